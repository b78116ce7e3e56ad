// Counts whole seconds down while running.
import { useEffect, useRef, useState } from 'react';

/** Seconds left of `totalMs`, rounded up; calls `onEnd` once at zero. Not running means: full again. */
export function useCountdown(running: boolean, totalMs: number, onEnd: () => void): number {
  const [leftMs, setLeftMs] = useState(totalMs);
  const latest = useRef(onEnd);
  useEffect(() => {
    latest.current = onEnd;
  });
  useEffect(() => {
    if (!running) return undefined;
    const endsAt = performance.now() + totalMs;
    const timer = window.setInterval(() => {
      const left = Math.max(0, endsAt - performance.now());
      setLeftMs(left);
      if (left > 0) return;
      window.clearInterval(timer);
      latest.current();
    }, 100);
    return () => {
      window.clearInterval(timer);
      setLeftMs(totalMs);
    };
  }, [running, totalMs]);
  return Math.ceil(leftMs / 1000);
}
