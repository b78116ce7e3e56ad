// The benchmarks: each beside its reference, the two in turns, in one run. docs/benchmarks.md says what the rows mean.
// npm run bench [-- --quick] [-- --only=start,touch,import,reports,logbook,scroll] [-- --json FILE]
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { BenchContext } from './bench/bench-context.ts';
import { benchDelta } from './bench/delta-bench.ts';
import { benchImport } from './bench/import-bench.ts';
import { benchLogbook } from './bench/logbook-bench.ts';
import { benchMarks } from './bench/marks-bench.ts';
import { benchPaced } from './bench/paced-bench.ts';
import { benchPeople } from './bench/people-bench.ts';
import { benchReports } from './bench/reports-bench.ts';
import { benchScroll } from './bench/scroll-bench.ts';
import { benchScreen } from './bench/screen-bench.ts';
import { benchStart } from './bench/start-bench.ts';
import { formatTable, rowOf, type BenchRow, type Measurement } from './bench/statistics.ts';
import { benchTouch } from './bench/touch-bench.ts';
import { buildIfChanged } from './build.ts';
import { ensureElectron } from './electron-runtime.ts';
import { electronEnvironment } from './runtime/launch.ts';
import { PlainError, runScript, say } from './runtime/project.ts';
import { needsVirtualDisplay, startVirtualDisplay } from './runtime/virtual-display.ts';
import { ensureSystemPackages, runtimePackages, virtualDisplayPackages } from './system-packages.ts';

const benches: Readonly<Record<string, (context: BenchContext) => Promise<readonly Measurement[]>>> = {
  start: benchStart,
  touch: benchTouch,
  import: benchImport,
  paced: benchPaced,
  screen: benchScreen,
  delta: benchDelta,
  marks: benchMarks,
  people: benchPeople,
  reports: benchReports,
  logbook: benchLogbook,
  scroll: benchScroll,
};

function readCommandLine() {
  const { values } = parseArgs({
    options: { quick: { type: 'boolean', default: false }, only: { type: 'string' }, json: { type: 'string' } },
  });
  const wanted = values.only?.split(',') ?? Object.keys(benches);
  const unknown = wanted.find((name) => !(name in benches));
  if (unknown !== undefined) {
    throw new PlainError(`There is no benchmark "${unknown}". Benchmarks: ${Object.keys(benches).join(', ')}.`);
  }
  return { isQuick: values.quick, wanted, jsonFile: values.json };
}

/** Runs the benchmarks that were asked for; one that fails does not keep the others from being measured. */
async function measure(wanted: readonly string[], context: BenchContext) {
  const rows: BenchRow[] = [];
  const failed: string[] = [];
  for (const name of wanted) {
    say(`Measuring: ${name}.`);
    try {
      rows.push(...((await benches[name]?.(context)) ?? []).map(rowOf));
    } catch (error) {
      console.error(error);
      failed.push(name);
    }
  }
  return { rows, failed };
}

/** The machine and the programs, so that two tables are not compared that cannot be. */
function describeMachine({ runtime, isQuick }: BenchContext): string {
  const processors = cpus();
  const electron = `Electron ${runtime.electronVersion}${runtime.isSubstitute ? ' (substitute)' : ''}`;
  const machine = `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}`;
  return `${machine}, ${process.platform}, ${electron}, Node ${process.versions.node}${isQuick ? ', quick' : ''}`;
}

async function main(): Promise<number> {
  const { isQuick, wanted, jsonFile } = readCommandLine();
  const isDisplayMissing = needsVirtualDisplay(process.env);
  await ensureSystemPackages([...runtimePackages, ...(isDisplayMissing ? virtualDisplayPackages : [])]);
  const runtime = await ensureElectron();
  await buildIfChanged();
  const display = isDisplayMissing ? await startVirtualDisplay() : null;
  // The tests' harness starts Electron with this process's own environment.
  Object.assign(process.env, electronEnvironment(process.env, runtime.betterSqlite3Binding, display?.display), {
    GATEHOUSE_TEST_ELECTRON: runtime.executablePath,
  });
  try {
    const context = { runtime, env: process.env, isVirtualDisplay: display !== null, isQuick };
    const { rows, failed } = await measure(wanted, context);
    console.log(`${describeMachine(context)}\n\n${formatTable(rows)}`);
    if (jsonFile !== undefined) {
      mkdirSync(path.dirname(path.resolve(jsonFile)), { recursive: true });
      writeFileSync(jsonFile, `${JSON.stringify(rows, null, 2)}\n`);
    }
    if (failed.length > 0) say(`Could not be measured: ${failed.join(', ')}.`);
    return failed.length === 0 ? 0 : 1;
  } finally {
    display?.stop();
  }
}

void runScript(main);
