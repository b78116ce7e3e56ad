import { describe, expect, it, jest } from '@jest/globals';
import { act, configure, screen, waitFor, within } from '@testing-library/react';
import { AppError } from '../../../shared/errors/app-error.ts';
import { writebackState } from '../../../shared/domain/mark.ts';
import {
  aBadge,
  aBadgeId,
  aLogbookRow,
  aMark,
  anInventedDay,
  logbookAnswers,
  quietSync,
  type InventedRow,
} from '../../../../tests/fakes/invented-logbook.ts';
import { pressEnter } from '../../../../tests/harness/press-enter.ts';
import { renderAdmin } from '../../../../tests/harness/render-admin.tsx';
import { enAdmin } from '../../strings/en-admin.ts';
import type { FakeHandlers } from '../../../../tests/fakes/fake-bridge.ts';

// The page has seven lists of choices, and a busy machine draws them slowly: what is waited for is a state, not this time.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(120_000);

const day = (rows: InventedRow[]): FakeHandlers => logbookAnswers(rows);
const left = (count: number, part: Partial<InventedRow> = {}) =>
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
    expect(await screen.findByRole('button', { name: /^2\s*Late today/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: /^0\s*Out now/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: /^1\s*Waiting/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Need a look/ })).toBeNull();
    const now = logbookAnswers([aLogbookRow(1, { marks: [aMark(1, { state: 'refused' })] })]);
    bridge.answer('logbook.getNumbers', now['logbook.getNumbers']);
    act(() => bridge.emit('sync.statusChanged'));
    expect(await screen.findByRole('button', { name: /^1\s*Need a look/ })).toBeTruthy();
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

  it('shows of a corrected mark where the correction stands, and the other session beside it', async () => {
    const marks = [
      aMark(1, { state: 'confirmed' }),
      aMark(2, { state: 'waiting' }),
      aMark(3, { state: 'sent', session: 'PM' }),
    ];
    renderAdmin(day([aLogbookRow(1, { marks })]));
    const chips = await screen.findAllByText(/ mark L: /);
    const { words } = enAdmin.writeback;
    expect(chips.map(({ textContent }) => textContent)).toEqual([
      `Morning mark L: ${words.waiting}`,
      `Afternoon mark L: ${words.sent}`,
    ]);
  });

  it('shows a movement that is recorded meanwhile, by itself', async () => {
    const { bridge } = renderAdmin();
    await screen.findByText('Nobody has used the kiosk yet today');
    const now = logbookAnswers([aLogbookRow(1)]);
    bridge.answer('logbook.list', now['logbook.list']);
    bridge.answer('logbook.getRows', now['logbook.getRows']);
    act(() => bridge.emit('movement.recorded', { movementId: aLogbookRow(1).movementId }));
    expect(await screen.findByText('Siân Owen')).toBeTruthy();
  });

  it('asks main for what is searched and chosen, and narrows to it', async () => {
    const rows = [aLogbookRow(1), left(2), aLogbookRow(3, { personName: 'Zoë Ashdown' })];
    const { bridge, user } = renderAdmin(day(rows));
    await screen.findByText('Zoë Ashdown');
    await user.keyboard('/');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('searchbox')));
    await user.keyboard('zoë');
    await waitFor(() => expect(bodyRows()).toHaveLength(1));
    expect(screen.getByText('1 movement')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Clear search and filters' }));
    await user.click(screen.getByRole('button', { name: 'Status: Any status' }));
    await user.click(await screen.findByRole('option', { name: 'Late' }));
    await waitFor(() => expect(bodyRows()).toHaveLength(2));
    expect(bridge.inputsOf('logbook.list').at(-1)?.filter).toMatchObject({ status: 'late', range: { kind: 'today' } });
    await user.keyboard('/');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('searchbox')));
    await user.keyboard('nobody');
    expect(await screen.findByText('Nothing matches')).toBeTruthy();
  });

  it('leaves out filters that have nothing to tell apart in this school', async () => {
    renderAdmin(day([aLogbookRow(1)]));
    expect(await screen.findByRole('button', { name: 'Year: Any year' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^User type:/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Department:/ })).toBeNull();
  });

  it('goes back a day and never past today', async () => {
    const { bridge, user } = renderAdmin(day([aLogbookRow(1)]));
    await screen.findByText('Siân Owen');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Later' }).disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Earlier' }));
    expect(await screen.findByText('Nobody used the kiosk on these days')).toBeTruthy();
    expect(bridge.inputsOf('logbook.list').at(-1)?.filter.range).toEqual({ kind: 'yesterday' });
  });

  it('leads to who is out and to what can be printed again in one touch, and back in another', async () => {
    const { bridge, user } = renderAdmin(day([aLogbookRow(1), left(2)]));
    await screen.findByText('Siân Owen');
    await user.click(screen.getByRole('button', { name: /^\d+\s*Out now/ }));
    await waitFor(() => expect(bodyRows()).toHaveLength(1));
    expect(bridge.inputsOf('logbook.list').at(-1)?.filter.status).toBe('notBack');
    await user.click(screen.getByRole('button', { name: 'Reprint' }));
    await waitFor(() =>
      expect(bridge.inputsOf('logbook.list').at(-1)?.filter).toMatchObject({ withBadge: true, status: null }),
    );
    expect(screen.getByRole('button', { name: 'Reprint' }).getAttribute('aria-pressed')).toBe('true');
    await user.click(screen.getByRole('button', { name: 'Reprint' }));
    await waitFor(() => expect(bodyRows()).toHaveLength(2));
  });

  it('asks for the whole list in another order', async () => {
    const { bridge, user } = renderAdmin(day([aLogbookRow(1)]));
    await screen.findByText('Siân Owen');
    await user.click(screen.getByRole('button', { name: 'Name' }));
    await waitFor(() => expect(bridge.inputsOf('logbook.list').at(-1)?.order).toBe('nameAz'));
    expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending');
  });

  it('says after when a mark for a later register is sent', async () => {
    const dueAtMs = Date.UTC(2026, 8, 22, 13, 30);
    renderAdmin(day([aLogbookRow(1, { marks: [aMark(1, { state: 'waiting', dueAtMs })] })]));
    expect(await screen.findByText('Morning mark L: After 14:30')).toBeTruthy();
  });

  it('asks for ten thousand rows a window at a time', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => aLogbookRow(index));
    const { bridge } = renderAdmin(day(rows));
    await screen.findAllByText('Siân Owen');
    const asked = bridge.inputsOf('logbook.getRows').flatMap(({ keys }) => keys);
    expect(asked.length).toBeLessThan(400);
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('10001');
  });

  it('exports exactly what is filtered and says where it went', async () => {
    const { bridge, user } = renderAdmin({
      ...day([aLogbookRow(1)]),
      'logbook.export': () => ({ saved: true, fileName: 'Daily logbook.csv', rowCount: 1 }),
    });
    await screen.findByText('Siân Owen');
    await user.click(screen.getByRole('button', { name: /Late today/ }));
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: 'As CSV' }));
    expect(await screen.findByText('Saved 1 movement as “Daily logbook.csv”.')).toBeTruthy();
    expect(bridge.inputsOf('logbook.export')).toMatchObject([
      { format: 'csv', order: 'newest', filter: { status: 'late' } },
    ]);
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
    expect(await story.findByText('U: arrived 09:31, the register closed at 09:15')).toBeTruthy();
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

  it('says why a badge did not print, and every print with who asked and why', async () => {
    const print = { attempts: 1, errorCode: null, createdAtMs: Date.UTC(2026, 8, 22, 12), finishedAtMs: null };
    const prints = [
      { ...print, reprintNumber: 0, reason: null, askedBy: null, state: 'confirmed' as const },
      { ...print, reprintNumber: 1, reason: 'Badge lost', askedBy: 'Mrs Reed', state: 'failed' as const },
    ];
    const badge = aBadge(2, { print: 'failed', printErrorCode: 'PRINTER_NO_PAPER', reprints: 1, prints });
    const { user } = renderAdmin(day([left(2, { badge })]));
    await openStory(user, 'Łukasz Kowalski');
    const story = within(screen.getByRole('complementary'));
    expect(await story.findByText('Did not print.')).toBeTruthy();
    expect(story.getByText(/new roll/)).toBeTruthy();
    expect(story.getByText(/Reprint 1, Mrs Reed, .*“Badge lost”: Did not print/)).toBeTruthy();
  });

  it('shows the photo only when asked, because looking at it is written down', async () => {
    const { bridge, user } = renderAdmin({
      ...day([left(2, { photo: 'kept' })]),
      'logbook.viewPhoto': () => {
        throw new AppError('NOT_FOUND');
      },
    });
    await openStory(user, 'Łukasz Kowalski');
    const show = await screen.findByRole('button', { name: 'Show the photo' });
    expect(bridge.inputsOf('logbook.viewPhoto')).toEqual([]);
    await user.click(show);
    expect(bridge.inputsOf('logbook.viewPhoto')).toEqual([{ movementId: left(2).movementId }]);
    expect((await screen.findByRole('alert')).textContent).toContain('no longer here');
  });

  it('says the same words once', async () => {
    const explanation = 'Arrived at 08:57 while the morning register was open.';
    const { user } = renderAdmin(day([aLogbookRow(1, { marks: [aMark(1, { explanation })] })]));
    await openStory(user, 'Siân Owen');
    expect(await screen.findAllByText(explanation)).toHaveLength(1);
  });

  it('closes with Escape', async () => {
    const { user } = renderAdmin(day([aLogbookRow(1)]));
    await openStory(user, 'Siân Owen');
    screen.getByRole('button', { name: 'Close the story' }).focus();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary')).toBeNull();
  });
});

describe('printing a badge', () => {
  it('asks for a reason, whose touch prints it, in one touch from the list', async () => {
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
    expect(await screen.findByText(/waiting to print/)).toBeTruthy();
    expect(bridge.inputsOf('admin.printBadge')).toEqual([{ movementId: left(2).movementId, reason: 'Badge lost' }]);
  });

  it('takes a reason in the receptionist’s own words', async () => {
    const { bridge, user } = renderAdmin({
      ...day([left(2)]),
      'admin.printBadge': () => ({ badgeId: aBadgeId(2), state: 'confirmed' }),
    });
    await user.click(await screen.findByRole('button', { name: /^Print the badge/ }));
    await user.type(await screen.findByLabelText('Another reason'), ' dropped in a puddle ');
    await pressEnter(user);
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
    await waitFor(() => expect(bodyRows()).toHaveLength(1));
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
