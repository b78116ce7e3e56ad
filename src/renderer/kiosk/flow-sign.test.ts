import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aBadgeId, aName, aPhotoId, aReason, aReceipt, aYear } from '../../../tests/fakes/kiosk-answers.ts';
import { requestId } from '../../shared/domain/ids.ts';
import { termsVersionId } from '../../shared/domain/terms.ts';
import { departmentId, userTypeId } from '../../shared/domain/user-type.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import { chipsOf } from './chips-of.ts';
import type { FlowEvent } from './flow-events.ts';
import { reduceFlow } from './flow-machine.ts';
import { idleState } from './flow-states.ts';
import { keptState, type FlowState } from './flow-types.ts';
import { keptOf } from './read-kept-flow.ts';

const id = requestId.parse('01990000-0000-7000-8000-00000000000a');
const otherId = requestId.parse('01990000-0000-7000-8000-00000000000b');
const version = termsVersionId.parse('01990000-0000-7000-8000-00000000000c');

const run = (events: readonly FlowEvent[], from: FlowState = idleState): FlowState => events.reduce(reduceFlow, from);
const screenOf = (events: readonly FlowEvent[]): string => run(events).screen.screen;
const open: FlowEvent = { type: 'doorOpened', door: 'sign', requestId: id };
const byName: FlowEvent = { type: 'howChosen', how: 'name' };
const byPin: FlowEvent = { type: 'howChosen', how: 'pin' };
const group = (kind: 'student' | 'staff', only = false): FlowEvent => ({
  type: 'groupChosen',
  group: { userTypeId: userTypeId.parse('sixth-form'), name: 'Sixth Form', kind, only },
});
const department = (only = false): FlowEvent => ({
  type: 'departmentChosen',
  department: { id: departmentId.parse('science'), name: 'Science', only },
});
const year: FlowEvent = { type: 'yearChosen', year: aYear };
const month: FlowEvent = { type: 'monthChosen', month: 3 };
const name: FlowEvent = { type: 'nameChosen', name: aName() };
const back: FlowEvent = { type: 'wentBack' };
const signIn: FlowEvent = { type: 'reasonChosen', reason: aReason({ name: 'Sign in' }), takesPhoto: false };
const withTerms: FlowEvent = { type: 'reasonChosen', reason: aReason({ asksTerms: true }), takesPhoto: false };
const card: FlowEvent = { type: 'scanned', text: '0004A1B2C3', requestId: id, atMs: 0 };
/** After the pause within which it would be the same card, still held to the reader. */
const laterCard: FlowEvent = { ...card, atMs: 60_000 };
const identified: FlowEvent = { type: 'identified', requestId: id, name: aName() };
const recorded: FlowEvent = { type: 'recorded', requestId: id, receipt: aReceipt({ kind: 'signIn' }) };
const refused = (code: ErrorCode): FlowEvent => ({ type: 'refused', requestId: id, code, ref: 'r1', leftAtText: null });
const digits = (text: string): FlowEvent[] => Array.from(text).map((digit) => ({ type: 'digitTyped', digit }));
const enter: FlowEvent = { type: 'digitsEntered' };

const toPupil = [open, byName, group('student'), year, month, name];
const toStaff = [open, byName, group('staff'), department(), name];
const toCard = [card, identified];
const toPin = [open, byPin, ...digits('4826')];

describe('finding oneself by name', () => {
  it('asks a pupil for year, month and name, and shows where they stand before anything is done', () => {
    expect(run(toPupil)).toMatchObject({ sending: null, screen: { screen: 'person', walk: { name: aName() } } });
  });

  it('asks staff for department and name', () => {
    expect(run(toStaff)).toMatchObject({ sending: null, screen: { screen: 'person', walk: { name: aName() } } });
  });

  it('goes back one question at a time, and passes by questions that had one answer', () => {
    expect(screenOf([...toPupil, back])).toBe('name');
    expect(screenOf([...toPupil, back, back, back])).toBe('year');
    expect(screenOf([...toPupil, back, back, back, back])).toBe('group');
    expect(screenOf([...toStaff, back])).toBe('staff');
    expect(screenOf([...toStaff, back, back])).toBe('department');
    expect(screenOf([...toStaff, back, back, back])).toBe('group');
    expect(screenOf([open, byName, group('student', true), year, back, back])).toBe('how');
    expect(screenOf([open, byName, group('staff', true), department(true), name, back, back])).toBe('how');
    expect(screenOf([open, byName, group('staff', false), department(true), back])).toBe('group');
    expect(screenOf([open, back])).toBe('idle');
  });

  it('has a chip for every answer given, and none for a question that was not asked', () => {
    const t = ((key: string) => key) as Parameters<typeof chipsOf>[1]; // as: only the keys matter here
    const stepsOf = (events: FlowEvent[]) => chipsOf(run(events).screen, t).map(({ step }) => step);
    expect(stepsOf(toPupil)).toEqual(['door', 'group', 'year', 'month']);
    expect(stepsOf([...toPupil, withTerms])).toEqual(['door', 'group', 'year', 'month', 'name', 'reason']);
    expect(stepsOf(toStaff)).toEqual(['door', 'group', 'department']);
    expect(stepsOf([open, byName, group('staff', true), department(true), name])).toEqual(['door']);
    expect(stepsOf(toCard)).toEqual(['door']);
  });

  it('leads from every chip to its question', () => {
    const via = (from: FlowEvent[], step: 'group' | 'department' | 'year' | 'month' | 'name' | 'door') =>
      screenOf([...from, { type: 'wentTo', step }]);
    expect(via(toPupil, 'group')).toBe('group');
    expect(via(toPupil, 'year')).toBe('year');
    expect(via(toPupil, 'month')).toBe('month');
    expect(via(toPupil, 'name')).toBe('name');
    expect(via(toStaff, 'department')).toBe('department');
    expect(via(toStaff, 'name')).toBe('staff');
    expect(via([...toCard, withTerms], 'name')).toBe('person');
    expect(via(toCard, 'door')).toBe('idle');
  });
});

describe('the person screen', () => {
  it('records with one touch, and says how the person was found', () => {
    expect(run([...toPupil, signIn]).sending).toMatchObject({ type: 'movement', requestId: id, identifiedBy: 'name' });
    expect(run([...toCard, signIn]).sending).toMatchObject({ type: 'movement', requestId: id, identifiedBy: 'card' });
    expect(run([...toPin, enter, identified, signIn]).sending).toMatchObject({ identifiedBy: 'pin' });
  });

  it('makes one movement of two quick touches', () => {
    const once = run([...toPupil, signIn]);
    expect(reduceFlow(once, signIn)).toBe(once);
  });

  it('records that somebody is back', () => {
    expect(run([...toCard, { type: 'saidBack' }]).sending).toEqual({
      type: 'returnByPerson',
      requestId: id,
      personId: aName().personId,
      identifiedBy: 'card',
    });
  });

  it('asks for the reasons of a door, and comes back from them', () => {
    const asked: FlowEvent[] = [...toCard, { type: 'reasonsAskedFor', reasonDoor: 'late' }];
    expect(run(asked).screen).toMatchObject({ screen: 'reason', walk: { reasonDoor: 'late', foundBy: 'card' } });
    expect(screenOf([...asked, back])).toBe('person');
    expect(run([...asked, withTerms, back]).screen).toMatchObject({ screen: 'reason', walk: { reasonDoor: 'late' } });
  });

  it('stands in for the reasons of somebody who is signed in already, and for one who is not signed in', () => {
    const late: FlowEvent[] = [{ type: 'doorOpened', door: 'late', requestId: id }, year, month, name];
    expect(screenOf([...late, { type: 'foundElsewhere' }])).toBe('person');
    expect(screenOf([...late, { type: 'foundElsewhere' }, back])).toBe('name');
    expect(run([...late, signIn, refused('ALREADY_SIGNED_IN')])).toMatchObject({
      sending: null,
      screen: { screen: 'person', walk: { name: aName() } },
    });
  });

  it('goes back to the name, to the keypad of the PIN, or after a card to idle', () => {
    expect(screenOf([...toPin, enter, identified, back])).toBe('pin');
    expect(run([...toPin, enter, identified, back]).screen).toMatchObject({ typed: '' });
    expect(screenOf([...toCard, back])).toBe('idle');
  });
});

describe('a late pupil who is down as out', () => {
  const late: FlowEvent[] = [{ type: 'doorOpened', door: 'late', requestId: id }, year, month, name];
  it('is asked right after the name whether they are back', () => {
    const asked = run([...late, { type: 'foundOut', leftAtText: '10:42' }]);
    expect(asked.screen).toMatchObject({ screen: 'stillOut', leftAtText: '10:42' });
    expect(reduceFlow(asked, { type: 'saidBack' }).sending).toMatchObject({ type: 'returnByPerson' });
    expect(reduceFlow(asked, back).screen.screen).toBe('name');
  });

  it('is asked nothing once they have gone on', () => {
    const elsewhere = run([...late, back, { type: 'foundOut', leftAtText: '10:42' }]);
    expect(elsewhere.screen.screen).toBe('name');
  });
});

describe('a card', () => {
  it('leads straight to the person screen and records nothing', () => {
    expect(run([card]).sending).toEqual({ type: 'identify', requestId: id, by: { kind: 'card', text: '0004A1B2C3' } });
    expect(run(toCard)).toMatchObject({ sending: null, screen: { screen: 'person', walk: { foundBy: 'card' } } });
  });

  it('presented ten times makes one person screen and no movement', () => {
    const ten: FlowEvent[] = Array.from({ length: 10 }, () => card);
    expect(run([...ten, identified])).toEqual(run(toCard));
    expect(run([...toCard, ...ten])).toEqual(run(toCard));
  });

  it('is heard at idle, on the ways to be found, on the keypads and on the last screen, and not at once elsewhere', () => {
    for (const before of [
      [],
      [open],
      [open, byName],
      toPin,
      [...toPupil, signIn, recorded],
      [card, refused('CARD_UNKNOWN')],
    ])
      expect(run([...before, laterCard]).sending).toMatchObject({ type: 'identify', by: { kind: 'card' } });
    // Elsewhere it is asked first: flow-scan.test.ts.
    for (const before of [[open, byName, group('student')], toPupil, toStaff])
      expect(run([...before, laterCard]).sending).toBeNull();
  });

  it('nobody knows has words of its own, and can be presented again', () => {
    const unknown = run([card, refused('CARD_UNKNOWN')]);
    expect(unknown).toMatchObject({ sending: null, screen: { screen: 'card', problem: 'CARD_UNKNOWN' } });
    expect(run([laterCard], unknown).sending).toMatchObject({ type: 'identify' });
    expect(run([byName], unknown).screen.screen).toBe('group');
    expect(run([back], unknown).screen.screen).toBe('how');
  });

  it('that cannot be read for a reason of ours says that, too', () => {
    expect(run([card, refused('SECRET_UNREADABLE')]).screen).toMatchObject({ screen: 'card', problem: 'notNow' });
  });

  it('of eight digits that nobody owns may be a badge whose scanner drops its letters', () => {
    const plain: FlowEvent = { type: 'scanned', text: aBadgeId, requestId: id, atMs: 0 };
    expect(run([plain]).sending).toMatchObject({ type: 'identify' });
    expect(run([plain, refused('CARD_UNKNOWN')])).toMatchObject({
      screen: { screen: 'badge', typed: aBadgeId },
      sending: { type: 'returnByBadge', text: aBadgeId },
    });
  });

  it('that is no card either is called no badge on the keypad of badges', () => {
    const keypad: FlowEvent = { type: 'doorOpened', door: 'return', requestId: id };
    expect(run([keypad, card, refused('CARD_UNKNOWN')]).screen).toMatchObject({
      screen: 'badge',
      problem: 'notABadge',
    });
    expect(run([keypad, card, identified]).screen).toMatchObject({ screen: 'person', walk: { foundBy: 'card' } });
  });
});

describe('a PIN', () => {
  it('is entered by a touch, with four to eight digits', () => {
    expect(run([open, byPin, ...digits('482'), enter]).sending).toBeNull();
    expect(run([...toPin, enter]).sending).toEqual({
      type: 'identify',
      requestId: id,
      by: { kind: 'pin', text: '4826' },
    });
    expect(run([open, byPin, ...digits('123456789')]).screen).toMatchObject({ typed: '12345678' });
  });

  it('that is wrong empties the keypad and says so; the next digit takes the words away', () => {
    const wrong = run([...toPin, enter, refused('PIN_WRONG')]);
    expect(wrong).toMatchObject({ sending: null, screen: { screen: 'pin', typed: '', problem: 'PIN_WRONG' } });
    expect(run(digits('1'), wrong).screen).toMatchObject({ typed: '1', problem: null });
    expect(run([...toPin, enter, refused('TOO_MANY_TRIES')]).screen).toMatchObject({ problem: 'TOO_MANY_TRIES' });
  });

  it('is never kept against a crash, nor is a card', () => {
    expect(JSON.stringify(keptOf(run(toPin)))).not.toContain('4826');
    expect(JSON.stringify(keptOf(run([...toPin, enter])))).not.toContain('4826');
    expect(JSON.stringify(keptOf(run([card])))).not.toContain('0004A1B2C3');
    expect(keptOf(run([card]))).toMatchObject({ screen: { screen: 'how' }, sending: null });
  });
});

describe('the terms', () => {
  it('are accepted before the photo and before anything is recorded, and go into the movement', () => {
    const asked: FlowEvent = { type: 'reasonChosen', reason: aReason({ asksTerms: true }), takesPhoto: true };
    const accepted: FlowEvent = { type: 'termsAccepted', versionId: version };
    expect(run([...toPupil, asked])).toMatchObject({ sending: null, screen: { screen: 'terms' } });
    expect(run([...toPupil, asked, accepted])).toMatchObject({ sending: null, screen: { screen: 'photo' } });
    expect(run([...toPupil, asked, accepted, { type: 'photoSettled', photoId: aPhotoId }]).sending).toMatchObject({
      termsVersionId: version,
      photoId: aPhotoId,
    });
    expect(run([...toPupil, withTerms, accepted]).sending).toMatchObject({ termsVersionId: version, photoId: null });
  });

  it('that are not accepted record nothing and lead to the start', () => {
    expect(run([...toPupil, withTerms, { type: 'startedAgain' }])).toEqual(idleState);
  });

  it('that were withdrawn meanwhile are not asked for', () => {
    expect(run([...toPupil, withTerms, { type: 'termsGone' }]).sending).toMatchObject({ termsVersionId: null });
  });

  it('lead back to what asked for them', () => {
    expect(screenOf([...toPupil, withTerms, back])).toBe('person');
    const late: FlowEvent[] = [{ type: 'doorOpened', door: 'late', requestId: id }, year, month, name];
    expect(screenOf([...late, withTerms, back])).toBe('reason');
  });
});

describe('walking away, and a crash', () => {
  it('forgets everybody at the end of the countdown, on every screen', () => {
    for (const events of [toPupil, toStaff, toCard, toPin, [...toPupil, withTerms]]) {
      expect(run([...events, { type: 'idleWarned' }, { type: 'idleExpired' }])).toEqual(idleState);
    }
  });

  it('comes back to the same question after a crash, and sends again what was being sent', () => {
    for (const events of [toPupil, toStaff, toCard, [...toPupil, withTerms], [...toPupil, signIn], [open, byName]]) {
      // What was scanned is not kept: a card is presented again.
      const { scan: _forgotten, ...state } = run(events);
      const kept = keptState.parse(JSON.parse(JSON.stringify(keptOf(state))));
      expect(run([{ type: 'restored', kept }])).toEqual(state);
    }
  });
});

describe('any order of touches', () => {
  const anyEvent = fc.constantFrom<FlowEvent>(
    open,
    { type: 'doorOpened', door: 'late', requestId: id },
    { type: 'doorOpened', door: 'return', requestId: id },
    byName,
    byPin,
    group('student'),
    group('staff', true),
    department(),
    department(true),
    year,
    month,
    name,
    signIn,
    withTerms,
    { type: 'termsAccepted', versionId: version },
    { type: 'foundOut', leftAtText: '10:42' },
    { type: 'foundElsewhere' },
    { type: 'reasonsAskedFor', reasonDoor: 'late' },
    { type: 'saidBack' },
    { type: 'digitTyped', digit: '4' },
    enter,
    card,
    { ...card, requestId: otherId },
    { type: 'scanned', text: aBadgeId, requestId: id, atMs: 0 },
    identified,
    recorded,
    refused('CARD_UNKNOWN'),
    refused('ALREADY_SIGNED_IN'),
    refused('STORAGE_BUSY'),
    back,
    { type: 'wentTo', step: 'name' },
    { type: 'wentTo', step: 'group' },
    { type: 'triedAgain' },
    { type: 'finished' },
    { type: 'idleWarned' },
  );

  it('always leaves a state that can be kept, and never records before a person touched what is recorded', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let state = idleState;
        for (const event of events) {
          const next = reduceFlow(state, event);
          const kept = keptOf(next);
          if (kept !== null) expect(keptState.safeParse(JSON.parse(JSON.stringify(kept))).success).toBe(true);
          const records = next.sending !== null && next.sending.type !== 'identify' && next.sending !== state.sending;
          if (records && next.sending?.type === 'movement') {
            expect(['reasonChosen', 'termsAccepted', 'triedAgain']).toContain(event.type);
          }
          state = next;
        }
      }),
    );
  });
});
