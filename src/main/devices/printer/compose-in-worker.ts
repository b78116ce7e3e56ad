// Composes badges in a worker thread, so that drawing never holds up a touch on the screen. A worker that dies is
// replaced at the next badge; the badge it died with is reported, not lost.
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { PrinterCommands } from '../../../shared/settings/printer.ts';
import type { BadgePaper, ComposeBadge } from '../../core/badge-content.ts';
import type { TestPageContent } from '../../core/devices-setup/printer-test-page.ts';
import type { PresenceSheetContent } from '../../core/presence/presence-sheet.ts';
import type { ComposeReply, ComposeRequest } from './badge-worker.ts';
import type { PreparedLogo } from './layout/logo.ts';

export interface BadgeWorkerOptions {
  /** The bundled worker, `badge-worker.cjs`. */
  readonly workerFile: string;
  readonly fontsDir: string;
}

/** A composer with a thread to let go of. */
export interface WorkerComposer {
  /** Rejects with AppError INTERNAL when the worker fails. */
  readonly composeBadge: ComposeBadge;
  /** A list of people for the roll, a page each. Rejects as composeBadge does. */
  readonly composeSheet: (
    sheet: PresenceSheetContent,
    paper: BadgePaper,
    commands: PrinterCommands,
  ) => Promise<readonly Uint8Array[]>;
  /** The page of a test print. Rejects as composeBadge does. */
  readonly composeTestPage: (
    testPage: TestPageContent,
    paper: BadgePaper,
    commands: PrinterCommands,
  ) => Promise<Uint8Array>;
  /** A logo made ready to be kept. Rejects with AppError VALIDATION for what is no picture, and as composeBadge does. */
  readonly prepareLogo: (file: Uint8Array) => Promise<PreparedLogo>;
  readonly close: () => Promise<void>;
}

type Wanted = { readonly paper: BadgePaper; readonly commands: PrinterCommands } & (
  | { readonly content: Parameters<ComposeBadge>[0] }
  | { readonly sheet: PresenceSheetContent }
  | { readonly testPage: TestPageContent }
);

type Done = Extract<ComposeReply, { readonly pages: unknown } | { readonly logo: unknown }>;

interface Waiting {
  readonly resolve: (done: Done) => void;
  readonly reject: (error: AppError) => void;
}

/** Creates the composer; the thread starts with the first badge. */
export function createWorkerComposer(options: BadgeWorkerOptions): WorkerComposer {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let nextId = 1;

  function startWorker(): Worker {
    const started = new Worker(options.workerFile, { workerData: { fontsDir: options.fontsDir }, name: 'badge' });
    // Only a badge that is waited for keeps the process up, not the idle thread.
    started.unref();
    started.on('message', (reply: ComposeReply) => {
      const one = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (waiting.size === 0) started.unref();
      if ('pages' in reply || 'logo' in reply) one?.resolve(reply);
      else if ('fields' in reply) one?.reject(new AppError('VALIDATION', { fields: reply.fields }));
      else one?.reject(new AppError('INTERNAL', { cause: new Error(reply.message), context: { what: 'badge' } }));
    });
    const onGone = (cause: unknown): void => {
      if (worker !== started) return;
      worker = null;
      failAll(cause);
    };
    started.on('error', onGone);
    started.on('exit', (code) => onGone(new Error(`the badge worker ended with code ${code}`)));
    return started;
  }

  function failAll(cause: unknown): void {
    for (const one of waiting.values()) one.reject(new AppError('INTERNAL', { cause, context: { what: 'badge' } }));
    waiting.clear();
  }

  function send(wanted: Wanted | { readonly logoFile: Uint8Array }): Promise<Done> {
    return new Promise((resolve, reject) => {
      worker ??= startWorker();
      const request: ComposeRequest = { id: nextId, ...wanted };
      nextId += 1;
      waiting.set(request.id, { resolve, reject });
      worker.ref();
      worker.postMessage(request);
    });
  }

  async function ask(wanted: Wanted): Promise<readonly Uint8Array[]> {
    const done = await send(wanted);
    return 'pages' in done ? done.pages : [];
  }

  async function prepareLogo(logoFile: Uint8Array): Promise<PreparedLogo> {
    const done = await send({ logoFile });
    if (!('logo' in done)) throw new AppError('INTERNAL', { context: { what: 'logo' } });
    return done.logo;
  }

  async function askForOne(wanted: Wanted): Promise<Uint8Array> {
    const [page] = await ask(wanted);
    if (page === undefined) throw new AppError('INTERNAL', { context: { what: 'badge' } });
    return page;
  }

  async function close(): Promise<void> {
    const closing = worker;
    worker = null;
    failAll(new Error('the app is closing'));
    await closing?.terminate();
  }

  return {
    composeBadge: (content, paper, commands = 'epson') => askForOne({ content, paper, commands }),
    composeSheet: (sheet, paper, commands) => ask({ sheet, paper, commands }),
    composeTestPage: (testPage, paper, commands) => askForOne({ testPage, paper, commands }),
    prepareLogo,
    close,
  };
}
