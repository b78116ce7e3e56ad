// Why the kiosk could not start, in words for the person who installs it. Shown in the window and on standard error.
import type { AppError } from '../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';

interface Words {
  readonly title: string;
  readonly next: string;
}

const words: Partial<Record<ErrorCode, Words>> = {
  STORAGE_FULL: {
    title: 'The disk is full',
    next: 'Free some space on this PC, then start Gatehouse again. Nothing recorded is lost.',
  },
  STORAGE_READONLY: {
    title: 'Gatehouse may not write to its data folder',
    next: 'Give the account that runs Gatehouse the right to change the data folder, then start it again.',
  },
  STORAGE_BUSY: {
    title: 'Another program is using the data file',
    next: 'Close other copies of Gatehouse and backup programs that hold the file, then start it again.',
  },
  STORAGE_CORRUPT: {
    title: 'The data file is damaged or missing',
    next: 'Do not delete it. Follow "Restore a backup" in docs/runbook.md.',
  },
  STORAGE_FROM_FUTURE: {
    title: 'The data was written by a newer Gatehouse',
    next: 'Install the newer version again. This version has changed nothing.',
  },
  STORAGE_MIGRATION: {
    title: 'The data could not be brought up to date',
    next: 'Nothing was changed. Install this version again; if this page comes back, send the log folder to support.',
  },
  PROVISIONING_UNREADABLE: {
    title: 'The provisioning file could not be read',
    next: 'Check that the file exists, that this account may read it, and that it is JSON. Nothing was changed.',
  },
  PROVISIONING_INVALID: {
    title: 'The provisioning file has mistakes',
    next: 'Correct the fields below and start Gatehouse again. Nothing was changed.',
  },
  SECRET_UNREADABLE: {
    title: 'The stored Wonde token cannot be opened on this PC',
    next: 'It was sealed by another PC or account. Provision the kiosk again with the token.',
  },
};

const unexpected: Words = {
  title: 'Gatehouse could not start',
  next: 'Start it again. If this page comes back, use paper and send the log folder to support.',
};

/** Title, lines and next step of a failed start; field paths but never values. */
export function startProblemWords(error: AppError): {
  readonly title: string;
  readonly lines: readonly string[];
  readonly next: string;
} {
  const { title, next } = words[error.code] ?? unexpected;
  const lines = Object.entries(error.fields ?? {}).map(([field, what]) => `${field}: ${what}`);
  return { title, next, lines: [...lines, `(${error.code})`] };
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The page that shows a failed start. Static: no script, no app code. */
export function startProblemPage(error: AppError): string {
  const { title, lines, next } = startProblemWords(error);
  const items = lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('');
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Gatehouse</title>',
    '<link rel="stylesheet" href="crash.css"></head><body><main>',
    `<h1>${escapeHtml(title)}</h1><ul class="staff">${items}</ul><p class="staff">${escapeHtml(next)}</p>`,
    '</main></body></html>',
  ].join('');
}
