import { describe, expect, it } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import { AppError } from '../../../shared/errors/app-error.ts';
import { writebackState } from '../../../shared/domain/mark.ts';
import type { LogbookRow } from '../../../shared/ipc/admin-contract.ts';
import {
  INVENTED_DATE,
  aBadge,
  aBadgeId,
  aLogbookRow,
  aMark,
  anInventedDay,
  quietSync,
} from '../../../../tests/fakes/invented-logbook.ts';
import { renderAdmin } from '../../../../tests/harness/render-admin.tsx';
import { enAdmin } from '../../strings/en-admin.ts';
import type { FakeHandlers } from '../../../../tests/fakes/fake-bridge.ts';

const day = (rows: LogbookRow[]): FakeHandlers => ({
  'admin.getLogbook': ({ localDate }) => ({
    localDate: localDate ?? INVENTED_DATE,
    rows,
    lateCount: rows.filter((row) => row.kind === 'late').length,
    outNowCount: 1,
  }),
});
const left = (count: number, part: Partial<LogbookRow> = {}) =>
  aLogbookRow(count, {
    personName: 'Łukasz Kowalski',
    kind: 'leaving',
    direction: 'out',
    actionName: 'Doctor or dentist',
    marks: [],
    badge: aBadge(count),
    ...part,
  });
const bodyRows = () => {
  const [, ...rows] = within(screen.getByRole('table')).getAllByRole('row');
  return rows;
};
const openStory = async (user: { click: (element: Element) => Promise<void> }, name: string) =>
  user.click(await screen.findByRole('button', { name: new RegExp(`^${name}, .*whole story`) }));

describe('the daily logbook', () => {
  it('says what to expect on a day nobody has used the kiosk', async () => {
    renderAdmin();
    expect(await screen.findByText('Nobody has used the kiosk yet today')).toBeTruthy();
  });

  it('shows the day’s numbers as tiles, and a fourth only when a person is needed', async () => {
    const { bridge } = renderAdmin(day([aLogbookRow(1), aLogbookRow(2, { marks: [aMark(2, { state: 'waiting' })] })]));
    expect(await screen.findByRole('button', { name: /^2\s*Late/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: /^1\s*Out now/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: /^1\s*Waiting to be sent/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Need attention/ })).toBeNull();
    const handler = day([aLogbookRow(1, { marks: [aMark(1, { state: 'refused' })] })])['admin.getLogbook'];
    if (handler !== undefined) bridge.answer('admin.getLogbook', handler);
    act(() => bridge.emit('sync.statusChanged'));
    expect(await screen.findByRole('button', { name: /^1\s*Need attention/ })).toBeTruthy();
  });

  it('says every writeback state in words, not by colour alone', async () => {
    const states = writebackState.options;
    renderAdmin(day(states.map((state, index) => aLogbookRow(index, { marks: [aMark(index, { state })] }))));
    await screen.findByRole('table');
    for (const state of states) {
      const words = `Morning mark L: ${enAdmin.writeback.words[state]}`;
      expect(screen.getByText(words)).toBeTruthy();
    }
  });

  it('shows a movement that is recorded meanwhile, by itself', async () => {
    const { bridge } = renderAdmin();
    await screen.findByText('Nobody has used the kiosk yet today');
    const handler = day([aLogbookRow(1)])['admin.getLogbook'];
    if (handler !== undefined) bridge.answer('admin.getLogbook', handler);
    act(() => bridge.emit('movement.recorded', { movementId: aLogbookRow(1).movementId }));
    expect(await screen.findByText('Siân Owen')).toBeTruthy();
  });

  it('finds Siân without the accent, a badge by its number, and narrows by movement and state', async () => {
    const rows = [
      aLogbookRow(1),
      left(2),
      aLogbookRow(3, { personName: 'Zoë Ashdown', marks: [aMark(3, { state: 'refused' })] }),
    ];
    const { user } = renderAdmin(day(rows));
    await screen.findByRole('table');
    const search = screen.getByRole('searchbox', { name: 'Search the logbook' });
    await user.type(search, 'sian');
    expect(bodyRows()).toHaveLength(1);
    expect(screen.getByText('Siân Owen')).toBeTruthy();
    expect(screen.getByText('1 of 3 movements')).toBeTruthy();

    await user.clear(search);
    await user.type(search, aBadgeId(2).slice(0, 4));
    expect(screen.getByText('Łukasz Kowalski')).toBeTruthy();
    expect(bodyRows()).toHaveLength(1);

    await user.click(screen.getByRole('button', { name: 'Clear search and filters' }));
    await user.click(screen.getByRole('button', { name: 'Left' }));
    expect(bodyRows()).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'All' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Mark' }), 'refused');
    expect(bodyRows()).toHaveLength(1);
    expect(screen.getByText('Zoë Ashdown')).toBeTruthy();

    await user.type(search, 'nobody');
    expect(await screen.findByText('Nothing matches')).toBeTruthy();
  });

  it('goes back a day and never past today', async () => {
    const { bridge, user } = renderAdmin();
    await screen.findByText(/22 September 2026/);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'The day after' }).disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: 'The day before' }));
    expect(await screen.findByText(/21 September 2026/)).toBeTruthy();
    expect(await screen.findByText('Nobody used the kiosk on this day')).toBeTruthy();
    expect(bridge.inputsOf('admin.getLogbook').at(-1)).toEqual({ localDate: '2026-09-21' });
    await user.click(screen.getByRole('button', { name: 'The day after' }));
    await waitFor(() => expect(bridge.inputsOf('admin.getLogbook').at(-1)).toEqual({ localDate: null }));
  });

  it('sorts by name, newest first until then', async () => {
    const rows = [
      aLogbookRow(1, { personName: 'Zoë Ashdown', occurredAtMs: 3 }),
      aLogbookRow(2, { personName: 'Chidi Okonkwo', occurredAtMs: 2 }),
      aLogbookRow(3, { personName: 'Łukasz Kowalski', occurredAtMs: 4 }),
    ];
    const { user } = renderAdmin(day(rows));
    await screen.findByRole('table');
    const namesShown = () => bodyRows().map((row) => within(row).getByRole('button').textContent);
    expect(namesShown()).toEqual(['Łukasz Kowalski', 'Zoë Ashdown', 'Chidi Okonkwo']);
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(namesShown()).toEqual(['Chidi Okonkwo', 'Łukasz Kowalski', 'Zoë Ashdown']);
    expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending');
  });

  it('walks the rows with the arrow keys, one tab stop for the whole table', async () => {
    const { user } = renderAdmin(day(anInventedDay()));
    await screen.findByRole('table');
    const stops = () => screen.getAllByRole('button', { name: /whole story/ }).filter((one) => one.tabIndex === 0);
    expect(stops()).toHaveLength(1);
    stops()[0]?.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    await waitFor(() => expect(document.activeElement?.getAttribute('data-row-index')).toBe('2'));
    expect(stops()).toHaveLength(1);
  });
});

describe('a movement’s story', () => {
  it('gives the reasons, the MIS’s own words, what to do, and another try for a mark that was refused', async () => {
    const refused = aMark(1, {
      code: 'U',
      state: 'refused',
      explanation: 'U: arrived 09:31, the register closed at 09:15',
      lastErrorCode: 'WONDE_REJECTED',
      lastErrorWords: 'The register is locked.',
    });
    const { bridge, user } = renderAdmin(day([aLogbookRow(1, { marks: [refused] })]));
    await openStory(user, 'Siân Owen');
    const story = within(screen.getByRole('complementary', { name: /Siân Owen/ }));
    expect(story.getByText('U: arrived 09:31, the register closed at 09:15')).toBeTruthy();
    expect(story.getByText(/The register is locked/)).toBeTruthy();
    expect(story.getByText('What to do:')).toBeTruthy();
    await user.click(story.getByRole('button', { name: 'Try mark U again' }));
    expect(await story.findByText('It is on its way again.')).toBeTruthy();
    expect(bridge.inputsOf('admin.retryMark')).toEqual([{ markId: refused.id }]);
  });

  it('offers no other try for a mark that is on its way', async () => {
    const { user } = renderAdmin(day([aLogbookRow(1, { marks: [aMark(1, { state: 'waiting' })] })]));
    await openStory(user, 'Siân Owen');
    expect(screen.queryByRole('button', { name: /Try mark/ })).toBeNull();
  });

  it('says why a badge did not print and how often it was printed again', async () => {
    const badge = aBadge(2, { print: 'failed', printErrorCode: 'PRINTER_NO_PAPER', reprints: 2 });
    const { user } = renderAdmin(day([left(2, { badge })]));
    await openStory(user, 'Łukasz Kowalski');
    const story = within(screen.getByRole('complementary'));
    expect(story.getByText('Did not print.')).toBeTruthy();
    expect(story.getByText(/new roll/)).toBeTruthy();
    expect(story.getByText('Printed again 2 times')).toBeTruthy();
  });

  it('closes with Escape', async () => {
    const { user } = renderAdmin(day([aLogbookRow(1)]));
    await openStory(user, 'Siân Owen');
    await user.click(screen.getByRole('complementary'));
    screen.getByRole('button', { name: 'Close the story' }).focus();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary')).toBeNull();
  });
});

describe('printing a badge', () => {
  it('asks for a reason first, in one touch from the list', async () => {
    const { bridge, user } = renderAdmin({
      ...day([left(2)]),
      'admin.printBadge': () => ({ badgeId: aBadgeId(2), state: 'waiting' }),
    });
    await user.click(await screen.findByRole('button', { name: 'Print the badge of Łukasz Kowalski' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Print again' }));
    expect(dialog.getByRole('alert').textContent).toContain('Choose a reason');
    expect(bridge.inputsOf('admin.printBadge')).toEqual([]);

    await user.click(dialog.getByRole('button', { name: 'Badge lost' }));
    await user.click(dialog.getByRole('button', { name: 'Print again' }));
    expect(await screen.findByText(/waiting to print/)).toBeTruthy();
    expect(bridge.inputsOf('admin.printBadge')).toEqual([{ movementId: left(2).movementId, reason: 'Badge lost' }]);
  });

  it('takes a reason in the receptionist’s own words', async () => {
    const { bridge, user } = renderAdmin({
      ...day([left(2)]),
      'admin.printBadge': () => ({ badgeId: aBadgeId(2), state: 'confirmed' }),
    });
    await user.click(await screen.findByRole('button', { name: /^Print the badge/ }));
    await user.type(await screen.findByLabelText('Another reason'), ' dropped in a puddle {Enter}');
    await screen.findByText(/: printed$/);
    expect(bridge.inputsOf('admin.printBadge')[0]?.reason).toBe('dropped in a puddle');
  });

  it('says in words when the printer cannot', async () => {
    const { user } = renderAdmin({
      ...day([left(2, { badge: aBadge(2, { print: 'noPrinter' }) })]),
      'admin.printBadge': () => {
        throw new AppError('PRINTER_NOT_SET_UP');
      },
    });
    await user.click(await screen.findByRole('button', { name: /^Print the badge/ }));
    await user.click(await screen.findByRole('button', { name: 'Print badge' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Write the badge ID on paper');
  });
});

describe('Upload to MIS', () => {
  it('says when everything has been sent', async () => {
    const { user } = renderAdmin(day([aLogbookRow(1)]));
    await user.click(await screen.findByRole('button', { name: 'Upload to MIS' }));
    expect(await screen.findByText('Done. No mark is waiting.')).toBeTruthy();
  });

  it('says what still waits, and leads to the marks that need attention', async () => {
    const rows = [
      aLogbookRow(1),
      aLogbookRow(2, { personName: 'Maja Wójcik', marks: [aMark(2, { state: 'needs_person' })] }),
    ];
    const { user } = renderAdmin({
      ...day(rows),
      'admin.uploadNow': () => ({ ...quietSync, waiting: 3, needsPerson: 1 }),
    });
    await user.click(await screen.findByRole('button', { name: 'Upload to MIS' }));
    expect(await screen.findByText(/3 marks still waiting/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show them' }));
    expect(bodyRows()).toHaveLength(1);
    expect(screen.getByText('Maja Wójcik')).toBeTruthy();
  });

  it('says why nothing is sent and what to do', async () => {
    const { user } = renderAdmin({
      'admin.uploadNow': () => ({ ...quietSync, waiting: 2, pausedBecause: 'WONDE_AUTH' }),
    });
    await user.click(await screen.findByRole('button', { name: 'Upload to MIS' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The token was not accepted');
    expect(alert.textContent).toContain('2 marks are kept here');
  });
});
