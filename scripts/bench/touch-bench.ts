// From a touch on a reason to the painted success, in real Electron, beside the same rows in raw better-sqlite3.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ElectronKiosk } from '../../tests/harness/electron-kiosk.ts';
import { openTestSchool } from '../../tests/harness/test-school.ts';
import { say } from '../runtime/project.ts';
import type { BenchContext } from './bench-context.ts';
import { armTouch, takeTouch, walkToReasons, type Walk } from './in-page.ts';
import type { Measurement } from './statistics.ts';

const PUPILS = 1_200;
/** Movements that are not counted: code is compiled, statements are prepared, fonts are read. */
const WARM_UP = 5;
/** A movement, its mark and its outbox row. */
const ROWS_OF_A_MOVEMENT = 3;
const hookFile = path.join(import.meta.dirname, 'hooks', 'touch-hook.cjs');

/** What touch-hook.cjs leaves in Electron's main process. */
interface TouchHook {
  openRaw(storeFile: string): void;
  insertNewestRaw(): Promise<{ readonly tookMs: number; readonly rows: number }>;
  takeMainMs(): number[];
}

interface Touch {
  readonly touchMs: number;
  readonly mainMs: number;
  readonly rawMs: number;
}

/** Measures the touch, and main's part of it. */
export async function benchTouch({ isQuick }: BenchContext): Promise<readonly Measurement[]> {
  const school = await openTestSchool({ pupils: PUPILS, more: { printer: { kind: 'none' } } });
  try {
    const kiosk = await school.open({ electronArgs: ['-r', hookFile] });
    await openRaw(kiosk, path.join(school.dataDir, 'kiosk', 'gatehouse.db'));
    const touches = await touchMany(kiosk, isQuick ? 20 : 200);
    const referenceSamples = touches.map(({ rawMs }) => rawMs);
    return [
      {
        name: 'touch on a reason to durable movement and painted success / the same inserts, raw',
        unit: 'ms',
        samples: touches.map(({ touchMs }) => touchMs),
        referenceSamples,
        target: { of: 'median', atMost: 100 },
      },
      {
        name: "of it, main's part: request to durable answer / the same inserts, raw",
        unit: 'ms',
        samples: touches.map(({ mainMs }) => mainMs),
        referenceSamples,
        target: { of: 'ratio', atMost: 2 },
      },
    ];
  } finally {
    await school.close();
  }
}

async function openRaw({ electron }: ElectronKiosk, storeFile: string): Promise<void> {
  if (!existsSync(storeFile)) throw new Error(`The kiosk's store is not at ${storeFile}`);
  await electron.evaluate((_electron, file) => {
    // as: touch-hook.cjs put it there before the app was loaded
    (globalThis as unknown as { gatehouseBench: TouchHook }).gatehouseBench.openRaw(file);
  }, storeFile);
}

async function touchMany(kiosk: ElectronKiosk, wanted: number): Promise<readonly Touch[]> {
  const touches: Touch[] = [];
  let done = 0;
  for (const walk of walks()) {
    if (done === wanted + WARM_UP) break;
    if (!(await kiosk.page.evaluate(walkToReasons, walk))) continue;
    const touch = await touchOnce(kiosk);
    done += 1;
    if (done > WARM_UP) touches.push(touch);
    if (done % 50 === 0) say(`touches: ${done}`);
  }
  if (touches.length < wanted) throw new Error(`The school has too few pupils: ${touches.length} could be signed in`);
  return touches;
}

/** Every pupil once, from year to year and month to month, so that no two in a row share a list of names. */
function* walks(): Generator<Walk> {
  for (let name = 0; name < 40; name += 1)
    for (let month = 0; month < 12; month += 1) for (let year = 0; year < 7; year += 1) yield { year, month, name };
}

async function touchOnce({ page, electron }: ElectronKiosk): Promise<Touch> {
  await page.evaluate(armTouch);
  const reason = await page.locator('[data-screen="reason"] .k-tile').first().boundingBox();
  if (reason === null) throw new Error('The first reason is not on the screen');
  await page.mouse.click(reason.x + reason.width / 2, reason.y + reason.height / 2);
  const touchMs = await page.evaluate(takeTouch);
  const { main, raw } = await electron.evaluate(async () => {
    // as: as in openRaw
    const hook = (globalThis as unknown as { gatehouseBench: TouchHook }).gatehouseBench;
    return { main: hook.takeMainMs(), raw: await hook.insertNewestRaw() };
  });
  const [mainMs] = main;
  if (mainMs === undefined || main.length !== 1) throw new Error(`One touch made ${main.length} requests`);
  if (raw.rows !== ROWS_OF_A_MOVEMENT) throw new Error(`A movement has ${raw.rows} rows`);
  return { touchMs, mainMs, rawMs: raw.tookMs };
}
