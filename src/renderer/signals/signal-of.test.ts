import { describe, expect, it } from '@jest/globals';
import { aBadgeId, aReceipt } from '../../../tests/fakes/kiosk-answers.ts';
import { movementId, requestId } from '../../shared/domain/ids.ts';
import type { FlowEvent } from '../kiosk/flow-events.ts';
import { reduceFlow } from '../kiosk/flow-machine.ts';
import { idleState } from '../kiosk/flow-states.ts';
import type { FlowState } from '../kiosk/flow-types.ts';
import { signalOf } from './signal-of.ts';

const id = requestId.parse('01990000-0000-7000-8000-0000000000b1');
const scan = (text: string, atMs: number): FlowEvent => ({ type: 'scanned', text, requestId: id, atMs });

/** The signals of a flow, event by event. */
function signals(...events: readonly FlowEvent[]): (string | null)[] {
  let state: FlowState = idleState;
  return events.map((event) => {
    const next = reduceFlow(state, event);
    const signal = signalOf(state, next);
    state = next;
    return signal;
  });
}

describe('the signal of what happened', () => {
  it('is success when something was recorded, once', () => {
    const receipt = aReceipt({ kind: 'return' });
    expect(
      signals(
        scan(`GH${aBadgeId}`, 0),
        { type: 'recorded', requestId: id, receipt },
        { type: 'held' },
        { type: 'finished' },
      ),
    ).toEqual([null, 'success', null, null]);
  });

  it('is success again for the next person', () => {
    const done = (n: number): FlowState => ({
      ...idleState,
      screen: {
        screen: 'done',
        receipt: aReceipt({ movementId: movementId.parse(`01990000-0000-7000-8000-00000000002${n}`) }),
        held: false,
      },
    });
    expect([signalOf(done(1), done(2)), signalOf(done(2), done(2))]).toEqual(['success', null]);
  });

  it('is attention when nothing was added, and for every problem once', () => {
    const again = aReceipt({ alreadyRecorded: true });
    const refused = (code: 'BADGE_USED' | 'STORAGE_FULL'): FlowEvent => ({
      type: 'refused',
      requestId: id,
      code,
      ref: '',
      leftAtText: null,
    });
    expect(signals(scan(`GH${aBadgeId}`, 0), { type: 'recorded', requestId: id, receipt: again })[1]).toBe('attention');
    expect(signals(scan(`GH${aBadgeId}`, 0), refused('BADGE_USED'), { type: 'digitTyped', digit: '1' })).toEqual([
      null,
      'attention',
      null,
    ]);
    expect(signals(scan(`GH${aBadgeId}`, 0), refused('STORAGE_FULL'))[1]).toBe('attention');
    expect(signals(scan('https://example.org', 0))).toEqual(['attention']);
  });

  it('is attention when a scan is asked about', () => {
    expect(signals({ type: 'doorOpened', door: 'late', requestId: id }, scan('0004A1B2C3', 0))).toEqual([
      null,
      'attention',
    ]);
  });

  it('is nothing for touches', () => {
    expect(signals({ type: 'doorOpened', door: 'late', requestId: id }, { type: 'wentBack' })).toEqual([null, null]);
  });
});
