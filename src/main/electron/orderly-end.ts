// Holds every wish to quit until what is under way was finished. A window that closes wishes it twice, and people do too.

/** The part of Electron's before-quit event that is used. */
interface QuitWish {
  preventDefault(): void;
}

export interface OrderlyEndOptions {
  /** Finishes what is under way. */
  readonly stop: () => Promise<void>;
  /** Asks Electron to quit, now for good. */
  readonly quit: () => void;
  /** A stop that hangs must not keep the PC from shutting down. Milliseconds. */
  readonly atMostMs: number;
}

/** Creates the listener of `before-quit`: the first wish stops the app, every further one waits for the same stop. */
export function createOrderlyEnd({ stop, quit, atMostMs }: OrderlyEndOptions): (wish: QuitWish) => void {
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  const end = (): void => {
    if (state === 'stopped') return;
    state = 'stopped';
    quit();
  };
  return (wish) => {
    if (state === 'stopped') return;
    wish.preventDefault();
    if (state === 'stopping') return;
    state = 'stopping';
    const limit = setTimeout(end, atMostMs);
    const finish = (): void => {
      clearTimeout(limit);
      end();
    };
    // What a failed stop left behind, the next start takes up as after a crash.
    stop().then(finish, finish);
  };
}
