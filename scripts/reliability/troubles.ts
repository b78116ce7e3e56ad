// What befalls the PC besides being killed: a full disk, another program's lock, a clock that is set, a power cut.
import Database from 'better-sqlite3';
import { setTimeout as wait } from 'node:timers/promises';
import type { Dice } from './dice.ts';
import type { Refusal } from './facts.ts';
import { until, type LivingKiosk } from './living-kiosk.ts';
import type { Life } from './pupils.ts';
import { statesOf } from './read-store.ts';
import type { Run } from './run.ts';
import { clearWeather } from './weather.ts';

export const troubles = ['none', 'diskFull', 'shortLock', 'longLock', 'clockStep', 'powerCut'] as const;
export type Trouble = (typeof troubles)[number];

/** The first lives bring one of each, so that a short run has them all; later they come by chance. */
const FIRST: ReadonlyMap<number, Trouble> = new Map([
  [2, 'diskFull'],
  [3, 'clockStep'],
  [4, 'powerCut'],
  [6, 'shortLock'],
  [8, 'longLock'],
]);
/** In a thousand lives. */
const SHARES: readonly (readonly [Trouble, number])[] = [
  ['diskFull', 40],
  ['shortLock', 35],
  ['longLock', 10],
  ['clockStep', 45],
  ['powerCut', 60],
];

/** The store waits five seconds for another program's lock (BUSY_TIMEOUT_MS in store/open.ts). */
const SHORT_LOCK_MS = [200, 2_500] as const;
/** A long one is held until somebody was refused, at most so long: the queue may have been the first to wait. */
const LONGEST_LOCK_MS = 12_000;
const ANSWERED_WITHIN_MS = 30_000;
const GOES_ON_WITHIN_MS = 30_000;
const FRESH_TRIES = 3;
const HOUR_MS = 60 * 60_000;

/** What befalls the kiosk in this life. */
export function planTrouble(kill: number, dice: Dice): Trouble {
  const first = FIRST.get(kill);
  let left = dice.between(0, 999);
  if (first !== undefined) return first;
  for (const [trouble, share] of SHARES) {
    if (left < share) return trouble;
    left -= share;
  }
  return 'none';
}

/** A wrong time within the same school day, or the right one. */
export function nextClockError(errorMs: number, dice: Dice): number {
  if (errorMs !== 0 && dice.chance(0.5)) return 0;
  return dice.pick([-1, 1]) * dice.between(1_000, dice.pick([60_000, HOUR_MS, 2 * HOUR_MS]));
}

/** Several pupils, all of whom are answered. False when somebody waits for ever. */
async function touchAll({ pupils, dice }: Run, kiosk: LivingKiosk, life: Life, touches: number): Promise<boolean> {
  for (let left = touches; left > 0; left -= 1) {
    if (dice.chance(0.5)) pupils.touchFresh(kiosk, life);
    else pupils.touch(kiosk, life);
    await wait(dice.between(0, 20));
  }
  return until(() => pupils.open() === 0, ANSWERED_WITHIN_MS);
}

/** Looks whether the kiosk works as if nothing had been: a new movement is recorded, and its mark leaves. */
async function seeItGoOn(run: Run, kiosk: LivingKiosk, life: Life, after: string): Promise<void> {
  const { pupils, storeFile, wentOn } = run;
  for (let tries = FRESH_TRIES; tries > 0; tries -= 1) {
    const requestId = pupils.touchFresh(kiosk, life);
    await until(() => pupils.open() === 0, ANSWERED_WITHIN_MS);
    const told = pupils.acknowledged.findLast((ack) => ack.requestId === requestId);
    if (told === undefined) {
      wentOn.push({ after, ok: false });
      return;
    }
    const states = (): readonly string[] => statesOf(storeFile, told.movementId);
    // Before school opens, or for somebody who came before, there is no mark that could leave.
    if (told.alreadyRecorded || states().length === 0) continue;
    const isWaiting = (): boolean => states().some((state) => state === 'pending' || state === 'sending');
    wentOn.push({ after, ok: await until(() => !isWaiting(), GOES_ON_WITHIN_MS) });
    return;
  }
  // Three were recorded, and none of them made a mark.
  wentOn.push({ after, ok: true });
}

async function diskFull(run: Run, kiosk: LivingKiosk, life: Life): Promise<void> {
  const { dice, disk } = run;
  life.excuse = 'diskFull';
  disk.fill(dice.pick([0, 0, 20_000, 60_000]), kiosk);
  await touchAll(run, kiosk, life, disk.staysFull ? dice.between(4, 8) : 30);
  // Sometimes the next start finds it full.
  if (disk.staysFull && dice.chance(0.3)) return;
  disk.free(kiosk);
  life.excuse = null;
  await seeItGoOn(run, kiosk, life, 'a full disk');
}

const isBusy = ({ code }: Refusal): boolean => code === 'STORAGE_BUSY';

async function locked(run: Run, kiosk: LivingKiosk, life: Life, isLong: boolean): Promise<void> {
  const { dice, pupils, storeFile } = run;
  const other = new Database(storeFile);
  other.exec('BEGIN EXCLUSIVE');
  if (isLong) life.excuse = 'longLock';
  const refusals = pupils.refusals.length;
  const answered = touchAll(run, kiosk, life, isLong ? 2 : dice.between(1, 4));
  if (isLong) await until(() => pupils.refusals.slice(refusals).some(isBusy), LONGEST_LOCK_MS);
  else await wait(dice.between(...SHORT_LOCK_MS));
  other.exec('ROLLBACK');
  other.close();
  await answered;
  life.excuse = null;
  await seeItGoOn(run, kiosk, life, isLong ? 'a long lock' : 'a short lock');
}

/** Wonde fails while the clock is wrong: every wait the queue then chooses ends by a time that was never true. */
async function clockStep(run: Run, kiosk: LivingKiosk, life: Life): Promise<void> {
  const { dice, clock, wonde } = run;
  const step = (errorMs: number): void => {
    kiosk.stepClock(errorMs - clock.errorMs());
    clock.setError(errorMs);
    run.timeline.push(`the kiosk's clock is ${Math.round(errorMs / 1_000)} s wrong`);
  };
  if (dice.chance(0.5)) step(nextClockError(0, dice));
  wonde.control.setDown(true);
  await touchAll(run, kiosk, life, dice.between(1, 3));
  // Long enough for the queue to have failed and to have chosen a wait.
  await wait(dice.between(700, 1_500));
  step(clock.errorMs() > 0 ? 0 : nextClockError(clock.errorMs(), dice));
  await clearWeather(wonde);
  await touchAll(run, kiosk, life, dice.between(1, 3));
  await seeItGoOn(run, kiosk, life, 'a clock that was set');
}

/** Lets it befall a kiosk that is ready. Returns when it is over; the kill comes then. */
export async function befall(run: Run, trouble: Trouble, kiosk: LivingKiosk, life: Life): Promise<void> {
  if (trouble === 'diskFull') await diskFull(run, kiosk, life);
  if (trouble === 'clockStep') await clockStep(run, kiosk, life);
  if (trouble === 'shortLock' || trouble === 'longLock') await locked(run, kiosk, life, trouble === 'longLock');
}
