// One life of the kiosk: it starts, pupils come, something may befall it, and it is killed at the moment aimed at.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Dice } from './dice.ts';
import type { Excuse } from './facts.ts';
import { startKiosk, until, type LivingKiosk } from './living-kiosk.ts';
import { cutAtTheEnd, isWholeTrace, readFiles, tryPowerCuts, writeFiles, type TracedLife } from './power/power-cut.ts';
import { readTrace } from './power/read-trace.ts';
import type { Life } from './pupils.ts';
import { planFor, type Run } from './run.ts';
import { foldLog } from './small-disk.ts';
import { befall, type Trouble } from './troubles.ts';
import { aims, hasCome, inConversation, talkingWeathers, weathers, type Aim, type Weather } from './weather.ts';

export const READY_WITHIN_MS = 60_000;
/** How long a kill waits for the moment it aims at. */
const AIM_MS = 1_500;
/** Power cuts tried on the side of each life that ends in one. */
const CUTS_ON_THE_SIDE = 10;

export interface LifePlan {
  readonly number: number;
  readonly aim: Aim;
  readonly weather: Weather;
  readonly trouble: Trouble;
}

/** Where the next kill aims and what Wonde does meanwhile. */
export function planLife(number: number, trouble: Trouble, dice: Dice, lastFell: Aim): LifePlan {
  // Only a life after a lost answer reads back.
  const hasDoubt = lastFell === 'sending' || lastFell === 'applied';
  const aim = hasDoubt && dice.chance(0.5) ? 'readingBack' : dice.pick(aims);
  const isFine = dice.chance(0.4);
  const weather = isFine ? 'fine' : dice.pick(inConversation.has(aim) ? talkingWeathers : weathers);
  // One thing at a time: what befalls the PC is judged by how the kiosk goes on, so Wonde is well.
  if (trouble === 'powerCut') return { number, trouble, weather, aim: aim === 'starting' ? 'answered' : aim };
  if (trouble !== 'none') return { number, trouble, aim: 'anywhere', weather: 'fine' };
  return { number, trouble, aim, weather };
}

export function lifeOf({ clock, wonde }: Pick<Run, 'clock' | 'wonde'>, excuse: Excuse | null = null): Life {
  return { excuse, nowMs: clock.nowMs, kioskMs: clock.kioskMs, jobs: () => wonde.control.jobs().length };
}

/** Waits for the moment and returns where the kill really falls. */
async function waitForMoment({ dice, wonde, pupils }: Run, aim: Aim): Promise<Aim> {
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

/** Waits until it is up. False when it said why it is not; @throws when it died without a word. */
async function isUp(run: Run, kiosk: LivingKiosk, excuse: Excuse | null): Promise<boolean> {
  await until(() => kiosk.isReady() || kiosk.isGone(), READY_WITHIN_MS);
  if (kiosk.isReady()) return true;
  const code = kiosk.failedWith();
  if (code === null) throw new Error('The app did not start; its words are above.');
  run.failedStarts.push({ code, excuse });
  run.timeline.push(`the app did not start: ${code}`);
  return false;
}

async function touches(run: Run, kiosk: LivingKiosk, life: Life, { aim, trouble }: LifePlan): Promise<void> {
  const { dice, pupils, staff } = run;
  if (trouble === 'none' && dice.chance(0.35)) staff.correct(kiosk);
  if (inConversation.has(aim) || trouble === 'powerCut') pupils.touchFresh(kiosk, life);
  for (let left = dice.between(1, 5); left > 0; left -= 1) {
    pupils.touch(kiosk, life);
    if (left > 1) await wait(dice.between(0, 40));
  }
  if (trouble === 'none' || trouble === 'powerCut') return;
  // What was asked before the trouble is answered before it.
  await until(() => pupils.open() === 0, READY_WITHIN_MS);
  await befall(run, trouble, kiosk, life);
}

/** The power went at the moment of the kill: the next life finds what was on the disk. */
function cutPower(run: Run, plan: LifePlan, life: Pick<TracedLife, 'before'>, traceFile: string): void {
  const { storeFile, workDir, dice, powerCuts, timeline } = run;
  const folder = path.dirname(storeFile);
  const steps = readTrace(readFileSync(traceFile, 'utf8'));
  const traced = { ...life, steps, folder: workDir, dice, name: `the power cut of life ${plan.number}` };
  if (!isWholeTrace(traced, folder)) throw new Error('The trace does not show everything that was written.');
  powerCuts.push(...tryPowerCuts(traced, CUTS_ON_THE_SIDE));
  const { cut, files } = cutAtTheEnd(traced);
  powerCuts.push(cut);
  writeFiles(folder, files);
  timeline.push(`power cut after ${steps.length} steps of ${traced.name}`);
  rmSync(traceFile, { force: true });
}

/** Lives one life and returns where the kill fell. */
export async function live(run: Run, plan: LifePlan): Promise<Aim> {
  const { dice, disk, timeline, storeFile, workDir } = run;
  const { aim, trouble, weather } = plan;
  // A disk that was left full is still so when the kiosk starts again.
  const excuse = run.isDiskFull ? 'diskFull' : null;
  // A disk that is still full from the last life has no room to fold into.
  if (trouble === 'diskFull' && !run.isDiskFull) foldLog(storeFile);
  const traceFile = trouble === 'powerCut' ? path.join(workDir, 'trace') : null;
  const before = readFiles(path.dirname(storeFile));
  const kiosk = startKiosk({ ...planFor(run), traceFile });
  const life = lifeOf(run, excuse);
  let isStarted = true;
  if (aim === 'starting') await wait(dice.between(20, 500));
  else {
    isStarted = await isUp(run, kiosk, excuse);
    if (run.isDiskFull) disk.free(kiosk);
    [run.isDiskFull, life.excuse] = [false, null];
    if (isStarted) await touches(run, kiosk, life, plan);
  }
  const fell = isStarted ? await waitForMoment(run, aim) : 'starting';
  if (isStarted && kiosk.isGone() && kiosk.failedWith() === null)
    throw new Error('The app ended by itself; its words are above.');
  await kiosk.kill();
  if (traceFile !== null) cutPower(run, plan, { before }, traceFile);
  const aimed = fell === aim ? '' : ` (aimed: ${aim})`;
  timeline.push(`killed: ${fell}${aimed}, Wonde ${weather}${trouble === 'none' ? '' : `, ${trouble}`}`);
  run.isDiskFull = life.excuse === 'diskFull';
  return fell;
}
