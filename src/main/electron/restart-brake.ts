// Stops a crash loop: after a few restarts in a short time the crash page stays.

export interface RestartLimits {
  readonly restarts: number;
  readonly withinMs: number;
}

/** Returns a function that counts a crash and says whether to start again. */
export function createRestartBrake(limits: RestartLimits): (nowMs: number) => boolean {
  let crashesAtMs: number[] = [];
  return (nowMs) => {
    crashesAtMs = [...crashesAtMs.filter((atMs) => nowMs - atMs < limits.withinMs), nowMs];
    return crashesAtMs.length <= limits.restarts;
  };
}
