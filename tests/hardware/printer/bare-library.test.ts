// What node-thermal-printer does by itself when a printer is not well, beside what ours does: each row of the table in
// the reference as a test that shows the library's wrong answer and our right one. If a new version of the library
// answers rightly, the first half fails, and then the row may go.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { execFile, spawn } from 'node:child_process';
import {
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPrinterSimulator, type PrinterSimulator } from '../../../simulators/printer/start.ts';
import { deviceLines } from '../../../src/main/devices/printer/drivers/device-line.ts';
import { forkPrinterChild } from '../../../src/main/devices/printer/drivers/fork-printer-child.ts';
import { createLinePrinter } from '../../../src/main/devices/printer/drivers/line-printer.ts';
import { tcpLines } from '../../../src/main/devices/printer/drivers/tcp-line.ts';
import { printerSettings } from '../../../src/shared/settings/printer.ts';
import { aPage, outcomeOf, until, within } from './a-job.ts';

const projectRoot = path.resolve(__dirname, '../../..');
const childFile = path.join(projectRoot, 'src/main/devices/printer/drivers/child/printer-child.ts');

let folder: string;
let simulator: PrinterSimulator;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-bare-'));
  simulator = await startPrinterSimulator({ outDir: path.join(folder, 'printed') });
});
afterEach(async () => {
  await simulator.close();
  rmSync(folder, { recursive: true, force: true });
});

const bare = (to = `tcp://127.0.0.1:${simulator.port}`, timeout = 1000) =>
  new ThermalPrinter({ type: PrinterTypes.EPSON, interface: to, options: { timeout } });

/** The library's whole answer to a page: resolved, or how it failed. */
async function bareOutcome(printer: ThermalPrinter, page: Uint8Array, options = {}): Promise<string> {
  printer.setBuffer(Buffer.from(page));
  return printer.execute(options).then(
    () => 'printed',
    (error: unknown) => `failed: ${String(error)}`,
  );
}

const limits = { connectTimeoutMs: 1000, statusTimeoutMs: 400, confirmTimeoutMs: 1000 };
const ours = (port = simulator.port) =>
  createLinePrinter({ openLine: tcpLines({ host: '127.0.0.1', port }), commands: 'epson', confirm: true }, limits);
const ourDevice = (device: string) =>
  createLinePrinter(
    {
      openLine: deviceLines({ path: device, baud: null, startChild: () => forkPrinterChild(childFile) }),
      commands: 'epson',
      confirm: false,
    },
    { ...limits, connectTimeoutMs: 5000, confirmTimeoutMs: 800 },
  );

const LONG = aPage(2700);

describe('a network printer', () => {
  it('that breaks the line in the middle of a badge has printed it, says the library; ours: dropped', async () => {
    await simulator.setFaults({ drop: { afterBytes: 65_000, how: 'rst' } });
    expect(await bareOutcome(bare(), LONG)).toBe('printed');
    expect(await outcomeOf(ours().print({ id: 'a', bytes: LONG }))).toBe('PRINTER_DROPPED');
    expect(simulator.state().badges).toEqual([]);
  });

  it.each([{ neverReads: true }, { busy: true }])(
    'with %j has printed it, says the library; ours: busy, and nothing was sent',
    async (fault) => {
      await simulator.setFaults(fault);
      expect(await bareOutcome(bare(), LONG)).toBe('printed');
      expect(await bare().isPrinterConnected()).toBe(true);
      expect(await outcomeOf(ours().print({ id: 'a', bytes: LONG }))).toBe('PRINTER_BUSY');
      expect(simulator.state().badges).toEqual([]);
    },
  );

  it('out of paper has printed it, says the library; ours asks first', async () => {
    await simulator.setFaults({ paper: 'out', losesWhileStopped: true });
    expect(await bareOutcome(bare(), aPage())).toBe('printed');
    expect(await outcomeOf(ours().print({ id: 'a', bytes: aPage() }))).toBe('PRINTER_NO_PAPER');
    expect(simulator.state().badges).toEqual([]);
  });

  it('that hangs up without a word hangs the library for ever when it waits for an answer; ours: dropped', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end());
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const waiting = bareOutcome(bare(`tcp://127.0.0.1:${port}`, 300), aPage(), { waitForResponse: true });
    expect(await within(waiting, 1500)).toBe('hangs');
    expect(await outcomeOf(ours(port).print({ id: 'a', bytes: aPage() }))).toBe('PRINTER_OFFLINE');
    await new Promise((resolve) => server.close(resolve));
  });

  it('given an empty badge ends the program under the library; ours: an error with a name', async () => {
    const program = `
      const { ThermalPrinter, PrinterTypes } = require('node-thermal-printer');
      const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: 'tcp://127.0.0.1:${simulator.port}' });
      printer.setBuffer(null);
      printer.execute().catch(() => undefined);
      setTimeout(() => process.exit(0), 1500);`;
    const code = await new Promise((resolve) => {
      execFile(process.execPath, ['-e', program], { cwd: projectRoot }, (error) => resolve(error?.code ?? 0));
    });
    expect(code).toBe(1);
    expect(await outcomeOf(ours().print({ id: 'a', bytes: new Uint8Array() }))).toBe('PRINTER_EMPTY_JOB');
  });

  it('prints the same badge again when the library is asked twice; ours prints what it is given', async () => {
    const printer = bare();
    expect(await bareOutcome(printer, aPage())).toBe('printed');
    await simulator.waitForBadges(1);
    await printer.execute();
    expect(await simulator.waitForBadges(2)).toHaveLength(2);
    await simulator.reset();
    expect(await outcomeOf(ours().print({ id: 'a', bytes: aPage() }))).toBe('confirmed');
    expect(simulator.state().badges).toHaveLength(1);
  });

  it.each(['tcp://127.0.0.1:91OO', 'tcp://[::1]:9100', 'tcp://h:9100/q', '127.0.0.1'])(
    'at the slip %s is a file to the library; our settings refuse it',
    (slip) => {
      const { Interface } = bare(slip) as unknown as { readonly Interface: object }; // as: it is not in the types
      expect(Interface.constructor.name).toBe('File');
      expect(printerSettings.safeParse({ kind: 'network', host: slip.replace('tcp://', '') }).success).toBe(
        slip === '127.0.0.1',
      );
    },
  );
});

describe('a device path', () => {
  it('that is not there becomes a file that swallows badges under the library; ours: missing, and no file', async () => {
    const missing = path.join(folder, 'lp0');
    expect(await bareOutcome(bare(missing), aPage())).toBe('printed');
    expect(statSync(missing).isFile()).toBe(true);
    expect(await bare(missing).isPrinterConnected()).toBe(true);
    expect(await outcomeOf(ourDevice(missing).print({ id: 'a', bytes: aPage() }))).toBe('PRINTER_MISSING');
    rmSync(missing);
    expect(await outcomeOf(ourDevice(missing).print({ id: 'a', bytes: aPage() }))).toBe('PRINTER_MISSING');
    expect(existsSync(missing)).toBe(false);
  }, 20_000);

  it('that comes back prints a ghost after the library said it failed; ours ended with its error', async () => {
    const gone = path.join(folder, 'unplugged', 'lp0');
    expect(await bareOutcome(bare(gone), aPage())).toBe('failed: Printer Error');
    expect(await outcomeOf(ourDevice(gone).print({ id: 'a', bytes: aPage() }))).toBe('PRINTER_MISSING');
    mkdirSync(path.dirname(gone));
    await until(() => existsSync(gone));
    rmSync(gone);
    mkdirSync(path.join(folder, 'elsewhere'));
    const other = path.join(folder, 'elsewhere', 'lp0');
    expect(await outcomeOf(ourDevice(other).print({ id: 'a', bytes: aPage() }))).toBe('PRINTER_MISSING');
    expect(existsSync(other)).toBe(false);
  }, 30_000);

  // A pipe that is open and never read stands in for a USB printer whose write blocks in the kernel.
  it('that is stuck keeps a program under the library from ending; with ours it ends', async () => {
    const stuck = path.join(folder, 'stuck');
    await new Promise((resolve) => execFile('mkfifo', [stuck], resolve));
    const neverRead = openSync(stuck, constants.O_RDONLY | constants.O_NONBLOCK);
    const begin = `
      const { ThermalPrinter, PrinterTypes } = require('node-thermal-printer');
      const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: ${JSON.stringify(stuck)} });
      printer.setBuffer(Buffer.alloc(200000));
      printer.execute().catch(() => undefined);
      setTimeout(() => process.exit(0), 300);`;
    expect(await endOf(['-e', begin], 2000)).toBe('still runs');
    const program = path.join(folder, 'ours.mts');
    const from = (file: string): string =>
      JSON.stringify(path.join(projectRoot, 'src/main/devices/printer/drivers', file));
    writeFileSync(
      program,
      `import { createLinePrinter } from ${from('line-printer.ts')};
       import { deviceLines } from ${from('device-line.ts')};
       import { forkPrinterChild } from ${from('fork-printer-child.ts')};
       const startChild = () => forkPrinterChild(${JSON.stringify(childFile)});
       const openLine = deviceLines({ path: ${JSON.stringify(stuck)}, baud: null, startChild });
       const printer = createLinePrinter({ openLine, commands: 'epson', confirm: false }, { confirmTimeoutMs: 60000 });
       printer.print({ id: 'a', bytes: Buffer.alloc(200000) }).catch(() => undefined);
       setTimeout(() => process.exit(0), 1500);`,
    );
    expect(await endOf([program], 10_000)).toBe('ended');
    expect(await outcomeOf(ourDevice(stuck).print({ id: 'a', bytes: LONG }))).toBe('PRINTER_UNCONFIRMED');
    closeSync(neverRead);
  }, 40_000);

  it('that is no device is never written to by ours', async () => {
    const document = path.join(folder, 'accounts.txt');
    writeFileSync(document, 'keep');
    expect(await outcomeOf(ourDevice(document).print({ id: 'a', bytes: aPage() }))).toBe('PRINTER_MISSING');
    expect(readFileSync(document, 'utf8')).toBe('keep');
  }, 20_000);
});

/** Whether a program ends by itself in time; it is ended in any case. */
function endOf(args: readonly string[], withinMs: number): Promise<'ended' | 'still runs'> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...args], { cwd: projectRoot, stdio: 'ignore' });
    const timer = setTimeout(() => {
      child.removeAllListeners('exit');
      child.once('exit', () => resolve('still runs'));
      child.kill('SIGKILL');
    }, withinMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve('ended');
    });
  });
}
