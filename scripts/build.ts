// Builds main, preload and renderer into out/, only when something they are made of has changed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PlainError, projectRoot, runScript, say } from './runtime/project.ts';
import { runCommand } from './runtime/run-command.ts';

/** Everything that the bundles are made from; the lock file stands for node_modules. */
const buildInputs = ['src', 'simulators', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
const hashFile = path.join(projectRoot, 'out', 'built-from.sha256');

/** Computes one hash of the files and folders, tests left out: of their names and their bytes. */
export function hashInputs(root: string, inputs: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => listFiles(root, input)).toSorted()) {
    hash
      .update(`${file}\n`)
      .update(readFileSync(path.join(root, file)))
      .update('\n');
  }
  return hash.digest('hex');
}

function listFiles(root: string, input: string): string[] {
  const fullPath = path.join(root, input);
  if (!existsSync(fullPath)) return [];
  const entries = readdirSync(path.dirname(fullPath), { withFileTypes: true });
  if (entries.some((entry) => entry.name === path.basename(input) && entry.isFile())) return [input];
  return readdirSync(fullPath, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

/** Builds the app into out/ unless out/ was already made from exactly these sources. */
export async function buildIfChanged(): Promise<void> {
  const wanted = hashInputs(projectRoot, buildInputs);
  const built = existsSync(hashFile) ? readFileSync(hashFile, 'utf8') : '';
  if (built !== wanted) await buildApp();
}

/** Builds the app into out/. */
export async function buildApp(): Promise<void> {
  const builtFrom = hashInputs(projectRoot, buildInputs);
  // Gone while the build runs, so that one stopped in the middle is never taken for whole.
  rmSync(hashFile, { force: true });
  say('Building the app.');
  const manifest = createRequire(import.meta.url).resolve('electron-vite/package.json');
  const cli = path.join(path.dirname(manifest), 'bin', 'electron-vite.js');
  const result = await runCommand(process.execPath, [cli, 'build', '--logLevel', 'warn'], { cwd: projectRoot });
  if (result.code !== 0) {
    throw new PlainError(`The app could not be built:\n${`${result.stdout}\n${result.stderr}`.trim()}`);
  }
  writeFileSync(hashFile, builtFrom);
}

if (process.argv[1] === import.meta.filename) {
  void runScript(async () => {
    await buildApp();
    return 0;
  });
}
