// Electron's own binary, downloaded by the install script of the `electron` package.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot, say } from './project.ts';
import { runCommand } from './run-command.ts';

const packageFolder = path.join(projectRoot, 'node_modules', 'electron');
const probeTimeoutMs = 8_000;
const downloadTimeoutMs = 15 * 60_000;
/** Long enough to unpack an archive that Electron's download cache already has. */
const offlineTimeoutMs = 20_000;

/** An installed Electron: its folder, its program and its version. */
export interface InstalledElectron {
  readonly distPath: string;
  readonly executablePath: string;
  readonly electronVersion: string;
}

/** Finds the official binary if it is already unpacked in node_modules, else returns null. */
export async function findOfficialElectron(): Promise<InstalledElectron | null> {
  const [executable, version] = await Promise.all([
    readFile(path.join(packageFolder, 'path.txt'), 'utf8').catch(() => ''),
    readFile(path.join(packageFolder, 'dist', 'version'), 'utf8').catch(() => ''),
  ]);
  const distPath = path.join(packageFolder, 'dist');
  const executablePath = path.join(distPath, executable.trim());
  if (executable === '' || version === '' || !existsSync(executablePath)) return null;
  return { distPath, executablePath, electronVersion: version.trim().replace(/^v/, '') };
}

/** Downloads the official binary if its host answers; returns null where it cannot be had. */
export async function installOfficialElectron(): Promise<InstalledElectron | null> {
  const isReachable = await isDownloadReachable(process.env);
  if (isReachable) say('Fetching Electron from its own download (about 110 MB). This happens once.');
  const installed = await runCommand(process.execPath, [path.join(packageFolder, 'install.js')], {
    timeoutMs: isReachable ? downloadTimeoutMs : offlineTimeoutMs,
  });
  return installed.code === 0 ? findOfficialElectron() : null;
}

/** Where Electron's install script downloads from: its own default, or the mirror a person has set. */
export function downloadAddress(env: NodeJS.ProcessEnv): string {
  return (
    env['npm_config_electron_mirror'] ??
    env['ELECTRON_MIRROR'] ??
    'https://github.com/electron/electron/releases/download/'
  );
}

async function isDownloadReachable(env: NodeJS.ProcessEnv): Promise<boolean> {
  try {
    // Any answer will do: the question is whether packets come back at all.
    await fetch(downloadAddress(env), { method: 'HEAD', signal: AbortSignal.timeout(probeTimeoutMs) });
    return true;
  } catch {
    // No answer is an answer here: the caller takes the other way.
    return false;
  }
}
