// Entry of the worker thread that composes badges (bundled to out/main/badge-worker.cjs): drawing one takes up to
// a fifth of a second, and main may not block for longer than a frame.
import { parentPort, workerData } from 'node:worker_threads';
import type { BadgeContent, BadgePaper } from '../../core/badge-content.ts';
import { createBadgeComposer } from './compose-badge.ts';

/** What main sends. */
export interface ComposeRequest {
  readonly id: number;
  readonly content: BadgeContent;
  readonly paper: BadgePaper;
}

/** What the worker answers; `message` is for the log. */
export type ComposeReply =
  { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly message: string };

// The only one who starts this worker is compose-in-worker.ts, with exactly this.
const { fontsDir } = workerData as { readonly fontsDir: string };
const composeBadge = createBadgeComposer(fontsDir);

parentPort?.on('message', (request: ComposeRequest) => {
  composeBadge(request.content, request.paper).then(
    (bytes) => reply({ id: request.id, bytes }),
    (error: unknown) =>
      reply({ id: request.id, message: error instanceof Error ? (error.stack ?? error.message) : 'unknown' }),
  );
});

function reply(message: ComposeReply): void {
  parentPort?.postMessage(message);
}
