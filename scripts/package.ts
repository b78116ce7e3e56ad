// `npm run dist`: packs the built app for this machine into dist/, with the official Electron
// where there is one, else with the substitute, offline, for a smoke test of the packaging.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildIfChanged } from './build.ts';
import { type ElectronRuntime, ensureElectron } from './electron-runtime.ts';
import { PlainError, projectRoot, runScript, say } from './runtime/project.ts';
import { packagingConfiguration, withoutNewFuses } from './runtime/packaging.ts';
import { runCommand } from './runtime/run-command.ts';
import { substituteSourceFolder } from './runtime/substitute-electron.ts';

/** The packed app. */
export interface PackedApp {
  readonly executablePath: string;
  readonly isSubstitute: boolean;
}

const packTimeoutMs = 15 * 60_000;

/** Where electron-builder puts the program of an unpacked folder, on each platform. */
const programs: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux-unpacked/gatehouse',
  win32: 'win-unpacked/Gatehouse.exe',
  darwin:
    process.arch === 'arm64'
      ? 'mac-arm64/Gatehouse.app/Contents/MacOS/Gatehouse'
      : 'mac/Gatehouse.app/Contents/MacOS/Gatehouse',
};

/**
 * Builds if needed and packs the app for this machine. Nothing may write into the repository meanwhile:
 * a file that grows while it is packed corrupts the archive.
 * @throws PlainError with electron-builder's last words when it fails.
 */
export async function packageApp(): Promise<PackedApp> {
  const runtime = await ensureElectron();
  await buildIfChanged();
  const outputFolder = path.join(projectRoot, 'dist');
  await rm(outputFolder, { recursive: true, force: true });
  say(`Packing the app with Electron ${runtime.electronVersion} into dist/.`);
  await runElectronBuilder(runtime);
  const executablePath = path.join(outputFolder, programs[process.platform] ?? '');
  if (!existsSync(executablePath))
    throw new PlainError(`electron-builder ended well, but ${executablePath} is not there.`);
  return { executablePath, isSubstitute: runtime.isSubstitute };
}

async function runElectronBuilder(runtime: ElectronRuntime): Promise<void> {
  const workFolder = await mkdtemp(path.join(tmpdir(), 'gatehouse-pack-'));
  try {
    const configFile = await writeConfiguration(runtime, workFolder);
    const cli = createRequire(import.meta.url).resolve('electron-builder/cli.js');
    const args = [cli, '--dir', '--config', configFile, '--publish', 'never'];
    const result = await runCommand(process.execPath, args, { cwd: projectRoot, timeoutMs: packTimeoutMs });
    if (result.code === 0) return;
    throw new PlainError(`The app could not be packed:\n${`${result.stdout}\n${result.stderr}`.trim().slice(-3000)}`);
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}

/** Writes the configuration for this run; electron-builder reads it from files only. */
async function writeConfiguration(runtime: ElectronRuntime, workFolder: string): Promise<string> {
  const yaml = await readFile(path.join(projectRoot, 'electron-builder.yml'), 'utf8');
  const baseFile = path.join(workFolder, 'electron-builder.yml');
  await writeFile(baseFile, runtime.isSubstitute ? withoutNewFuses(yaml) : yaml);
  const configFile = path.join(workFolder, 'electron-builder.json');
  await writeFile(configFile, JSON.stringify(packagingConfiguration(runtime, baseFile, substituteSourceFolder)));
  return configFile;
}

if (process.argv[1] === import.meta.filename) {
  void runScript(async () => {
    const { executablePath } = await packageApp();
    say(`The packed app is ${path.relative(projectRoot, executablePath)}.`);
    return 0;
  });
}
