// The first import of a school's roll through the real engine, beside the same rows in raw better-sqlite3: a school, a
// large one, and a trust on one token.
import { say } from '../runtime/project.ts';
import type { BenchContext } from './bench-context.ts';
import { startSimulatorProcess, timeImport, timeRawInserts, type TimedImport } from './import-school.ts';
import type { Measurement } from './statistics.ts';

interface Size {
  readonly pupils: number;
  readonly turns: number;
  /** Over loopback, without anybody's pace. */
  readonly mostMs: number;
}

const quick: readonly Size[] = [{ pupils: 2_000, turns: 3, mostMs: 1_000 }];
const whole: readonly Size[] = [
  { pupils: 2_000, turns: 15, mostMs: 1_000 },
  { pupils: 20_000, turns: 3, mostMs: 10_000 },
  { pupils: 100_000, turns: 1, mostMs: 60_000 },
];

interface Turn extends TimedImport {
  readonly rawMs: number;
}

/** "totalMs 300, localMs 180". */
export function inWords(numbers: Readonly<Record<string, number>>): string {
  return Object.entries(numbers)
    .map(([name, value]) => `${name} ${Math.round(value)}`)
    .join(', ');
}

/** One import after the other; before the first one is one that is not counted, unless there is only one. */
async function importMany({ pupils, turns }: Size): Promise<readonly Turn[]> {
  const simulator = await startSimulatorProcess(pupils);
  const found: Turn[] = [];
  try {
    for (let turn = turns === 1 ? 1 : 0; turn <= turns; turn += 1) {
      const timed = await timeImport(simulator);
      const people = timed.tables.find(({ table }) => table === 'people')?.rows.length;
      if (people !== pupils) throw new Error(`${people} pupils were imported, not ${pupils}`);
      const rawMs = timeRawInserts(timed.tables);
      if (turn === 0) continue;
      found.push({ ...timed, rawMs });
      const { totalMs, localMs, cpuMs, longestMs } = timed;
      const took = { totalMs, localMs, cpuMs, longestMs, rawMs };
      say(`import of ${pupils}, ${turn} of ${turns}: ${inWords(took)}`);
    }
  } finally {
    await simulator.close();
  }
  return found;
}

function rowsOf({ pupils, mostMs }: Size, turns: readonly Turn[]): readonly Measurement[] {
  const unit = 'ms';
  const referenceSamples = turns.map(({ rawMs }) => rawMs);
  const count = pupils.toLocaleString('en-GB');
  return [
    {
      name: `first import of ${count} pupils over loopback / the same rows, raw`,
      unit,
      samples: turns.map(({ totalMs }) => totalMs),
      referenceSamples,
      target: { of: 'median', atMost: mostMs },
    },
    {
      name: `of it, our own work, not waiting for the server / the same rows, raw`,
      unit,
      samples: turns.map(({ localMs }) => localMs),
      referenceSamples,
      target: { of: 'ratio', atMost: 10 },
    },
    {
      name: `of it, the longest the process stood still / the same rows, raw`,
      unit,
      samples: turns.map(({ longestMs }) => longestMs),
      referenceSamples,
      target: { of: 'median', atMost: 50 },
    },
  ];
}

/** Measures the imports. */
export async function benchImport({ isQuick }: BenchContext): Promise<readonly Measurement[]> {
  const rows: Measurement[] = [];
  for (const size of isQuick ? quick : whole) rows.push(...rowsOf(size, await importMany(size)));
  return rows;
}
