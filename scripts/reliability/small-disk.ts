// A disk that can be filled: a file system of its own where one may be mounted, else SQLite's own bound.
import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { LivingKiosk } from './living-kiosk.ts';

const SIZE_MB = 96;
const PIECE_BYTES = 64 * 1024;
const PAGE_BYTES = 4_096;

export interface SmallDisk {
  readonly folder: string;
  /** In words for the report. */
  readonly how: string;
  /** Takes all room but `freeBytes`. `kiosk` is the one to be bounded where there is no file system to fill. */
  fill(freeBytes: number, kiosk: LivingKiosk | null): void;
  /** Gives the room back. */
  free(kiosk: LivingKiosk | null): void;
  /** True where a start can find the disk full already. */
  readonly staysFull: boolean;
  close(): void;
}

/** Writes until the file system says ENOSPC, then gives some back. */
function fillUp(ballast: string, freeBytes: number): void {
  const file = openSync(ballast, 'a');
  let pieceBytes = PIECE_BYTES;
  try {
    while (pieceBytes >= PAGE_BYTES) {
      try {
        writeSync(file, Buffer.alloc(pieceBytes, 1));
      } catch (thrown) {
        if (!(typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'ENOSPC'))
          throw thrown;
        pieceBytes /= 2;
      }
    }
  } finally {
    closeSync(file);
  }
  truncateSync(ballast, Math.max(0, statSync(ballast).size - freeBytes));
}

/** Makes a disk in this folder. */
export function makeSmallDisk(folder: string): SmallDisk {
  mkdirSync(folder, { recursive: true });
  const options = `size=${SIZE_MB}m,mode=700`;
  const isMounted =
    process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'none', folder]).status === 0;
  const ballast = path.join(folder, 'ballast');
  if (!isMounted) {
    return {
      folder,
      how: 'SQLite’s max_page_count, for want of a file system that may be mounted',
      staysFull: false,
      fill: (_freeBytes, kiosk) => kiosk?.boundPages(true),
      free: (kiosk) => kiosk?.boundPages(false),
      close: () => undefined,
    };
  }
  return {
    folder,
    how: `a file system (tmpfs) of ${SIZE_MB} MB, filled until ENOSPC`,
    staysFull: true,
    fill: (freeBytes) => fillUp(ballast, freeBytes),
    free: () => rmSync(ballast, { force: true }),
    close: () => void spawnSync('umount', ['-l', folder]),
  };
}

/** Folds the log into the database, as closing the app does: what is written next needs new room. */
export function foldLog(storeFile: string): void {
  if (!existsSync(storeFile)) return;
  const database = new Database(storeFile);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}
