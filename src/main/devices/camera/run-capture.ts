// Runs a capture program without a shell, for a bounded time, and says what it wrote.
import { spawn, type ChildProcess } from 'node:child_process';
import { AppError } from '../../../shared/errors/app-error.ts';

const MAX_CHARACTERS = 8_000;
const KILL_GRACE_MS = 1_000;

export interface CaptureRun {
  /** A whole path. */
  readonly program: string;
  readonly args: readonly string[];
  /** Where it is started, and writes. */
  readonly folder: string;
  readonly timeoutMs: number;
  readonly env: NodeJS.ProcessEnv;
}

export interface CaptureSaid {
  readonly output: string;
  readonly complaint: string;
}

/** Kills the program and, where it can lead a process group of its own, whatever it started. */
function killAll(child: ChildProcess): void {
  try {
    if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // ESRCH: it ended by itself in the meantime.
  }
}

/** What a program needs of our environment to run at all; nothing else of it leaks. English, whatever the PC speaks. */
const bareEnv = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries([
    ...['PATH', 'HOME', 'SystemRoot', 'TEMP'].flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])),
    ['LC_ALL', 'C'],
  ]);

/**
 * Resolves with what the program wrote once it has ended, whatever its exit code: fswebcam leaves with 0 when it
 * failed, so only the picture itself says whether there is one.
 * @throws AppError CAMERA_MISSING when it cannot be started, CAMERA_TIMEOUT after `timeoutMs` (it is killed).
 */
export function runCapture({ program, args, folder, timeoutMs, env }: CaptureRun): Promise<CaptureSaid> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      shell: false,
      // A group of its own to kill. On Windows that would open a console window, and there are no groups.
      detached: process.platform !== 'win32',
      windowsHide: true,
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: bareEnv(env),
    });
    const said = { output: '', complaint: '' };
    let grace: NodeJS.Timeout | undefined;
    const killOnExit = (): void => killAll(child);
    const finish = (error: AppError | null): void => {
      clearTimeout(timer);
      clearTimeout(grace);
      process.removeListener('exit', killOnExit);
      child.stdout.destroy();
      child.stderr.destroy();
      if (error === null) resolve(said);
      else reject(error);
    };
    const timedOut = (): AppError => new AppError('CAMERA_TIMEOUT', { context: { timeoutMs } });
    const timer = setTimeout(() => {
      killAll(child);
      // A process stuck in a driver does not die even of SIGKILL: the visitor is not kept waiting for it.
      grace = setTimeout(() => finish(timedOut()), KILL_GRACE_MS);
    }, timeoutMs);
    process.once('exit', killOnExit);

    for (const [stream, part] of [[child.stdout, 'output'] as const, [child.stderr, 'complaint'] as const]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        said[part] = (said[part] + chunk).slice(0, MAX_CHARACTERS);
      });
    }
    child.once('error', (cause) => {
      finish(new AppError('CAMERA_MISSING', { cause, context: { reason: 'programNotStarted' } }));
    });
    child.once('close', () => finish(grace === undefined ? null : timedOut()));
  });
}
