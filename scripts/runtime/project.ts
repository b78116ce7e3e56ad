// Where things are: this repository, the cache outside it, and what the scripts say to a person.
import { homedir } from 'node:os';
import path from 'node:path';

/** The repository's root folder. */
export const projectRoot = path.resolve(import.meta.dirname, '..', '..');

/** Finds the folder for what is fetched or built once for this machine, outside the repository. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env['GATEHOUSE_CACHE_DIR'] ?? path.join(env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'gatehouse');
}

/** Prints one plain sentence of progress; on stderr, so that a script's own output stays readable by programs. */
export function say(sentence: string): void {
  process.stderr.write(`gatehouse: ${sentence}\n`);
}

/** An error whose message is the one sentence a person needs, so that it is printed without a stack. */
export class PlainError extends Error {
  override readonly name = 'PlainError';
}

/** Runs a script's main, prints a plain error as a sentence and anything else with its stack, and sets the exit code. */
export async function runScript(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (error instanceof PlainError) say(error.message);
    else console.error(error);
    process.exitCode = 1;
  }
}
