// Entry of the worker thread that composes badges (bundled to out/main/badge-worker.cjs): drawing one takes up to
// a fifth of a second, and main may not block for longer than a frame.
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { BadgeContent, BadgePaper } from '../../core/badge-content.ts';
import type { PrinterCommands } from '../../../shared/settings/printer.ts';
import type { TestPageContent } from '../../core/devices-setup/printer-test-page.ts';
import type { PresenceSheetContent } from '../../core/presence/presence-sheet.ts';
import { createBadgeComposer } from './compose-badge.ts';
import { encodeBitmap } from './encode-bitmap.ts';
import { prepareLogo, type PreparedLogo } from './layout/logo.ts';
import { layoutSheet } from './sheet-layout.ts';
import { layoutTestPage } from './test-page-layout.ts';

/** Something to print: a badge, a list of people, or a test page. */
type PagesRequest = { readonly id: number; readonly paper: BadgePaper; readonly commands: PrinterCommands } & (
  { readonly content: BadgeContent } | { readonly sheet: PresenceSheetContent } | { readonly testPage: TestPageContent }
);

/** What main sends: something to print, or a logo to be made ready. */
export type ComposeRequest = PagesRequest | { readonly id: number; readonly logoFile: Uint8Array };

/** What the worker answers, a page each: a badge is one; `message` is for the log, `fields` say why a logo is none. */
export type ComposeReply = { readonly id: number } & (
  | { readonly pages: readonly Uint8Array[] }
  | { readonly logo: PreparedLogo }
  | { readonly fields: Readonly<Record<string, string>> }
  | { readonly message: string }
);

// The only one who starts this worker is compose-in-worker.ts, with exactly this.
const { fontsDir } = workerData as { readonly fontsDir: string };
const composeBadge = createBadgeComposer(fontsDir);

parentPort?.on('message', (request: ComposeRequest) => {
  answer(request).then(reply, (error: unknown) => {
    const fields = error instanceof AppError && error.code === 'VALIDATION' ? error.fields : undefined;
    if (fields !== undefined) return reply({ id: request.id, fields });
    reply({ id: request.id, message: error instanceof Error ? (error.stack ?? error.message) : 'unknown' });
  });
});

async function answer(request: ComposeRequest): Promise<ComposeReply> {
  if ('logoFile' in request) return { id: request.id, logo: await prepareLogo(request.logoFile) };
  return { id: request.id, pages: await composePages(request) };
}

async function composePages(request: PagesRequest): Promise<readonly Uint8Array[]> {
  const { paper, commands } = request;
  if ('content' in request) return [await composeBadge(request.content, paper, commands)];
  const pages: Uint8Array[] = [];
  const bitmaps =
    'sheet' in request
      ? layoutSheet(request.sheet, paper, fontsDir)
      : [layoutTestPage(request.testPage, paper, fontsDir)];
  for (const bitmap of bitmaps) pages.push(await encodeBitmap(bitmap, commands));
  return pages;
}

function reply(message: ComposeReply): void {
  parentPort?.postMessage(message);
}
