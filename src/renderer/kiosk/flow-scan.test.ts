// What a scan does on every screen of the flow. The rule: it never joins somebody else's walk.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aBadgeId, aName, aReason, aReceipt, aYear } from '../../../tests/fakes/kiosk-answers.ts';
import { requestId, type RequestId } from '../../shared/domain/ids.ts';
import type { FlowEvent } from './flow-events.ts';
import { reduceFlow } from './flow-machine.ts';
import { SAME_SCAN_WITHIN_MS } from './flow-scan.ts';
import { idleState, show } from './flow-states.ts';
import type { FlowState, Step } from './flow-types.ts';
import { keptOf } from './read-kept-flow.ts';

const walkId = requestId.parse('01990000-0000-7000-8000-0000000000a1');
const scanId = requestId.parse('01990000-0000-7000-8000-0000000000a2');
const BADGE = `GH${aBadgeId}`;
const CARD = '0004A1B2C3';

function scan(text: string, atMs = 100_000, id: RequestId = scanId): FlowEvent {
  return { type: 'scanned', text, requestId: id, atMs };
}
const run = (state: FlowState, ...events: readonly FlowEvent[]): FlowState => events.reduce(reduceFlow, state);

const named = { requestId: walkId, door: 'late', year: aYear, month: 3, name: aName() } as const;
const withReason = { ...named, reason: aReason(), askedOn: 'reason' } as const;
const group = { userTypeId: 'ut-staff', name: 'Staff', kind: 'staff', only: false };

/** Every screen on which somebody may be in the middle of something. */
const busySteps = [
  { screen: 'year', walk: { requestId: walkId, door: 'late' } },
  { screen: 'month', walk: { requestId: walkId, door: 'late', year: aYear } },
  { screen: 'name', walk: { requestId: walkId, door: 'late', year: aYear, month: 3 } },
  { screen: 'reason', walk: named },
  { screen: 'terms', walk: withReason, takesPhoto: false },
  { screen: 'photo', walk: { ...withReason, termsVersionId: null } },
  { screen: 'stillOut', walk: named, leftAtText: '09:12' },
  { screen: 'department', walk: { requestId: walkId, door: 'sign', group } },
  { screen: 'person', walk: { requestId: walkId, door: 'sign', name: aName() } },
] as unknown as readonly Step[]; // as: ids of user types are plain text here
const failed: FlowState = {
  ...idleState,
  screen: {
    screen: 'failed',
    step: { screen: 'reason', walk: named },
    submission: { type: 'returnByBadge', requestId: walkId, text: aBadgeId },
    code: 'STORAGE_FULL',
    ref: 'r1',
  },
};
const busy: readonly FlowState[] = [...busySteps.map(show), failed];
const freeSteps = ['how', 'group'].map((screen) => show({ screen, walk: { requestId: walkId, door: 'sign' } } as Step)); // as: both have this shape

describe('a scan in the middle of somebody’s walk', () => {
  it.each(busy.map((state) => [state.screen.screen, state] as const))('is asked about on %s', (_name, state) => {
    for (const [text, kind] of [
      [BADGE, 'badge'],
      [CARD, 'card'],
    ] as const) {
      const asked = run(state, scan(text));
      expect(asked.scan?.waiting).toEqual({ text, requestId: scanId, kind });
      expect(asked.sending).toBeNull();
      expect(asked.screen).toEqual(state.screen);
      // Put aside, everything is as it was; used, everything chosen before is gone.
      expect(run(asked, { type: 'scanPutAside' }).screen).toEqual(state.screen);
      const used = run(asked, { type: 'scanUsed' });
      expect(used.sending).toMatchObject({ requestId: scanId });
      expect(JSON.stringify(used.screen)).not.toContain(walkId);
      expect(JSON.stringify(used.screen)).not.toContain('Siân');
    }
  });

  it.each(busy.map((state) => [state.screen.screen, state] as const))(
    'that is none of ours is only said so on %s',
    (_name, state) => {
      const said = (text: string) => run(state, scan(text));
      expect(said('https://example.org').scan?.note).toBe('foreignLink');
      expect(said('0000000000').scan?.note).toBe('foreignOther');
      expect(said('GH48291730').scan?.note).toBe('damaged');
      expect(said('0000000000').screen).toEqual(state.screen);
    },
  );

  it('lets nothing through to the screen below until it is answered', () => {
    const asked = run(show({ screen: 'reason', walk: named }), scan(CARD));
    const touch: FlowEvent = { type: 'reasonChosen', reason: aReason(), takesPhoto: false };
    expect(run(asked, touch)).toMatchObject({ sending: null, screen: { screen: 'reason' } });
    expect(run(asked, { type: 'wentBack' }).scan?.waiting).toBeNull();
    expect(run(asked, { type: 'startedAgain' })).toEqual(idleState);
    expect(run(asked, { type: 'idleExpired' })).toEqual(idleState);
  });

  it('is followed by the last of two', () => {
    const asked = run(show({ screen: 'reason', walk: named }), scan(CARD), scan(BADGE));
    expect(asked.scan?.waiting).toMatchObject({ text: BADGE, kind: 'badge' });
  });

  it('is asked about after a warning that nobody is there, too', () => {
    const warned = { ...show({ screen: 'reason', walk: named } as Step), warned: true };
    expect(run(warned, scan(CARD))).toMatchObject({ warned: false, scan: { waiting: { text: CARD } } });
  });

  it('is never kept in main', () => {
    const asked = run(show({ screen: 'reason', walk: named }), scan(CARD));
    expect(JSON.stringify(keptOf(asked))).not.toContain(CARD);
  });

  it('never records for the person whose walk it interrupts, whatever is touched next', () => {
    const touches: readonly FlowEvent[] = [
      { type: 'scanUsed' },
      { type: 'scanPutAside' },
      scan(BADGE, 200_000),
      scan(CARD, 300_000),
      { type: 'wentBack' },
      { type: 'triedAgain' },
      { type: 'digitsEntered' },
      { type: 'scanNoteRead' },
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...busy.filter(({ screen }) => screen.screen !== 'failed')),
        fc.array(fc.constantFrom(...touches), { maxLength: 6 }),
        (state, events) => {
          const { sending } = run(state, scan(CARD), ...events);
          expect(sending?.type === 'movement' || sending?.type === 'returnByPerson').toBe(false);
        },
      ),
    );
  });
});

describe('a scan where nobody is in the middle of something', () => {
  it.each([idleState, ...freeSteps].map((state) => [state.screen.screen, state] as const))(
    'is taken at once on %s',
    (_name, state) => {
      expect(run(state, scan(BADGE)).sending).toMatchObject({ type: 'returnByBadge', text: aBadgeId });
      expect(run(state, scan(CARD)).sending).toMatchObject({ type: 'identify', by: { kind: 'card', text: CARD } });
      expect(run(state, scan('GH48291730')).screen).toMatchObject({ screen: 'badge', problem: 'BADGE_CHECK_FAILED' });
      expect(run(state, scan('www.example.org')).screen).toMatchObject({ screen: 'card', problem: 'foreignLink' });
      expect(run(state, scan('????')).screen).toMatchObject({ screen: 'card', problem: 'foreignOther' });
    },
  );

  it('is none of ours on the badge’s keypad, in its words', () => {
    const badge = show({ screen: 'badge', walk: { requestId: walkId, door: 'return' }, typed: '48', problem: null });
    expect(run(badge, scan('https://example.org')).screen).toMatchObject({ problem: 'notABadge', typed: '' });
  });

  it('is a book’s barcode when nobody has a card of that number', () => {
    const sent = run(idleState, scan('9780141036144'));
    const refused: FlowEvent = { type: 'refused', requestId: scanId, code: 'CARD_UNKNOWN', ref: '', leftAtText: null };
    expect(run(sent, refused).screen).toMatchObject({ screen: 'card', problem: 'foreignProduct' });
  });
});

describe('a code that is held under the reader', () => {
  const receipt = aReceipt({ kind: 'return' });
  const recorded: FlowEvent = { type: 'recorded', requestId: scanId, receipt };
  const identified: FlowEvent = { type: 'identified', requestId: scanId, name: aName() };
  const other = requestId.parse('01990000-0000-7000-8000-0000000000a3');

  it('is sent once: ten scans while the answer is under way and after it', () => {
    let state = run(idleState, scan(BADGE));
    const { sending } = state;
    for (let count = 1; count < 5; count += 1) state = run(state, scan(BADGE, 100_000 + count * 90, other));
    expect(state.sending).toBe(sending);
    state = run(state, recorded);
    for (let count = 5; count < 10; count += 1) state = run(state, scan(BADGE, 100_000 + count * 90, other));
    expect(state).toMatchObject({ sending: null, screen: { screen: 'done', receipt } });
    expect(state.scan?.note).toBeNull();
  });

  it('changes nothing on its owner’s own screens, however late', () => {
    const person = run(idleState, scan(CARD), identified);
    const late = SAME_SCAN_WITHIN_MS * 20;
    expect(run(person, scan(CARD, 100_000 + late, other)).scan?.waiting).toBeNull();
    const reasons = run(person, { type: 'reasonsAskedFor', reasonDoor: 'leaving' });
    expect(run(reasons, scan(CARD, 100_000 + late, other)).scan?.waiting).toBeNull();
    expect(run(person, scan('0004999999', 100_000 + late, other)).scan?.waiting).toMatchObject({ kind: 'card' });
  });

  it('begins its owner’s next walk on the last screen of the one before, after a pause', () => {
    const out = aReceipt({ kind: 'buildingOut' });
    const done = run(idleState, scan(CARD), identified, { type: 'reasonChosen', reason: aReason(), takesPhoto: false });
    const shown = run(done, { type: 'recorded', requestId: scanId, receipt: out });
    expect(shown.screen.screen).toBe('done');
    expect(run(shown, scan(CARD, 101_000, other)).sending).toBeNull();
    expect(run(shown, scan(CARD, 109_000, other)).sending).toMatchObject({ type: 'identify', requestId: other });
  });

  it('is asked about again when it was somebody else’s that was put aside', () => {
    const person = run(idleState, scan(CARD), identified, scan('0004999999', 110_000), { type: 'scanPutAside' });
    expect(run(person, scan('0004999999', 120_000)).scan?.waiting).not.toBeNull();
  });

  it('is tried again after a pause when it was refused', () => {
    const refused: FlowEvent = { type: 'refused', requestId: scanId, code: 'BADGE_USED', ref: '', leftAtText: null };
    const said = run(idleState, scan(BADGE), refused);
    expect(run(said, scan(BADGE, 101_000)).sending).toBeNull();
    expect(run(said, scan(BADGE, 109_000)).sending).not.toBeNull();
  });

  it('does not swallow another one: that is asked for again once the answer is there', () => {
    const after = run(idleState, scan(BADGE), scan(CARD, 100_500), recorded);
    expect(after).toMatchObject({ screen: { screen: 'done' }, scan: { note: 'missed' } });
    expect(run(after, { type: 'held' }).scan?.note).toBeNull();
    expect(run(after, scan(CARD, 101_500)).sending).toMatchObject({ type: 'identify' });
  });
});
