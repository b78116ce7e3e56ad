import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openSyncScene, SCENE_DATE, type SyncScene } from '../../harness/sync-scene.ts';
import type { Person } from '../../../src/main/core/store-port.ts';

let scene: SyncScene;

async function open(options: Parameters<typeof openSyncScene>[0] = {}): Promise<void> {
  await scene?.close();
  scene = await openSyncScene(options);
  await scene.sync();
  scene.simulator.control.clearRequests();
}

beforeEach(async () => {
  scene = await openSyncScene();
  await scene.sync();
  scene.simulator.control.clearRequests();
});

afterEach(async () => {
  await scene.close();
});

function person(index: number): Person {
  const found = scene.people()[index];
  if (found === undefined) throw new Error('no such person');
  return found;
}

const posts = () => scene.simulator.control.requests().filter((request) => request.method === 'POST');
const marks = () => scene.simulator.control.marks();
const fault = (input: Parameters<SyncScene['simulator']['control']['addFault']>[0]) =>
  scene.simulator.control.addFault(input);

/** Moves the clock past every wait. */
function waitLong(): void {
  scene.clock.advance(20 * 60_000);
}

describe('sending', () => {
  it('takes a mark to the register and asks until it is confirmed', async () => {
    const id = scene.addMark({ person: person(0), minutesLate: 17, comment: 'Bus' });
    await scene.upload();
    expect(scene.row(id)).toMatchObject({ state: 'submitted', attempts: 1 });
    scene.clock.advance(scene.settings.pollEveryMs);
    await scene.upload();
    expect(scene.row(id)).toMatchObject({ state: 'done', outcome: null, lastErrorCode: null });
    expect(marks()).toEqual([
      expect.objectContaining({
        studentId: person(0).wondeId,
        date: SCENE_DATE,
        session: 'AM',
        code: 'L',
        minutesLate: 17,
        comment: 'Bus',
        timesPosted: 1,
      }),
    ]);
    expect(scene.store.syncState().lastWritebackAtMs).toBe(scene.clock.nowMs());
  });

  it('asks nothing of Wonde when nothing waits, but once what the register holds', async () => {
    await scene.upload();
    await scene.upload();
    expect(scene.simulator.control.requests()).toEqual([
      expect.objectContaining({ method: 'GET', path: expect.stringMatching(/attendance\/session$/) }),
    ]);
  });

  it('sends many pupils’ marks in one request, up to the setting', async () => {
    scene.change({ maxMarksPerRequest: 20 });
    for (let index = 0; index < 45; index += 1) scene.addMark({ person: person(index) });
    await scene.uploadUntilSettled();
    expect(posts().map((post) => post.marks)).toEqual([20, 20, 5]);
    expect(marks()).toHaveLength(45);
  });

  it('keeps the order of one pupil: the second mark waits until the first is confirmed', async () => {
    const first = scene.addMark({ person: person(0), session: 'AM' });
    const second = scene.addMark({ person: person(0), session: 'PM', code: 'M' });
    await scene.upload();
    expect([scene.row(first).state, scene.row(second).state]).toEqual(['submitted', 'pending']);
    await scene.uploadUntilSettled();
    expect(posts().map((post) => post.marks)).toEqual([1, 1]);
    expect(
      marks()
        .map((mark) => mark.code)
        .toSorted(),
    ).toEqual(['L', 'M']);
  });

  it('lets a mark wait for its time, even when a person asks for everything now', async () => {
    const id = scene.addMark({ person: person(0), notBeforeMs: scene.clock.nowMs() + 3_600_000 });
    await scene.upload(true);
    expect(posts()).toEqual([]);
    scene.clock.advance(3_600_000);
    await scene.uploadUntilSettled();
    expect(scene.row(id).state).toBe('done');
  });

  it('sends the pupil’s Wonde id of now, when the MIS has changed all ids since the mark was made', async () => {
    const { wondeId } = person(0);
    const id = scene.addMark({ person: person(0) });
    scene.simulator.control.edit({ op: 'migrateMis', mis: 'Arbor', newToken: false });
    await scene.sync({ full: true });
    await scene.uploadUntilSettled();
    expect(scene.row(id).state).toBe('done');
    expect(marks()[0]?.studentId).not.toBe(wondeId);
  });
});

describe('what cannot be sent is kept for a person', () => {
  it('when the payload no longer parses', async () => {
    const id = scene.addMark({ person: person(0), payload: '{"markId":"half of a' });
    const other = scene.addMark({ person: person(1) });
    await scene.uploadUntilSettled();
    expect(scene.row(id)).toMatchObject({ state: 'parked', outcome: 'needs_person', payload: '{"markId":"half of a' });
    expect(scene.row(other).state).toBe('done');
  });

  it('when the school has no such code, after its list was read once more', async () => {
    const id = scene.addMark({ person: person(0), code: 'QQ' });
    const other = scene.addMark({ person: person(1) });
    await scene.uploadUntilSettled();
    expect(scene.row(id)).toMatchObject({
      state: 'parked',
      outcome: 'needs_person',
      lastErrorCode: 'WONDE_CODE_UNKNOWN',
    });
    expect(scene.row(other).state).toBe('done');
    const codeRequests = scene.simulator.control
      .requests()
      .filter((request) => request.path.endsWith('/attendance-codes'));
    expect(codeRequests).toHaveLength(1);
  });

  it('when the pupil has left', async () => {
    const id = scene.addMark({ person: person(0) });
    scene.simulator.control.edit({ op: 'leavePupil', studentId: person(0).wondeId });
    // The list of those who left is read once an hour.
    scene.clock.advance(61 * 60_000);
    await scene.sync();
    await scene.upload();
    expect(scene.row(id)).toMatchObject({ state: 'parked', outcome: 'needs_person', lastErrorCode: 'MARK_PUPIL_LEFT' });
  });

  it('when Wonde’s yes cannot be read: then it may be there, and is read back before it is sent again', async () => {
    const id = scene.addMark({ person: person(0) });
    fault({ fault: { kind: 'fieldNull', field: 'writeback_id' }, method: 'POST', count: 1 });
    await scene.upload();
    expect(scene.row(id)).toMatchObject({ state: 'parked', outcome: 'needs_person', maybeApplied: true });
    scene.simulator.control.finishJobs();
    scene.store.transaction((writer) => writer.updateOutbox(id, { state: 'pending', outcome: null, attempts: 0 }));
    await scene.upload();
    expect(scene.row(id).state).toBe('done');
    expect(posts()).toHaveLength(1);
  });

  it.each(['map', 'envelope', 'laravel'] as const)('when the MIS refuses it, with its words (%s)', async (style) => {
    const id = scene.addMark({ person: person(0) });
    fault({ fault: { kind: 'validationRefused', style } });
    await scene.upload();
    expect(scene.row(id)).toMatchObject({ state: 'parked', outcome: 'refused', lastErrorCode: 'WONDE_REJECTED' });
    expect(scene.row(id).lastErrorWords).toContain('is invalid');
  });
});

describe('one bad mark', () => {
  it('does not hold up the others of its request', async () => {
    const bad = scene.addMark({ person: person(0) });
    // Withheld from us since: Wonde no longer knows the pupil.
    scene.simulator.control.edit({ op: 'hidePupil', studentId: person(0).wondeId });
    const good = [1, 2, 3].map((index) => scene.addMark({ person: person(index) }));
    await scene.uploadUntilSettled();
    expect(scene.row(bad)).toMatchObject({ state: 'parked', outcome: 'refused' });
    for (const id of good) expect(scene.row(id).state).toBe('done');
    expect(marks()).toHaveLength(3);
    expect(marks().every((mark) => mark.timesPosted === 1)).toBe(true);
  });

  it('of a job is refused alone when the job says which one it was', async () => {
    const ids = [0, 1, 2].map((index) => scene.addMark({ person: person(index) }));
    fault({ fault: { kind: 'jobPartial', failIndexes: [1], reason: 'The register is closed' } });
    await scene.uploadUntilSettled();
    expect(ids.map((id) => scene.row(id).state)).toEqual(['done', 'parked', 'done']);
    expect(ids.map((id) => scene.row(id))[1]).toMatchObject({
      outcome: 'refused',
      lastErrorWords: 'The register is closed',
    });
  });

  it('of a failed job is found by sending each by itself', async () => {
    scene.simulator.control.setSettings({ writebackErrors: 'message', statusWords: { partial: 'failed' } });
    const ids = [0, 1, 2].map((index) => scene.addMark({ person: person(index) }));
    fault({ fault: { kind: 'jobFails', reason: 'Something was wrong' }, count: 1 });
    fault({ fault: { kind: 'jobFails', reason: 'The register is closed' }, skip: 1, count: 1 });
    await scene.uploadUntilSettled();
    expect(posts().map((post) => post.marks)).toEqual([3, 1, 1, 1]);
    expect(ids.map((id) => scene.row(id).state).toSorted()).toEqual(['done', 'done', 'parked']);
  });
});

describe('trouble on the way', () => {
  it('offline costs nothing but time: no attempt is counted, and it goes by itself when the network is back', async () => {
    const id = scene.addMark({ person: person(0) });
    await scene.simulator.stopListening();
    for (let round = 0; round < 10; round += 1) {
      await scene.upload();
      expect(scene.row(id)).toMatchObject({ state: 'pending', attempts: 0, maybeApplied: false });
      expect(scene.worker.pausedBecause()).toBe('WONDE_OFFLINE');
      const waitMs = (scene.worker.nextDueMs() ?? Infinity) - scene.clock.nowMs();
      expect(waitMs).toBeLessThanOrEqual(30_000);
      scene.clock.advance(waitMs);
    }
    await scene.simulator.listenAgain();
    await scene.uploadUntilSettled();
    expect(scene.row(id).state).toBe('done');
    expect(scene.worker.pausedBecause()).toBeNull();
  });

  it('does not sit out the wait when it hears that the network is back', async () => {
    const id = scene.addMark({ person: person(0) });
    await scene.simulator.stopListening();
    for (let round = 0; round < 5; round += 1) {
      await scene.upload();
      scene.clock.set(scene.worker.nextDueMs() ?? 0);
    }
    await scene.upload();
    await scene.simulator.listenAgain();
    scene.worker.networkReturned();
    await scene.upload(true);
    expect(scene.row(id).state).toBe('submitted');
  });

  it('a server that wants to be left alone is left alone, even when a person asks', async () => {
    const id = scene.addMark({ person: person(0) });
    fault({ fault: { kind: 'rateLimited', retryAfter: 90 }, method: 'POST', count: 1 });
    await scene.upload();
    expect(scene.worker.pausedBecause()).toBe('WONDE_RATE_LIMITED');
    await scene.upload(true);
    scene.addMark({ person: person(1) });
    scene.clock.advance(89_000);
    await scene.upload(true);
    expect(posts()).toHaveLength(1);
    scene.clock.advance(3_000);
    await scene.uploadUntilSettled();
    expect(scene.row(id)).toMatchObject({ state: 'done', attempts: 1 });
  });

  it.each([
    ['401', { kind: 'unauthorised' }, 'WONDE_AUTH'],
    ['403', { kind: 'scopeMissing', scope: 'attendance.write' }, 'WONDE_FORBIDDEN'],
    ['404', { kind: 'notFound' }, 'WONDE_NOT_FOUND'],
  ] as const)('%s stops everything and blames no mark; a person’s try lifts it', async (_name, kind, code) => {
    const ids = [0, 1].map((index) => scene.addMark({ person: person(index) }));
    scene.change({ maxMarksPerRequest: 1 });
    const number = fault({ fault: kind, method: 'POST' });
    await scene.upload();
    expect(posts()).toHaveLength(1);
    expect(scene.worker.pausedBecause()).toBe(code);
    expect(ids.map((id) => scene.row(id))).toEqual(
      ids.map(() => expect.objectContaining({ state: 'pending', attempts: 0 })),
    );
    scene.simulator.control.clearFaults(number);
    await scene.upload(true);
    await scene.uploadUntilSettled();
    expect(marks()).toHaveLength(2);
  });

  it('HTML with a 502 is waited out, longer each time', async () => {
    const id = scene.addMark({ person: person(0) });
    fault({ fault: { kind: 'serverError', status: 502, body: 'html' }, method: 'POST', count: 4 });
    const waits: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      await scene.upload();
      expect(scene.row(id)).toMatchObject({ state: 'pending', attempts: round + 1, lastErrorCode: 'WONDE_DOWN' });
      waits.push(scene.row(id).nextAttemptAtMs - scene.clock.nowMs());
      scene.clock.set(scene.row(id).nextAttemptAtMs);
    }
    expect(waits[3]).toBeGreaterThan((waits[0] ?? 0) * 3);
    await scene.uploadUntilSettled();
    expect(scene.row(id).state).toBe('done');
  });

  it.each([
    ['cut', { kind: 'replyLost', how: 'cut' }],
    ['half a body', { kind: 'cutBody' }],
  ] as const)('applied, but the answer lost (%s): read back, and not sent twice', async (_name, kind) => {
    const id = scene.addMark({ person: person(0) });
    fault({ fault: kind, method: 'POST', count: 1 });
    await scene.upload();
    expect(scene.row(id)).toMatchObject({ state: 'pending', maybeApplied: true, attempts: 1 });
    scene.simulator.control.finishJobs();
    waitLong();
    await scene.upload();
    // That it had left is kept: what the register holds then is ours, and may be replaced by us.
    expect(scene.row(id)).toMatchObject({ state: 'done', maybeApplied: true });
    expect(marks()).toEqual([expect.objectContaining({ timesPosted: 1, timesApplied: 1 })]);
  });

  it('applied, the answer lost, and the register not extracted yet: sent again, and still one mark', async () => {
    scene.simulator.control.setSettings({ extraction: 'manual' });
    const id = scene.addMark({ person: person(0) });
    fault({ fault: { kind: 'replyLost', how: 'cut' }, method: 'POST', count: 1 });
    await scene.upload();
    waitLong();
    await scene.uploadUntilSettled();
    expect(scene.row(id).state).toBe('done');
    expect(marks()).toEqual([expect.objectContaining({ code: 'L', minutesLate: 12, timesPosted: 2 })]);
  });

  it('the answer lost and the register not ours to read: sent again', async () => {
    const id = scene.addMark({ person: person(0) });
    fault({ fault: { kind: 'replyLost', how: 'cut' }, method: 'POST', count: 1 });
    fault({ fault: { kind: 'scopeMissing', scope: 'attendance.read' }, method: 'GET', path: '/attendance/session' });
    await scene.upload();
    waitLong();
    await scene.uploadUntilSettled();
    expect(scene.row(id).state).toBe('done');
    expect(scene.logger.messages('warn')).toContain('register.unreadable');
  });

  it('a crash in the middle of sending: read back before it is sent again', async () => {
    const id = scene.addMark({ person: person(0) });
    await scene.upload();
    scene.simulator.control.finishJobs();
    // As the store would look had the process been killed before the answer was written down.
    scene.store.transaction((writer) => writer.updateOutbox(id, { state: 'sending', writebackId: null }));
    scene.restart();
    expect(scene.row(id)).toMatchObject({ state: 'pending', maybeApplied: true });
    await scene.upload();
    expect(scene.row(id).state).toBe('done');
    expect(posts()).toHaveLength(1);
  });
});

describe('writeback jobs', () => {
  it('that stay stuck go to a person, and are found done by a later retry', async () => {
    const id = scene.addMark({ person: person(0) });
    fault({ fault: { kind: 'jobStuck' } });
    await scene.upload();
    for (let minutes = 0; minutes < scene.settings.jobStuckAfterMinutes; minutes += 10) {
      expect(scene.row(id).state).toBe('submitted');
      scene.clock.advance(10 * 60_000);
      await scene.upload();
    }
    expect(scene.row(id)).toMatchObject({ state: 'parked', outcome: 'needs_person', maybeApplied: true });
    scene.simulator.control.finishJobs();
    scene.store.transaction((writer) => writer.updateOutbox(id, { state: 'pending', outcome: null }));
    await scene.upload();
    expect(scene.row(id).state).toBe('done');
    expect(posts()).toHaveLength(1);
  });

  it('are not called stuck because the kiosk was offline for longer than that', async () => {
    const id = scene.addMark({ person: person(0) });
    await scene.upload();
    await scene.simulator.stopListening();
    scene.clock.advance(10 * 3_600_000);
    await scene.upload();
    expect(scene.row(id).state).toBe('submitted');
    await scene.simulator.listenAgain();
    await scene.uploadUntilSettled();
    expect(scene.row(id).state).toBe('done');
  });

  it('are asked about less often as they grow old, and again at once after a restart', async () => {
    scene.simulator.control.setSettings({ jobDelayMs: 100_000_000 });
    scene.addMark({ person: person(0) });
    await scene.upload();
    for (let minute = 0; minute < 120; minute += 1) {
      scene.clock.advance(60_000);
      await scene.upload();
    }
    const polls = scene.simulator.control.requests().filter((request) => request.path.includes('/writebacks/'));
    expect(polls.length).toBeGreaterThan(20);
    expect(polls.length).toBeLessThan(60);
  });

  it('that Wonde does not know are read back and sent again, and in the end go to a person', async () => {
    const id = scene.addMark({ person: person(0) });
    scene.simulator.control.setSettings({ extraction: 'manual' });
    fault({ fault: { kind: 'notFound' }, path: '/writebacks/' });
    await scene.uploadUntilSettled();
    expect(scene.row(id)).toMatchObject({
      state: 'parked',
      outcome: 'needs_person',
      lastErrorCode: 'MARK_UNCONFIRMED',
    });
    expect(posts().length).toBe(3);
  });

  it('that fail bring the MIS’s words', async () => {
    const id = scene.addMark({ person: person(0) });
    fault({ fault: { kind: 'jobFails', reason: 'The register is closed' } });
    await scene.uploadUntilSettled();
    expect(scene.row(id)).toMatchObject({
      state: 'parked',
      outcome: 'refused',
      lastErrorWords: 'The register is closed',
    });
  });
});

describe('a newer mark of the same session', () => {
  it('takes the place of an older one that has not left', async () => {
    const older = scene.addMark({ person: person(0), code: 'L' });
    const newer = scene.addMark({ person: person(0), code: 'U', minutesLate: null });
    await scene.uploadUntilSettled();
    expect(scene.row(older)).toMatchObject({ state: 'cancelled', outcome: 'superseded' });
    expect(scene.row(newer).state).toBe('done');
    expect(posts()).toHaveLength(1);
    expect(marks()).toEqual([expect.objectContaining({ code: 'U' })]);
  });

  it('is never overwritten by a retry of the older one', async () => {
    const older = scene.addMark({ person: person(0), code: 'L' });
    fault({ fault: { kind: 'validationRefused' }, count: 1 });
    await scene.upload();
    const newer = scene.addMark({ person: person(0), code: 'U' });
    await scene.uploadUntilSettled();
    expect(scene.row(newer).state).toBe('done');
    expect(scene.row(older)).toMatchObject({ state: 'cancelled', outcome: 'superseded' });
    // Even if somebody brings the older one back by force.
    scene.store.transaction((writer) => writer.updateOutbox(older, { state: 'pending', outcome: null }));
    await scene.uploadUntilSettled();
    expect(marks()).toEqual([expect.objectContaining({ code: 'U', timesPosted: 1 })]);
  });
});

describe('writeback switched off', () => {
  it('by the school’s administrator sends nothing and loses nothing', async () => {
    scene.change({ writebackEnabled: false });
    const id = scene.addMark({ person: person(0) });
    await scene.upload(true);
    expect(scene.worker.pausedBecause()).toBe('WONDE_WRITEBACK_OFF');
    expect(scene.row(id)).toMatchObject({ state: 'pending', attempts: 0 });
    expect(posts()).toEqual([]);
    scene.change({ writebackEnabled: true });
    await scene.uploadUntilSettled();
    expect(scene.row(id).state).toBe('done');
  });

  it('by the MIS sends nothing and loses nothing', async () => {
    await open({ simulator: { mis: 'Integris' } });
    const id = scene.addMark({ person: person(0) });
    await scene.upload();
    expect(scene.worker.pausedBecause()).toBe('WONDE_WRITEBACK_OFF');
    expect(scene.row(id).state).toBe('pending');
    expect(posts()).toEqual([]);
  });
});

describe('stopping', () => {
  it('begins no further request', async () => {
    scene.change({ maxMarksPerRequest: 1 });
    for (let index = 0; index < 5; index += 1) scene.addMark({ person: person(index) });
    const signal = new AbortController().signal;
    await scene.worker.run({ force: false, signal, isStopping: () => posts().length >= 2 });
    expect(posts()).toHaveLength(2);
    expect(scene.store.countOutbox()).toMatchObject({ waiting: 3, sent: 2 });
  });

  it('cuts a request that takes too long, and knows that it may have been applied', async () => {
    const id = scene.addMark({ person: person(0) });
    fault({ fault: { kind: 'slow', delayMs: 5_000 }, method: 'POST' });
    const stop = new AbortController();
    const running = scene.worker.run({ force: false, signal: stop.signal, isStopping: () => stop.signal.aborted });
    while (posts().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    await running;
    expect(scene.row(id)).toMatchObject({ state: 'pending', maybeApplied: true });
  });
});

describe('the log', () => {
  it('knows marks by their ids only', async () => {
    const child = person(0);
    scene.addMark({ person: child, comment: 'Doctor in Llandudno' });
    fault({ fault: { kind: 'validationRefused' } });
    await scene.uploadUntilSettled();
    const log = JSON.stringify(scene.logger.lines);
    expect(log).not.toContain('Llandudno');
    expect(log).not.toContain(`"${child.surname}"`);
    expect(log).not.toContain('is invalid');
  });
});
