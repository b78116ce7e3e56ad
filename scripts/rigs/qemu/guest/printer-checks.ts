// Our device driver, with its own child program, against a real /dev/usb/lp0.
import { fork, type ChildProcess } from 'node:child_process';
import { deepStrictEqual, strictEqual } from 'node:assert';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Printer } from '../../../../src/main/core/printer-port.ts';
import { deviceLines } from '../../../../src/main/devices/printer/drivers/device-line.ts';
import { forkPrinterChild } from '../../../../src/main/devices/printer/drivers/fork-printer-child.ts';
import { createLinePrinter } from '../../../../src/main/devices/printer/drivers/line-printer.ts';
import { AppError } from '../../../../src/shared/errors/app-error.ts';
import type { FromGadgetPrinter, ToGadgetPrinter } from './gadget-printer.ts';
import { makeGadget, plugIn, PRINTER_DEVICE, pullOut, until } from './usb-gadget.ts';

const PATIENCE = { connectTimeoutMs: 40_000, statusTimeoutMs: 15_000, confirmTimeoutMs: 60_000 };

/** Without DLE and GS: the printer at the other end looks for its questions in plain bytes. */
const aBadge = (letter: string, length = 50_000): Uint8Array => new Uint8Array(length).fill(letter.charCodeAt(0));

class FarEnd {
  #child: ChildProcess | null = null;
  #heard: Uint8Array[] = [];

  /** Switches the printer on; what it heard before is forgotten. */
  async start(): Promise<void> {
    this.#heard = [];
    const child = fork(path.join(path.dirname(process.argv[1] ?? ''), 'gadget-printer.cjs'), [], {
      serialization: 'advanced',
    });
    this.#child = child;
    let isReady = false;
    // as: that program sends exactly these
    child.on('message', (message) => {
      const said = message as FromGadgetPrinter;
      if ('ready' in said) isReady = true;
      else this.#heard.push(said.bytes);
    });
    await until(() => isReady, 'the far end', 60_000);
  }

  setPaper(paper: 'there' | 'out'): void {
    this.#child?.send({ paper } satisfies ToGadgetPrinter);
  }

  /** Stops reading, as a printer without paper or power does. */
  stall(): void {
    this.#child?.kill('SIGSTOP');
  }

  async end(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  /** How many of this letter came. */
  count(letter: string): number {
    const code = letter.charCodeAt(0);
    return this.#heard.reduce((sum, bytes) => sum + bytes.filter((byte) => byte === code).length, 0);
  }
}

/** As printer-for.ts joins it; only the patience is longer, because an emulated machine starts programs slowly. */
function openPrinter(): Printer {
  const childProgram = path.join(process.env['GATEHOUSE_ROOT'] ?? '', 'out', 'main', 'printer-child.cjs');
  const startChild = () => forkPrinterChild(childProgram);
  const openLine = deviceLines({ path: PRINTER_DEVICE, baud: null, startChild });
  return createLinePrinter({ openLine, commands: 'epson', confirm: true }, PATIENCE);
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    return `no error, but ${JSON.stringify(await work)}`;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const farEnd = new FarEnd();
let printer: Printer;

/** The checks, in their order: the printer is plugged in, used, starved, stopped, pulled out and plugged in again. */
export const printerChecks: Readonly<Record<string, () => Promise<void>>> = {
  'without a printer nothing is created in its place': async () => {
    printer = openPrinter();
    strictEqual(await codeOf(printer.print({ id: 'j0', bytes: aBadge('a') })), 'PRINTER_MISSING');
    strictEqual(existsSync(PRINTER_DEVICE), false);
  },
  'a plugged-in printer is ready': async () => {
    makeGadget();
    await plugIn();
    await farEnd.start();
    deepStrictEqual(await printer.status(), { state: 'ready', paperLow: false });
  },
  'a badge arrives whole and is confirmed': async () => {
    deepStrictEqual(await printer.print({ id: 'j1', bytes: aBadge('b') }), { result: 'confirmed' });
    strictEqual(farEnd.count('b'), 50_000);
  },
  'a printer without paper is told, and gets nothing of the badge': async () => {
    farEnd.setPaper('out');
    strictEqual((await printer.status()).state, 'paperOut');
    strictEqual(await codeOf(printer.print({ id: 'j2', bytes: aBadge('c') })), 'PRINTER_NO_PAPER');
    strictEqual(farEnd.count('c'), 0);
    farEnd.setPaper('there');
  },
  'a printer that stops reading is given up, and never prints it later': async () => {
    farEnd.stall();
    strictEqual(await codeOf(printer.print({ id: 'j3', bytes: aBadge('d', 400_000) })), 'PRINTER_BUSY');
    await farEnd.end();
    await farEnd.start();
    deepStrictEqual(await printer.print({ id: 'j4', bytes: aBadge('e') }), { result: 'confirmed' });
    strictEqual(farEnd.count('d'), 0);
  },
  'a printer that is pulled out is missing, and prints once when it is back': async () => {
    await farEnd.end();
    await pullOut();
    strictEqual(await codeOf(printer.print({ id: 'j5', bytes: aBadge('f') })), 'PRINTER_MISSING');
    strictEqual(existsSync(PRINTER_DEVICE), false);
    await plugIn();
    await farEnd.start();
    deepStrictEqual(await printer.print({ id: 'j6', bytes: aBadge('g') }), { result: 'confirmed' });
    deepStrictEqual([farEnd.count('f'), farEnd.count('g')], [0, 50_000]);
    await farEnd.end();
  },
};
