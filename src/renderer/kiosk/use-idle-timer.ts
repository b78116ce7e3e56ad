// Notices that nobody has touched the screen for a while.
import { useEffect, useRef } from 'react';

const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/**
 * Calls `onIdle` once when nothing was touched for `afterMs` while `active`; every touch starts the time anew.
 * A changed `resetKey` (the next screen) does too.
 */
export function useIdleTimer(active: boolean, afterMs: number, resetKey: string, onIdle: () => void): void {
  const latest = useRef(onIdle);
  useEffect(() => {
    latest.current = onIdle;
  });
  useEffect(() => {
    if (!active) return undefined;
    let timer = 0;
    const restart = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => latest.current(), afterMs);
    };
    restart();
    for (const touch of touches) window.addEventListener(touch, restart, { capture: true, passive: true });
    return () => {
      window.clearTimeout(timer);
      for (const touch of touches) window.removeEventListener(touch, restart, { capture: true });
    };
  }, [active, afterMs, resetKey]);
}
