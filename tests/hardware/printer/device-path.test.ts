// A printer at a device path, with a real character device: the far end of a terminal that `script` (util-linux, on
// every Debian) opens for us plays the printer. Status goes both ways over it, as over /dev/usb/lp0.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findPrinterDevices } from '../../../src/main/devices/printer/drivers/find-devices.ts';
import { deviceLines } from '../../../src/main/devices/printer/drivers/device-line.ts';
import { forkPrinterChild } from '../../../src/main/devices/printer/drivers/fork-printer-child.ts';
import { createLinePrinter } from '../../../src/main/devices/printer/drivers/line-printer.ts';
import type { PrinterChild } from '../../../src/main/core/printing/printer-child-port.ts';
import { isPrinterDevicePath } from '../../../src/shared/settings/printer.ts';
import { waitFor } from '../../harness/wait-for.ts';
import { aPage, outcomeOf } from './a-job.ts';

const childFile = path.resolve(__dirname, '../../../src/main/devices/printer/drivers/child/printer-child.ts');

interface FakeDevice {
  readonly path: string;
  /** Everything written to it, but for the questions that were answered. */
  readonly received: () => Buffer;
  /** The bytes it answers DLE EOT 2, DLE EOT 4 and GS r 1 with; null says nothing. */
  answers: Readonly<Record<'offline' | 'paper' | 'done', number | null>>;
  stop: () => Promise<void>;
}

const questions = [
  { bytes: Buffer.from([0x10, 0x04, 0x02]), name: 'offline' },
  { bytes: Buffer.from([0x10, 0x04, 0x04]), name: 'paper' },
  { bytes: Buffer.from([0x1d, 0x72, 0x01]), name: 'done' },
] as const;

/** Opens a terminal in raw mode and plays a printer at its far end. */
async function openDevice(folder: string): Promise<FakeDevice> {
  const command = 'stty raw -echo; tty; exec sleep 600';
  const program: ChildProcess = spawn('script', ['-qfec', command, path.join(folder, 'typescript')], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let first = '';
  let received = Buffer.alloc(0);
  let devicePath: string | null = null;
  const device: FakeDevice = {
    path: '',
    answers: { offline: 0x12, paper: 0x12, done: 0x00 },
    received: () => received,
    stop: () =>
      new Promise((resolve) => {
        program.once('exit', () => resolve());
        program.kill('SIGKILL');
      }),
  };
  program.stdout?.on('data', (chunk: Buffer) => {
    if (devicePath === null) {
      first += chunk.toString('latin1');
      devicePath = /(\/dev\/pts\/\d+)/.exec(first)?.[1] ?? null;
      return;
    }
    received = Buffer.concat([received, chunk]);
    for (const { bytes, name } of questions) {
      const at = received.indexOf(bytes);
      if (at === -1) continue;
      received = Buffer.concat([received.subarray(0, at), received.subarray(at + bytes.length)]);
      const answer = device.answers[name];
      if (answer !== null) program.stdin?.write(Uint8Array.of(answer));
    }
  });
  const found = await waitFor('a terminal', () => devicePath);
  return Object.assign(device, { path: found });
}

let folder: string;
let device: FakeDevice;
let running: number;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-device-'));
  device = await openDevice(folder);
  running = 0;
});
afterEach(async () => {
  await device.stop();
  rmSync(folder, { recursive: true, force: true });
});

function startChild(): PrinterChild {
  const child = forkPrinterChild(childFile);
  running += 1;
  child.onExit(() => (running -= 1));
  return child;
}

const printer = (confirm = true) =>
  createLinePrinter(
    { openLine: deviceLines({ path: device.path, baud: 9600, startChild }), commands: 'epson', confirm },
    { connectTimeoutMs: 10_000, statusTimeoutMs: 1500, confirmTimeoutMs: 1500, lingerMs: 100 },
  );

describe('a printer at a device path', () => {
  it('confirms a badge when the device says that it is on paper, and no process stays', async () => {
    expect(await outcomeOf(printer().print({ id: 'a', bytes: aPage() }))).toBe('confirmed');
    expect(device.received().equals(Buffer.from(aPage()))).toBe(true);
    await waitFor('no child', () => (running === 0 ? true : null));
  }, 30_000);

  it('out of paper is told before a byte of the badge, with the words for it', async () => {
    device.answers = { offline: 0x32, paper: 0x72, done: 0x0c };
    expect(await printer().status()).toMatchObject({ state: 'paperOut' });
    expect(await outcomeOf(printer().print({ id: 'a', bytes: aPage() }))).toBe('PRINTER_NO_PAPER');
    expect(device.received()).toHaveLength(0);
  }, 30_000);

  it('that falls silent after the badge leaves it to a person', async () => {
    device.answers = { offline: 0x12, paper: 0x12, done: null };
    expect(await outcomeOf(printer().print({ id: 'a', bytes: aPage() }))).toBe('PRINTER_UNCONFIRMED');
    await waitFor('no child', () => (running === 0 ? true : null));
  }, 30_000);

  it('that never answers is sent, when the school says that it is one', async () => {
    device.answers = { offline: null, paper: null, done: null };
    expect(await outcomeOf(printer(false).print({ id: 'a', bytes: aPage() }))).toBe('sent');
    await waitFor('all bytes', () => (device.received().length === aPage().length ? true : null));
  }, 30_000);

  it('is given up at once when the app closes', async () => {
    device.answers = { offline: 0x12, paper: 0x12, done: null };
    const closing = new AbortController();
    const slow = createLinePrinter({
      openLine: deviceLines({ path: device.path, baud: null, startChild }),
      commands: 'epson',
      confirm: true,
    });
    const printing = outcomeOf(slow.print({ id: 'a', bytes: aPage() }, closing.signal));
    await waitFor('the badge', () => (device.received().length === aPage().length ? true : null));
    closing.abort();
    expect(await printing).toBe('PRINTER_UNCONFIRMED');
    await waitFor('no child', () => (running === 0 ? true : null));
  }, 30_000);

  it('is listed only when it is one a school may choose', async () => {
    const found = await findPrinterDevices();
    expect(found.every(isPrinterDevicePath)).toBe(true);
    expect(await findPrinterDevices([path.join(folder, 'none')])).toEqual([]);
  });
});
