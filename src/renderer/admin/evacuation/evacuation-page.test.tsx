import { describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import type { FakeHandlers } from '../../../../tests/fakes/fake-bridge.ts';
import { renderPage, type PageScene } from '../../../../tests/harness/render-page.tsx';
import { localDate } from '../../../shared/domain/attendance.ts';
import { personId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import {
  rollCallId,
  type OnSitePerson,
  type RollCall,
  type RollCallPerson,
} from '../../../shared/ipc/admin/presence-contract.ts';
import { EvacuationPage } from './evacuation-page.tsx';

jest.setTimeout(30_000);

const TODAY = localDate.parse('2026-09-22');
const ROLL_CALL = rollCallId.parse('roll-call-1');
const listed = (count: number, name: string) => ({
  personId: personId.parse(`01900000-0000-7000-8000-00000000003${count}`),
  name,
  sortName: name,
  userType: 'Sixth Form',
  group: 'Year 12 · 12A',
  building: null,
  checkedOut: null,
});
const onSite = (count: number, name: string, of: Partial<OnSitePerson> = {}): OnSitePerson => ({
  ...listed(count, name),
  sinceMs: 0,
  sinceText: '08:41',
  ...of,
});
const inRollCall = (count: number, name: string, of: Partial<RollCallPerson> = {}): RollCallPerson => ({
  ...listed(count, name),
  tick: null,
  signedOutText: null,
  ...of,
});
const aRollCall = (of: Partial<RollCall> = {}): RollCall => ({
  id: ROLL_CALL,
  localDate: TODAY,
  startedAtMs: 0,
  startedText: '11:02',
  startedBy: 'Maria Rossi',
  ended: null,
  peopleCount: 2,
  tickedCount: 0,
  people: [inRollCall(1, 'Siân Owen'), inRollCall(2, 'Hamza Iqbal')],
  joined: [],
  ...of,
});

interface Shown {
  readonly people?: readonly OnSitePerson[];
  readonly rollCall?: RollCall;
  readonly isUnderWay?: boolean;
}

function openPage({ people = [], rollCall = aRollCall(), isUnderWay = false }: Shown, handlers: FakeHandlers = {}) {
  return renderPage(<EvacuationPage />, {
    'presence.getEvacuationList': () => ({
      localDate: TODAY,
      timeText: '11:02',
      people: [...people],
      openRollCallId: isUnderWay ? ROLL_CALL : null,
    }),
    'presence.startRollCall': () => ({ rollCallId: ROLL_CALL }),
    'presence.getRollCall': () => rollCall,
    'presence.listRollCalls': () => [],
    'presence.tick': () => ({}),
    'presence.endRollCall': () => ({}),
    ...handlers,
  });
}

const press = async ({ user }: PageScene, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }));

describe('the evacuation list', () => {
  it('is by building, the unknown one last, and notes who checked out', async () => {
    openPage({
      people: [
        onSite(1, 'Siân Owen'),
        onSite(2, 'Hamza Iqbal', { building: 'Library', checkedOut: { timeText: '10:30', actionName: 'Dentist' } }),
      ],
    });
    expect(await screen.findByText('2 people on site')).toBeTruthy();
    const headings = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
    expect(headings).toEqual(['Library (1)', 'Building not known (1)']);
    expect(screen.getByText('left 10:30, not back')).toBeTruthy();
    expect(await findAxeViolations()).toEqual([]);
  });

  it('says who would appear while nobody is signed in', async () => {
    openPage({});
    expect(await screen.findByText('Nobody is signed in')).toBeTruthy();
  });

  it('leads back into a roll call that is under way', async () => {
    const scene = openPage({ people: [onSite(1, 'Siân Owen')], isUnderWay: true });
    await press(scene, 'Go on with the roll call');
    expect(await screen.findByRole('heading', { name: 'Roll call' })).toBeTruthy();
    expect(scene.bridge.inputsOf('presence.startRollCall')).toEqual([]);
  });
});

describe('a roll call', () => {
  it('shows a tick in place at once, and moves the row among the ticked when the hand has gone', async () => {
    const scene = openPage({});
    await press(scene, 'Start roll call');
    await press(scene, /^Siân Owen/);
    const missing = within(screen.getByRole('region', { name: 'Missing (1)' }));
    expect(missing.getByRole('button', { name: /^Siân Owen/, pressed: true })).toBeTruthy();
    expect(scene.bridge.inputsOf('presence.tick')).toMatchObject([{ isHere: true }]);
    const ticked = within(await screen.findByRole('region', { name: 'Ticked (1)' }, { timeout: 5_000 }));
    expect(ticked.getByRole('button', { name: /^Siân Owen/ })).toBeTruthy();
    expect(await findAxeViolations()).toEqual([]);
  });

  it('passes the focus to the next missing person when the ticked row moves', async () => {
    const scene = openPage({});
    await press(scene, 'Start roll call');
    await press(scene, /^Siân Owen/);
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Hamza Iqbal'), { timeout: 5_000 });
  });

  it('takes back a tick that was not kept, and says so', async () => {
    const scene = openPage(
      {},
      {
        'presence.tick': () => {
          throw new AppError('STORAGE_BUSY');
        },
      },
    );
    await press(scene, 'Start roll call');
    await press(scene, /^Siân Owen/);
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Siân Owen/, pressed: false })).toBeTruthy();
  });

  it('tells of those who signed in after it began', async () => {
    const scene = openPage({ rollCall: aRollCall({ joined: [onSite(3, 'Jo Bell')] }) });
    await press(scene, 'Start roll call');
    const joined = within(await screen.findByRole('region', { name: 'Signed in after it began (1)' }));
    expect(joined.getByText('Jo Bell')).toBeTruthy();
  });

  it('ends only after a question with the number of the missing', async () => {
    const scene = openPage({});
    await press(scene, 'Start roll call');
    await press(scene, 'End roll call');
    expect(screen.getByText(/2 people are still missing/)).toBeTruthy();
    scene.bridge.answer('presence.getRollCall', () =>
      aRollCall({ ended: { atMs: 1, timeText: '11:20', by: 'Maria Rossi' } }),
    );
    await press(scene, 'End it');
    expect(await screen.findByText(/ended 11:20 by Maria Rossi/)).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Siân Owen/ })).toHaveProperty('disabled', true);
    expect(screen.queryByRole('button', { name: 'End roll call' })).toBeNull();
  });
});

describe('past roll calls', () => {
  it('are listed by day with what came of each, and open as they were', async () => {
    const { people: _people, joined: _joined, ...summary } = aRollCall({ tickedCount: 1 });
    const scene = openPage({}, { 'presence.listRollCalls': () => [summary] });
    await scene.user.click(await screen.findByRole('tab', { name: 'Roll calls' }));
    expect(await screen.findByText('1 of 2 ticked')).toBeTruthy();
    await press(scene, /^Roll call of Tue 22 Sept? 2026, 11:02$/);
    expect(await screen.findByText(/Started 11:02 by Maria Rossi/)).toBeTruthy();
  });

  it('say what they are for while there are none', async () => {
    const scene = openPage({});
    await scene.user.click(await screen.findByRole('tab', { name: 'Roll calls' }));
    expect(await screen.findByText('No roll call yet')).toBeTruthy();
  });
});
