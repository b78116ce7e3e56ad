// A STAR printer on the wire: its status block and its counter of printed jobs, played by a small server. What a real
// one does beyond its manual is for a person with one (docs/manual-checks.md).
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server, type Socket } from 'node:net';
import { createLinePrinter } from '../../../src/main/devices/printer/drivers/line-printer.ts';
import { tcpLines } from '../../../src/main/devices/printer/drivers/tcp-line.ts';
import { outcomeOf } from './a-job.ts';

const PAGE = Buffer.concat([Buffer.from([0x1b, 0x40, 0x1b, 0x6b, 1, 0]), Buffer.alloc(24, 0xff), Buffer.from('\n')]);

let server: Server;
let port: number;
let status: { printer: number; error: number; paper: number };
/** Prints what it is sent: counts the end of a job. */
let prints: boolean;
let answers: boolean;
let ended: number;
let received: number;

function block(): Uint8Array {
  const counter = ((ended & 0x07) << 1) | ((ended & 0x18) << 2);
  return Uint8Array.of(0x23, 0x86, status.printer, status.error, 0, status.paper, 0, counter, 0);
}

function serve(socket: Socket): void {
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    let rest = chunk;
    for (let at = rest.indexOf('\x1b\x06\x01'); at !== -1; at = rest.indexOf('\x1b\x06\x01')) {
      rest = Buffer.concat([rest.subarray(0, at), rest.subarray(at + 3)]);
      if (answers) socket.write(block());
    }
    const clear = rest.indexOf('\x1b\x1eE\x00');
    if (clear !== -1) {
      ended = 0;
      rest = Buffer.concat([rest.subarray(0, clear), rest.subarray(clear + 4)]);
    }
    received += rest.length;
    if (rest.at(-1) === 0x17 && prints) ended = (ended + 1) % 32;
  });
}

beforeEach(async () => {
  status = { printer: 0, error: 0, paper: 0 };
  prints = true;
  answers = true;
  ended = 31;
  received = 0;
  server = createServer(serve);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  port = address !== null && typeof address === 'object' ? address.port : 0;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const printer = (commands: 'star' | 'epson' = 'star') =>
  createLinePrinter(
    { openLine: tcpLines({ host: '127.0.0.1', port }), commands, confirm: true },
    { connectTimeoutMs: 1000, statusTimeoutMs: 500, confirmTimeoutMs: 800 },
  );
const print = (commands?: 'star' | 'epson') => outcomeOf(printer(commands).print({ id: 'a', bytes: PAGE }));

describe('a STAR printer', () => {
  it('confirms a badge by its own count of printed jobs, also where that begins again', async () => {
    expect(await print()).toBe('confirmed');
    ended = 1;
    expect(await print()).toBe('confirmed');
  });

  it.each([
    [{ paper: 0x08 }, 'PRINTER_NO_PAPER'],
    [{ printer: 0x28 }, 'PRINTER_COVER_OPEN'],
    [{ error: 0x08 }, 'PRINTER_FAULT'],
    [{ printer: 0x08 }, 'PRINTER_OFFLINE'],
  ])('with the status %j is %s before a byte of the badge', async (change, code) => {
    status = { ...status, ...change };
    expect(await print()).toBe(code);
    expect(received).toBe(0);
  });

  it('that stops in the middle leaves it to a person', async () => {
    prints = false;
    expect(await print()).toBe('PRINTER_UNCONFIRMED');
    expect(received).toBe(PAGE.length + 1);
  });

  it('that says nothing is busy, and gets nothing', async () => {
    answers = false;
    expect(await print()).toBe('PRINTER_BUSY');
    expect(received).toBe(0);
  });

  it('says when its roll is nearly at its end', async () => {
    status = { ...status, paper: 0x04 };
    expect(await printer().status()).toEqual({ state: 'ready', paperLow: true });
  });

  it('spoken to as an EPSON answers nothing that we could read as well', async () => {
    expect(['PRINTER_BUSY', 'PRINTER_WRONG_MODEL']).toContain(await print('epson'));
  });
});
