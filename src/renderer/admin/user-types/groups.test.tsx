// The pages User types and Departments over a fake bridge.
import { describe, expect, it, jest } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { pressEnter } from '../../../../tests/harness/press-enter.ts';
import { renderAdmin, type AdminScene } from '../../../../tests/harness/render-admin.tsx';
import type { FakeHandlers } from '../../../../tests/fakes/fake-bridge.ts';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { departmentRow, userTypeRow } from '../../../shared/ipc/admin/people-setup-contract.ts';

// Whole pages, walked by hand and by axe: slow on a busy machine.
jest.setTimeout(30_000);

const aUserType = (more: object) =>
  userTypeRow.parse({ builtIn: false, retired: false, sortOrder: 1, people: 0, mappings: 0, actions: [], ...more });
const aDepartment = (more: object) =>
  departmentRow.parse({ builtIn: false, retired: false, sortOrder: 1, people: 0, mappings: 0, ...more });

const student = aUserType({ id: 'student', name: 'Student', builtIn: true, people: 600, mappings: 1 });
const visitors = aUserType({ id: 'visitors', name: 'Visitors' });
const sixthForm = aUserType({
  id: 'sixth',
  name: 'Sixth Form',
  mappings: 1,
  actions: [{ id: 'in', name: 'Signing in' }],
});

async function open(page: 'User types' | 'Departments', handlers: FakeHandlers): Promise<AdminScene> {
  const scene = renderAdmin(handlers);
  const navigation = await screen.findByRole('navigation');
  await scene.user.click(within(navigation).getByRole('button', { name: page }));
  await screen.findByRole('heading', { name: page, level: 1 });
  await screen.findByRole('list', { name: `${page} in order` });
  return scene;
}

describe('User types', () => {
  const list = { 'userTypes.list': () => [student, sixthForm, visitors] } as const;

  it('can all be renamed, the built-in one never retired; the page is accessible', async () => {
    await open('User types', list);
    expect(screen.getByRole('button', { name: 'Rename Student' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Retire Student' })).toBeNull();
    expect(await findAxeViolations()).toEqual([]);
  });

  it('are retired at once, with Undo', async () => {
    const said: unknown[] = [];
    const { user } = await open('User types', {
      ...list,
      'userTypes.retire': ({ id }) => {
        said.push(['retire', id]);
        return {};
      },
      'userTypes.restore': ({ id }) => {
        said.push(['restore', id]);
        return {};
      },
    });
    await user.click(screen.getByRole('button', { name: 'Retire Visitors' }));
    await screen.findByText('Retired Visitors.');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('Undone.');
    expect(said).toEqual([
      ['retire', 'visitors'],
      ['restore', 'visitors'],
    ]);
  });

  it('in use are not retired: the page says by what, and leads there', async () => {
    const { user } = await open('User types', list);
    await user.click(screen.getByRole('button', { name: 'Retire Sixth Form' }));
    const dialog = await screen.findByRole('dialog', { name: 'Sixth Form cannot be retired yet' });
    expect(within(dialog).getByText(/offered to it: Signing in/)).toBeTruthy();
    expect(within(dialog).getByRole('button', { name: 'Wonde configuration' })).toBeTruthy();
    expect(within(dialog).getByRole('button', { name: 'Actions' })).toBeTruthy();
  });

  it('say under the field that a name is in use', async () => {
    const { user } = await open('User types', {
      ...list,
      'userTypes.add': () => {
        throw new AppError('NAME_TAKEN');
      },
    });
    await user.click(screen.getByRole('button', { name: 'Add a user type' }));
    await user.keyboard('student');
    await pressEnter(user);
    expect(await screen.findByText('This name is in use already. Choose another.')).toBeTruthy();
  });
});

describe('Departments', () => {
  const maths = aDepartment({ id: 'maths', name: 'Maths', people: 9 });
  const none = aDepartment({ id: 'none', name: 'No department', builtIn: true });

  it('are retired after a question that says how many people move where', async () => {
    const said: unknown[] = [];
    const { user } = await open('Departments', {
      'departments.list': () => [none, maths],
      'departments.retire': (input) => {
        said.push(input);
        return {};
      },
    });
    await user.click(screen.getByRole('button', { name: 'Retire Maths' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Retire Maths?' });
    expect(within(dialog).getByText(/9 people will be in “No department”/)).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Retire it, move 9 people' }));
    await screen.findByText('Retired Maths.');
    expect(said).toEqual([{ id: 'maths', confirmedPeople: 9 }]);
  });
});
