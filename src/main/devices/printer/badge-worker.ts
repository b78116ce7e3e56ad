// Entry of the worker thread that composes badges (bundled to out/main/badge-worker.cjs): drawing one takes up to
// a fifth of a second, and main may not block for longer than a frame.
import { parentPort, workerData } from 'node:worker_threads';
import type { BadgeContent, BadgePaper } from '../../core/badge-content.ts';
import type { PresenceSheetContent } from '../../core/presence/presence-sheet.ts';
import { createBadgeComposer } from './compose-badge.ts';
import { encodeEscpos } from './escpos-encode.ts';
import { layoutSheet } from './sheet-layout.ts';

/** What main sends: a badge, or a list of people. */
export type ComposeRequest = { readonly id: number; readonly paper: BadgePaper } & (
  { readonly content: BadgeContent } | { readonly sheet: PresenceSheetContent }
);

/** What the worker answers, a page each: a badge is one; `message` is for the log. */
export type ComposeReply =
  { readonly id: number; readonly pages: readonly Uint8Array[] } | { readonly id: number; readonly message: string };

// The only one who starts this worker is compose-in-worker.ts, with exactly this.
const { fontsDir } = workerData as { readonly fontsDir: string };
const composeBadge = createBadgeComposer(fontsDir);

parentPort?.on('message', (request: ComposeRequest) => {
  composePages(request).then(
    (pages) => reply({ id: request.id, pages }),
    (error: unknown) =>
      reply({ id: request.id, message: error instanceof Error ? (error.stack ?? error.message) : 'unknown' }),
  );
});

async function composePages(request: ComposeRequest): Promise<readonly Uint8Array[]> {
  if ('content' in request) return [await composeBadge(request.content, request.paper)];
  const pages: Uint8Array[] = [];
  for (const bitmap of layoutSheet(request.sheet, request.paper, fontsDir)) pages.push(await encodeEscpos(bitmap));
  return pages;
}

function reply(message: ComposeReply): void {
  parentPort?.postMessage(message);
}
