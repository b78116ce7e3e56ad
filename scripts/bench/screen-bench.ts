// A first import under the eyes of whoever stands at the screen, in real Electron: the longest that main's event loop
// stood still, and the longest frame of the page. Beside the same kiosk with nothing to do.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronKiosk } from '../../tests/harness/electron-kiosk.ts';
import { openTestSchool, type TestSchool } from '../../tests/harness/test-school.ts';
import { waitFor } from '../../tests/harness/wait-for.ts';
import { say } from '../runtime/project.ts';
import type { BenchContext } from './bench-context.ts';
import { startFrames, takeLongestFrame } from './in-page.ts';
import type { Measurement } from './statistics.ts';

/** What a page of pupils takes the server: enough to begin watching before the last one. */
const PAGE_MS = 400;
const RESTS_MS = 5_000;

interface Watched {
  readonly mainMs: number;
  /** The most processor time of one stretch, all threads of the main process together. */
  readonly mainCpuMs: number;
  readonly frameMs: number;
}

/** Where main keeps what it saw between the two calls below. */
interface WatchingMain {
  gatehouseLoop?: { timer: NodeJS.Timeout; lastAt: number; lastCpu: NodeJS.CpuUsage; longestMs: number; cpuMs: number };
}

async function startWatching({ electron, page }: ElectronKiosk): Promise<void> {
  await page.evaluate(startFrames);
  await electron.evaluate(() => {
    // as: a place of the benchmark's own in Electron's main process
    const own = globalThis as WatchingMain;
    const loop = {
      timer: setInterval(look, 2),
      lastAt: performance.now(),
      lastCpu: process.cpuUsage(),
      longestMs: 0,
      cpuMs: 0,
    };
    function look(): void {
      const now = performance.now();
      const { user, system } = process.cpuUsage(loop.lastCpu);
      loop.longestMs = Math.max(loop.longestMs, now - loop.lastAt);
      loop.cpuMs = Math.max(loop.cpuMs, (user + system) / 1_000);
      loop.lastAt = now;
      loop.lastCpu = process.cpuUsage();
    }
    own.gatehouseLoop = loop;
  });
}

async function takeWatched({ electron, page }: ElectronKiosk): Promise<Watched> {
  const main = await electron.evaluate(() => {
    // as: as in startWatching
    const loop = (globalThis as WatchingMain).gatehouseLoop;
    if (loop === undefined) throw new Error('Nothing was watched');
    clearInterval(loop.timer);
    return { mainMs: loop.longestMs, mainCpuMs: loop.cpuMs };
  });
  return { ...main, frameMs: await page.evaluate(takeLongestFrame) };
}

function isImported({ dataDir }: TestSchool): boolean {
  const logs = path.join(dataDir, 'kiosk', 'logs');
  return readdirSync(logs).some((file) => readFileSync(path.join(logs, file), 'utf8').includes('roster.finished'));
}

/** Measures one import, then the same kiosk at rest. */
export async function benchScreen({ isQuick }: BenchContext): Promise<readonly Measurement[]> {
  const pupils = isQuick ? 4_000 : 20_000;
  const school = await openTestSchool({ pupils, more: { printer: { kind: 'none' } } });
  try {
    school.wonde.control.addFault({ fault: { kind: 'slow', delayMs: PAGE_MS }, path: '/students' });
    // Ready with the first page: the rest comes while the screen is in use.
    const kiosk = await school.open();
    await startWatching(kiosk);
    if (isImported(school)) throw new Error('The roll was whole before anybody watched');
    await waitFor('the whole roll', () => (isImported(school) ? true : null), 300_000);
    const importing = await takeWatched(kiosk);
    await startWatching(kiosk);
    await new Promise((resolve) => setTimeout(resolve, RESTS_MS));
    const resting = await takeWatched(kiosk);
    say(`import of ${pupils} in Electron: ${JSON.stringify({ importing, resting })}`);
    const row = (name: string, key: keyof Watched): Measurement => ({
      name,
      unit: 'ms',
      samples: [importing[key]],
      referenceSamples: [resting[key]],
      target: { of: 'median', atMost: 50 },
    });
    const count = pupils.toLocaleString('en-GB');
    return [
      row(`import of ${count} pupils in Electron: the longest main stood still / at rest`, 'mainMs'),
      row('of it, the most processor time at a stretch / at rest', 'mainCpuMs'),
      row('of it, the longest frame of the page / at rest', 'frameMs'),
    ];
  } finally {
    await school.close();
  }
}
