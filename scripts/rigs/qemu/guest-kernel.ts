// Debian's own kernel for the virtual machine: fetched with apt, unpacked beside the cache, never installed.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { cacheKey, ensureCachedFolder } from '../../runtime/cached-folder.ts';
import { cacheFolder, PlainError, say } from '../../runtime/project.ts';
import { runCommand } from '../../runtime/run-command.ts';

export interface GuestKernel {
  readonly image: string;
  /** The folder that holds lib/modules. */
  readonly root: string;
  readonly version: string;
}

const FETCH_TIMEOUT_MS = 10 * 60_000;

/** The kernel of this Debian release; its package changes its name with every security update. */
export async function ensureGuestKernel(): Promise<GuestKernel> {
  const depends = await runCommand('apt-cache', ['depends', 'linux-image-amd64']);
  const name = /Depends: (linux-image-[^\s]+-amd64)/.exec(depends.stdout)?.[1];
  if (name === undefined)
    throw new PlainError('apt names no kernel here. Run apt-get update, on Debian, and try again.');
  const root = await ensureCachedFolder(cacheFolder(), cacheKey('guest-kernel', [name]), async (folder) => {
    say(`Fetching ${name} with apt (70 MB).`);
    const fetched = await runCommand('apt-get', ['download', name], { cwd: folder, timeoutMs: FETCH_TIMEOUT_MS });
    const file = (await readdir(folder)).find((each) => each.endsWith('.deb'));
    if (file === undefined) throw new PlainError(`The kernel could not be fetched: ${fetched.stderr.trim()}`);
    await runCommand('dpkg-deb', ['-x', path.join(folder, file), folder]);
    const [version = ''] = await readdir(path.join(folder, 'lib', 'modules'));
    await runCommand('depmod', ['-b', folder, version]);
  });
  const [version = ''] = await readdir(path.join(root, 'lib', 'modules'));
  return { image: path.join(root, 'boot', `vmlinuz-${version}`), root, version };
}

/** Module files in the order in which they are loaded. Those built into the kernel have none. */
export async function modulesFor({ root, version }: GuestKernel, names: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const name of names) {
    const shown = await runCommand('modprobe', ['-d', root, '-S', version, '--show-depends', name]);
    if (shown.code !== 0) throw new PlainError(`The kernel has no module ${name}: ${shown.stderr.trim()}`);
    for (const [, file] of shown.stdout.matchAll(/^insmod (\S+)/gm)) {
      if (file !== undefined && !files.includes(file)) files.push(file);
    }
  }
  return files;
}
