// Shows that a power cut can be noticed: the same app on a store that trusts the disk too much must lose something.
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { checkPowerCuts } from '../check-answers.ts';
import { startKiosk, until } from '../living-kiosk.ts';
import { readStore } from '../read-store.ts';
import { planFor, type Run } from '../run.ts';
import { readFiles, tryPowerCuts } from './power-cut.ts';
import { readTrace } from './read-trace.ts';

const TOUCHES = 8;
const PATIENCE_MS = 60_000;

/** Of so many power cuts, how many lost something, by how the store was opened. */
export interface PowerProof {
  readonly cuts: number;
  readonly harmful: Readonly<Record<'FULL' | 'NORMAL' | 'OFF', number>>;
}

/** One life on a copy of the store, with the network down; returns how many power cuts in it broke a promise. */
async function harmfulCuts(run: Run, synchronous: 'NORMAL' | 'OFF' | null, tries: number): Promise<number> {
  const { dice, plan, storeFile, workDir } = run;
  const dataDir = path.join(workDir, `copy-${synchronous ?? 'FULL'}`);
  const folder = path.join(dataDir, path.relative(plan.dataDir, path.dirname(storeFile)));
  cpSync(plan.dataDir, dataDir, { recursive: true });
  const traceFile = path.join(workDir, 'proof');
  const before = readFiles(folder);
  const kiosk = startKiosk({ ...planFor(run), dataDir, synchronous, traceFile });
  await until(() => kiosk.isReady() || kiosk.isGone(), PATIENCE_MS);
  let answers = 0;
  for (const personId of [...readStore(storeFile).studentIdOf.keys()].slice(0, TOUCHES)) {
    const input = { requestId: dice.uuid(), personId, actionId: 'late-bus', photoId: null };
    kiosk.ask('kiosk.recordMovement', input, ({ ok }) => (answers += ok ? 1 : 0));
  }
  const isAnswered = await until(() => answers === TOUCHES, PATIENCE_MS);
  await kiosk.kill();
  if (!isAnswered) throw new Error('The app did not answer under the tracer.');
  const looked = path.join(workDir, 'looked');
  mkdirSync(looked, { recursive: true });
  const steps = readTrace(readFileSync(traceFile, 'utf8'));
  const cuts = tryPowerCuts(
    { name: `a store with ${synchronous ?? 'FULL'}`, before, steps, folder: looked, dice },
    tries,
  );
  for (const used of [dataDir, traceFile, looked]) rmSync(used, { recursive: true, force: true });
  return cuts.filter((cut) => checkPowerCuts([cut]).length > 0).length;
}

/** Tries the three ways. What befalls the copies reaches neither the run's store nor Wonde. */
export async function provePowerCuts(run: Run, tries: number): Promise<PowerProof> {
  run.wonde.control.setDown(true);
  const harmful = {
    FULL: await harmfulCuts(run, null, tries),
    NORMAL: await harmfulCuts(run, 'NORMAL', tries),
    OFF: await harmfulCuts(run, 'OFF', tries),
  };
  run.wonde.control.setDown(false);
  return { cuts: tries, harmful };
}

/** True when the simulation would have noticed a store that is not safe, and found ours safe. */
export const isProven = ({ harmful }: PowerProof): boolean =>
  harmful.FULL === 0 && harmful.NORMAL > 0 && harmful.OFF > 0;
