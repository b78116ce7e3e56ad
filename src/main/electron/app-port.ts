// What the Electron shell asks of the app, and what it gives it. compose.ts builds the app; nothing here knows how.
import type { EventName } from '../../shared/ipc/names.ts';
import type { CameraAccess, FileSaver, Logger, PdfMaker, SecretBox } from '../core/ports.ts';
import type { ProxyFinder } from '../core/network/network-port.ts';
import type { StartPrinterChild } from '../core/printing/printer-child-port.ts';
import type { Dispatch } from '../ipc/dispatch.ts';
import type { DemoSchool } from './demo-host.ts';

/** What the command line and the environment ask for, parsed. */
export interface Launch {
  /** Where all state lives; null for Electron's own userData folder. */
  readonly dataDir: string | null;
  /** The provisioning file that was asked for; null to look in the system's place. */
  readonly provisioningFile: { readonly path: string; readonly source: 'argument' | 'environment' } | null;
  /** Where `--now` starts the clock, epoch milliseconds; null for the real time. */
  readonly startAtMs: number | null;
  /** `--reset-admin`: a new administrator password may be set for a while. */
  readonly resetAdmin: boolean;
}

export interface Shell {
  readonly launch: Launch;
  readonly dataDir: string;
  readonly migrationsDir: string;
  readonly appVersion: string;
  readonly isPackaged: boolean;
  /** The SQLite build of a substitute Electron; null for the one that ships. */
  readonly sqliteBinding: string | null;
  readonly badgeWorkerFile: string;
  /** Starts the program that holds a stuck device in the app's place. */
  readonly startPrinterChild: StartPrinterChild;
  readonly fontsDir: string;
  /** The operating system's box; null where it keeps no keys. */
  readonly osSecretBox: SecretBox | null;
  /** Keeps a file where a person at the admin view chooses. */
  readonly fileSaver: FileSaver;
  readonly pdfMaker: PdfMaker;
  /** Null where there is no Chromium to ask, as in tests. */
  readonly proxyFinder: ProxyFinder | null;
  /** Whether the operating system lets us use cameras; asks the person where the system does so once. Never throws. */
  readonly cameraAccess: () => Promise<CameraAccess>;
  readonly emit: (name: EventName, payload: unknown) => void;
  readonly relaunch: () => void;
  readonly startDemoSchool: (options: {
    readonly badgesDir: string;
    readonly clockOffsetMs: number;
  }) => Promise<DemoSchool>;
}

export interface App {
  readonly dispatch: Dispatch;
  readonly logger: Logger;
  readonly nowMs: () => number;
  /** A window closed or its page crashed: whoever was signed in there is not any more. */
  readonly windowGone: (sessionKey: string) => void;
  /** Begins everything that runs by itself: queues, roster, the demo school. Returns at once. */
  start(): void;
  /** Ends what runs, waits (bounded) for what is under way, closes the store. */
  stop(): Promise<void>;
}

/** @throws AppError STORAGE_*, PROVISIONING_*, SECRET_UNREADABLE */
export type ComposeApp = (shell: Shell) => Promise<App>;
