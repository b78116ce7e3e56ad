// The engine as the app runs it: its own timers, two lanes, start and stop.
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AppError } from '../../../src/shared/errors/app-error.ts';
import { createSyncEngine, type SyncEngine } from '../../../src/main/sync/scheduler.ts';
import type { Store } from '../../../src/main/core/store-port.ts';
import type { WondeApi } from '../../../src/main/core/wonde-port.ts';
import { seededRandom } from '../../fakes/seeded-random.ts';
import { openSyncScene, type SyncScene } from '../../harness/sync-scene.ts';
import { waitFor } from '../../harness/wait-for.ts';

let scene: SyncScene;
let engine: SyncEngine;
let heard: { status: number; roster: number };

beforeEach(async () => {
  scene = await openSyncScene({ settings: { pollEveryMs: 200 } });
  engine = createEngine(scene.client);
});

afterEach(async () => {
  await engine.stop();
  await scene.close();
});

/** The scene's clock stands still, which timers do not mind; it is moved where something must become due. */
function createEngine(wonde: WondeApi, store: Store = scene.store): SyncEngine {
  heard = { status: 0, roster: 0 };
  return createSyncEngine({
    store,
    wonde,
    clock: scene.clock,
    random: seededRandom(3),
    logger: scene.logger,
    settings: () => scene.settings,
    timeZone: () => 'Europe/London',
    onStatusChanged: () => (heard.status += 1),
    onRosterChanged: () => (heard.roster += 1),
  });
}

const fault = (input: Parameters<SyncScene['simulator']['control']['addFault']>[0]) =>
  scene.simulator.control.addFault(input);
const posts = () => scene.simulator.control.requests().filter((request) => request.method === 'POST');

async function imported(): Promise<void> {
  await waitFor('the roll', () => (scene.store.syncState().lastFullAtMs === null ? null : true));
  await waitFor('rest', () => (engine.status().phase === 'idle' ? true : null));
}

function addMark(index = 0): string {
  const person = scene.people()[index];
  if (person === undefined) throw new Error('nobody there');
  return scene.addMark({ person });
}

async function confirmed(): Promise<void> {
  await waitFor('confirmation', () => {
    // Polls and retries are due by the clock of the scene.
    scene.clock.advance(500);
    const { waiting, sent } = engine.status();
    return waiting + sent === 0 ? true : null;
  });
}

describe('by itself', () => {
  it('imports the roll, sends what is poked, and says so', async () => {
    engine.start();
    await imported();
    expect(heard.roster).toBe(1);
    addMark();
    expect(engine.status()).toMatchObject({ waiting: 1, sent: 0, pausedBecause: null });
    engine.poke();
    await confirmed();
    expect(engine.status()).toMatchObject({
      phase: 'idle',
      pupils: 60,
      waiting: 0,
      sent: 0,
      needsPerson: 0,
      lastRosterAtMs: expect.any(Number),
      lastWritebackAtMs: expect.any(Number),
      pausedBecause: null,
      rosterProblem: null,
    });
    expect(heard.status).toBeGreaterThan(2);
  });

  it('finds Wonde again after an outage, without anybody doing anything', async () => {
    await scene.simulator.stopListening();
    engine.start();
    await waitFor('the first failure', () => (scene.logger.messages('info').includes('roster.failed') ? true : null));
    expect(engine.status()).toMatchObject({ pupils: 0, phase: 'idle' });
    await scene.simulator.listenAgain();
    await imported();
    expect(engine.status().pupils).toBe(60);
  });

  it('sends marks while a long import is still running', async () => {
    await scene.sync();
    fault({ fault: { kind: 'slow', delayMs: 60_000 }, path: '/students' });
    addMark();
    engine.start();
    await waitFor('the mark', () => (scene.simulator.control.marks().length === 1 ? true : null));
    expect(engine.status().phase).not.toBe('idle');
  });

  it('tries again at once when a setting changes', async () => {
    await scene.sync();
    engine.start();
    await imported();
    const number = fault({ fault: { kind: 'unauthorised' } });
    addMark();
    await engine.uploadNow();
    expect(engine.status()).toMatchObject({ waiting: 1, pausedBecause: 'WONDE_AUTH' });
    scene.simulator.control.clearFaults(number);
    engine.settingsChanged();
    await confirmed();
    expect(engine.status().pausedBecause).toBeNull();
  });

  it('tries again at once when the network is said to be back', async () => {
    await scene.sync();
    engine.start();
    await imported();
    await scene.simulator.stopListening();
    addMark();
    await engine.uploadNow();
    expect(engine.status()).toMatchObject({ waiting: 1, pausedBecause: 'WONDE_OFFLINE' });
    await scene.simulator.listenAgain();
    engine.networkReturned();
    await confirmed();
  });
});

describe('when asked', () => {
  it('uploads what waits, and the status has the answer', async () => {
    await scene.sync();
    addMark();
    fault({ fault: { kind: 'scopeMissing', scope: 'attendance.write' }, method: 'POST', count: 1 });
    await engine.uploadNow();
    expect(engine.status()).toMatchObject({ waiting: 1, pausedBecause: 'WONDE_FORBIDDEN' });
    await engine.uploadNow();
    expect(engine.status()).toMatchObject({ waiting: 0, sent: 1, pausedBecause: null });
  });

  it('pulls the whole roll, one run at a time', async () => {
    await Promise.all([1, 2, 3].map(() => engine.syncRoster({ acceptLeavers: false })));
    const runs = scene.simulator.control.requests().filter((request) => request.path.endsWith('/students'));
    // The first began at once; the two asked for during it are one that follows.
    expect(runs).toHaveLength(2);
    expect(scene.store.countPupils()).toBe(60);
  });

  it('says why a roster could not be pulled', async () => {
    await scene.simulator.stopListening();
    await expect(engine.syncRoster({ acceptLeavers: false })).rejects.toMatchObject({ code: 'WONDE_OFFLINE' });
  });

  it('takes a roster that was refused, when an administrator says so', async () => {
    await scene.sync();
    for (const pupil of scene.simulator.control.pupils().slice(0, 30)) {
      scene.simulator.control.edit({ op: 'deletePupil', studentId: pupil.id });
    }
    await engine.syncRoster({ acceptLeavers: false });
    expect(engine.status()).toMatchObject({ pupils: 60, rosterProblem: 'ROSTER_SUSPICIOUS' });
    await engine.syncRoster({ acceptLeavers: true });
    expect(engine.status().rosterProblem).toBeNull();
    expect(engine.status().pupils).toBeLessThan(60);
  });
});

describe('a store that fails for a moment', () => {
  it('at the start does not keep the engine from sending afterwards', async () => {
    await scene.sync();
    let failures = 1;
    const transaction: Store['transaction'] = (work) => {
      if (failures-- > 0) throw new AppError('STORAGE_BUSY');
      return scene.store.transaction(work);
    };
    engine = createEngine(scene.client, { ...scene.store, transaction });
    engine.start();
    addMark();
    engine.poke();
    await confirmed();
    expect(posts()).toHaveLength(1);
  });

  it('when asked what is due next has the engine look again at its regular tick', async () => {
    const listDueOutbox = (): never => {
      throw new AppError('STORAGE_BUSY');
    };
    engine = createEngine(scene.client, { ...scene.store, listDueOutbox });
    const timers = jest.spyOn(globalThis, 'setTimeout');
    engine.start();
    await engine.uploadNow();
    expect(timers.mock.calls.map(([, delayMs]) => delayMs)).toContain(30_000);
    timers.mockRestore();
  });
});

describe('stopping', () => {
  it('before the start, as when the demo school comes up too late, leaves nothing to start', async () => {
    await engine.stop();
    engine.start();
    await engine.uploadNow();
    await engine.syncRoster({ acceptLeavers: false });
    expect(scene.simulator.control.requests()).toEqual([]);
  });

  it('waits for the request under way and writes its answer down', async () => {
    await scene.sync();
    addMark();
    fault({ fault: { kind: 'slow', delayMs: 400 }, method: 'POST' });
    engine.start();
    await waitFor('the request', () => (posts().length === 1 ? true : null));
    await engine.stop();
    expect(scene.store.countOutbox()).toEqual({ waiting: 0, sent: 1, parked: 0 });
  });

  it('does nothing any more afterwards', async () => {
    await scene.sync();
    engine.start();
    await imported();
    await engine.stop();
    addMark();
    engine.poke();
    engine.networkReturned();
    await engine.uploadNow();
    expect(posts()).toHaveLength(0);
  });
});
