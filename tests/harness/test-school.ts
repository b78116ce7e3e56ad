// A school to test against: the Wonde simulator, the printer simulator and a provisioned kiosk in real Electron.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPrinterSimulator, type PrinterSimulator } from '../../simulators/printer/start.ts';
import { startWondeSimulator, type WondeSimulator } from '../../simulators/wonde/start.ts';
import { launchKiosk, logOf, type ElectronKiosk, type LaunchOptions } from './electron-kiosk.ts';
import { provisioningFor, writeProvisioning } from './provisioning-file.ts';
import { spawnKiosk, type SpawnedKiosk } from './spawned-kiosk.ts';
import { waitFor } from './wait-for.ts';

/** A Monday in November: London is on UTC, the morning register (08:45 to 09:15) is open. */
export const NINE_TWELVE = '2026-11-23T09:12:00Z';

export interface TestSchool {
  readonly wonde: WondeSimulator;
  readonly printer: PrinterSimulator;
  readonly dataDir: string;
  /** Starts the kiosk and waits until its roster has arrived; again after it was closed or killed. */
  open(options?: Omit<LaunchOptions, 'dataDir' | 'provisioningFile'>): Promise<ElectronKiosk>;
  /** Starts the kiosk as an ordinary process; the caller closes it. */
  spawn(options?: Omit<LaunchOptions, 'dataDir' | 'provisioningFile'>): Promise<SpawnedKiosk>;
  /** Marks of the register, once there are at least `count`. */
  marks(count: number): Promise<ReturnType<WondeSimulator['control']['marks']>>;
  close(): Promise<void>;
}

export interface TestSchoolOptions {
  readonly pupils?: number;
  /** Curriculum years, 0 for Reception; the simulator's own when not given. */
  readonly years?: readonly number[];
  /** Null: the real time. */
  readonly now?: string | null;
  /** Further top-level provisioning fields. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Starts the simulators and writes the provisioning file. */
export async function openTestSchool({
  pupils = 200,
  years,
  now = NINE_TWELVE,
  more = {},
}: TestSchoolOptions = {}): Promise<TestSchool> {
  const dir = mkdtempSync(path.join(tmpdir(), 'gatehouse-school-'));
  const dataDir = path.join(dir, 'data');
  const offsetMs = now === null ? 0 : Date.parse(now) - Date.now();
  const startAt = now === null ? {} : { now };
  const wonde = await startWondeSimulator({
    pupils,
    ...(years === undefined ? {} : { years }),
    now: () => Date.now() + offsetMs,
  });
  const printer = await startPrinterSimulator({ outDir: path.join(dir, 'badges') });
  const parts = {
    wonde: { url: wonde.url, schoolId: wonde.school.id, token: wonde.token },
    printerPort: printer.port,
    more,
  };
  const provisioningFile = writeProvisioning(dir, provisioningFor(parts));
  const opened: ElectronKiosk[] = [];
  return {
    wonde,
    printer,
    dataDir,
    async open(options = {}) {
      const kiosk = await launchKiosk({ ...startAt, ...options, dataDir, provisioningFile });
      opened.push(kiosk);
      await kiosk.page.waitForSelector('[data-screen="idle"][data-roster="ready"]').catch((cause: unknown) => {
        throw new Error(`The kiosk did not become ready. Its log:\n${logOf(dataDir).slice(-4_000)}`, { cause });
      });
      return kiosk;
    },
    spawn: (options = {}) => spawnKiosk({ ...startAt, ...options, dataDir, provisioningFile }),
    marks: (count) =>
      waitFor(`${count} marks in the register`, () => {
        const marks = wonde.control.marks();
        return marks.length >= count ? marks : null;
      }),
    async close() {
      for (const kiosk of opened) await kiosk.close().catch(() => undefined); // closed or killed by the test already
      await printer.close();
      await wonde.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
