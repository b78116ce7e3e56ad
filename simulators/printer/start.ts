// The printer simulator as a library: a TCP printer on loopback that turns badges into PNG files.
// Imports nothing from src, and nothing that only a command line has.
import type { AddressInfo } from 'node:net';
import { BadgeFiles, type PrintedBadge } from './badge-files.ts';
import { startControlServer } from './control-server.ts';
import { changeFaults, noFaults, type FaultChange, type Faults } from './faults.ts';
import { Mechanism } from './mechanism.ts';
import { paperSizes, type PaperName } from './paper.ts';
import { Wire } from './wire.ts';

/** How to start the simulator. */
export interface PrinterSimulatorOptions {
  /** Folder for the pictures; made when it is not there. */
  readonly outDir: string;
  /** TCP port of the printer; 0 (the default) takes a free one. */
  readonly port?: number;
  /** HTTP port of the control; 0 (the default) takes a free one. */
  readonly controlPort?: number;
  readonly paper?: PaperName;
}

/** What the simulator has seen so far. */
export interface PrinterSimulatorState {
  readonly port: number;
  readonly faults: Faults;
  readonly badges: readonly PrintedBadge[];
  /** Pieces torn off in the middle of a badge. */
  readonly scraps: readonly PrintedBadge[];
  /** Bytes that a printer would not have understood, in words. */
  readonly problems: readonly string[];
  readonly connections: number;
  /** Commands held until there is paper and the cover is shut. */
  readonly waitingCommands: number;
}

/** A running simulator. */
export interface PrinterSimulator {
  readonly port: number;
  readonly controlUrl: string;
  readonly outDir: string;
  readonly state: () => PrinterSimulatorState;
  /** Changes some faults. Rejects with a ZodError when the change is not valid. */
  readonly setFaults: (change: FaultChange) => Promise<void>;
  /** Good order again: no faults, nothing waiting, an empty list of badges (the files stay). */
  readonly reset: () => Promise<void>;
  /** Resolves with the badges once there are at least `count`; rejects after `timeoutMs`. */
  readonly waitForBadges: (count: number, timeoutMs?: number) => Promise<readonly PrintedBadge[]>;
  readonly close: () => Promise<void>;
}

const HOST = '127.0.0.1';

/** Starts the simulator on 127.0.0.1. Rejects when a port is taken or the folder cannot be made. */
export async function startPrinterSimulator(options: PrinterSimulatorOptions): Promise<PrinterSimulator> {
  const printer = new SimulatedPrinter(options);
  await printer.wire.listen(options.port ?? 0);
  const control = await startControlServer(HOST, options.controlPort ?? 0, printer);
  // The address of a listening TCP server is always an AddressInfo.
  const controlPort = (control.address() as AddressInfo).port;
  return {
    port: printer.wire.port,
    controlUrl: `http://${HOST}:${controlPort}/__control`,
    outDir: printer.files.outDir,
    state: printer.state,
    setFaults: (change) => printer.setFaults(change),
    reset: printer.reset,
    waitForBadges: (count, timeoutMs = 5000) => printer.waitForBadges(count, timeoutMs),
    close: async () => {
      await printer.wire.close();
      control.closeAllConnections();
      await new Promise<void>((resolve) => control.close(() => resolve()));
    },
  };
}

class SimulatedPrinter {
  readonly files: BadgeFiles;
  readonly wire: Wire;
  readonly #mechanism: Mechanism;
  #faults: Faults = { ...noFaults };
  #badges: PrintedBadge[] = [];
  #scraps: PrintedBadge[] = [];
  #problems: string[] = [];
  #watchers: (() => void)[] = [];

  constructor(options: PrinterSimulatorOptions) {
    this.files = new BadgeFiles(options.outDir);
    this.#mechanism = new Mechanism(paperSizes[options.paper ?? '80mm'], () => this.#faults, {
      onCut: (paper) => {
        this.#badges.push(this.files.save('badge', paper));
        for (const watcher of this.#watchers) watcher();
      },
      onScrap: (paper) => this.#scraps.push(this.files.save('scrap', paper)),
      onPaperOut: () => {
        this.#faults = { ...this.#faults, paper: 'out', paperOutAfterRows: null };
      },
    });
    this.wire = new Wire({
      host: HOST,
      faults: () => this.#faults,
      mechanism: this.#mechanism,
      onProblem: (problem) => this.#problems.push(problem),
    });
  }

  readonly state = (): PrinterSimulatorState => ({
    port: this.wire.port,
    faults: { ...this.#faults },
    badges: [...this.#badges],
    scraps: [...this.#scraps],
    problems: [...this.#problems],
    connections: this.wire.connections,
    waitingCommands: this.#mechanism.waitingCommands,
  });

  readonly setFaults = async (change: Readonly<Record<string, unknown>>): Promise<void> => {
    this.#faults = changeFaults(this.#faults, change);
    if (this.#faults.offline) await this.wire.close();
    else await this.wire.listen();
    this.#mechanism.run();
    this.wire.serveNext();
  };

  readonly reset = async (): Promise<void> => {
    this.wire.breakConnections();
    this.#mechanism.clear();
    this.#badges = [];
    this.#scraps = [];
    this.#problems = [];
    await this.setFaults(noFaults);
  };

  async waitForBadges(count: number, timeoutMs: number): Promise<readonly PrintedBadge[]> {
    if (this.#badges.length >= count) return [...this.#badges];
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        this.#watchers = this.#watchers.filter((other) => other !== look);
      };
      const look = (): void => {
        if (this.#badges.length < count) return;
        stop();
        resolve([...this.#badges]);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`${this.#badges.length} of ${count} badges after ${timeoutMs} ms`));
      }, timeoutMs);
      this.#watchers.push(look);
    });
  }
}
