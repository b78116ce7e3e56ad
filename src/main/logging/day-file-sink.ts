// Where log lines go: one file a day (UTC), fourteen kept, a cap on each day. Synchronous: a crash loses no line.
import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../core/ports.ts';

const FILE_NAME = /^gatehouse-\d{4}-\d{2}-\d{2}\.log$/;

export interface DayFileSinkOptions {
  readonly folder: string;
  readonly clock: Clock;
  /** Files kept, today's included. */
  readonly keepFiles?: number;
  /** Lines beyond this many bytes in one day are dropped, after one line that says so. */
  readonly maxBytesPerDay?: number;
}

export interface LineSink {
  /** Writes one line durably enough for a crash of the app. Never throws: a log must not stop a kiosk. */
  write(line: string): void;
  close(): void;
}

/** Removes all but the newest files of ours. */
function prune(folder: string, keepFiles: number): void {
  const names = readdirSync(folder).filter((name) => FILE_NAME.test(name));
  for (const name of names.sort().slice(0, Math.max(0, names.length - keepFiles))) {
    rmSync(join(folder, name), { force: true });
  }
}

/** Creates the sink; the folder is made when the first line is written. */
export function createDayFileSink(options: DayFileSinkOptions): LineSink {
  const { folder, clock, keepFiles = 14, maxBytesPerDay = 10 * 1024 * 1024 } = options;
  let day = '';
  let file: number | null = null;
  let sizeBytes = 0;
  let isFull = false;

  function close(): void {
    if (file === null) return;
    const closing = file;
    file = null;
    closeSync(closing);
  }

  function openDay(today: string): number {
    close();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const opened = openSync(join(folder, `gatehouse-${today}.log`), 'a', 0o600);
    file = opened;
    day = today;
    sizeBytes = fstatSync(opened).size;
    isFull = sizeBytes >= maxBytesPerDay;
    prune(folder, keepFiles);
    return opened;
  }

  return {
    write(line) {
      try {
        const today = new Date(clock.nowMs()).toISOString().slice(0, 10);
        const target = file === null || day !== today ? openDay(today) : file;
        if (isFull) return;
        const bytes = Buffer.from(`${line}\n`);
        if (sizeBytes + bytes.length > maxBytesPerDay) {
          isFull = true;
          const time = new Date(clock.nowMs()).toISOString();
          writeSync(target, `${JSON.stringify({ time, level: 'warn', msg: 'log full until tomorrow' })}\n`);
          return;
        }
        writeSync(target, bytes);
        sizeBytes += bytes.length;
      } catch {
        // A full or read-only disk: the health of the store tells staff, the log cannot.
        // The file is opened afresh at the next line, in case it was removed under us.
        try {
          close();
        } catch {
          // It was not open any more.
        }
      }
    },
    close,
  };
}
