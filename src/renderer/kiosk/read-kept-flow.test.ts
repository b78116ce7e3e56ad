import { describe, expect, it } from '@jest/globals';
import { aKioskState, aYear } from '../../../tests/fakes/kiosk-answers.ts';
import { readKeptFlow } from './read-kept-flow.ts';

const state = aKioskState();
const screen = {
  screen: 'month',
  walk: { requestId: '01990000-0000-7000-8000-00000000000a', door: 'late', year: aYear },
};
const stateJson = JSON.stringify({ screen, sending: null });

describe('a kept flow', () => {
  it('is given back while it is still somebody’s', () => {
    expect(readKeptFlow({ savedAtMs: state.nowMs - 10_000, stateJson }, state)).toEqual({ screen, sending: null });
  });

  it('is forgotten when it is older than the idle time', () => {
    expect(readKeptFlow({ savedAtMs: state.nowMs - 50_001, stateJson }, state)).toBeNull();
  });

  it('is forgotten when it does not parse', () => {
    for (const text of ['', '{', '{"screen":{"screen":"idle"}}', '{"screen":{"screen":"month"},"sending":null}']) {
      expect(readKeptFlow({ savedAtMs: state.nowMs, stateJson: text }, state)).toBeNull();
    }
  });

  it('may be absent', () => {
    expect(readKeptFlow(null, state)).toBeNull();
  });
});
