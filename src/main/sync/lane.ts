// A lane runs one piece of work at a time, and again when asked for while running. Writeback and roster have one each,
// so that marks do not wait for a long import.

export interface Lane {
  /** Runs, or runs once more after the run under way. Resolves when a run that began after the call has ended. */
  request(): Promise<void>;
  isRunning(): boolean;
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>;
}

/** Creates a lane over `work`, which must not overlap with itself. A failed run rejects for those who asked for it. */
export function createLane(work: () => Promise<void>): Lane {
  let current: Promise<void> | null = null;
  let following: Promise<void> | null = null;

  const start = (): Promise<void> => {
    const run = work().finally(() => {
      if (current === run) current = null;
    });
    current = run;
    return run;
  };
  const request = (): Promise<void> => {
    // Checked first: between two runs there is a moment when none is current, and one that is asked for must not overlap.
    if (following !== null) return following;
    if (current === null) return start();
    following = current
      // How the run before ended is told to those who asked for that one.
      .catch(() => undefined)
      .then(() => {
        following = null;
        return start();
      });
    return following;
  };
  return {
    request,
    isRunning: () => current !== null,
    settled: async () => {
      while (current !== null || following !== null) await (following ?? current)?.catch(() => undefined);
    },
  };
}
