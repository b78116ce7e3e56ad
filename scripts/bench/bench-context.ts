// What every benchmark is given.
import type { ElectronRuntime } from '../electron-runtime.ts';

export interface BenchContext {
  readonly runtime: ElectronRuntime;
  /** The environment to start Electron with: its screen and its SQLite. */
  readonly env: NodeJS.ProcessEnv;
  /** The screen is our own Xvfb, without a graphics card. */
  readonly isVirtualDisplay: boolean;
  /** Few iterations: to see that it works, not to publish. */
  readonly isQuick: boolean;
}
