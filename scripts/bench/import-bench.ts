// The first import of a school's roll through the real engine, beside the same rows in raw better-sqlite3.
import { say } from '../runtime/project.ts';
import type { BenchContext } from './bench-context.ts';
import { startSimulatorProcess, timeImport, timeRawInserts } from './import-school.ts';
import type { Measurement } from './statistics.ts';

const PUPILS = 2_000;

/** Measures the import, and the share of it that is this machine's own work. The first is not counted. */
export async function benchImport({ isQuick }: BenchContext): Promise<readonly Measurement[]> {
  const times = isQuick ? 3 : 15;
  const samples: number[] = [];
  const localSamples: number[] = [];
  const referenceSamples: number[] = [];
  const simulator = await startSimulatorProcess(PUPILS);
  try {
    for (let turn = 0; turn <= times; turn += 1) {
      const { totalMs, localMs, tables } = await timeImport(simulator);
      const pupils = tables.find(({ table }) => table === 'people')?.rows.length;
      if (pupils !== PUPILS) throw new Error(`${pupils} pupils were imported, not ${PUPILS}`);
      const rawMs = timeRawInserts(tables);
      if (turn === 0) continue;
      samples.push(totalMs);
      localSamples.push(localMs);
      referenceSamples.push(rawMs);
      say(
        `import ${turn} of ${times}: ${totalMs.toFixed(0)} ms, own work ${localMs.toFixed(0)}, raw ${rawMs.toFixed(0)}`,
      );
    }
  } finally {
    await simulator.close();
  }
  const unit = 'ms';
  return [
    {
      name: `first import of ${PUPILS} pupils over loopback / the same rows, raw`,
      unit,
      samples,
      referenceSamples,
      target: { of: 'median', atMost: 1_000 },
    },
    {
      name: 'of it, our own work, not waiting for the server / the same rows, raw',
      unit,
      samples: localSamples,
      referenceSamples,
      target: { of: 'ratio', atMost: 10 },
    },
  ];
}
