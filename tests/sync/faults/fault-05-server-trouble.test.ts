// Kind 5: 429, 5xx with HTML, slow replies, cut connections, replies that are not JSON.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openFaultScene, type FaultScene } from './fault-scene.ts';

let s: FaultScene;
afterEach(() => s.close());

const posts = () => s.requests('POST', '/attendance');

describe('marks', () => {
  beforeEach(async () => {
    s = await openFaultScene({ settings: { requestTimeoutMs: 1_000 } });
    await s.syncNow();
  });

  async function expectOneMark(id: ReturnType<FaultScene['addMark']>): Promise<void> {
    await s.settle();
    expect(s.staffSee(id)).toBe('confirmed');
    expect(s.control.marks()).toEqual([expect.objectContaining({ code: 'L', minutesLate: 12 })]);
    expect(s.engine.status()).toMatchObject({ waiting: 0, sent: 0, needsPerson: 0, pausedBecause: null });
  }

  it.each([
    ['with seconds', 90, 89_000],
    ['with a date', 'httpDate', 0],
    ['without Retry-After', null, 59_000],
  ] as const)(
    '429 %s: nothing is sent before its time, whoever asks, and the mark is not blamed',
    async (_name, retryAfter, quietMs) => {
      s.fault({ fault: { kind: 'rateLimited', retryAfter }, method: 'POST', count: 1 });
      const mark = s.addMark(0);
      await s.engine.uploadNow();
      s.scene.clock.advance(quietMs);
      await s.engine.uploadNow();
      expect(posts()).toHaveLength(1);
      expect(s.engine.status()).toMatchObject({ waiting: 1, pausedBecause: 'WONDE_RATE_LIMITED' });
      expect(s.light()).toBe('waiting');
      await expectOneMark(mark);
      expect(s.scene.row(mark).attempts).toBe(1);
    },
  );

  it.each([
    [500, 'html'],
    [502, 'html'],
    [503, 'envelope'],
    [504, 'empty'],
  ] as const)('%s with %s: the mark waits longer each time, and arrives once', async (status, body) => {
    s.fault({ fault: { kind: 'serverError', status, body }, method: 'POST', count: 3 });
    const mark = s.addMark(0);
    await s.engine.uploadNow();
    expect(s.staffSee(mark)).toBe('waiting');
    expect(s.scene.row(mark)).toMatchObject({ lastErrorCode: 'WONDE_DOWN', attempts: 1 });
    await expectOneMark(mark);
    expect(s.control.marks()[0]?.timesPosted).toBe(1);
  });

  it('a reply slower than the time limit: read back before it is sent again', async () => {
    s.fault({ fault: { kind: 'slow', delayMs: 1_300 }, method: 'POST', count: 1 });
    const mark = s.addMark(0);
    await s.engine.uploadNow();
    expect(s.scene.row(mark)).toMatchObject({ lastErrorCode: 'WONDE_TIMEOUT', maybeApplied: true });
    await expectOneMark(mark);
  });

  it('no connection: no try is counted, and the mark leaves when the network is back', async () => {
    const mark = s.addMark(0);
    await s.scene.simulator.stopListening();
    for (let tries = 0; tries < 5; tries += 1) await s.engine.uploadNow();
    expect(s.engine.status()).toMatchObject({ waiting: 1, pausedBecause: 'WONDE_OFFLINE' });
    expect(s.scene.row(mark)).toMatchObject({ attempts: 0, maybeApplied: false });
    await s.scene.simulator.listenAgain();
    await expectOneMark(mark);
  });

  it('a 200 that is a web page (a captive portal): the mark waits, is looked for in the register, and arrives once', async () => {
    s.fault({ fault: { kind: 'notJson' }, method: 'POST', count: 1 });
    const mark = s.addMark(0);
    await s.engine.uploadNow();
    expect(s.staffSee(mark)).toBe('waiting');
    expect(s.scene.row(mark)).toMatchObject({ lastErrorCode: 'WONDE_PORTAL', maybeApplied: true });
    await expectOneMark(mark);
    expect(s.control.marks()[0]?.timesPosted).toBe(1);
  });
});

describe('the roll', () => {
  it.each([
    ['429 with Retry-After', { kind: 'rateLimited', retryAfter: 5 }, 'WONDE_RATE_LIMITED'],
    ['429 without', { kind: 'rateLimited' }, 'WONDE_RATE_LIMITED'],
    ['502 with HTML', { kind: 'serverError', status: 502, body: 'html' }, 'WONDE_DOWN'],
    ['a slow reply', { kind: 'slow', delayMs: 1_300 }, 'WONDE_TIMEOUT'],
    ['a connection cut in mid-body', { kind: 'cutBody' }, 'WONDE_OFFLINE'],
    ['a web page in its place', { kind: 'notJson' }, 'WONDE_PORTAL'],
  ] as const)(
    '%s in the middle of a run: what was read stays, nobody leaves, the next run ends it',
    async (_name, kind, code) => {
      s = await openFaultScene({ settings: { requestTimeoutMs: 1_000 } });
      s.fault({ fault: kind, path: '/students', skip: 3, count: 1 });
      await expect(s.syncNow()).rejects.toMatchObject({ code });
      expect(s.engine.status().pupils).toBe(30);
      await s.regularRun();
      expect(s.engine.status()).toMatchObject({ pupils: 60, rosterProblem: null });
      expect(s.light()).toBe('ok');
    },
  );
});
