// How long this process's event loop was kept from turning: what a touch would have had to wait.
import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Looked at this often; a stretch is told at most so much longer than it was. Node looks by itself: a timer of ours, every
 * 2 ms, made 4 % of an idle process's time look like work, and Node's at 2 ms 0.7 % (both measured).
 */
const RESOLUTION_MS = 5;

export interface LoopWatch {
  /** Ends the watch: the longest that the event loop did not turn, whatever kept it: work, the disk, other programs. */
  stop(): { readonly longestMs: number };
}

/** Processor time of this process since a reading of `process.cpuUsage()`. */
export function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Watches the event loop from now on. */
export function watchLoop(): LoopWatch {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  return {
    stop: () => {
      delays.disable();
      return { longestMs: delays.max / 1e6 };
    },
  };
}
