// A kiosk without a screen, as a process of its own that a test can kill: real store file, real sync engine, and the
// use case that the reason button calls. Prints one JSON line per movement that was acknowledged.
// It walks through the same list from the start each time: a request that was recorded before is the same movement.
import { createInterface } from 'node:readline';
import path from 'node:path';
import { z } from 'zod';
import { seedActions } from '../../../src/main/core/default-actions.ts';
import type { KioskContext } from '../../../src/main/core/kiosk-context.ts';
import { recordMovement } from '../../../src/main/core/movements/record-movement.ts';
import { openStore } from '../../../src/main/store/open.ts';
import { createSyncEngine } from '../../../src/main/sync/scheduler.ts';
import { createWondeClient } from '../../../src/main/wonde/client.ts';
import { actionId, kioskId, personId, requestId } from '../../../src/shared/domain/ids.ts';
import { defaultSettings } from '../../../src/shared/settings/schema.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { MemoryLogger } from '../../fakes/memory-logger.ts';
import { seededRandom } from '../../fakes/seeded-random.ts';

const plan = z
  .strictObject({
    dir: z.string(),
    baseUrl: z.string(),
    schoolId: z.string(),
    token: z.string(),
    /** When the process starts, by the school's clock. */
    nowMs: z.number(),
    seed: z.number(),
    /** Who comes late, when, under which request id; done one after the other, those recorded before cost nothing. */
    arrivals: z.array(z.object({ requestId, personId, atMs: z.number() })),
    /** Waits this long after each, so that there is a middle to be killed in. */
    pauseMs: z.number(),
    pollEveryMs: z.number(),
    maxMarksPerRequest: z.number(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

const startedAtMs = Date.now();
/** Runs on from the plan's moment, and jumps to each arrival. */
class RunningClock extends FakeClock {
  override nowMs(): number {
    return super.nowMs() + Date.now() - startedAtMs;
  }

  jumpTo(atMs: number): void {
    this.set(atMs - (Date.now() - startedAtMs));
  }
}

const say = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

async function main(): Promise<void> {
  const clock = new RunningClock(plan.nowMs);
  const random = seededRandom(plan.seed);
  const logger = new MemoryLogger();
  const store = openStore({
    file: path.join(plan.dir, 'kiosk.db'),
    migrationsDir: path.resolve('migrations'),
    backupsDir: path.join(plan.dir, 'backups'),
    appVersion: '0.0.0-test',
    clock,
    logger,
    random,
  });
  seedActions(store);
  const settings = defaultSettings();
  const { baseUrl, schoolId, pollEveryMs, maxMarksPerRequest } = plan;
  Object.assign(settings.wonde, { baseUrl, schoolId, pollEveryMs, maxMarksPerRequest });
  const wonde = createWondeClient({
    settings: () => settings.wonde,
    token: () => plan.token,
    regionBaseUrl: () => store.syncState().regionBaseUrl,
    clock,
    random,
    logger,
  });
  const engine = createSyncEngine({
    store,
    wonde,
    clock,
    random,
    logger,
    settings: () => settings.wonde,
    timeZone: () => settings.kiosk.timeZone,
    onStatusChanged: () => undefined,
    onRosterChanged: () => undefined,
  });
  engine.start();
  const context: KioskContext = {
    store,
    clock,
    random,
    logger,
    kioskId: kioskId.parse('01900000-0000-7000-8000-000000000001'),
    settings: () => settings,
    emit: () => undefined,
    pokeSync: () => engine.poke(),
    pokePrinter: () => undefined,
  };
  for (const arrival of plan.arrivals) {
    const isNew = store.findMovementByRequest(arrival.requestId) === null;
    if (isNew) clock.jumpTo(arrival.atMs);
    const late = {
      actionId: actionId.parse('late-bus'),
      photoId: null,
      termsVersionId: null,
      identifiedBy: 'name',
    } as const;
    const receipt = recordMovement(
      context,
      { ...late, requestId: arrival.requestId, personId: personId.parse(arrival.personId) },
      () => false,
    );
    say({ said: 'recorded', movementId: receipt.movementId, isNew });
    if (isNew) await new Promise((resolve) => setTimeout(resolve, plan.pauseMs));
  }
  say({ said: 'allRecorded' });
  // Stays until it is killed, or told to stop as a closing app is.
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'status') say({ said: 'status', ...engine.status() });
    if (line === 'upload') await engine.uploadNow();
    if (line === 'stop') break;
  }
  await engine.stop();
  await wonde.close();
  store.close();
}

await main();
process.exit(0);
