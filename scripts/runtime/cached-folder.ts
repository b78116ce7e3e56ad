// Makes a folder once for all runs on this machine: whole or not there at all, even
// when several runs start together or one is stopped in the middle.
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './project.ts';

const pollMs = 200;
/** A lock without a readable owner is one whose maker was stopped between its two steps. */
const ownerlessLockMs = 10_000;

/** Names a cached thing after everything that its content depends on. */
export function cacheKey(name: string, parts: readonly string[]): string {
  return [name, ...parts].map((part) => part.replaceAll(/[^A-Za-z0-9._-]+/g, '_')).join('-');
}

/** Returns `<root>/<key>`, first filling it with `fill` when it is missing. Runs that come together wait for the first. */
export async function ensureCachedFolder(
  root: string,
  key: string,
  fill: (emptyFolder: string) => Promise<void>,
): Promise<string> {
  const folder = path.join(root, key);
  if (existsSync(folder)) return folder;
  await mkdir(root, { recursive: true });
  const release = await lock(path.join(root, `${key}.lock`));
  try {
    if (existsSync(folder)) return folder;
    await sweepUnfinished(root, key);
    // A name of our own, so that even a lock that is broken by mistake cannot mix two runs' files.
    const unfinished = path.join(root, `${key}.unfinished-${process.pid}`);
    await mkdir(unfinished);
    await fill(unfinished);
    await rename(unfinished, folder);
    return folder;
  } finally {
    await release();
  }
}

/** Removes what runs left behind that were stopped while they filled this folder, our own included. */
async function sweepUnfinished(root: string, key: string): Promise<void> {
  const prefix = `${key}.unfinished-`;
  for (const name of await readdir(root)) {
    const [owner] = name.slice(prefix.length).split('.');
    const isLeftOver = name.startsWith(prefix) && (Number(owner) === process.pid || !isRunning(Number(owner)));
    if (isLeftOver) await rm(path.join(root, name), { recursive: true, force: true });
  }
}

async function lock(lockFolder: string): Promise<() => Promise<void>> {
  const ownerFile = path.join(lockFolder, 'pid');
  let hasSaidSo = false;
  for (;;) {
    try {
      await mkdir(lockFolder);
      await writeFile(ownerFile, String(process.pid));
      return () => rm(lockFolder, { recursive: true, force: true });
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    if (await isAbandoned(lockFolder, ownerFile)) {
      await rm(lockFolder, { recursive: true, force: true });
      continue;
    }
    if (!hasSaidSo) say(`Waiting for another run that is preparing ${path.basename(lockFolder, '.lock')}.`);
    hasSaidSo = true;
    await sleep(pollMs);
  }
}

async function isAbandoned(lockFolder: string, ownerFile: string): Promise<boolean> {
  const owner = Number(await readFile(ownerFile, 'utf8').catch(() => ''));
  if (owner > 0) return !isRunning(owner);
  const age = await stat(lockFolder).then(
    (folder) => Date.now() - folder.mtimeMs,
    () => 0,
  );
  return age > ownerlessLockMs;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
