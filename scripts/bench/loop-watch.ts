// How long this process's event loop was kept from turning: what a touch would have had to wait.
import { performance } from 'node:perf_hooks';

/** Looked at this often; a stretch is known to within as much. */
const TICK_MS = 2;

export interface Stretch {
  /** The longest that the event loop did not turn, whatever kept it: work, the disk, or other programs. */
  readonly longestMs: number;
  /** The most processor time of one such stretch: its own part, on a machine that others use as well. */
  readonly longestCpuMs: number;
}

export interface LoopWatch {
  /** Ends the watch. */
  stop(): Stretch;
}

/** Processor time of this process since a reading of `process.cpuUsage()`. */
export function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Watches the event loop from now on. */
export function watchLoop(): LoopWatch {
  let [longestMs, longestCpuMs] = [0, 0];
  let lastAt = performance.now();
  let lastCpu = process.threadCpuUsage();
  const look = (): void => {
    const now = performance.now();
    const { user, system } = process.threadCpuUsage(lastCpu);
    longestMs = Math.max(longestMs, now - lastAt);
    longestCpuMs = Math.max(longestCpuMs, (user + system) / 1_000);
    lastAt = now;
    lastCpu = process.threadCpuUsage();
  };
  const timer = setInterval(look, TICK_MS);
  return {
    stop: () => {
      look();
      clearInterval(timer);
      return { longestMs, longestCpuMs };
    },
  };
}
