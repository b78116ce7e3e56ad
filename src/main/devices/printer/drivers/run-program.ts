// Runs one program without a shell: its arguments stay arguments, whatever is in them.
import { execFile } from 'node:child_process';

export interface ProgramResult {
  /** 0 when it went well; null when it is not installed or was ended. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program, hands it `input`, and waits for its end. Never rejects. */
export type RunProgram = (
  program: string,
  args: readonly string[],
  input?: Uint8Array | null,
) => Promise<ProgramResult>;

const TIMEOUT_MS = 10_000;
const MOST_OUTPUT_BYTES = 1024 * 1024;

/** Runs programs of this PC, found through PATH, in plain English. */
export function createRunProgram(env: NodeJS.ProcessEnv = process.env, timeoutMs = TIMEOUT_MS): RunProgram {
  return function runProgram(program, args, input = null) {
    return new Promise((resolve) => {
      const child = execFile(
        program,
        [...args],
        {
          // Their words are read, so they must not be translated.
          env: { ...env, LC_ALL: 'C', LANG: 'C' },
          timeout: timeoutMs,
          killSignal: 'SIGKILL',
          maxBuffer: MOST_OUTPUT_BYTES,
          windowsHide: true,
        },
        (error, stdout, stderr) => {
          const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
          resolve({ code, stdout, stderr });
        },
      );
      // A program that does not read what it is given says so by its own end.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(input ?? undefined);
    });
  };
}
