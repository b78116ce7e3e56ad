import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aBadgeId, aName, aPhotoId, aReason, aReceipt, aYear } from '../../../tests/fakes/kiosk-answers.ts';
import { requestId } from '../../shared/domain/ids.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import type { FlowEvent } from './flow-events.ts';
import { reduceFlow } from './flow-machine.ts';
import { idleState } from './flow-states.ts';
import { keptState, type Door, type FlowState } from './flow-types.ts';

const id = requestId.parse('01990000-0000-7000-8000-00000000000a');
const otherId = requestId.parse('01990000-0000-7000-8000-00000000000b');

const run = (events: readonly FlowEvent[], from: FlowState = idleState): FlowState => events.reduce(reduceFlow, from);
const open = (door: Door): FlowEvent => ({ type: 'doorOpened', door, requestId: id });
const year: FlowEvent = { type: 'yearChosen', year: aYear };
const month: FlowEvent = { type: 'monthChosen', month: 3 };
const name: FlowEvent = { type: 'nameChosen', name: aName() };
const reason: FlowEvent = { type: 'reasonChosen', reason: aReason(), takesPhoto: false };
const reasonWithPhoto: FlowEvent = { type: 'reasonChosen', reason: aReason({ takesPhoto: true }), takesPhoto: true };
const back: FlowEvent = { type: 'wentBack' };
const recorded: FlowEvent = { type: 'recorded', requestId: id, receipt: aReceipt() };
const refused = (code: ErrorCode, leftAtText: string | null = null): FlowEvent => ({
  type: 'refused',
  requestId: id,
  code,
  ref: 'r1',
  leftAtText,
});
const digits = (text: string): FlowEvent[] => Array.from(text).map((digit) => ({ type: 'digitTyped', digit }));

const toReason = [open('late'), year, month, name];
const toPhoto = [open('leaving'), year, month, name, reasonWithPhoto];

describe('the late flow', () => {
  it('takes five touches from idle to a movement being recorded', () => {
    const state = run([...toReason, reason]);
    expect(state.sending).toEqual({
      type: 'movement',
      requestId: id,
      personId: aName().personId,
      actionId: aReason().actionId,
      photoId: null,
      termsVersionId: null,
      identifiedBy: 'name',
    });
  });

  it('shows what was recorded', () => {
    expect(run([...toReason, reason, recorded])).toEqual({
      screen: { screen: 'done', receipt: aReceipt(), held: false },
      sending: null,
      warned: false,
    });
  });

  it('sends one movement for two quick touches on a reason', () => {
    const once = run([...toReason, reason]);
    const twice = reduceFlow(once, { type: 'reasonChosen', reason: aReason({ name: 'Other' }), takesPhoto: false });
    expect(twice).toBe(once);
  });

  it('ignores a late second touch that belongs to the screen before', () => {
    const atMonth = run([open('late'), year]);
    expect(reduceFlow(atMonth, { type: 'yearChosen', year: { ...aYear, id: 'y9' } }).screen).toEqual(atMonth.screen);
  });

  it('ignores an answer to another walk', () => {
    const sending = run([...toReason, reason]);
    expect(reduceFlow(sending, { type: 'recorded', requestId: otherId, receipt: aReceipt() })).toBe(sending);
  });
});

describe('going back', () => {
  it('is one touch at every step', () => {
    const screensBack = (events: FlowEvent[]): string => run([...events, back]).screen.screen;
    expect(screensBack([open('late')])).toBe('idle');
    expect(screensBack([open('late'), year])).toBe('year');
    expect(screensBack([open('late'), year, month])).toBe('month');
    expect(screensBack(toReason)).toBe('name');
    expect(screensBack(toPhoto)).toBe('reason');
    expect(screensBack([open('return')])).toBe('idle');
    expect(screensBack([open('return'), { type: 'badgeLost' }])).toBe('badge');
    expect(screensBack([...toReason, reason, refused('STORAGE_BUSY')])).toBe('reason');
    expect(screensBack([...toReason, reason, refused('CURRENTLY_OUT')])).toBe('name');
  });

  it('forgets what was chosen after that point and keeps the request', () => {
    const state = run([...toReason, { type: 'wentTo', step: 'month' }]);
    expect(state.screen).toEqual({ screen: 'month', walk: { requestId: id, door: 'late', year: aYear } });
  });

  it('leads from every chip to its question, and from the door to idle', () => {
    const via = (step: 'door' | 'year' | 'month' | 'name' | 'reason'): string =>
      run([...toPhoto, { type: 'wentTo', step }]).screen.screen;
    expect([via('door'), via('year'), via('month'), via('name'), via('reason')]).toEqual([
      'idle',
      'year',
      'month',
      'name',
      'reason',
    ]);
  });
});

describe('the leaving flow', () => {
  it('asks for a photo where the reason takes one, then records with it', () => {
    expect(run(toPhoto).screen.screen).toBe('photo');
    expect(run([...toPhoto, { type: 'photoSettled', photoId: aPhotoId }]).sending).toMatchObject({
      type: 'movement',
      photoId: aPhotoId,
    });
  });

  it('records without a photo when there is none', () => {
    expect(run([...toPhoto, { type: 'photoSettled', photoId: null }]).sending).toMatchObject({ photoId: null });
  });

  it('skips the photo where the kiosk has no camera', () => {
    expect(run([open('leaving'), year, month, name, reason]).sending).toMatchObject({
      type: 'movement',
      photoId: null,
    });
  });
});

describe('the return flow', () => {
  it('submits itself at the eighth digit', () => {
    expect(run([open('return'), ...digits(aBadgeId)]).sending).toEqual({
      type: 'returnByBadge',
      requestId: id,
      text: aBadgeId,
    });
  });

  it('explains a wrong check digit without asking main, and starts afresh with the next digit', () => {
    const wrong = aBadgeId.slice(0, 7) + String((Number(aBadgeId[7]) + 1) % 10);
    const state = run([open('return'), ...digits(wrong)]);
    expect(state.sending).toBeNull();
    expect(state.screen).toMatchObject({ typed: wrong, problem: 'BADGE_CHECK_FAILED' });
    expect(run(digits('5'), state).screen).toMatchObject({ typed: '5', problem: null });
  });

  it('explains on the keypad what main says about a badge', () => {
    for (const code of ['BADGE_UNKNOWN', 'BADGE_USED', 'BADGE_EXPIRED', 'NOT_OUT', 'TOO_MANY_TRIES'] as const) {
      const state = run([open('return'), ...digits(aBadgeId), refused(code)]);
      expect(state.screen).toMatchObject({ screen: 'badge', problem: code });
    }
  });

  it('records a scan at idle, on the keypad and on the last pupil’s last screen', () => {
    const scan: FlowEvent = { type: 'scanned', text: `GH${aBadgeId}`, requestId: otherId, atMs: 0 };
    expect(run([scan]).sending).toMatchObject({ type: 'returnByBadge', text: aBadgeId, requestId: otherId });
    expect(run([open('return'), ...digits('12'), scan]).sending).toMatchObject({ text: aBadgeId, requestId: id });
    expect(run([...toReason, reason, recorded, scan]).sending).toMatchObject({ text: aBadgeId });
  });

  it('does not let a scan interrupt somebody in the middle of a question', () => {
    const scan: FlowEvent = { type: 'scanned', text: `GH${aBadgeId}`, requestId: otherId, atMs: 0 };
    expect(run([...toReason, scan]).screen.screen).toBe('reason');
  });

  it('records by name when the badge is lost', () => {
    const state = run([open('return'), { type: 'badgeLost' }, year, month, name]);
    expect(state.sending).toMatchObject({ type: 'returnByPerson', requestId: id, personId: aName().personId });
  });
});

describe('when recording fails', () => {
  it('keeps everything and sends the very same request again', () => {
    const first = run([...toReason, reason]);
    const failed = reduceFlow(first, refused('STORAGE_BUSY'));
    expect(failed.screen).toMatchObject({ screen: 'failed', code: 'STORAGE_BUSY', ref: 'r1' });
    expect(reduceFlow(failed, { type: 'triedAgain' }).sending).toEqual(first.sending);
  });

  it('offers the return to a late pupil who signed out earlier, in one touch', () => {
    const state = run([...toReason, reason, refused('CURRENTLY_OUT', '08:50')]);
    expect(state.screen).toMatchObject({ screen: 'stillOut', leftAtText: '08:50' });
    expect(reduceFlow(state, { type: 'saidBack' }).sending).toEqual({
      type: 'returnByPerson',
      requestId: id,
      personId: aName().personId,
      identifiedBy: 'name',
    });
  });
});

describe('walking away', () => {
  it('warns, and a touch takes the warning away and nothing else', () => {
    const warned = run([...toReason, { type: 'idleWarned' }]);
    expect(warned.warned).toBe(true);
    expect(reduceFlow(warned, { type: 'stayed' })).toEqual(run(toReason));
  });

  it('forgets everything at the end of the countdown', () => {
    expect(run([...toReason, { type: 'idleWarned' }, { type: 'idleExpired' }])).toEqual(idleState);
  });

  it('never drops what is being recorded', () => {
    const sending = run([...toReason, reason]);
    expect(run([{ type: 'idleWarned' }, { type: 'idleExpired' }, { type: 'startedAgain' }, back], sending)).toEqual(
      sending,
    );
  });

  it('does not warn at idle', () => {
    expect(run([{ type: 'idleWarned' }])).toEqual(idleState);
  });
});

describe('after a renderer crash', () => {
  it('comes back to the same question', () => {
    for (const state of [run(toReason), run(toPhoto), run([open('return'), ...digits('482')])]) {
      const kept = keptState.parse(JSON.parse(JSON.stringify({ screen: state.screen, sending: state.sending })));
      expect(run([{ type: 'restored', kept }])).toEqual(state);
    }
  });

  it('sends again, under the same request, what was being sent', () => {
    const state = run([...toReason, reason]);
    const kept = keptState.parse(JSON.parse(JSON.stringify({ screen: state.screen, sending: state.sending })));
    expect(run([{ type: 'restored', kept }]).sending).toEqual(state.sending);
  });

  it('keeps no finished flow', () => {
    expect(keptState.safeParse({ screen: run([...toReason, reason, recorded]).screen, sending: null }).success).toBe(
      false,
    );
  });
});

describe('any order of touches', () => {
  const anyEvent = fc.constantFrom<FlowEvent>(
    open('late'),
    open('leaving'),
    open('return'),
    year,
    month,
    name,
    reason,
    reasonWithPhoto,
    { type: 'photoSettled', photoId: null },
    { type: 'badgeLost' },
    { type: 'digitTyped', digit: '4' },
    { type: 'digitRemoved' },
    { type: 'scanned', text: `GH${aBadgeId}`, requestId: otherId, atMs: 0 },
    { type: 'saidBack' },
    back,
    { type: 'wentTo', step: 'name' },
    recorded,
    refused('STORAGE_BUSY'),
    refused('CURRENTLY_OUT'),
    { type: 'triedAgain' },
    { type: 'held' },
    { type: 'finished' },
    { type: 'idleWarned' },
    { type: 'stayed' },
  );

  it('never loses what is being sent, and never sends at idle or when done', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let state = idleState;
        for (const event of events) {
          const next = reduceFlow(state, event);
          const answered = event.type === 'recorded' || event.type === 'refused';
          if (state.sending !== null && !answered) expect(next.sending).toBe(state.sending);
          if (next.screen.screen === 'idle' || next.screen.screen === 'done') expect(next.sending).toBeNull();
          state = next;
        }
      }),
    );
  });
});
