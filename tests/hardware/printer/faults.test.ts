// Every fault the printer simulator knows: what the driver makes of it, what becomes of the badge, and the words that
// staff read. The faults are told apart on the wire; nothing here is a fake of ours.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { noFaults, type FaultChange } from '../../../simulators/printer/faults.ts';
import { startPrinterSimulator, type PrinterSimulator } from '../../../simulators/printer/start.ts';
import { decideNextPrintState } from '../../../src/main/core/printing/print-policy.ts';
import { createLinePrinter } from '../../../src/main/devices/printer/drivers/line-printer.ts';
import { tcpLines } from '../../../src/main/devices/printer/drivers/tcp-line.ts';
import { adminErrorWords } from '../../../src/renderer/strings/en-admin-errors.ts';
import { adminPrinting } from '../../../src/renderer/strings/admin/printing.ts';
import { AppError } from '../../../src/shared/errors/app-error.ts';
import { aPage, outcomeOf } from './a-job.ts';

let outDir: string;
let simulator: PrinterSimulator;
beforeEach(async () => {
  outDir = mkdtempSync(path.join(tmpdir(), 'gatehouse-faults-'));
  simulator = await startPrinterSimulator({ outDir });
});
afterEach(async () => {
  await simulator.close();
  rmSync(outDir, { recursive: true, force: true });
});

const printer = (confirm = true) =>
  createLinePrinter(
    { openLine: tcpLines({ host: '127.0.0.1', port: simulator.port }), commands: 'epson', confirm },
    { connectTimeoutMs: 1000, statusTimeoutMs: 400, confirmTimeoutMs: 700, lingerMs: 150 },
  );

interface FaultRow {
  readonly fault: FaultChange;
  readonly code: string;
  /** What becomes of the badge. */
  readonly state: 'waiting' | 'unconfirmed' | 'confirmed';
  /** The title staff read, null where there is nothing to say. */
  readonly words: string | null;
  readonly rows?: number;
}

const rows: readonly FaultRow[] = [
  { fault: { offline: true }, code: 'PRINTER_OFFLINE', state: 'waiting', words: 'The printer is not answering' },
  { fault: { paper: 'out' }, code: 'PRINTER_NO_PAPER', state: 'waiting', words: 'The printer is out of paper' },
  { fault: { paper: 'low' }, code: 'confirmed', state: 'confirmed', words: null },
  { fault: { coverOpen: true }, code: 'PRINTER_COVER_OPEN', state: 'waiting', words: 'The printer is open' },
  { fault: { cutterJammed: true }, code: 'PRINTER_FAULT', state: 'waiting', words: 'The printer reports a fault' },
  { fault: { busy: true }, code: 'PRINTER_BUSY', state: 'waiting', words: 'The printer is busy' },
  { fault: { neverReads: true }, code: 'PRINTER_BUSY', state: 'waiting', words: 'The printer is busy' },
  { fault: { silent: true }, code: 'PRINTER_BUSY', state: 'waiting', words: 'The printer is busy' },
  { fault: { noRealTime: true }, code: 'PRINTER_BUSY', state: 'waiting', words: 'The printer is busy' },
  {
    fault: { gibberish: true },
    code: 'PRINTER_WRONG_MODEL',
    state: 'waiting',
    words: 'The printer speaks another language',
  },
  {
    fault: { drop: { afterBytes: 1000, how: 'rst' } },
    code: 'PRINTER_DROPPED',
    state: 'unconfirmed',
    words: 'The printer stopped half way',
  },
  {
    fault: { drop: { afterBytes: 1000, how: 'fin' } },
    code: 'PRINTER_DROPPED',
    state: 'unconfirmed',
    words: 'The printer stopped half way',
  },
  {
    fault: { drop: { afterBytes: 0, how: 'fin' } },
    code: 'PRINTER_OFFLINE',
    state: 'waiting',
    words: 'The printer is not answering',
  },
  {
    fault: { paperOutAfterRows: 10 },
    code: 'PRINTER_UNCONFIRMED',
    state: 'unconfirmed',
    words: 'The badge may have printed',
  },
  {
    fault: { bytesPerSecond: 2000 },
    rows: 120,
    code: 'PRINTER_UNCONFIRMED',
    state: 'unconfirmed',
    words: 'The badge may have printed',
  },
];

describe('a fault of the printer', () => {
  it.each(rows)('$fault: $code, the badge is $state, and staff read “$words”', async (row) => {
    await simulator.setFaults(row.fault);
    const code = await outcomeOf(printer().print({ id: 'a', bytes: aPage(row.rows) }));
    expect(code).toBe(row.code);
    if (row.words === null) return;
    const error = new AppError(row.code as 'PRINTER_OFFLINE'); // as: the table names codes, and the line above checked it
    const decision = decideNextPrintState({ kind: 'failed', stage: 'printing', error }, 0, 0);
    expect(decision.state).toBe(row.state);
    const words = adminErrorWords(error.code);
    expect(words.title).toBe(row.words);
    expect(words.next).not.toBe('');
  });

  it('names every fault of the simulator, so that a new one gets its words', () => {
    const tested = new Set(rows.flatMap(({ fault }) => Object.keys(fault)));
    // Says nothing about the answer: it changes what a stopped printer does with what it was sent (see below).
    tested.add('losesWhileStopped');
    expect([...tested].sort()).toEqual(Object.keys(noFaults).sort());
  });

  it.each(rows.filter(({ state }) => state === 'waiting'))(
    '$fault leaves nothing at the printer, so the retry prints once',
    async ({ fault }) => {
      await simulator.setFaults(fault);
      await outcomeOf(printer().print({ id: 'a', bytes: aPage() }));
      await simulator.setFaults(noFaults);
      expect(simulator.state().badges).toEqual([]);
      expect(await outcomeOf(printer().print({ id: 'a', bytes: aPage() }))).toBe('confirmed');
      expect(simulator.state()).toMatchObject({ badges: [expect.anything()], scraps: [], problems: [] });
    },
  );

  it('a printer that loses what it is sent while it is stopped never gets a badge in that state', async () => {
    await simulator.setFaults({ paper: 'out', losesWhileStopped: true });
    expect(await outcomeOf(printer().print({ id: 'a', bytes: aPage() }))).toBe('PRINTER_NO_PAPER');
    await simulator.setFaults({ paper: 'ok', losesWhileStopped: false });
    expect(await outcomeOf(printer().print({ id: 'a', bytes: aPage() }))).toBe('confirmed');
  });

  it('a printer that never answers is “sent”, when the school says that it is one', async () => {
    await simulator.setFaults({ silent: true });
    expect(await outcomeOf(printer(false).print({ id: 'a', bytes: aPage() }))).toBe('sent');
    expect(simulator.state().badges).toHaveLength(1);
  });

  it('a badge in doubt has two buttons, and neither is pressed by itself', () => {
    const { cameOut, again, text } = adminPrinting.unsettled;
    expect([cameOut, again]).toEqual(['It came out', 'Print it again']);
    expect(text).toContain('Nothing is printed twice unless you ask');
  });

  it('tells its name to a test print', async () => {
    expect(await printer().model()).toBe('GATEHOUSE-SIM');
    await simulator.setFaults({ silent: true });
    expect(await printer().model()).toBeNull();
  });
});
