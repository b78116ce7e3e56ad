// The first import from a server that takes its time for each page: how much of the whole is our own work, how long the
// process stands still, and how much memory it takes. Each in a process of its own.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectRoot, say } from '../runtime/project.ts';
import type { BenchContext } from './bench-context.ts';
import { inWords } from './import-bench.ts';
import type { ImportReport } from './import-child.ts';
import { startSimulatorProcess } from './import-school.ts';
import type { Measurement } from './statistics.ts';

const child = path.join(projectRoot, 'scripts', 'bench', 'import-child.ts');
const run = promisify(execFile);

/** What one page of 200 pupils takes the server: docs/benchmarks.md says why so much, and what follows from less. */
const PAGE_MS = 400;

/** Imports from a paced simulator in a process of its own. */
async function importPaced(pupils: number): Promise<ImportReport> {
  const simulator = await startSimulatorProcess(pupils);
  try {
    await simulator.pace(PAGE_MS);
    const { url, controlUrl, schoolId, token } = simulator;
    const { stdout } = await run(process.execPath, [child, JSON.stringify({ url, controlUrl, schoolId, token })]);
    // as: import-child.ts prints nothing else
    const report = JSON.parse(stdout) as ImportReport;
    if (report.pupils !== pupils) throw new Error(`${report.pupils} pupils were imported, not ${pupils}`);
    return report;
  } finally {
    await simulator.close();
  }
}

function rowsOf(pupils: number, turns: readonly ImportReport[]): readonly Measurement[] {
  const count = pupils.toLocaleString('en-GB');
  const wholeMs = turns.map(({ totalMs }) => totalMs);
  return [
    {
      name: `import of ${count} pupils paced at ${PAGE_MS} ms a page: our own work / the whole time`,
      unit: 'ms',
      samples: turns.map(({ localMs }) => localMs),
      referenceSamples: wholeMs,
      target: { of: 'ratio', atMost: 0.1 },
    },
    {
      name: 'of it, the longest the process stood still / the whole time',
      unit: 'ms',
      samples: turns.map(({ longestMs }) => longestMs),
      referenceSamples: wholeMs,
      target: { of: 'median', atMost: 50 },
    },
    {
      name: 'of it, the most memory / before the import',
      unit: 'MB',
      samples: turns.map(({ peakMb }) => peakMb),
      referenceSamples: turns.map(({ startMb }) => startMb),
      target: { of: 'median', atMost: 400 },
    },
  ];
}

/** Measures the paced imports. */
export async function benchPaced({ isQuick }: BenchContext): Promise<readonly Measurement[]> {
  const rows: Measurement[] = [];
  for (const pupils of isQuick ? [2_000] : [2_000, 20_000, 100_000]) {
    const turns: ImportReport[] = [];
    for (let turn = 0; turn < (pupils === 2_000 && !isQuick ? 3 : 1); turn += 1) {
      const report = await importPaced(pupils);
      turns.push(report);
      const share = ((100 * report.localMs) / report.totalMs).toFixed(1);
      say(`paced import of ${pupils}: own work ${share} %, ${inWords({ ...report })}`);
    }
    rows.push(...rowsOf(pupils, turns));
  }
  return rows;
}
