import { describe, expect, it } from '@jest/globals';
import { createSystemClock } from './system-clock.ts';
import { createSystemRandom } from './system-random.ts';

describe('the system clock', () => {
  it('starts where it is told and runs on from there', () => {
    const startAtMs = Date.UTC(2026, 10, 23, 8, 55);
    const clock = createSystemClock(startAtMs);
    expect(clock.nowMs() - startAtMs).toBeGreaterThanOrEqual(0);
    expect(clock.nowMs() - startAtMs).toBeLessThan(60_000);
    expect(createSystemClock(null).offsetMs).toBe(0);
  });
});

describe('system randomness', () => {
  it('makes UUIDs that carry their time and differ within one millisecond', () => {
    const random = createSystemRandom();
    const nowMs = Date.UTC(2026, 10, 23);
    const ids = new Set(Array.from({ length: 1_000 }, () => random.uuidV7(nowMs)));
    expect(ids.size).toBe(1_000);
    for (const id of ids) expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(nowMs);
  });

  it('draws as many digits as asked', () => {
    const random = createSystemRandom();
    expect(random.digits(7)).toMatch(/^\d{7}$/);
    expect(new Set(Array.from({ length: 200 }, () => random.digits(7))).size).toBeGreaterThan(190);
  });
});
