// Where this kiosk's state lives, and whether it is the demo. The demo never touches a real kiosk's folder.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../shared/errors/app-error.ts';

export interface AppFolders {
  readonly demo: boolean;
  readonly root: string;
  readonly storeFile: string;
  readonly backupsDir: string;
  readonly photosDir: string;
  readonly logsDir: string;
  readonly keyFile: string;
  /** Where the demo's printer puts its pictures. */
  readonly badgesDir: string;
}

function foldersBelow(root: string, demo: boolean): AppFolders {
  return {
    demo,
    root,
    storeFile: path.join(root, 'gatehouse.db'),
    backupsDir: path.join(root, 'backups'),
    photosDir: path.join(root, 'photos'),
    logsDir: path.join(root, 'logs'),
    keyFile: path.join(root, 'secret.key'),
    badgesDir: path.join(root, 'badges'),
  };
}

/** The folder of the real kiosk, set up or not. */
export function realFolders(dataDir: string): AppFolders {
  return foldersBelow(path.join(dataDir, 'kiosk'), false);
}

/**
 * The folders to use: the real kiosk's once it was set up or is being provisioned now, else the demo's. Makes the root.
 * @throws AppError STORAGE_CORRUPT when a real kiosk was here and its data file is gone
 */
export function chooseFolders(dataDir: string, isProvisioned: boolean): AppFolders {
  const real = realFolders(dataDir);
  // A restore under way, or a file somebody deleted: opening the demo now would look as if all were well.
  const lostItsStore =
    !existsSync(real.storeFile) && (existsSync(real.backupsDir) || existsSync(`${real.storeFile}-wal`));
  if (lostItsStore && !isProvisioned) throw new AppError('STORAGE_CORRUPT', { context: { what: 'no data file' } });
  const folders = isProvisioned || existsSync(real.storeFile) ? real : foldersBelow(path.join(dataDir, 'demo'), true);
  mkdirSync(folders.root, { recursive: true, mode: 0o700 });
  return folders;
}
