// How long this process's event loop was kept from turning: what a touch would have had to wait.
import { performance } from 'node:perf_hooks';

/** Looked at this often; a stretch is known to within as much. */
const TICK_MS = 2;

export interface LoopWatch {
  /** Ends the watch. Stretches in milliseconds, the longest first. */
  stop(): readonly number[];
}

/** Watches the event loop from now on. */
export function watchLoop(): LoopWatch {
  const stretches: number[] = [];
  let lastAt = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    stretches.push(now - lastAt);
    lastAt = now;
  }, TICK_MS);
  return {
    stop: () => {
      stretches.push(performance.now() - lastAt);
      clearInterval(timer);
      return stretches.toSorted((a, b) => b - a);
    },
  };
}
