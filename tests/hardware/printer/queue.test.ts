// The print queue with its real store, its real driver and a simulated printer: off for an hour while forty people
// leave, and taken over by the spare printer. The clock is the test's, so the hour takes a second.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPrinterSimulator, type PrinterSimulator } from '../../../simulators/printer/start.ts';
import { recordMovement } from '../../../src/main/core/movements/record-movement.ts';
import { badgeContentOf } from '../../../src/main/core/printing/badge-content-of.ts';
import { getPrintQueueStatus } from '../../../src/main/core/printing/print-queue-status.ts';
import type { PrintJob } from '../../../src/main/core/store-port.ts';
import { createLinePrinter } from '../../../src/main/devices/printer/drivers/line-printer.ts';
import { tcpLines } from '../../../src/main/devices/printer/drivers/tcp-line.ts';
import { createPrintWorker, type PrintWorker } from '../../../src/main/devices/printer/print-worker.ts';
import { actionId } from '../../../src/shared/domain/ids.ts';
import { localDate } from '../../../src/shared/domain/attendance.ts';
import { printerSettings } from '../../../src/shared/settings/printer.ts';
import { MemoryLogger } from '../../fakes/memory-logger.ts';
import { MONDAY, newRequest, openKioskScene, type KioskScene } from '../../harness/kiosk-scene.ts';
import { aNumberedPage, until } from './a-job.ts';

const MINUTE_MS = 60_000;
const SPARE_AFTER_MS = 5 * MINUTE_MS;

let outDir: string;
let main: PrinterSimulator;
let spare: PrinterSimulator;
let scene: KioskScene;
let worker: PrintWorker;
/** The number of each movement's badge, in the order they left. */
let numbers: Map<string, number>;
let hasSpare: boolean;
const lateOnes: number[] = [];

const driver = (simulator: PrinterSimulator) =>
  createLinePrinter(
    { openLine: tcpLines({ host: '127.0.0.1', port: simulator.port }), commands: 'epson', confirm: true },
    { connectTimeoutMs: 1000, statusTimeoutMs: 1000, confirmTimeoutMs: 2000 },
  );

async function composeJob(job: PrintJob): Promise<Uint8Array> {
  const number = numbers.get(job.movementId) ?? 0;
  const moment = { settings: scene.settings, nowMs: scene.clock.nowMs(), demo: false, photo: null };
  if (badgeContentOf(scene.temp.store, job, moment).printedLate) lateOnes.push(number);
  return aNumberedPage(number);
}

beforeEach(async () => {
  outDir = mkdtempSync(path.join(tmpdir(), 'gatehouse-queue-'));
  main = await startPrinterSimulator({ outDir: path.join(outDir, 'main') });
  spare = await startPrinterSimulator({ outDir: path.join(outDir, 'spare') });
  scene = openKioskScene();
  scene.at('09:30');
  scene.settings = { ...scene.settings, printer: printerSettings.parse({ kind: 'network', host: '127.0.0.1' }) };
  numbers = new Map();
  lateOnes.length = 0;
  hasSpare = false;
  const [mainDriver, spareDriver] = [driver(main), driver(spare)];
  worker = createPrintWorker(
    {
      store: scene.temp.store,
      printers: () => ({ main: mainDriver, spare: hasSpare ? spareDriver : null, spareAfterMs: SPARE_AFTER_MS }),
      composeJob,
      today: () => localDate.parse(MONDAY),
      clock: scene.clock,
      logger: new MemoryLogger(),
      onChanged: () => undefined,
    },
    { tickMs: 2 },
  );
});
afterEach(async () => {
  await worker.stop();
  await Promise.all([main.close(), spare.close()]);
  scene.dispose();
  rmSync(outDir, { recursive: true, force: true });
});

function leave(): string {
  const request = {
    requestId: newRequest(),
    personId: scene.addPupil(),
    actionId: actionId.parse('out-medical'),
    photoId: null,
    termsVersionId: null,
    identifiedBy: 'name' as const,
  };
  const { movementId } = recordMovement(scene.context, request, () => true);
  numbers.set(movementId, numbers.size + 1);
  worker.poke();
  return movementId;
}

/** What came out of a printer: the number of each page, in order. */
function printedBy(simulator: PrinterSimulator): readonly number[] {
  return simulator
    .state()
    .badges.map(({ commandsFile }) => Number(/JOB (\d+)/.exec(readFileSync(commandsFile, 'utf8'))?.[1] ?? 0));
}

const jobOf = (movementId: string): PrintJob => {
  const id = [...numbers.keys()].find((known) => known === movementId);
  const movement = scene.temp.store.findMovement(id as never); // as: one of the ids recordMovement gave
  const job = movement === null ? null : scene.temp.store.findLastPrintJob(movement.id);
  if (job === null) throw new Error('no job');
  return job;
};
const attempts = (movementId: string): number => jobOf(movementId).attempts;
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('the printer is off for an hour while forty people leave', () => {
  it('prints each badge once, in the order of the door, says that they are late, and holds nobody up', async () => {
    await main.setFaults({ offline: true });
    worker.start();
    const first = leave();
    await until(() => attempts(first) > 0);
    for (let minute = 0; minute < 60; minute += 1) {
      scene.clock.advance(MINUTE_MS);
      if (numbers.size < 40 && minute % 3 !== 2) leave();
      const before = attempts(first);
      await until(() => attempts(first) > before);
    }
    while (numbers.size < 40) leave();
    await until(() => scene.temp.store.countWaitingPrintJobs().count === 40);
    const status = getPrintQueueStatus({ ...scene.context, printerHealth: () => worker.health() });
    expect(status).toMatchObject({ main: { errorCode: 'PRINTER_OFFLINE' }, waiting: 40, unsettled: [] });
    expect(printedBy(main)).toEqual([]);

    await main.setFaults({ offline: false });
    scene.clock.advance(MINUTE_MS);
    await until(() => main.state().badges.length === 40, 20_000);
    await until(() => scene.temp.store.countWaitingPrintJobs().count === 0);
    expect(printedBy(main)).toEqual(upTo(40));
    // The last ones left minutes ago; whoever left earlier reads on the badge that it is late.
    expect(lateOnes).toContain(1);
    expect(lateOnes).not.toContain(40);
    for (const movementId of numbers.keys()) {
      expect(jobOf(movementId)).toMatchObject({ state: 'confirmed', printer: 'main', reprintNumber: 0 });
    }
    // And a later look prints nothing again.
    worker.poke();
    scene.clock.advance(60 * MINUTE_MS);
    worker.poke();
    const last = leave();
    await until(() => jobOf(last).state === 'confirmed');
    expect(printedBy(main)).toEqual(upTo(41));
  }, 60_000);
});

describe('the spare printer', () => {
  beforeEach(() => {
    hasSpare = true;
    worker.start();
  });

  it.each([{ offline: true }, { paper: 'out' }, { coverOpen: true }, { cutterJammed: true }] as const)(
    'takes the badges of a printer with %j, after the set time and not before',
    async (fault) => {
      await main.setFaults(fault);
      const early = leave();
      await until(() => attempts(early) > 0);
      scene.clock.advance(SPARE_AFTER_MS - 1);
      worker.poke();
      const before = attempts(early);
      await until(() => attempts(early) > before);
      expect(printedBy(spare)).toEqual([]);
      scene.clock.advance(1);
      worker.poke();
      await until(() => jobOf(early).state === 'confirmed');
      const later = leave();
      await until(() => jobOf(later).state === 'confirmed');
      expect(printedBy(spare)).toEqual([1, 2]);
      expect([jobOf(early), jobOf(later)]).toMatchObject([{ printer: 'spare' }, { printer: 'spare' }]);
      expect(main.state().badges).toEqual([]);
    },
  );

  it('gives the badges back the moment the printer works again', async () => {
    await main.setFaults({ paper: 'out' });
    const first = leave();
    await until(() => attempts(first) > 0);
    scene.clock.advance(SPARE_AFTER_MS);
    worker.poke();
    await until(() => jobOf(first).state === 'confirmed');
    await main.setFaults({ paper: 'ok' });
    const second = leave();
    await until(() => jobOf(second).state === 'confirmed');
    expect([printedBy(spare), printedBy(main)]).toEqual([[1], [2]]);
    expect(worker.health().main).toEqual({ errorCode: null, sinceMs: null });
  });

  it('never gets a badge that may be on paper: that one waits for a person', async () => {
    await main.setFaults({ drop: { afterBytes: 8, how: 'rst' } });
    const torn = leave();
    await until(() => jobOf(torn).state === 'unconfirmed');
    scene.clock.advance(60 * MINUTE_MS);
    worker.poke();
    await main.setFaults({ drop: null, offline: true });
    const next = leave();
    await until(() => attempts(next) > 0);
    scene.clock.advance(SPARE_AFTER_MS);
    worker.poke();
    await until(() => jobOf(next).state === 'confirmed');
    expect(printedBy(spare)).toEqual([2]);
    expect(jobOf(torn)).toMatchObject({ state: 'unconfirmed', printer: 'main' });
  });

  it('that is off too leaves the badge waiting for either', async () => {
    await main.setFaults({ offline: true });
    await spare.setFaults({ paper: 'out' });
    const left = leave();
    await until(() => attempts(left) > 0);
    scene.clock.advance(SPARE_AFTER_MS);
    worker.poke();
    await until(() => worker.health().spare.errorCode === 'PRINTER_NO_PAPER');
    expect(jobOf(left)).toMatchObject({ lastErrorCode: 'PRINTER_OFFLINE', printer: null });
    await spare.setFaults({ paper: 'ok' });
    scene.clock.advance(MINUTE_MS);
    worker.poke();
    await until(() => jobOf(left).state === 'confirmed');
    expect(printedBy(spare)).toEqual([1]);
  });
});
