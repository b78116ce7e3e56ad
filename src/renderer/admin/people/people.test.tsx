// Address books and a profile as a receptionist uses them.
import { configure, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, jest } from '@jest/globals';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import type { FakeHandlers } from '../../../../tests/fakes/fake-bridge.ts';
import { renderAdmin } from '../../../../tests/harness/render-admin.tsx';
import { personId } from '../../../shared/domain/ids.ts';
import { collectorId } from '../../../shared/domain/person-profile.ts';
import { STUDENT } from '../../../shared/domain/user-type.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AddressBookRow, Profile } from '../../../shared/ipc/admin/people-contract.ts';

// A dialog typed into letter by letter takes seconds on a busy machine, and a page more than one.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 10_000 });

const SIAN = personId.parse('01900000-0000-7000-8000-000000000001');
const BEN = personId.parse('01900000-0000-7000-8000-000000000002');
const nowhere = { place: 'nothing', building: null, sinceMs: null, timeText: null } as const;

const row = (id: typeof SIAN, forename: string, surname: string): AddressBookRow => ({
  personId: id,
  forename,
  surname,
  kind: 'student',
  yearName: 'Year 9',
  formName: '9B',
  departmentName: null,
  hasPin: id === SIAN,
  hasCard: false,
  photoPermission: 'notSaid',
  standing: id === BEN ? { place: 'out', building: null, sinceMs: 5, timeText: '10:42' } : nowhere,
});

const sian: Profile = {
  personId: SIAN,
  kind: 'student',
  roll: 'current',
  leftAtMs: null,
  userType: { id: STUDENT, name: 'Student' },
  mis: {
    forename: 'Siân',
    middleNames: null,
    surname: 'Oakley',
    dateOfBirth: '2012-10-03',
    upn: 'A823200012001',
    misId: '77',
    wondeId: 'A1329183376',
    yearName: 'Year 9',
    formName: '9B',
    isTeaching: null,
  },
  standing: nowhere,
  pin: null,
  card: null,
  credentialsReadable: true,
  photoPermission: 'notSaid',
  photosKept: 2,
  notes: '',
  collectors: [
    { id: collectorId.parse('01900000-0000-7000-8000-00000000000c'), name: 'Ivy Marsh', relation: 'Aunt', phone: null },
  ],
  department: null,
};

async function openBooks(handlers: FakeHandlers = {}) {
  const scene = renderAdmin({
    'people.listAddressBooks': () => ({
      books: [{ userTypeId: STUDENT, name: 'Student', retired: false, current: 2, leavers: 1 }],
      inNoAddressBook: 0,
    }),
    'people.getAddressBook': ({ roll }) => ({
      rows: roll === 'left' ? [] : [row(BEN, 'Ben', 'Byrne'), row(SIAN, 'Siân', 'Oakley')],
      next: null,
    }),
    'people.getProfile': () => sian,
    'people.getHistory': () => ({ rows: [], lateness: { from: '2026-09-01', weeks: [], times: 0, minutes: 0 } }),
    ...handlers,
  });
  await scene.user.click(await screen.findByRole('button', { name: 'Address books' }));
  await screen.findByRole('table');
  return scene;
}

async function openSian(handlers: FakeHandlers = {}) {
  const scene = await openBooks(handlers);
  await scene.user.click(screen.getByRole('button', { name: /Oakley, Siân/ }));
  await screen.findByRole('heading', { name: 'Siân Oakley' });
  return scene;
}

describe('an address book', () => {
  it('lists its people, finds them without accents, and says when nobody matches', async () => {
    const { user } = await openBooks();
    expect(screen.getByText('Out, not back since 10:42')).toBeTruthy();
    const search = screen.getByRole('searchbox');
    await user.type(search, 'sian');
    await waitFor(() => expect(screen.queryByText('Byrne, Ben')).toBeNull());
    expect(screen.getByText('1 of 2 people')).toBeTruthy();
    await user.type(search, ' xyz');
    await user.click(await screen.findByRole('button', { name: 'Show everybody' }));
    expect(await screen.findByText('Byrne, Ben')).toBeTruthy();
  });

  it('of thousands comes in pieces and is shown whole, by surname', async () => {
    const { bridge } = await openBooks({
      'people.getAddressBook': ({ after }) =>
        after === null
          ? { rows: [row(SIAN, 'Siân', 'Oakley')], next: SIAN }
          : { rows: [row(BEN, 'Ben', 'Byrne')], next: null },
    });
    expect(bridge.inputsOf('people.getAddressBook').map(({ after }) => after)).toEqual([null, SIAN]);
    const names = screen.getAllByRole('row').map((each) => each.textContent ?? '');
    expect(names.findIndex((text) => text.includes('Byrne'))).toBeLessThan(
      names.findIndex((text) => text.includes('Oakley')),
    );
    expect(screen.getByText('2 people')).toBeTruthy();
  });

  it('shows leavers on request only', async () => {
    const { user, bridge } = await openBooks();
    expect(bridge.inputsOf('people.getAddressBook')).toEqual([{ userTypeId: 'student', roll: 'current', after: null }]);
    await user.click(screen.getByRole('button', { name: 'Leavers (1)' }));
    await screen.findByText('No leavers');
    expect(bridge.inputsOf('people.getAddressBook').at(-1)).toEqual({
      userTypeId: 'student',
      roll: 'left',
      after: null,
    });
  });

  it('exports exactly who is shown', async () => {
    const { user, bridge } = await openBooks({
      'people.exportAddressBook': () => ({ saved: true, fileName: 'book.csv', rowCount: 1 }),
    });
    await user.type(screen.getByRole('searchbox'), 'byrne');
    await screen.findByText('1 of 2 people');
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Export as CSV' }));
    await screen.findByText('1 person exported to book.csv.');
    expect(bridge.inputsOf('people.exportAddressBook')).toEqual([
      { userTypeId: 'student', roll: 'current', personIds: [BEN], search: 'byrne', format: 'csv' },
    ]);
  });

  it('says how many people no mapping takes in', async () => {
    await openBooks({
      'people.listAddressBooks': () => ({
        books: [{ userTypeId: STUDENT, name: 'Student', retired: false, current: 2, leavers: 0 }],
        inNoAddressBook: 3,
      }),
    });
    expect(screen.getByText('3 people on roll are in no address book')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Open Wonde configuration' })).toBeTruthy();
  });

  it('can be used by everybody', async () => {
    await openBooks();
    expect(await findAxeViolations()).toEqual([]);
  });
});

describe('a profile', () => {
  it('shows the MIS fields without any way to change them, and leads back', async () => {
    const { user } = await openSian();
    const section = screen.getByRole('region', { name: 'From the MIS' });
    expect(within(section).getByText('3 October 2012')).toBeTruthy();
    expect(within(section).queryAllByRole('textbox')).toHaveLength(0);
    expect(within(section).getByText(/change it there/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Back to the address book' }));
    await screen.findByText('Byrne, Ben');
  });

  it('can be used by everybody', async () => {
    await openSian();
    expect(await findAxeViolations()).toEqual([]);
  });

  it('asks before unsaved notes are lost, and saves them', async () => {
    const { user, bridge } = await openSian({ 'people.setNotes': () => ({}) });
    await user.type(screen.getByRole('textbox', { name: 'Notes for reception' }), 'Bus 14');
    await user.click(screen.getByRole('button', { name: 'Back to the address book' }));
    const question = await screen.findByRole('alertdialog');
    await user.click(within(question).getByRole('button', { name: 'Stay here' }));
    await user.click(screen.getByRole('button', { name: 'Save notes' }));
    await waitFor(() => expect(bridge.inputsOf('people.setNotes')).toEqual([{ personId: SIAN, notes: 'Bus 14' }]));
  });

  it('changes the photo permission at once and takes it back on Undo', async () => {
    const { user, bridge } = await openSian({ 'people.setPhotoPermission': () => ({}) });
    await user.click(screen.getByRole('radio', { name: /^Refused/ }));
    await user.click(await screen.findByRole('button', { name: /Undo/ }));
    await screen.findByText('Undone.');
    expect(bridge.inputsOf('people.setPhotoPermission').map(({ photoPermission }) => photoPermission)).toEqual([
      'refused',
      'notSaid',
    ]);
  });

  it('removes a collector and brings them back as they were', async () => {
    const { user, bridge } = await openSian({ 'people.setCollectors': () => [] });
    await user.click(screen.getByRole('button', { name: 'Remove Ivy Marsh' }));
    await user.click(await screen.findByRole('button', { name: /Undo/ }));
    await screen.findByText('Undone.');
    expect(bridge.inputsOf('people.setCollectors').map(({ collectors }) => collectors)).toEqual([[], sian.collectors]);
  });

  it('erases photos only after asking', async () => {
    const { user, bridge } = await openSian({ 'people.erasePhotos': () => ({ erased: 2, failed: 0 }) });
    await user.click(screen.getByRole('button', { name: 'Erase photos' }));
    const question = await screen.findByRole('alertdialog', { name: 'Erase 2 photos of Siân Oakley?' });
    expect(bridge.inputsOf('people.erasePhotos')).toEqual([]);
    await user.click(within(question).getByRole('button', { name: 'Erase photos' }));
    await screen.findByText('2 photos erased.');
  });
});

describe('setting a PIN', () => {
  const words = { taken: 'This PIN is taken. Choose another.', run: /Digits in a row/ };

  it('says why one is not taken, takes a suggested one, and shows it once', async () => {
    const { user, bridge } = await openSian({
      'people.setPin': ({ pin }) => {
        if (pin === '4071') throw new AppError('VALIDATION', { fields: { pin: 'taken' } });
        if (pin === '1234') throw new AppError('VALIDATION', { fields: { pin: 'run' } });
        return {};
      },
      'people.suggestPin': () => ({ pin: '8305' }),
    });
    await user.click(screen.getByRole('button', { name: 'Set a PIN' }));
    const field = await screen.findByRole('textbox', { name: 'New PIN' });
    await user.type(field, '12{Enter}');
    await screen.findByText('A PIN is four to eight digits.');
    await user.type(field, '34{Enter}');
    await screen.findByText(words.run);
    await user.clear(field);
    await user.type(field, '4071');
    // Not by Enter: a test types as fast as a card reader, and would be heard as one.
    await user.click(screen.getByRole('button', { name: 'Set PIN' }));
    await screen.findByText(words.taken);
    await user.click(screen.getByRole('button', { name: 'Suggest a PIN' }));
    await waitFor(() => expect((field as HTMLInputElement).value).toBe('8305')); // as: the role says input
    await user.click(screen.getByRole('button', { name: 'Set PIN' }));
    await screen.findByRole('dialog', { name: 'The PIN of Siân Oakley is' });
    expect(screen.getByText('8305')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByText('8305')).toBeNull());
    expect(bridge.inputsOf('people.setPin').map(({ pin }) => pin)).toEqual(['1234', '4071', '8305']);
  });
});

describe('assigning a card', () => {
  it('says whose a card is, and moves it only when told to', async () => {
    const { user, bridge } = await openSian({
      'people.setCard': ({ moveFrom }) =>
        moveFrom === null
          ? { result: 'taken', holder: { personId: BEN, name: 'Ben Byrne', detail: '9B' } }
          : { result: 'set', hint: '4203' },
    });
    await user.click(screen.getByRole('button', { name: 'Assign a card' }));
    await user.type(await screen.findByRole('textbox', { name: /type the card/ }), '0049174203');
    await user.click(screen.getByRole('button', { name: 'Assign' }));
    await screen.findByRole('alertdialog', { name: 'This card belongs to Ben Byrne (9B)' });
    await user.click(screen.getByRole('button', { name: 'Move it here' }));
    await screen.findByText('Card ending in 4203 assigned to Siân Oakley.');
    expect(bridge.inputsOf('people.setCard')).toEqual([
      { personId: SIAN, text: '0049174203', moveFrom: null },
      { personId: SIAN, text: '0049174203', moveFrom: BEN },
    ]);
  });

  it('hears the reader wherever the focus is, and says of a printed badge that it is no card', async () => {
    const { bridge, user } = await openSian({
      'people.setCard': () => {
        throw new AppError('VALIDATION', { fields: { card: 'badge' } });
      },
    });
    await user.click(screen.getByRole('button', { name: 'Assign a card' }));
    screen.getByRole('button', { name: 'Cancel' }).focus();
    // As fast as a reader, on the button that has the focus: Enter must not press it.
    await user.keyboard('GH48291736{Enter}');
    await screen.findByText(/a badge that a kiosk printed/);
    expect(bridge.inputsOf('people.setCard')).toEqual([expect.objectContaining({ text: 'GH48291736' })]);
    expect(screen.getByRole('dialog')).toBeTruthy();
  });

  it('says in words what is no card', async () => {
    const { user } = await openSian({
      'people.setCard': () => {
        throw new AppError('VALIDATION', { fields: { card: 'form' } });
      },
    });
    await user.click(screen.getByRole('button', { name: 'Assign a card' }));
    await user.type(await screen.findByRole('textbox', { name: /type the card/ }), '12');
    await user.click(screen.getByRole('button', { name: 'Assign' }));
    await screen.findByText(/This is no card/);
  });
});

describe('PINs and cards whose key is lost', () => {
  it('can be started afresh by an administrator, after a question', async () => {
    const { user, bridge } = await openSian({
      'people.getProfile': () => ({ ...sian, credentialsReadable: false }),
      'people.forgetLostCredentials': () => ({ count: 7 }),
    });
    await user.click(screen.getByRole('button', { name: 'Start PINs and cards afresh' }));
    const question = await screen.findByRole('alertdialog');
    await user.click(within(question).getByRole('button', { name: 'Start PINs and cards afresh' }));
    await screen.findByText(/^7 PINs and cards forgotten/);
    expect(bridge.inputsOf('people.forgetLostCredentials')).toEqual([{ confirmed: true }]);
  });
});

describe('everything held about a person', () => {
  it('is taken by an administrator, who reads where it went', async () => {
    const { user, bridge } = await openSian({
      'people.exportPerson': () => ({ saved: true, fileName: 'sian.html', rowCount: 0 }),
    });
    await user.click(screen.getByRole('button', { name: 'Everything held' }));
    await user.click(await screen.findByRole('menuitem', { name: 'As a page to read' }));
    await screen.findByText('Everything held about this person is in sian.html.');
    expect(bridge.inputsOf('people.exportPerson')).toEqual([{ personId: SIAN, format: 'html' }]);
  });
});
