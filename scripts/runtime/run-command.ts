// Runs another program and waits for it; the only place in the scripts' runtime that does.
import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** What a program left behind when it ended. */
export interface CommandResult {
  /** Exit code, or null when it was ended by a signal or could not be started. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Settings for one run of a program. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
  /** Shows the program's own output to the person instead of collecting it. */
  readonly isShown?: boolean;
}

/** Runs a program to its end and never throws: a program that cannot be started has code null and says why in stderr. */
export function runCommand(
  file: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      timeout: options.timeoutMs,
      // A script started by CI has no standard input, so no program may wait for an answer.
      stdio: options.isShown === true ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', (error) => resolve({ code: null, stdout, stderr: `${stderr}${error.message}` }));
    // Some programs colour their words even when nobody looks at a terminal.
    child.on('close', (code) =>
      resolve({ code, stdout: stripVTControlCharacters(stdout), stderr: stripVTControlCharacters(stderr) }),
    );
  });
}

/** Tells whether a program of this name is on the search path. */
export async function isOnPath(program: string): Promise<boolean> {
  return (await runCommand('sh', ['-c', `command -v ${program}`])).code === 0;
}
