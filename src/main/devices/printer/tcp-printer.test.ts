// The transport against the printer simulator: every way a badge can get lost has to be told apart.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPrinterSimulator, type PrinterSimulator } from '../../../../simulators/printer/start.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Printer } from '../../core/printer-port.ts';
import type { LinePrinterTimeouts } from './drivers/line-printer.ts';
import { createTcpPrinter } from './tcp-printer.ts';

const ROW_BYTES = 72;
const short: LinePrinterTimeouts = {
  connectTimeoutMs: 1000,
  statusTimeoutMs: 150,
  confirmTimeoutMs: 400,
  lingerMs: 150,
};

let outDir: string;
let simulator: PrinterSimulator;

beforeEach(async () => {
  outDir = mkdtempSync(join(tmpdir(), 'gatehouse-printer-'));
  simulator = await startPrinterSimulator({ outDir });
});

afterEach(async () => {
  await simulator.close();
  rmSync(outDir, { recursive: true, force: true });
});

/** For a printer that will answer: a busy machine may keep it waiting. */
const PATIENT = { connectTimeoutMs: 10_000, statusTimeoutMs: 10_000, confirmTimeoutMs: 20_000 };

function printer(options: { confirm?: boolean; timeouts?: Partial<LinePrinterTimeouts> } = {}): Printer {
  return createTcpPrinter(
    { host: '127.0.0.1', port: simulator.port, confirm: options.confirm ?? true },
    { ...short, ...options.timeouts },
  );
}

const patient = (): Printer => printer({ timeouts: PATIENT });

/** A badge of `rows` rows of chequered picture, one band, then a cut. */
function badge(rows = 120): Uint8Array {
  const picture = new Uint8Array(rows * ROW_BYTES).fill(0xaa);
  return Buffer.concat([
    Buffer.from([0x1b, 0x40, 0x1d, 0x76, 0x30, 0, ROW_BYTES, 0, rows & 0xff, rows >> 8]),
    picture,
    Buffer.from([0x1d, 0x56, 0x00]),
  ]);
}

async function failureOf(attempt: Promise<unknown>): Promise<{ code: string; reason: unknown }> {
  const thrown: unknown = await attempt.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof AppError)) throw new Error(`expected an AppError, got ${String(thrown)}`);
  return { code: thrown.code, reason: thrown.context['reason'] ?? null };
}

describe('a printer in good order', () => {
  it('confirms a badge only when it is on paper', async () => {
    expect(await patient().print({ id: 'a', bytes: badge() })).toEqual({ result: 'confirmed' });
    expect(simulator.state().badges).toHaveLength(1);
    expect(simulator.state().problems).toEqual([]);
  });

  it('prints one badge after another', async () => {
    for (const id of ['a', 'b', 'c']) await patient().print({ id, bytes: badge() });
    expect(simulator.state().badges).toHaveLength(3);
  });

  it('says that it is ready, and when the roll is nearly at its end', async () => {
    expect(await patient().status()).toEqual({ state: 'ready', paperLow: false });
    await simulator.setFaults({ paper: 'low' });
    expect(await patient().status()).toEqual({ state: 'ready', paperLow: true });
    expect(await patient().print({ id: 'a', bytes: badge() })).toEqual({ result: 'confirmed' });
  });

  it('waits for a slow printer', async () => {
    await simulator.setFaults({ bytesPerSecond: 40_000 });
    expect(await patient().print({ id: 'a', bytes: badge(200) })).toEqual({ result: 'confirmed' });
  });

  it('is given a job without bytes: nothing is sent', async () => {
    expect(await failureOf(printer().print({ id: 'a', bytes: new Uint8Array() }))).toMatchObject({
      code: 'PRINTER_EMPTY_JOB',
    });
    expect(simulator.state().connections).toBe(0);
  });
});

describe('a printer that cannot print, found before anything of the badge is sent', () => {
  const cases = [
    { name: 'off', fault: { offline: true }, code: 'PRINTER_OFFLINE', reason: 'refused', state: 'offline' },
    { name: 'out of paper', fault: { paper: 'out' }, code: 'PRINTER_NO_PAPER', reason: 'paper_out', state: 'paperOut' },
    { name: 'open', fault: { coverOpen: true }, code: 'PRINTER_COVER_OPEN', reason: 'cover_open', state: 'coverOpen' },
    { name: 'busy', fault: { busy: true }, code: 'PRINTER_BUSY', reason: 'busy_or_silent', state: 'unknown' },
    {
      name: 'never reading',
      fault: { neverReads: true },
      code: 'PRINTER_BUSY',
      reason: 'busy_or_silent',
      state: 'unknown',
    },
    { name: 'silent', fault: { silent: true }, code: 'PRINTER_BUSY', reason: 'busy_or_silent', state: 'unknown' },
    {
      name: 'hanging up at once',
      fault: { drop: { afterBytes: 0, how: 'fin' } },
      code: 'PRINTER_OFFLINE',
      reason: 'hung_up',
      state: 'offline',
    },
  ] as const;

  it.each(cases)('$name: $code, and the same badge prints once when it is well again', async (row) => {
    await simulator.setFaults(row.fault);
    expect((await printer().status()).state).toBe(row.state);
    expect(await failureOf(printer().print({ id: 'a', bytes: badge() }))).toEqual({
      code: row.code,
      reason: row.reason,
    });
    await simulator.setFaults({
      offline: false,
      paper: 'ok',
      coverOpen: false,
      busy: false,
      neverReads: false,
      silent: false,
      drop: null,
    });
    expect(await patient().print({ id: 'a', bytes: badge() })).toEqual({ result: 'confirmed' });
    expect(simulator.state().badges).toHaveLength(1);
    expect(simulator.state().scraps).toHaveLength(0);
  });
});

describe('a printer that fails once the badge is on its way', () => {
  it.each(['rst', 'fin'] as const)('drops the line in the middle (%s): dropped', async (how) => {
    await simulator.setFaults({ drop: { afterBytes: 3000, how } });
    const failure = await failureOf(printer().print({ id: 'a', bytes: badge(250) }));
    expect(failure.code).toBe('PRINTER_DROPPED');
    expect(simulator.state().badges).toHaveLength(0);
  });

  it('runs out of paper inside the badge: unconfirmed, because part of it is on paper', async () => {
    await simulator.setFaults({ paperOutAfterRows: 60 });
    const failure = await failureOf(printer().print({ id: 'a', bytes: badge(120) }));
    expect(failure).toEqual({ code: 'PRINTER_UNCONFIRMED', reason: 'paper_out' });
  });

  it('prints the rest of it on the next roll, which is why it is never tried again by itself', async () => {
    await simulator.setFaults({ paperOutAfterRows: 60 });
    await failureOf(printer().print({ id: 'a', bytes: badge(120) }));
    await simulator.setFaults({ paper: 'ok' });
    expect(await simulator.waitForBadges(1)).toHaveLength(1);
  });

  it('ends its paper and says so in the answer: unconfirmed', async () => {
    await simulator.setFaults({ paperOutAfterRows: 60, losesWhileStopped: true });
    const failure = await failureOf(printer().print({ id: 'a', bytes: badge(120) }));
    expect(failure).toEqual({ code: 'PRINTER_UNCONFIRMED', reason: 'paper_out' });
  });

  it('reads slower than we wait: unconfirmed', async () => {
    await simulator.setFaults({ bytesPerSecond: 2000 });
    const impatient = printer({ timeouts: { statusTimeoutMs: 400, confirmTimeoutMs: 200 } });
    expect(await failureOf(impatient.print({ id: 'a', bytes: badge(250) }))).toEqual({
      code: 'PRINTER_UNCONFIRMED',
      reason: 'no_answer',
    });
  });

  it('is let go when the app closes: unconfirmed, at once', async () => {
    await simulator.setFaults({ paperOutAfterRows: 60 });
    const stop = new AbortController();
    const attempt = failureOf(
      printer({ timeouts: { confirmTimeoutMs: 60_000 } }).print({ id: 'a', bytes: badge() }, stop.signal),
    );
    await waitUntil(() => simulator.state().faults.paper === 'out');
    stop.abort();
    expect(await attempt).toEqual({ code: 'PRINTER_UNCONFIRMED', reason: 'stopped' });
  });
});

describe('a printer that never answers, set so', () => {
  it('gets its badge, which counts as sent', async () => {
    await simulator.setFaults({ silent: true });
    expect(await printer({ confirm: false }).print({ id: 'a', bytes: badge() })).toEqual({ result: 'sent' });
    expect(await simulator.waitForBadges(1)).toHaveLength(1);
  });

  it('is off: nothing was sent', async () => {
    await simulator.setFaults({ offline: true });
    expect(await failureOf(printer({ confirm: false }).print({ id: 'a', bytes: badge() }))).toMatchObject({
      code: 'PRINTER_OFFLINE',
    });
  });

  it('breaks the line in the middle: dropped', async () => {
    await simulator.setFaults({ drop: { afterBytes: 1000, how: 'rst' } });
    expect(await failureOf(printer({ confirm: false }).print({ id: 'a', bytes: badge(250) }))).toMatchObject({
      code: 'PRINTER_DROPPED',
    });
  });

  it('never reads more than the wire holds: unconfirmed', async () => {
    await simulator.setFaults({ neverReads: true });
    const bytes = new Uint8Array(20_000_000).fill(0x41);
    expect(await failureOf(printer({ confirm: false }).print({ id: 'a', bytes }))).toMatchObject({
      code: 'PRINTER_UNCONFIRMED',
    });
  });
});

describe('settings', () => {
  it.each(['tcp://10.0.0.5', '10.0.0.5:9100', '[::1]', 'a b', '', '10.0.0.300', '-x', 'x/y', '91.OO/'])(
    'refuses %j as a host',
    (host) => {
      expect(() => createTcpPrinter({ host, port: 9100, confirm: true })).toThrow();
    },
  );

  it.each(['10.0.0.5', '::1', 'badge-printer', 'printer.school.example'])('takes %j as a host', (host) => {
    expect(() => createTcpPrinter({ host, port: 9100, confirm: true })).not.toThrow();
  });

  it.each([0, 65_536, 9.5, Number.NaN])('refuses %p as a port', (port) => {
    expect(() => createTcpPrinter({ host: '10.0.0.5', port, confirm: true })).toThrow();
  });
});

async function waitUntil(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}
