// A delta that finds nothing new, in a store of many pupils: what it costs here, and how many requests it makes.
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import type { BenchContext } from './bench-context.ts';
import { openBenchKiosk, startSimulatorProcess } from './import-school.ts';
import type { Measurement } from './statistics.ts';

/** The durable writes of a delta: it begins, it ends, it is remembered. */
const COMMITS = 3;

/** The same number of durable commits of one row, raw. */
function timeRawCommits(raw: Database.Database): number {
  const touch = raw.prepare('UPDATE touched SET n = n + 1');
  const startedAt = performance.now();
  for (let commit = 0; commit < COMMITS; commit += 1) touch.run();
  return performance.now() - startedAt;
}

function openRaw(dir: string): Database.Database {
  const raw = new Database(path.join(dir, 'raw.db'));
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = FULL');
  raw.exec('CREATE TABLE touched (n INTEGER); INSERT INTO touched VALUES (0)');
  return raw;
}

/** Measures deltas one after the other. The first is not counted: it asks for deletions, as once an hour. */
export async function benchDelta({ isQuick }: BenchContext): Promise<readonly Measurement[]> {
  const pupils = isQuick ? 2_000 : 100_000;
  const simulator = await startSimulatorProcess(pupils);
  const kiosk = openBenchKiosk(simulator);
  const raw = openRaw(kiosk.dir);
  const [samples, referenceSamples, requests]: [number[], number[], number[]] = [[], [], []];
  try {
    await kiosk.pull(true);
    for (let turn = 0; turn <= (isQuick ? 5 : 30); turn += 1) {
      await simulator.takeRequests();
      const busyBefore = performance.eventLoopUtilization();
      await kiosk.pull(false);
      const localMs = performance.eventLoopUtilization(busyBefore).active;
      const rawMs = timeRawCommits(raw);
      if (turn === 0) continue;
      samples.push(localMs);
      referenceSamples.push(rawMs);
      requests.push(await simulator.takeRequests());
    }
  } finally {
    raw.close();
    await kiosk.close();
    await simulator.close();
  }
  const count = pupils.toLocaleString('en-GB');
  return [
    {
      name: `delta with nothing new, ${count} pupils: our own work / ${COMMITS} commits of one row, raw`,
      unit: 'ms',
      samples,
      referenceSamples,
      target: { of: 'median', atMost: 50 },
    },
    {
      name: 'of it, requests / one',
      unit: 'requests',
      samples: requests,
      referenceSamples: requests.map(() => 1),
      target: { of: 'median', atMost: 1 },
    },
  ];
}
