// The kiosk's clock on the screen. Main's may have been started elsewhere (`--now`); it runs as fast as the PC's.

/** A clock that is so far ahead of this computer's. */
export function startClock(aheadMs: number): () => number {
  return () => Date.now() + aheadMs;
}
