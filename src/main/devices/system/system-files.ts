// What lies in the kiosk's folder, and how much room is left beside it.
import { existsSync, readdirSync, readFileSync, statSync, type StatsFs } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import type { KeptFile } from '../../../shared/ipc/admin/system-contract.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { SystemFiles } from '../../core/system/system-facts.ts';

const BACKUP = /^(kiosk-v\d+|manual)-\d{8}T\d{9}Z\.db$/;
const LOG = /^gatehouse-\d{4}-\d{2}-\d{2}\.log$/;

export interface SystemFolders {
  readonly root: string;
  readonly storeFile: string;
  readonly backupsDir: string;
  readonly logsDir: string;
}

function list(folder: string, pattern: RegExp): KeptFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => {
      const { size, mtimeMs } = statSync(path.join(folder, name));
      return { name, bytes: size, changedAtMs: Math.round(mtimeMs) };
    })
    .sort((a, b) => b.changedAtMs - a.changedAtMs);
}

const freeOf = ({ bavail, bsize }: StatsFs): number => bavail * bsize;

/** The files of one kiosk. */
export function createSystemFiles(folders: SystemFolders): SystemFiles {
  return {
    folder: folders.root,
    storeBytes: () => ['', '-wal'].reduce((sum, end) => sum + sizeOf(`${folders.storeFile}${end}`), 0),
    freeBytes: () => statfs(folders.root).then(freeOf, () => null),
    backups: () => list(folders.backupsDir, BACKUP),
    logs: () => list(folders.logsDir, LOG),
    readLog(name) {
      // Only a name that is listed: a name is never a way to another folder.
      if (!list(folders.logsDir, LOG).some((log) => log.name === name)) {
        throw new AppError('NOT_FOUND', { context: { what: 'log' } });
      }
      return new Uint8Array(readFileSync(path.join(folders.logsDir, name)));
    },
  };
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}
