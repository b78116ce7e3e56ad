// The kill run: the real app over and over on one store, killed at every step between a touch and a confirmed mark.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { startWondeSimulator, type WondeSimulator } from '../../simulators/wonde/start.ts';
import { provisioningFor, writeProvisioning } from '../../tests/harness/provisioning-file.ts';
import { checkRun, type Verdict } from './check-run.ts';
import { createDice, type Dice } from './dice.ts';
import { startKiosk, until, type KioskPlan, type LivingKiosk } from './living-kiosk.ts';
import { createPupils, type Pupils } from './pupils.ts';
import { countOpen, readStore } from './read-store.ts';
import {
  aims,
  clearWeather,
  hasCome,
  inConversation,
  setWeather,
  talkingWeathers,
  weathers,
  type Aim,
  type Weather,
} from './weather.ts';

export interface KillRunOptions {
  readonly kills: number;
  readonly seed: number;
  readonly pupils?: number;
  /** Hears of every life that ended. */
  readonly onKill?: (kills: number) => void;
}

export interface KillRunReport {
  readonly kills: number;
  readonly seed: number;
  readonly verdict: Verdict;
  /** How many kills fell where; aimed ones that missed their moment are under `anywhere`. */
  readonly killsAt: Readonly<Record<Aim, number>>;
  readonly livesIn: Readonly<Record<Weather, number>>;
  /** Requests without an answer: their app was killed first. */
  readonly unanswered: number;
  readonly durationMs: number;
  readonly timeline: readonly string[];
}

/** A Monday; the run begins when its morning register has just opened. */
const FIRST_MORNING = '2026-11-23T08:46:00';
const ZONE = 'Europe/London';
const READY_WITHIN_MS = 30_000;
/** How long a kill waits for the moment it aims at. */
const AIM_MS = 1_500;
const PUPILS = 150;
const DRAIN_MS = 30_000;
const DRAINS = 8;
const HOUR_MS = 60 * 60_000;

interface Run {
  readonly dice: Dice;
  readonly wonde: WondeSimulator;
  readonly pupils: Pupils;
  readonly storeFile: string;
  readonly timeline: string[];
  readonly plan: Omit<KioskPlan, 'startAtMs'>;
  readonly clock: SchoolClock;
}

/** The school's time: runs at the PC's pace and jumps between lives, past every wait the queue may have chosen. */
interface SchoolClock {
  readonly nowMs: () => number;
  set(atMs: number): void;
}

function createSchoolClock(atMs: number): SchoolClock {
  let offsetMs = atMs - Date.now();
  return { nowMs: () => Date.now() + offsetMs, set: (nextMs) => (offsetMs = nextMs - Date.now()) };
}

/** A little later, or the next school day's morning once school is over. */
function nextStart(nowMs: number, dice: Dice): number {
  const later = DateTime.fromMillis(nowMs + dice.between(10_000, 240_000), { zone: ZONE });
  if (later.hour < 15) return later.toMillis();
  const tomorrow = later.plus({ days: later.weekday === 5 ? 3 : 1 });
  return tomorrow.set({ hour: 8, minute: 40 + dice.between(0, 9), second: 0 }).toMillis();
}

async function ready(kiosk: LivingKiosk): Promise<void> {
  await until(() => kiosk.isReady() || kiosk.isGone(), READY_WITHIN_MS);
  if (!kiosk.isReady()) throw new Error('The app did not start; its words are above.');
}

/** Waits for the moment and returns where the kill really falls. */
async function waitForMoment(run: Run, aim: Aim): Promise<Aim> {
  const { dice, wonde, pupils } = run;
  switch (aim) {
    case 'starting':
      return aim;
    case 'touched':
      await wait(dice.between(0, 6));
      return aim;
    case 'answered':
      return (await until(() => pupils.open() === 0, AIM_MS)) ? aim : 'anywhere';
    case 'anywhere':
      await wait(dice.between(0, 500));
      return aim;
    default: {
      if (!(await until(() => hasCome(wonde, aim), AIM_MS))) return 'anywhere';
      // Before, while and after Wonde works on it.
      if (aim !== 'submitted') await wait(dice.between(0, 120));
      return aim;
    }
  }
}

/** Where the next kill aims and what Wonde does meanwhile. */
function planLife(dice: Dice, lastFell: Aim): { readonly aim: Aim; readonly weather: Weather } {
  // Only a life after a lost answer reads back.
  const hasDoubt = lastFell === 'sending' || lastFell === 'applied';
  const aim = hasDoubt && dice.chance(0.5) ? 'readingBack' : dice.pick(aims);
  if (dice.chance(0.4)) return { aim, weather: 'fine' };
  return { aim, weather: dice.pick(inConversation.has(aim) ? talkingWeathers : weathers) };
}

async function live(run: Run, weather: Weather, aim: Aim): Promise<Aim> {
  const { dice, pupils, clock } = run;
  const startedAtMs = clock.nowMs();
  const kiosk = startKiosk({ ...run.plan, startAtMs: startedAtMs });
  if (aim === 'starting') {
    await wait(dice.between(20, 500));
  } else {
    await ready(kiosk);
    const thisLife = { startedAtMs, nowMs: clock.nowMs };
    if (inConversation.has(aim)) pupils.touchFresh(kiosk, thisLife);
    for (let touches = dice.between(1, 5); touches > 0; touches -= 1) {
      pupils.touch(kiosk, thisLife);
      if (touches > 1) await wait(dice.between(0, 40));
    }
  }
  const fell = await waitForMoment(run, aim);
  if (kiosk.isGone()) throw new Error('The app ended by itself; its words are above.');
  await kiosk.kill();
  run.timeline.push(`killed: ${fell}${fell === aim ? '' : ` (aimed: ${aim})`}, Wonde ${weather}`);
  return fell;
}

/** The first life imports the roll and ends well; everything after it is killed. */
async function importRoll(run: Omit<Run, 'pupils'>): Promise<readonly string[]> {
  const kiosk = startKiosk({ ...run.plan, startAtMs: run.clock.nowMs() });
  await ready(kiosk);
  const count = run.wonde.control.pupils().filter(({ roll }) => roll === 'current').length;
  const isThere = await until(() => readStore(run.storeFile).studentIdOf.size >= count, READY_WITHIN_MS);
  if (!isThere) throw new Error('The roll did not arrive.');
  await kiosk.stop();
  return [...readStore(run.storeFile).studentIdOf.keys()];
}

/** A healthy Wonde, and time for everything that waits. */
async function drain(run: Run): Promise<void> {
  await clearWeather(run.wonde);
  const evening = DateTime.fromMillis(run.clock.nowMs(), { zone: ZONE }).set({ hour: 17 });
  for (let hour = 0; hour < DRAINS; hour += 1) {
    run.clock.set(evening.toMillis() + hour * HOUR_MS);
    const kiosk = startKiosk({ ...run.plan, startAtMs: run.clock.nowMs() });
    await ready(kiosk);
    const isDone = await until(() => countOpen(run.storeFile) === 0, hour === 0 ? DRAIN_MS : DRAIN_MS / 3);
    await kiosk.stop();
    if (isDone) return;
  }
}

function judge(run: Run): Verdict {
  const { movements, outbox, studentIdOf, integrity } = readStore(run.storeFile);
  const { acknowledged, badAnswers } = run.pupils;
  return checkRun({
    acknowledged,
    movements,
    outbox,
    studentIdOf,
    applications: run.wonde.control.applications(),
    register: run.wonde.control.marks(),
    badAnswers: integrity === 'ok' ? badAnswers : [...badAnswers, `the store's file: ${integrity}`],
  });
}

const zeros = <Name extends string>(names: readonly Name[]): Record<Name, number> =>
  // Object.fromEntries forgets the names it was given.
  Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;

async function killAgainAndAgain(run: Run, { kills, seed, onKill }: KillRunOptions): Promise<KillRunReport> {
  const startedMs = performance.now();
  const [killsAt, livesIn] = [zeros(aims), zeros(weathers)];
  let unanswered = 0;
  let fell: Aim = 'anywhere';
  for (let kill = 1; kill <= kills; kill += 1) {
    const { aim, weather } = planLife(run.dice, fell);
    run.clock.set(nextStart(run.clock.nowMs(), run.dice));
    run.timeline.push(`life ${kill} at ${new Date(run.clock.nowMs()).toISOString()}`);
    await setWeather(run.wonde, weather, aim, run.dice);
    fell = await live(run, weather, aim);
    killsAt[fell] += 1;
    livesIn[weather] += 1;
    unanswered += run.pupils.open();
    run.pupils.lifeOver();
    onKill?.(kill);
  }
  await drain(run);
  const durationMs = performance.now() - startedMs;
  return { kills, seed, verdict: judge(run), killsAt, livesIn, unanswered, durationMs, timeline: run.timeline };
}

function bundleKiosk(folder: string): string {
  const made = spawnSync(process.execPath, ['scripts/reliability/bundle-kiosk.ts', folder], { stdio: 'inherit' });
  if (made.status !== 0) throw new Error('The app could not be bundled; the reason is above.');
  return path.join(folder, 'kiosk.cjs');
}

/** Runs it. Resolves with what was found; throws only when the app would not start or ended by itself. */
export async function runKills(options: KillRunOptions): Promise<KillRunReport> {
  const dir = mkdtempSync(path.join(tmpdir(), 'gatehouse-kills-'));
  // Inside the repository, where the native libraries are found.
  const bundleDir = path.resolve('.cache', `kill-run-${process.pid}`);
  const dice = createDice(options.seed);
  const clock = createSchoolClock(DateTime.fromISO(FIRST_MORNING, { zone: ZONE }).toMillis());
  const settings = { jobDelayMs: dice.between(0, 200) };
  const wonde = await startWondeSimulator({ pupils: options.pupils ?? PUPILS, now: clock.nowMs, settings });
  try {
    const parts = { wonde: { url: wonde.url, schoolId: wonde.school.id, token: wonde.token } };
    const provisioningFile = writeProvisioning(dir, provisioningFor(parts));
    const dataDir = path.join(dir, 'data');
    const plan = { dataDir, provisioningFile, program: bundleKiosk(bundleDir) };
    const storeFile = path.join(dataDir, 'kiosk', 'gatehouse.db');
    const timeline: string[] = [];
    const base = { dice, wonde, storeFile, timeline, plan, clock };
    const pupils = createPupils(await importRoll(base), dice, (words) => timeline.push(words));
    return await killAgainAndAgain({ ...base, pupils }, options);
  } finally {
    await wonde.close();
    rmSync(dir, { recursive: true, force: true });
    rmSync(bundleDir, { recursive: true, force: true });
  }
}

/** The one line that says it all. */
export function summaryOf({ kills, verdict }: KillRunReport): string {
  const { movements, marks, lost, wrong, repeated } = verdict;
  return `${kills} kills, ${movements} movements acknowledged, ${marks} marks, ${lost} lost, ${wrong} wrong, ${repeated} repeated`;
}
