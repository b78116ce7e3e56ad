// Runs the capture program without a shell, for a bounded time, and says what it complained of.
import { spawn } from 'node:child_process';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CaptureCommand } from './capture-command.ts';

const MAX_COMPLAINT_CHARACTERS = 4_000;
const KILL_GRACE_MS = 1_000;

/** Kills the program and whatever it started: it leads a process group of its own. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // ESRCH: the group ended by itself in the meantime.
  }
}

/**
 * Resolves with what the program wrote to stderr once it has ended, whatever its exit code: fswebcam leaves with 0
 * when it failed, so only the picture itself says whether there is one.
 * @throws AppError CAMERA_MISSING when the program is not installed, CAMERA_TIMEOUT after `timeoutMs` (it is killed).
 */
export function runCapture(command: CaptureCommand, timeoutMs: number, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command.program, command.args, {
      shell: false,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      // English complaints, whatever the PC speaks; nothing else of our environment reaches the program.
      env: { PATH: env['PATH'], HOME: env['HOME'], LC_ALL: 'C' },
    });
    let complaint = '';
    let grace: NodeJS.Timeout | undefined;
    const killOnExit = (): void => killGroup(child.pid);
    const finish = (error: AppError | null): void => {
      clearTimeout(timer);
      clearTimeout(grace);
      process.removeListener('exit', killOnExit);
      child.stderr.destroy();
      if (error === null) resolve(complaint);
      else reject(error);
    };
    const timedOut = (): AppError => new AppError('CAMERA_TIMEOUT', { context: { timeoutMs } });
    const timer = setTimeout(() => {
      killGroup(child.pid);
      // A process stuck in a driver does not die even of SIGKILL: the visitor is not kept waiting for it.
      grace = setTimeout(() => finish(timedOut()), KILL_GRACE_MS);
    }, timeoutMs);
    process.once('exit', killOnExit);

    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (chunk: string) => {
      complaint = (complaint + chunk).slice(0, MAX_COMPLAINT_CHARACTERS);
    });
    child.once('error', (cause) => {
      finish(new AppError('CAMERA_MISSING', { cause, context: { reason: 'programMissing' } }));
    });
    child.once('close', () => finish(grace === undefined ? null : timedOut()));
  });
}
