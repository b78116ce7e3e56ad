// What the drivers of operating-system printers share: titles that tell our jobs from others, and their limits.

/** Begins the title of every job of ours in a system's queue. */
export const JOB_TITLE = 'Gatehouse';

export const jobTitle = (jobId: string): string => `${JOB_TITLE} ${jobId}`;

export interface SystemPrinterLimits {
  /** How long a job may stay in the system's queue before it is taken out again. */
  readonly leaveTimeoutMs: number;
  /** How often to look whether it has left. */
  readonly pollMs: number;
  /** How long a job that was taken out may take to be gone. */
  readonly cancelTimeoutMs: number;
}

export const systemPrinterLimits: SystemPrinterLimits = {
  leaveTimeoutMs: 20_000,
  pollMs: 400,
  cancelTimeoutMs: 5_000,
};

/** Waits; ends early, with false, when the signal does. */
export function waitUnlessStopped(forMs: number, signal: AbortSignal | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isWhole: boolean): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onStop);
      resolve(isWhole);
    };
    const onStop = (): void => settle(false);
    const timer = setTimeout(() => settle(true), forMs);
    signal?.addEventListener('abort', onStop);
    if (signal?.aborted === true) settle(false);
  });
}
