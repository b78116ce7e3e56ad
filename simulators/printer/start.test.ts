// The simulator as a program of its own: bytes in over TCP, pictures out, faults over HTTP.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { startPrinterSimulator, type PrinterSimulator } from './start.ts';

let outDir: string;
let simulator: PrinterSimulator;

beforeEach(async () => {
  outDir = mkdtempSync(join(tmpdir(), 'gatehouse-simulator-'));
  simulator = await startPrinterSimulator({ outDir });
});
afterEach(async () => {
  await simulator.close();
  rmSync(outDir, { recursive: true, force: true });
});

async function open(): Promise<Socket> {
  const socket = connect(simulator.port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** A black square of `rows` rows, a cut, and the question whether it is done. */
function job(rows = 16): Buffer {
  const picture = Buffer.alloc(2 * rows, 0xff);
  return Buffer.concat([
    Buffer.from([0x1d, 0x76, 0x30, 0, 2, 0, rows, 0]),
    picture,
    Buffer.from([0x1d, 0x56, 0, 0x1d, 0x72, 1]),
  ]);
}

async function nextByte(socket: Socket): Promise<number | undefined> {
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  return chunk[0];
}

async function control(body: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(simulator.controlUrl, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('printing', () => {
  it('turns a badge into a picture of the paper, margins included, and a list of commands', async () => {
    const socket = await open();
    socket.write(job());
    expect(await nextByte(socket)).toBe(0);
    socket.end();
    const [badge] = await simulator.waitForBadges(1);
    const png = PNG.sync.read(readFileSync(badge?.file ?? ''));
    expect([png.width, png.height]).toEqual([640, 16]);
    expect([31, 32, 47, 48].map((x) => png.data[x * 4])).toEqual([255, 0, 0, 255]);
    expect(JSON.parse(readFileSync(badge?.commandsFile ?? '', 'utf8'))).toMatchObject({
      commands: [
        { kind: 'raster', rows: 16 },
        { kind: 'cut', how: 'full' },
      ],
      problems: [],
    });
  });

  it('never writes over the badges of an earlier run', async () => {
    for (let run = 1; run <= 2; run += 1) {
      const socket = await open();
      socket.end(job());
      await simulator.waitForBadges(1);
      await simulator.close();
      simulator = await startPrinterSimulator({ outDir });
    }
    expect(existsSync(join(outDir, 'badge-0002.png'))).toBe(true);
  });

  it('draws text and its own symbols too', async () => {
    const socket = await open();
    socket.write(
      Buffer.concat([Buffer.from([0x1b, 0x61, 1]), Buffer.from('Test print\n'), Buffer.from([0x1d, 0x56, 0])]),
    );
    const [badge] = await simulator.waitForBadges(1);
    socket.destroy();
    const png = PNG.sync.read(readFileSync(badge?.file ?? ''));
    expect(png.data.filter((value, index) => index % 4 === 0 && value === 0).length).toBeGreaterThan(50);
  });

  it('answers real-time questions from its sensors', async () => {
    await simulator.setFaults({ paper: 'out', coverOpen: true });
    const socket = await open();
    socket.write(Buffer.from([0x10, 4, 2]));
    expect(await nextByte(socket)).toBe(0x12 | 0x04 | 0x20);
    socket.write(Buffer.from([0x10, 4, 4]));
    expect(await nextByte(socket)).toBe(0x12 | 0x0c | 0x60);
    socket.destroy();
  });
});

describe('faults', () => {
  it('holds a badge until there is paper, then prints and answers', async () => {
    await simulator.setFaults({ paper: 'out' });
    const socket = await open();
    socket.write(job());
    while (simulator.state().waitingCommands < 3) await new Promise((resolve) => setTimeout(resolve, 2));
    expect(simulator.state().badges).toHaveLength(0);
    await simulator.setFaults({ paper: 'ok' });
    expect(await nextByte(socket)).toBe(0);
    expect(simulator.state().badges).toHaveLength(1);
    socket.destroy();
  });

  it('serves one host at a time; the next is served when the first has gone', async () => {
    const first = await open();
    first.write(Buffer.from([0x10, 4, 1]));
    await nextByte(first);
    const second = await open();
    second.write(job());
    first.write(job());
    await nextByte(first);
    expect(simulator.state().badges).toHaveLength(1);
    first.destroy();
    expect(await nextByte(second)).toBe(0);
    expect(simulator.state().badges).toHaveLength(2);
    second.destroy();
  });

  it('keeps the torn piece of a badge whose line broke', async () => {
    const socket = await open();
    const whole = Buffer.concat([job(8).subarray(0, 24), job(100)]);
    socket.write(whole.subarray(0, 60));
    socket.end();
    while (simulator.state().scraps.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    expect(simulator.state().badges).toHaveLength(0);
    expect(simulator.state().problems).toEqual([expect.stringContaining('truncated')]);
  });

  it('is switched over HTTP, and refuses what it does not know', async () => {
    expect(await control({ action: 'set', faults: { offline: true } })).toMatchObject({ status: 200 });
    const socket = connect(simulator.port, '127.0.0.1');
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
    expect(await control({ action: 'set', faults: { onFire: true } })).toMatchObject({ status: 400 });
    expect(await control({ action: 'explode' })).toMatchObject({ status: 400 });
    expect(await control({ action: 'reset' })).toMatchObject({
      status: 200,
      body: { faults: { offline: false }, badges: [] },
    });
    (await open()).destroy();
  });
});

describe('the program', () => {
  it('says in one line of JSON where it listens, and ends when told to', async () => {
    const folder = join(outDir, 'program');
    const program = spawn(process.execPath, [join(__dirname, 'main.ts'), '--port', '0', '--out', folder]);
    const [line] = (await once(program.stdout, 'data')) as [Buffer];
    const ready = JSON.parse(line.toString()) as { port: number; controlUrl: string; outDir: string };
    expect(ready.outDir).toBe(folder);
    expect((await fetch(ready.controlUrl)).status).toBe(200);
    program.kill('SIGTERM');
    expect(await once(program, 'exit')).toEqual([0, null]);
  });
});
