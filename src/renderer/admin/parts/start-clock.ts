// The kiosk's clock on the screen. Main's may have been started elsewhere (`--now`); it runs as fast as the PC's.

/** A clock that says `nowMs` now and goes on from there. */
export function startClock(nowMs: number): () => number {
  const aheadMs = nowMs - Date.now();
  return () => Date.now() + aheadMs;
}
