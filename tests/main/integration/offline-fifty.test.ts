// The promise of issue 2: Wonde away, fifty arrivals, the app killed on the way, Wonde back: fifty marks, none twice,
// each with the time at the door. Real processes, real SIGKILL, real store file, the real simulator.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from '@jest/globals';
import { instantOf } from '../../../src/shared/domain/school-time.ts';
import { openSyncScene, SCENE_DATE, type SyncScene } from '../../harness/sync-scene.ts';
import { waitFor } from '../../harness/wait-for.ts';

const ARRIVALS = 50;
const MINUTE_MS = 60_000;
/** 35 come while the register is open, the rest after it has closed at 09:15. */
const FIRST_ARRIVAL_MS = instantOf(SCENE_DATE, '08:46', 'Europe/London') + 17_000;
const BETWEEN_MS = 50_000;
const REGISTER_OPENS_MS = instantOf(SCENE_DATE, '08:45', 'Europe/London');

interface Arrival {
  readonly requestId: string;
  readonly personId: string;
  readonly wondeId: string;
  readonly atMs: number;
}

interface Kiosk {
  readonly process: ChildProcess;
  readonly acknowledged: Set<string>;
  allRecorded: boolean;
  /** Resolves once it is gone. */
  kill(): Promise<void>;
  tell(line: string): void;
}

const running = new Set<Kiosk>();
let scene: SyncScene | null = null;

afterEach(async () => {
  for (const kiosk of running) await kiosk.kill();
  await scene?.close();
});

function startKiosk(plan: object): Kiosk {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'tests/main/integration/kiosk-process.ts', JSON.stringify(plan)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kiosk: Kiosk = {
    process: child,
    acknowledged: new Set(),
    allRecorded: false,
    tell: (line) => void child.stdin.write(`${line}\n`),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
      running.delete(kiosk);
    },
  };
  running.add(kiosk);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said: { said: string; movementId?: string } = JSON.parse(line);
    if (said.movementId !== undefined) kiosk.acknowledged.add(said.movementId);
    if (said.said === 'allRecorded') kiosk.allRecorded = true;
  });
  return kiosk;
}

/** A school whose roll is on the kiosk already, and fifty of its pupils who will come late. */
async function openSchool(): Promise<{ school: SyncScene; arrivals: readonly Arrival[] }> {
  const school = await openSyncScene({ simulator: { settings: { jobDelayMs: 50 } } });
  school.clock.set(FIRST_ARRIVAL_MS - 5 * MINUTE_MS);
  await school.sync();
  const arrivals = school
    .people()
    .slice(0, ARRIVALS)
    .map((person, index) => ({
      requestId: randomUUID(),
      personId: person.id,
      wondeId: person.wondeId,
      atMs: FIRST_ARRIVAL_MS + index * BETWEEN_MS,
    }));
  return { school, arrivals };
}

function planFor(school: SyncScene, arrivals: readonly Arrival[], more: object): object {
  return {
    dir: school.temp.dir,
    baseUrl: school.simulator.url,
    schoolId: school.simulator.school.id,
    token: school.simulator.token,
    nowMs: FIRST_ARRIVAL_MS - MINUTE_MS,
    seed: 1,
    arrivals: arrivals.map(({ requestId, personId, atMs }) => ({ requestId, personId, atMs })),
    pauseMs: 20,
    pollEveryMs: 200,
    maxMarksPerRequest: 10,
    ...more,
  };
}

function expectFiftyMarks(school: SyncScene, arrivals: readonly Arrival[]): void {
  const marks = school.simulator.control.marks();
  expect(marks).toHaveLength(ARRIVALS);
  for (const arrival of arrivals) {
    const minutesLate = Math.floor((arrival.atMs - REGISTER_OPENS_MS) / MINUTE_MS);
    expect(marks.find((mark) => mark.studentId === arrival.wondeId)).toMatchObject({
      date: SCENE_DATE,
      session: 'AM',
      // The register that opened at 08:45 closes half an hour later.
      code: minutesLate < 30 ? 'L' : 'U',
      minutesLate,
    });
  }
}

const applied = (school: SyncScene) => school.simulator.control.applications();

it('fifty arrivals while Wonde is away and the app is killed reach the register once each, with their door times', async () => {
  const { school, arrivals } = await openSchool();
  scene = school;
  await school.simulator.stopListening();

  const first = startKiosk(planFor(school, arrivals, { seed: 2 }));
  await waitFor('twenty arrivals', () => (first.acknowledged.size >= 20 ? true : null));
  await first.kill();
  expect(first.acknowledged.size).toBeLessThan(ARRIVALS);

  const second = startKiosk(planFor(school, arrivals, { seed: 3, nowMs: FIRST_ARRIVAL_MS + 60 * MINUTE_MS }));
  await waitFor('all arrivals', () => (second.allRecorded ? true : null));
  // Every movement that was acknowledged before the kill is there: the same ones come back, none is new.
  for (const movementId of first.acknowledged) expect(second.acknowledged).toContain(movementId);
  expect(second.acknowledged.size).toBe(ARRIVALS);
  expect(applied(school)).toHaveLength(0);
  await second.kill();

  const third = startKiosk(planFor(school, arrivals, { seed: 4, nowMs: FIRST_ARRIVAL_MS + 120 * MINUTE_MS }));
  await waitFor('the restarted app', () => (third.allRecorded ? true : null));
  school.clock.set(FIRST_ARRIVAL_MS + 120 * MINUTE_MS);
  await school.simulator.listenAgain();
  await waitFor('fifty marks', () => (school.simulator.control.marks().length === ARRIVALS ? true : null), 60_000);
  await waitFor('fifty confirmed marks', () => {
    const { waiting, sent } = school.store.countOutbox();
    return waiting + sent === 0 ? true : null;
  });
  await third.kill();

  expectFiftyMarks(school, arrivals);
  expect(applied(school)).toHaveLength(ARRIVALS);
  expect(school.store.countOutbox()).toEqual({ waiting: 0, sent: 0, parked: 0 });
}, 180_000);

it('killed again and again while it is sending, it still leaves one mark each and loses none', async () => {
  const { school, arrivals } = await openSchool();
  scene = school;
  school.clock.set(FIRST_ARRIVAL_MS + 120 * MINUTE_MS);
  // Slow enough that a kill falls into a request, before or after Wonde has taken it.
  school.simulator.control.addFault({ fault: { kind: 'slow', delayMs: 150 }, path: '/attendance/session' });
  const posts = () => school.simulator.control.requests().filter((request) => request.method === 'POST').length;

  for (let life = 0; life < 5; life += 1) {
    const sentBefore = posts();
    const plan = { seed: 10 + life, nowMs: FIRST_ARRIVAL_MS + 100 * MINUTE_MS, pauseMs: 0, maxMarksPerRequest: 5 };
    const kiosk = startKiosk(planFor(school, arrivals, plan));
    await waitFor('a request under way', () => (posts() > sentBefore ? true : null));
    // A different moment of the request each time.
    await new Promise((resolve) => setTimeout(resolve, life * 45));
    await kiosk.kill();
  }
  school.simulator.control.clearFaults();
  const last = startKiosk(
    planFor(school, arrivals, { seed: 20, nowMs: FIRST_ARRIVAL_MS + 110 * MINUTE_MS, pauseMs: 0 }),
  );
  await waitFor('all arrivals', () => (last.allRecorded ? true : null));
  await waitFor(
    'every mark to be settled',
    () => {
      const { waiting, sent } = school.store.countOutbox();
      return waiting + sent === 0 ? true : null;
    },
    60_000,
  );
  last.tell('stop');
  await waitFor('a clean end', () => last.process.exitCode);
  running.delete(last);

  expect(last.process.exitCode).toBe(0);
  // Marks whose answer a kill had swallowed were looked up in the register before they were sent again.
  const lookedUp = school.simulator.control
    .requests()
    .filter(({ method, path }) => method === 'GET' && path.endsWith('/attendance/session'));
  expect(lookedUp.length).toBeGreaterThan(0);
  expectFiftyMarks(school, arrivals);
  expect(school.store.countOutbox()).toEqual({ waiting: 0, sent: 0, parked: 0 });
}, 180_000);
