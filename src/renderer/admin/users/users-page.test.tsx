import { describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import type { FakeHandlers } from '../../../../tests/fakes/fake-bridge.ts';
import { renderPage, type PageScene } from '../../../../tests/harness/render-page.tsx';
import { adminUserId } from '../../../shared/domain/admin-user.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AdminUserRow } from '../../../shared/ipc/admin/users-contract.ts';
import { UsersPage } from './users-page.tsx';

jest.setTimeout(30_000);

const idOf = (count: number) => adminUserId.parse(`01900000-0000-7000-8000-00000000000${count}`);
const aUser = (of: Partial<AdminUserRow> = {}): AdminUserRow => ({
  id: idOf(1),
  name: 'Ada Okafor',
  role: 'administrator',
  mustChange: false,
  hasPassword: true,
  createdAtMs: 0,
  retiredAtMs: null,
  lastSignInAtMs: null,
  lockedUntilMs: null,
  isYou: true,
  isLastAdministrator: true,
  ...of,
});
const maria = aUser({
  id: idOf(2),
  name: 'Maria Rossi',
  role: 'receptionist',
  isYou: false,
  isLastAdministrator: false,
});

function openPage(rows: readonly AdminUserRow[] = [aUser(), maria], handlers: FakeHandlers = {}): PageScene {
  return renderPage(<UsersPage />, {
    'users.list': () => [...rows],
    'users.add': () => ({ userId: idOf(3) }),
    'users.retire': () => ({}),
    'users.bringBack': () => ({}),
    'users.setRole': () => ({}),
    ...handlers,
  });
}

/** Opens somebody's menu and chooses from it. */
async function choose({ user }: PageScene, name: string, choice: string): Promise<void> {
  await user.click(await screen.findByRole('button', { name: `More for ${name}` }));
  await user.click(await screen.findByRole('menuitem', { name: choice }));
}

describe('the list of users', () => {
  it('says who may sign in, as what, and which of them is you', async () => {
    openPage([aUser(), aUser({ ...maria, mustChange: true })]);
    expect(await screen.findByText('Ada Okafor (you)')).toBeTruthy();
    expect(screen.getByText('Must choose a password')).toBeTruthy();
    expect(await findAxeViolations()).toEqual([]);
  });

  it('keeps the retired apart, and says so while there are none', async () => {
    const scene = openPage();
    await scene.user.click(await screen.findByRole('button', { name: 'Retired' }));
    expect(screen.getByText(/Nobody was retired/)).toBeTruthy();
    expect(screen.queryByText('Maria Rossi')).toBeNull();
  });
});

describe('adding a user', () => {
  const openDialog = async (scene: PageScene) => {
    await scene.user.click(await screen.findByRole('button', { name: 'Add a user' }));
    return within(await screen.findByRole('dialog', { name: 'Add a user' }));
  };

  it('sends nothing until there is a name and a password long enough', async () => {
    const scene = openPage();
    const dialog = await openDialog(scene);
    await scene.user.click(dialog.getByRole('button', { name: 'Add' }));
    expect(dialog.getByText('Use two to 60 characters.')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(dialog.getByLabelText('Name')));
    expect(scene.bridge.inputsOf('users.add')).toEqual([]);
  });

  it('makes a receptionist unless told otherwise, and says what happens next', async () => {
    const scene = openPage();
    const dialog = await openDialog(scene);
    await scene.user.type(dialog.getByLabelText('Name'), 'Jo Bell');
    await scene.user.type(dialog.getByLabelText('First password'), 'three plain words');
    await scene.user.click(dialog.getByRole('button', { name: 'Add' }));
    expect(await screen.findByText(/Jo Bell can sign in now/)).toBeTruthy();
    expect(scene.bridge.inputsOf('users.add')).toEqual([
      { name: 'Jo Bell', role: 'receptionist', password: 'three plain words' },
    ]);
  });

  it('keeps what was typed when the name is taken, and says so', async () => {
    const scene = openPage(undefined, {
      'users.add': () => {
        throw new AppError('ADMIN_NAME_TAKEN');
      },
    });
    const dialog = await openDialog(scene);
    await scene.user.type(dialog.getByLabelText('Name'), 'Maria Rossi');
    await scene.user.type(dialog.getByLabelText('First password'), 'three plain words');
    await scene.user.click(dialog.getByRole('button', { name: 'Add' }));
    expect(await dialog.findByRole('alert')).toBeTruthy();
    expect(dialog.getByLabelText('Name')).toHaveProperty('value', 'Maria Rossi');
  });
});

describe('what can be done with a user', () => {
  it('retires another at once and offers to take it back', async () => {
    const scene = openPage();
    await choose(scene, 'Maria Rossi', 'Retire');
    expect(await screen.findByText('Maria Rossi is retired.')).toBeTruthy();
    await scene.user.click(screen.getByRole('button', { name: /Undo/ }));
    expect(scene.bridge.inputsOf('users.bringBack')).toEqual([{ userId: maria.id }]);
  });

  it('asks before you make yourself a receptionist, since it signs you out', async () => {
    const scene = openPage([aUser({ isLastAdministrator: false }), maria]);
    await choose(scene, 'Ada Okafor', 'Make a receptionist');
    const question = within(await screen.findByRole('alertdialog', { name: 'Make yourself a receptionist?' }));
    await scene.user.click(question.getByRole('button', { name: 'Cancel' }));
    expect(scene.bridge.inputsOf('users.setRole')).toEqual([]);
  });

  it('does not let the only administrator go, and says why', async () => {
    const scene = openPage();
    await scene.user.click(await screen.findByRole('button', { name: 'More for Ada Okafor' }));
    const retire = await screen.findByRole('menuitem', { name: 'Retire' });
    expect(retire.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText(/only administrator who can sign in/)).toBeTruthy();
  });
});
