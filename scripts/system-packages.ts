// Debian packages that running, testing or building needs. Installs them where that is
// possible without a question (root with apt), else says the one command to type.
import { existsSync } from 'node:fs';
import { PlainError, say } from './runtime/project.ts';
import { isOnPath, runCommand } from './runtime/run-command.ts';

/** What Electron needs to show a window on a bare Debian or Ubuntu. */
export const runtimePackages: readonly string[] = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libatk-bridge2.0-0',
  'libxss1',
  'libxtst6',
  'libcups2',
];

/** What a machine without a display needs besides. */
export const virtualDisplayPackages: readonly string[] = ['xvfb', 'xauth'];

/** What a power cut is simulated from: a record of what a process wrote and synced. */
export const tracePackages: readonly string[] = ['strace'];

/** What the tests need besides: a second way to a camera, and an independent reader of badge symbols. */
export const testPackages: readonly string[] = ['fswebcam', 'zbar-tools', ...tracePackages];

const installTimeoutMs = 20 * 60_000;

/** Since the change to 64-bit time, Debian 13 and Ubuntu 24.04 name some libraries with this suffix. */
const renamedSuffix = 't64';

/** Picks the packages that dpkg does not list as installed, under either of their names. */
export function findMissing(names: readonly string[], dpkgList: string): string[] {
  const installed = new Set(
    dpkgList
      .split('\n')
      .filter((line) => line.startsWith('install ok installed '))
      .map((line) => line.slice('install ok installed '.length).split(':')[0]),
  );
  return names.filter((name) => !installed.has(name) && !installed.has(`${name}${renamedSuffix}`));
}

/** Composes the command that installs the packages: the same one that we run, so that what is said is true. */
export function installCommand(names: readonly string[], isRoot: boolean): string {
  const sudo = isRoot ? '' : 'sudo ';
  return `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${names.join(' ')}`;
}

/**
 * Makes sure that the Debian packages are installed; does nothing on Windows and macOS, and on a
 * Linux that has no dpkg it trusts the person.
 * @throws PlainError with the command to type when something is missing and cannot be installed from here.
 */
export async function ensureSystemPackages(names: readonly string[]): Promise<void> {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const missing = findMissing(names, await listInstalled());
  if (missing.length === 0) return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !(await isOnPath('apt-get'))) {
    throw new PlainError(`Some system packages are missing. Type: ${installCommand(missing, isRoot)}`);
  }
  say(`Installing system packages with apt: ${missing.join(' ')}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-qq'], { env, timeoutMs: installTimeoutMs });
  const available = await Promise.all(missing.map(nameInThisRelease));
  const result = await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...available], {
    env,
    timeoutMs: installTimeoutMs,
  });
  if (result.code === 0) return;
  throw new PlainError(
    `The system packages could not be installed. Type: ${installCommand(available, true)}\n${result.stderr.trim().slice(-1000)}`,
  );
}

async function listInstalled(): Promise<string> {
  return (await runCommand('dpkg-query', ['-W', '-f', '${Status} ${Package}\n'])).stdout;
}

async function nameInThisRelease(name: string): Promise<string> {
  const renamed = `${name}${renamedSuffix}`;
  const policy = (await runCommand('apt-cache', ['policy', renamed])).stdout;
  return /Candidate: (?!\(none\))/.test(policy) ? renamed : name;
}
