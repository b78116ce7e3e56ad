// The first life, which imports the roll, and the last ones, in which a healthy Wonde gets everything that waits.
import { DateTime } from 'luxon';
import { READY_WITHIN_MS } from './life.ts';
import { startKiosk, until, type LivingKiosk } from './living-kiosk.ts';
import { countOpen, readStore } from './read-store.ts';
import { planFor, type Run } from './run.ts';
import { clearWeather, hasCome } from './weather.ts';

const DRAIN_MS = 30_000;
const DRAINS = 8;
/** After everything arrived: the register is read again, and what an MIS turned round is put right. */
const LOOKS_AGAIN = 2;
const LOOK_MS = 4_000;
/** A reading is over, and what it found was sent and settled, when nothing was asked of Wonde for so long. */
const QUIET_MS = 1_500;
/** Longer than an MIS may take to show what was written (wonde.verifyAfterMinutes). */
const PATIENT_HOURS = 5;
const HOUR_MS = 60 * 60_000;

async function ready(kiosk: LivingKiosk): Promise<void> {
  await until(() => kiosk.isReady() || kiosk.isGone(), READY_WITHIN_MS);
  if (!kiosk.isReady()) throw new Error(`The app did not start: ${kiosk.failedWith() ?? 'its words are above'}.`);
}

/** The first life imports the roll and ends well; everything after it is killed. Returns the pupils' ids. */
export async function importRoll(run: Pick<Run, 'plan' | 'clock' | 'wonde' | 'storeFile'>): Promise<readonly string[]> {
  const kiosk = startKiosk(planFor(run));
  await ready(kiosk);
  const count = run.wonde.control.pupils().filter(({ roll }) => roll === 'current').length;
  const isThere = await until(() => readStore(run.storeFile).studentIdOf.size >= count, READY_WITHIN_MS);
  if (!isThere) throw new Error('The roll did not arrive.');
  await kiosk.stop();
  return [...readStore(run.storeFile).studentIdOf.keys()];
}

/** True once everything that waited has arrived and the kiosk asks nothing more. */
function restsFor({ wonde, storeFile }: Run, quietMs: number): () => boolean {
  let [asked, sinceMs] = [-1, 0];
  return () => {
    const now = wonde.control.requests().length;
    if (now !== asked || countOpen(storeFile) > 0) [asked, sinceMs] = [now, Date.now()];
    return Date.now() - sinceMs >= quietMs;
  };
}

/** A healthy Wonde, the right time, room on the disk, and an evening for everything that waits. */
export async function drain(run: Run): Promise<void> {
  const { clock, wonde, disk } = run;
  await clearWeather(wonde);
  wonde.control.finishJobs();
  disk.free(null);
  clock.setError(0);
  const evening = DateTime.fromMillis(clock.nowMs(), { zone: 'Europe/London' }).set({ hour: 17 });
  let looks = 0;
  for (let hour = 0; hour < DRAINS && looks <= LOOKS_AGAIN; hour += 1) {
    clock.set(evening.toMillis() + (hour + looks * PATIENT_HOURS) * HOUR_MS);
    wonde.control.clearRequests();
    const kiosk = startKiosk(planFor(run));
    await ready(kiosk);
    const wasRead = (): boolean => hasCome(wonde, 'readingBack');
    if (looks > 0) await until(wasRead, LOOK_MS);
    const isDone = await until(restsFor(run, QUIET_MS), hour === 0 ? DRAIN_MS : DRAIN_MS / 3);
    await kiosk.stop();
    if (isDone) looks += 1;
  }
}
