// A printer through CUPS' programs: every end of a job, and no job left behind. The programs are ours here (fake-cups.ts);
// cups-real.test.ts does it with a real cupsd where there is one.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCupsPrinter, listCupsPrinters } from '../../../src/main/devices/printer/drivers/cups-printer.ts';
import { createRunProgram } from '../../../src/main/devices/printer/drivers/run-program.ts';
import { createSpoolNote } from '../../../src/main/devices/printer/drivers/spool-note.ts';
import { MemoryLogger } from '../../fakes/memory-logger.ts';
import { aPage, outcomeOf } from './a-job.ts';
import { createFakeCups, type FakeCups } from './fake-cups.ts';

let folder: string;
let cups: FakeCups;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-cups-'));
  cups = createFakeCups(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const noteFile = (): string => path.join(folder, 'queued-print-job');
const printer = (name = 'badge') =>
  createCupsPrinter({
    name,
    run: createRunProgram(cups.env),
    note: createSpoolNote(noteFile(), new MemoryLogger()),
    limits: { leaveTimeoutMs: 60, pollMs: 20, cancelTimeoutMs: 60 },
  });
const print = (name?: string, signal?: AbortSignal) =>
  outcomeOf(printer(name).print({ id: 'a1', bytes: aPage() }, signal));

describe('a printer through CUPS', () => {
  it('gets the very bytes, raw, and is sent when its job has left the queue', async () => {
    expect(await print()).toBe('sent');
    expect(cups.data()).toEqual([Buffer.from(aPage())]);
    expect(cups.calls()).toContain('lp -d badge -o raw -t Gatehouse a1');
    expect(await printer().status()).toEqual({ state: 'ready', paperLow: false });
  });

  it('that is off: the library says printed and leaves a ghost; ours takes the job out and says offline', async () => {
    cups.behave('unreachable');
    expect(await bareLibrary()).toMatch(/^printed/);
    expect(cups.queued()).toEqual(['badge-1']);
    execFile('cancel', ['badge-1'], { env: cups.env });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await print()).toBe('PRINTER_OFFLINE');
    expect(cups.queued()).toEqual([]);
  });

  it.each([
    ['stalls', 'PRINTER_UNCONFIRMED'],
    ['aborts', 'PRINTER_UNCONFIRMED'],
    ['paused', 'PRINTER_OFFLINE'],
    ['rejects', 'PRINTER_OFFLINE'],
    ['paperOut', 'PRINTER_NO_PAPER'],
  ] as const)('whose queue %s: %s, and no job stays', async (how, code) => {
    cups.behave(how);
    expect(await print()).toBe(code);
    expect(cups.queued()).toEqual([]);
  });

  it('that does not exist is missing, and nothing is handed over', async () => {
    expect(await print('nobody')).toBe('PRINTER_MISSING');
    expect(cups.data()).toEqual([]);
  });

  it('whose job cannot be taken out leaves it to a person, and gets nothing more before it is gone', async () => {
    cups.behave('stalls');
    cups.keepJobs(true);
    expect(await print()).toBe('PRINTER_UNCONFIRMED');
    expect(await print()).toBe('PRINTER_BUSY');
    expect(cups.data()).toHaveLength(1);
    cups.keepJobs(false);
    cups.behave('printing');
    expect(await print()).toBe('sent');
    expect(cups.queued()).toEqual([]);
  });

  it('has the job taken out when the app closes', async () => {
    cups.behave('stalls');
    const closing = new AbortController();
    closing.abort();
    expect(await print('badge', closing.signal)).toBe('PRINTER_UNCONFIRMED');
    expect(cups.queued()).toEqual([]);
  });

  it('is told names with spaces and quotes as they are: there is no shell', async () => {
    expect(await print('office $(reboot) "x"; y')).toBe('PRINTER_MISSING');
    expect(cups.calls()).toEqual(['lpstat -l -p office $(reboot) "x"; y']);
  });

  it('is found by name, and none is found where CUPS is not', async () => {
    expect(await listCupsPrinters(createRunProgram(cups.env))).toEqual(['badge', 'office printer']);
    expect(await listCupsPrinters(createRunProgram({ PATH: folder }))).toEqual([]);
    const none = createCupsPrinter({ name: 'badge', run: createRunProgram({ PATH: folder }), note: noNote });
    expect(await outcomeOf(none.print({ id: 'a', bytes: aPage() }))).toBe('PRINTER_MISSING');
  });
});

const noNote = { read: () => null, write: () => undefined };

/** node-thermal-printer's own way to a system printer, with the driver its documentation asks for. */
async function bareLibrary(): Promise<string> {
  const driver = {
    getPrinters: () => [{ name: 'badge' }],
    getPrinter: () => ({ name: 'badge', status: 'READY' }),
    printDirect({ data, success, error }: DirectJob) {
      const child = execFile('lp', ['-d', 'badge', '-o', 'raw'], { env: cups.env }, (failure, stdout) => {
        if (failure === null) success(stdout);
        else error(failure);
      });
      child.stdin?.end(data);
    },
  };
  const bare = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: 'printer:badge', driver });
  bare.setBuffer(Buffer.from(aPage()));
  return bare.execute().then(
    () => 'printed',
    (failure: unknown) => `failed: ${String(failure)}`,
  );
}

interface DirectJob {
  readonly data: Buffer;
  readonly success: (jobId: string) => void;
  readonly error: (failure: unknown) => void;
}
