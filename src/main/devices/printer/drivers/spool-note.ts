// The job that is in a system's queue, kept in a small file: a crash must not leave a badge that prints hours later.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Logger } from '../../../core/ports.ts';
import type { SpoolNote } from './cups-printer.ts';

/** Creates the note; a disk that refuses is logged and costs only what the note is for. */
export function createSpoolNote(file: string, logger: Logger): SpoolNote {
  return {
    read() {
      try {
        const text = readFileSync(file, 'utf8').trim();
        // What is read here becomes an argument of `cancel`.
        return /^[^\s-][^\s]*-\d+$/u.test(text) ? text : null;
      } catch {
        // No note is the rule.
        return null;
      }
    },
    write(requestId) {
      try {
        if (requestId === null) rmSync(file, { force: true });
        else writeFileSync(file, requestId);
      } catch (cause) {
        logger.error('the note of a queued print job could not be kept', { cause });
      }
    },
  };
}
