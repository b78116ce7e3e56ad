// One import in a process of its own, so that its memory is its own: prints what it took as a line of JSON.
// node scripts/bench/import-child.ts '{"url":...}'
import { performance } from 'node:perf_hooks';
import { openBenchKiosk } from './import-school.ts';
import { cpuMsSince, watchLoop } from './loop-watch.ts';

/** What the process says of itself. */
export interface ImportReport {
  readonly totalMs: number;
  readonly localMs: number;
  readonly longestMs: number;
  readonly cpuMs: number;
  readonly pupils: number;
  /** Resident memory before the import, and the most there was. */
  readonly startMb: number;
  readonly peakMb: number;
}

async function main(): Promise<void> {
  const kiosk = openBenchKiosk(JSON.parse(process.argv[2] ?? ''));
  const startMb = process.memoryUsage().rss / 1e6;
  const watch = watchLoop();
  const busyBefore = performance.eventLoopUtilization();
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  await kiosk.pull(true);
  const report: ImportReport = {
    totalMs: performance.now() - startedAt,
    localMs: performance.eventLoopUtilization(busyBefore).active,
    ...watch.stop(),
    cpuMs: cpuMsSince(cpuBefore),
    pupils: kiosk.store.countPupils(),
    startMb,
    peakMb: process.resourceUsage().maxRSS / 1e3,
  };
  await kiosk.close();
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

void main();
