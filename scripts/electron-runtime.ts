// Finds or makes the Electron that runs on this machine: the official one wherever its
// download can be reached, else a substitute for development and tests (ADR 0007).
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findOfficialElectron, installOfficialElectron, type InstalledElectron } from './runtime/official-electron.ts';
import { PlainError, cacheFolder } from './runtime/project.ts';
import { ensureSqliteBinding } from './runtime/sqlite-binding.ts';
import {
  canUseSubstitute,
  ensureSubstituteElectron,
  substituteElectronVersion,
} from './runtime/substitute-electron.ts';

/** The Electron to run, and what goes with it. */
export interface ElectronRuntime {
  /** Folder of the Electron to start apps from source with. */
  readonly distPath: string;
  /** Its program. */
  readonly executablePath: string;
  readonly electronVersion: string;
  /** True when this is not the Electron that ships. */
  readonly isSubstitute: boolean;
  /** better-sqlite3 for this Electron, or null when the binary that ships runs in it. */
  readonly betterSqlite3Binding: string | null;
  /** Folder for electron-builder: Electron without a loader of ours in it. */
  readonly pristineDistPath: string;
}

/** How long a failed download of the official Electron is remembered, so that each start need not try again. */
const rememberFailureMs = 12 * 3600_000;

/**
 * Makes Electron ready and says where it is.
 * @throws PlainError with one sentence saying what to type when no Electron can be had.
 */
export async function ensureElectron(): Promise<ElectronRuntime> {
  const official = findOwnElectron(process.env) ?? (await findOfficialElectron()) ?? (await tryInstall());
  if (official !== null) {
    return { ...official, isSubstitute: false, betterSqlite3Binding: null, pristineDistPath: official.distPath };
  }
  if (!canUseSubstitute()) {
    throw new PlainError(
      'Electron could not be downloaded. Check the network (or set ELECTRON_MIRROR), then type: npm start',
    );
  }
  const substitute = await ensureSubstituteElectron();
  return {
    ...substitute,
    executablePath: path.join(substitute.distPath, 'electron'),
    electronVersion: substituteElectronVersion,
    isSubstitute: true,
    betterSqlite3Binding: await ensureSqliteBinding(),
  };
}

/** An Electron that a person has put on this machine and named, as the `electron` package also understands it. */
export function findOwnElectron(env: NodeJS.ProcessEnv): InstalledElectron | null {
  const distPath = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (distPath === undefined || distPath === '') return null;
  const executablePath = path.join(distPath, process.platform === 'win32' ? 'electron.exe' : 'electron');
  const versionFile = path.join(distPath, 'version');
  if (!existsSync(executablePath) || !existsSync(versionFile)) {
    throw new PlainError(`ELECTRON_OVERRIDE_DIST_PATH is ${distPath}, but there is no Electron in that folder.`);
  }
  const electronVersion = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  return { distPath, executablePath, electronVersion };
}

async function tryInstall(): Promise<InstalledElectron | null> {
  const failureMark = path.join(cacheFolder(), 'official-electron-unreachable');
  if (canUseSubstitute() && isRecent(failureMark)) return null;
  const installed = await installOfficialElectron();
  if (installed === null) {
    mkdirSync(path.dirname(failureMark), { recursive: true });
    writeFileSync(failureMark, '');
  }
  return installed;
}

function isRecent(file: string): boolean {
  const modifiedMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return modifiedMs !== undefined && Date.now() - modifiedMs < rememberFailureMs;
}
