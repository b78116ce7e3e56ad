// The page Wonde configuration over a fake bridge: what is asked before people lose PIN and card, and what is not shown.
import { describe, expect, it, jest } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { renderAdmin, type AdminScene } from '../../../../tests/harness/render-admin.tsx';
import type { FakeHandlers } from '../../../../tests/fakes/fake-bridge.ts';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { wondeConfiguration } from '../../../shared/ipc/admin/people-setup-contract.ts';

// Whole pages, walked by hand and by axe: slow on a busy machine.
jest.setTimeout(30_000);

const student = { id: 'student', name: 'Student', builtIn: true, retired: false, sortOrder: 0 };
const sixthForm = { id: 'sixth', name: 'Sixth Form', builtIn: false, retired: false, sortOrder: 1 };
const students = {
  id: 'students',
  entity: 'student',
  userTypeId: 'student',
  years: 'others',
  reads: true,
  writes: true,
};
const sixth = { id: 'm6', entity: 'student', userTypeId: 'sixth', years: ['13', '14'], reads: true, writes: true };
const year = (key: string, more: object = {}) => ({
  key,
  name: `Year ${key}`,
  pupils: 60,
  inNoAddressBook: 0,
  mappingId: null,
  inMis: true,
  ...more,
});

const configuration = (more: object = {}) =>
  wondeConfiguration.parse({
    mappings: [
      { mapping: students, userTypeName: 'Student', departmentName: null, departmentRetired: false, people: 480 },
      { mapping: sixth, userTypeName: 'Sixth Form', departmentName: null, departmentRetired: false, people: 60 },
    ],
    years: [year('12'), year('13', { mappingId: 'm6' }), year('14', { mappingId: 'm6', pupils: 0, inMis: false })],
    pupilsInNone: 0,
    userTypes: [student, sixthForm],
    departments: [{ id: 'none', name: 'No department', builtIn: true, retired: false, sortOrder: 0 }],
    mis: { rollRead: true, allowsWriteback: true, writebackEnabled: true },
    staff: { current: 0, inNone: 0, workUnknown: 0, lastReadAtMs: null, problem: null },
    ...more,
  });

const moving = { leaving: 60, joining: 0, intoNone: 0, pins: 12, cards: 3, withPinOrCard: 14 };

async function open(handlers: FakeHandlers = {}, page = configuration()): Promise<AdminScene> {
  const scene = renderAdmin({ 'mappings.list': () => page, 'mappings.preview': () => moving, ...handlers });
  const navigation = await screen.findByRole('navigation');
  await scene.user.click(within(navigation).getByRole('button', { name: 'Wonde configuration' }));
  await screen.findByRole('heading', { name: 'Wonde configuration' });
  return scene;
}

describe('the list', () => {
  it('says each mapping in words, flags a year that has gone, and is accessible', async () => {
    await open();
    const list = await screen.findByRole('list', { name: 'Sync mappings' });
    expect(within(list).getByText('All other year groups')).toBeTruthy();
    expect(within(list).getByText('Years 13 and 14')).toBeTruthy();
    expect(within(list).getByText('The MIS has nobody in Year 14 any more.')).toBeTruthy();
    expect(await findAxeViolations()).toEqual([]);
  });

  it('counts the pupils who are in no address book, by year', async () => {
    await open({}, configuration({ pupilsInNone: 42, years: [year('9', { inNoAddressBook: 42 })] }));
    expect(await screen.findByText('42 pupils are in no address book, and not on the kiosk')).toBeTruthy();
    expect(screen.getByText(/Year 9 \(42\)/)).toBeTruthy();
  });

  it('tells a staff list that is withheld, as a trouble of the staff mapping alone', async () => {
    const staff = { id: 's', entity: 'staff', userTypeId: 'sixth', departmentId: 'none', staff: 'all', reads: true };
    const row = { mapping: staff, userTypeName: 'Staff', departmentName: 'No department', departmentRetired: false };
    const trouble = { current: 0, inNone: 0, workUnknown: 0, lastReadAtMs: null, problem: 'WONDE_FORBIDDEN' };
    await open({}, configuration({ mappings: [{ ...row, people: 0 }], staff: trouble }));
    expect(await screen.findByText('The staff list could not be read')).toBeTruthy();
    expect(screen.getByText(/Pupils are not affected/)).toBeTruthy();
    expect(screen.getByText(/does not share its staff/)).toBeTruthy();
  });
});

describe('a change that moves people', () => {
  it('is asked about first, with the numbers, and confirmed with them', async () => {
    const made: unknown[] = [];
    const { user } = await open({
      'mappings.change': (input) => {
        made.push(input);
        return { moved: 60, cleared: 15 };
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Remove Years 13 and 14: Sixth Form' }));
    const dialog = await screen.findByRole('alertdialog');
    expect(within(dialog).getByText('60 people leave the address book they are in.')).toBeTruthy();
    expect(within(dialog).getByText(/14 of them have 12 PINs and 3 cards. These are cleared/)).toBeTruthy();
    expect(made).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Remove the mapping' }));
    await screen.findByText('The mapping is removed. 60 people moved, 15 PINs or cards cleared.');
    expect(made).toEqual([{ change: { kind: 'remove', id: 'm6' }, confirmed: { leaving: 60, withPinOrCard: 14 } }]);
  });

  it('is not made when it would do something else by now', async () => {
    const { user } = await open({
      'mappings.change': () => {
        throw new AppError('CONFLICT');
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Remove Years 13 and 14: Sixth Form' }));
    const dialog = await screen.findByRole('alertdialog');
    await user.click(within(dialog).getByRole('button', { name: 'Remove the mapping' }));
    expect(await within(dialog).findByText('This changed meanwhile')).toBeTruthy();
  });
});

describe('the editor', () => {
  const add = async (scene: AdminScene) => {
    await scene.user.click(await screen.findByRole('button', { name: 'Add a mapping' }));
    await screen.findByRole('heading', { name: 'Add a mapping' });
  };

  it('asks for what is missing, offers no year that another mapping has, and is accessible', async () => {
    const asked: unknown[] = [];
    const scene = await open({
      'mappings.preview': ({ change }) => {
        asked.push(change);
        return { ...moving, leaving: 0 };
      },
      'mappings.change': () => ({ moved: 0, cleared: 0 }),
    });
    await add(scene);
    expect(screen.getByRole('checkbox', { name: /Year 13 .*in the mapping for Sixth Form/s })).toHaveProperty(
      'disabled',
      true,
    );
    expect(screen.getByRole('radio', { name: /All other year groups/ })).toHaveProperty('disabled', true);
    expect(await findAxeViolations()).toEqual([]);
    await scene.user.click(screen.getByRole('button', { name: 'Save the mapping' }));
    expect(await screen.findByText('Choose at least one year group.')).toBeTruthy();
    expect(asked).toEqual([]);
    await scene.user.click(screen.getByRole('checkbox', { name: /Year 12/ }));
    await scene.user.click(screen.getByRole('button', { name: /User type \(needed\)/ }));
    await scene.user.click(await screen.findByRole('option', { name: 'Sixth Form' }));
    await scene.user.click(screen.getByRole('switch', { name: 'Write' }));
    await scene.user.click(screen.getByRole('button', { name: 'Save the mapping' }));
    await screen.findByRole('list', { name: 'Sync mappings' });
    expect(asked).toEqual([{ kind: 'save', mapping: { ...sixth, id: null, years: ['12'], writes: false } }]);
  });

  it('has no Write switch where the MIS does not let it, and none for staff', async () => {
    const scene = await open(
      {},
      configuration({ mis: { rollRead: true, allowsWriteback: false, writebackEnabled: true } }),
    );
    await add(scene);
    expect(screen.queryByRole('switch', { name: 'Write' })).toBeNull();
    expect(screen.getByText(/does not let Gatehouse write/)).toBeTruthy();
    await scene.user.click(screen.getByRole('radio', { name: 'Staff' }));
    expect(screen.queryByRole('switch', { name: 'Write' })).toBeNull();
    expect(screen.getByText('Nothing about staff is ever written to the MIS.')).toBeTruthy();
    await scene.user.click(screen.getByRole('button', { name: /User type \(needed\)/ }));
    expect(screen.queryByRole('option', { name: 'Student' })).toBeNull();
  });

  it('says which mapping has the same people when main refuses', async () => {
    const scene = await open({
      'mappings.preview': () => {
        throw new AppError('MAPPING_OVERLAPS', { fields: { '12': 'm6' } });
      },
    });
    await add(scene);
    await scene.user.click(screen.getByRole('checkbox', { name: /Year 12/ }));
    await scene.user.click(screen.getByRole('button', { name: /User type \(needed\)/ }));
    await scene.user.click(await screen.findByRole('option', { name: 'Student' }));
    await scene.user.click(screen.getByRole('button', { name: 'Save the mapping' }));
    expect(await screen.findByText(/Year 12: already in the mapping for Sixth Form/)).toBeTruthy();
  });
});
