// The kill run: the real app over and over on one store, killed at every step between a touch and a confirmed mark, while
// the disk fills, another program locks the database, somebody sets the clock and the power goes.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DateTime } from 'luxon';
import { startWondeSimulator, type WondeSimulator } from '../../simulators/wonde/start.ts';
import { provisioningFor, writeProvisioning } from '../../tests/harness/provisioning-file.ts';
import { checkRun, type Verdict } from './check-run.ts';
import { createDice, type Dice } from './dice.ts';
import { drain, importRoll } from './first-and-last.ts';
import { lifeOf, live, planLife } from './life.ts';
import { endEveryKiosk } from './living-kiosk.ts';
import { provePowerCuts, type PowerProof } from './power/prove.ts';
import { canTrace } from './power/read-trace.ts';
import { createPupils } from './pupils.ts';
import { readStore, tellMarks } from './read-store.ts';
import type { Run } from './run.ts';
import { createSchoolClock, type SchoolClock } from './school-clock.ts';
import { makeSmallDisk, type SmallDisk } from './small-disk.ts';
import { createStaff } from './staff.ts';
import { nextClockError, planTrouble, troubles, type Trouble } from './troubles.ts';
import { aims, setWeather, weathers, type Aim, type Weather } from './weather.ts';

export interface KillRunOptions {
  readonly kills: number;
  readonly seed: number;
  readonly pupils?: number;
  /** How many power cuts are tried on the side to see that one can be noticed, for each way to open a store. */
  readonly proofCuts?: number;
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
  readonly livesWith: Readonly<Record<Trouble, number>>;
  /** Touches that were refused because of the store, by code. */
  readonly refusedWith: Readonly<Record<string, number>>;
  readonly failedStarts: number;
  /** How the disk was filled. */
  readonly disk: string;
  readonly powerCuts: number;
  /** Null where no process can be traced: power cuts are left out then. */
  readonly powerProof: PowerProof | null;
  readonly clockSteps: number;
  readonly corrections: number;
  /** Requests without an answer: their app was killed first. */
  readonly unanswered: number;
  readonly durationMs: number;
  readonly timeline: readonly string[];
  /** For each pupil with a problem: their marks as the store has them, and what was written into the register. */
  readonly stories: readonly string[];
}

/** A Monday; the run begins when its morning register has just opened. */
const FIRST_MORNING = '2026-11-23T08:46:00';
const ZONE = 'Europe/London';
const PUPILS = 220;
const PROOF_CUTS = 40;
const NIGHT_MS = 60 * 60_000;
/** How often the PC wakes up with another time. */
const CLOCK_SET_BETWEEN = 0.08;

/** A little later, or the next school day's morning once school is over. */
function nextStart(nowMs: number, dice: Dice): number {
  const later = DateTime.fromMillis(nowMs + dice.between(10_000, 240_000), { zone: ZONE });
  if (later.hour < 15) return later.toMillis();
  const tomorrow = later.plus({ days: later.weekday === 5 ? 3 : 1 });
  return tomorrow.set({ hour: 8, minute: 40 + dice.between(0, 9), second: 0 }).toMillis();
}

function judge(run: Run): Verdict {
  const { pupils, staff, wonde, clock } = run;
  const jobs = new Map(wonde.control.jobs().map(({ id }, index) => [id, index]));
  return checkRun({
    ...readStore(run.storeFile),
    acknowledged: pupils.acknowledged,
    asked: pupils.asked,
    refusals: pupils.refusals,
    unansweredRequests: pupils.unanswered,
    failedStarts: run.failedStarts,
    wentOn: run.wentOn,
    powerCuts: run.powerCuts,
    acknowledgedCorrections: staff.acknowledged,
    applications: wonde.control
      .applications()
      .map((each) => ({ ...each, job: jobs.get(each.writebackId ?? '') ?? jobs.size })),
    register: wonde.control.marks(),
    clockErrors: clock.errors(),
  });
}

/** Told while the store and the simulator are still there. */
function storiesOf({ storeFile, wonde }: Run, { problems }: Verdict): readonly string[] {
  const { studentIdOf } = readStore(storeFile);
  const people = new Set(problems.map(({ personId }) => personId).filter((personId) => personId !== null));
  return [...people].flatMap((personId) => [
    `marks of ${personId}:`,
    ...tellMarks(storeFile, personId),
    ...wonde.control
      .applications()
      .filter(({ studentId }) => studentId === studentIdOf.get(personId))
      .map((writing) => `written: ${JSON.stringify(writing)}`),
  ]);
}

const zeros = <Name extends string>(names: readonly Name[]): Record<Name, number> =>
  // Object.fromEntries forgets the names it was given.
  Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;

function refusedWith({ pupils }: Run): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of pupils.refusals) if (code.startsWith('STORAGE_')) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

async function killAgainAndAgain(run: Run, options: KillRunOptions): Promise<KillRunReport> {
  const { kills, seed, onKill } = options;
  const { dice, clock, pupils, wonde } = run;
  const startedMs = performance.now();
  const [killsAt, livesIn, livesWith] = [zeros(aims), zeros(weathers), zeros(troubles)];
  const powerProof = canTrace() ? await provePowerCuts(run, options.proofCuts ?? PROOF_CUTS) : null;
  let fell: Aim = 'anywhere';
  for (let kill = 1; kill <= kills; kill += 1) {
    const planned = planTrouble(kill, dice);
    const trouble = planned === 'powerCut' && powerProof === null ? 'none' : planned;
    const plan = planLife(kill, trouble, dice, fell);
    const startMs = nextStart(clock.nowMs(), dice);
    // Overnight every job ends.
    if (startMs - clock.nowMs() > NIGHT_MS) wonde.control.finishJobs();
    clock.set(startMs);
    if (dice.chance(CLOCK_SET_BETWEEN)) clock.setError(nextClockError(clock.errorMs(), dice));
    const wrong = clock.errorMs() === 0 ? '' : `, its clock ${Math.round(clock.errorMs() / 1_000)} s wrong`;
    run.timeline.push(`life ${kill} at ${new Date(clock.nowMs()).toISOString()}${wrong}`);
    await setWeather(wonde, plan.weather, plan.aim, dice);
    fell = await live(run, plan);
    killsAt[fell] += 1;
    livesIn[plan.weather] += 1;
    livesWith[trouble] += 1;
    pupils.lifeOver(lifeOf(run));
    onKill?.(kill);
  }
  await drain(run);
  const verdict = judge(run);
  return {
    kills,
    seed,
    verdict,
    killsAt,
    livesIn,
    livesWith,
    powerProof,
    refusedWith: refusedWith(run),
    failedStarts: run.failedStarts.length,
    disk: run.disk.how,
    powerCuts: run.powerCuts.length,
    clockSteps: clock.errors().length,
    corrections: run.staff.acknowledged.length,
    unanswered: pupils.unanswered.size,
    durationMs: performance.now() - startedMs,
    timeline: run.timeline,
    stories: storiesOf(run, verdict),
  };
}

function bundleKiosk(folder: string): string {
  const made = spawnSync(process.execPath, ['scripts/reliability/bundle-kiosk.ts', folder], { stdio: 'inherit' });
  if (made.status !== 0) throw new Error('The app could not be bundled; the reason is above.');
  return path.join(folder, 'kiosk.cjs');
}

interface Scene {
  readonly dir: string;
  readonly bundleDir: string;
  readonly dice: Dice;
  readonly clock: SchoolClock;
  readonly wonde: WondeSimulator;
  readonly disk: SmallDisk;
}

async function openRun({ dir, bundleDir, dice, clock, wonde, disk }: Scene): Promise<Run> {
  const parts = { wonde: { url: wonde.url, schoolId: wonde.school.id, token: wonde.token } };
  const provisioningFile = writeProvisioning(dir, provisioningFor(parts));
  const dataDir = path.join(disk.folder, 'data');
  const plan = { dataDir, provisioningFile, program: bundleKiosk(bundleDir) };
  const storeFile = path.join(dataDir, 'kiosk', 'gatehouse.db');
  const timeline: string[] = [];
  const note = (words: string): void => void timeline.push(words);
  const personIds = await importRoll({ plan, clock, wonde, storeFile });
  const workDir = path.join(dir, 'work');
  mkdirSync(workDir);
  return {
    dice,
    wonde,
    storeFile,
    workDir,
    timeline,
    plan,
    clock,
    disk,
    isDiskFull: false,
    pupils: createPupils(personIds, dice, note),
    staff: createStaff(storeFile, dice, note),
    wentOn: [],
    failedStarts: [],
    powerCuts: [],
  };
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
  const disk = makeSmallDisk(path.join(dir, 'disk'));
  try {
    return await killAgainAndAgain(await openRun({ dir, bundleDir, dice, clock, wonde, disk }), options);
  } finally {
    endEveryKiosk();
    await wonde.close();
    disk.close();
    rmSync(dir, { recursive: true, force: true });
    rmSync(bundleDir, { recursive: true, force: true });
  }
}

/** The one line that says it all. */
export function summaryOf({ kills, verdict }: KillRunReport): string {
  const { movements, marks, lost, wrong, repeated } = verdict;
  return `${kills} kills, ${movements} movements acknowledged, ${marks} marks, ${lost} lost, ${wrong} wrong, ${repeated} repeated`;
}
