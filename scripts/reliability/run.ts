// What one kill run has at hand.
import type { WondeSimulator } from '../../simulators/wonde/start.ts';
import type { Dice } from './dice.ts';
import type { PowerCut, RunFacts, WentOn } from './facts.ts';
import type { KioskPlan } from './living-kiosk.ts';
import type { Pupils } from './pupils.ts';
import type { SchoolClock } from './school-clock.ts';
import type { SmallDisk } from './small-disk.ts';
import type { Staff } from './staff.ts';

export interface Run {
  readonly dice: Dice;
  readonly wonde: WondeSimulator;
  readonly pupils: Pupils;
  readonly staff: Staff;
  readonly storeFile: string;
  /** Not on the small disk. */
  readonly workDir: string;
  readonly timeline: string[];
  readonly plan: Pick<KioskPlan, 'dataDir' | 'provisioningFile' | 'program'>;
  readonly clock: SchoolClock;
  readonly disk: SmallDisk;
  /** A life ended while the disk was full: the next one starts on it. */
  isDiskFull: boolean;
  readonly wentOn: WentOn[];
  readonly failedStarts: RunFacts['failedStarts'][number][];
  readonly powerCuts: PowerCut[];
}

/** A plan for the next life, by the kiosk's clock as it is now. */
export function planFor({ plan, clock }: Pick<Run, 'plan' | 'clock'>): KioskPlan {
  return { ...plan, clockOffsetMs: clock.kioskOffsetMs(), synchronous: null, traceFile: null };
}
