// The HTTP side: sockets, bodies, the request log, and the faults that happen to a connection.

import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { answer } from './answer.ts';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LoggedRequest, World } from '../state/world.ts';
import type { ApiRequest, Reply } from './context.ts';

const bodyLimitBytes = 20_000_000;
/** Smaller ones fit into one packet either way. */
const worthPackingBytes = 1_400;

/** Answers a request to the control endpoint. */
export type ControlAnswer = (method: string, path: string, body: string) => Reply;

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    sizeBytes += bytes.length;
    if (sizeBytes > bodyLimitBytes) throw new RangeError('The request body is too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function countMarks(body: string): number | null {
  try {
    const parsed: unknown = JSON.parse(body);
    const rows: unknown = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'attendance') : null;
    return Array.isArray(rows) ? rows.length : null;
  } catch {
    return null;
  }
}

function logRequest(world: World, request: ApiRequest): LoggedRequest {
  const entry: LoggedRequest = {
    number: world.requests.length + 1,
    method: request.method,
    path: request.path,
    query: request.query.toString(),
    atMs: world.clock.nowMs(),
    status: null,
    marks: request.method === 'POST' ? countMarks(request.body) : null,
    bytes: null,
  };
  world.requests.push(entry);
  return entry;
}

interface Encoded {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string | number>>;
}

function encode(reply: Reply, packs: boolean): Encoded {
  const isText = typeof reply.body === 'string';
  const plain = Buffer.from(isText ? String(reply.body) : JSON.stringify(reply.body));
  const type = isText ? 'text/html; charset=utf-8' : 'application/json';
  const packed = packs && plain.length >= worthPackingBytes;
  const bytes = packed ? gzipSync(plain) : plain;
  const packing = packed ? { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' } : {};
  return { bytes, headers: { 'Content-Type': type, 'Content-Length': bytes.length, ...packing, ...reply.headers } };
}

function send(
  response: ServerResponse,
  status: number,
  { bytes, headers }: Encoded,
  cutAfterBytes: number | null,
): void {
  response.writeHead(status, headers);
  if (cutAfterBytes === null) {
    response.end(bytes);
    return;
  }
  // The headers promise the whole body, so a client notices that the rest never came.
  response.write(bytes.subarray(0, Math.min(cutAfterBytes, bytes.length - 1)), () => response.destroy());
  response.flushHeaders();
}

async function handleApi(world: World, incoming: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const method = incoming.method ?? 'GET';
  if (world.isDown || world.faults.take('connectionRefused', { method, path: url.pathname }) !== null) {
    incoming.socket.destroy();
    return;
  }
  const body = await readBody(incoming);
  const host = incoming.headers.host ?? '';
  const request: ApiRequest = { method, path: url.pathname, query: url.searchParams, body, host };
  const entry = logRequest(world, request);
  const reply = await answer(world, request, incoming.headers.authorization);
  if (world.isDown) {
    incoming.socket.destroy();
    return;
  }
  const lost = world.faults.take('replyLost', request);
  if (lost !== null) {
    if (lost.how === 'cut') incoming.socket.destroy();
    return;
  }
  entry.status = reply.status;
  const cut = world.faults.take('cutBody', request);
  const accepts = /\bgzip\b/i.test(String(incoming.headers['accept-encoding'] ?? ''));
  const encoded = encode(reply, accepts && world.settings.gzip);
  entry.bytes = encoded.bytes.length;
  send(response, reply.status, encoded, cut === null ? null : (cut.afterBytes ?? Math.floor(entry.bytes / 2)));
}

function handle(world: World, control: ControlAnswer, incoming: IncomingMessage, response: ServerResponse): void {
  const work = async (): Promise<void> => {
    // Joined by hand: a path that begins with two slashes would be read as a host.
    const url = new URL(`http://simulator.invalid${incoming.url ?? '/'}`);
    if (!url.pathname.startsWith('/__control')) return handleApi(world, incoming, response, url);
    const body = await readBody(incoming);
    const reply = control(incoming.method ?? 'GET', url.pathname.slice('/__control'.length), body);
    return send(response, reply.status, encode(reply, false), null);
  };
  work().catch((error: unknown) => {
    if (response.headersSent) response.destroy();
    else {
      const body = { error: 'simulator_bug', error_description: String(error) };
      send(response, 500, encode({ status: 500, body }, false), null);
    }
  });
}

/** A server that can be stopped and started again on the same port. */
export interface Listener {
  readonly port: number;
  /** Refuses connections and drops those that are open. */
  stop(): Promise<void>;
  /** Listens again on the same port. */
  start(): Promise<void>;
}

/** Listens on 127.0.0.1; port 0 takes any free one. `getWorld` is asked on each request. */
export async function listen(getWorld: () => World, control: ControlAnswer, wantedPort: number): Promise<Listener> {
  let port = wantedPort;
  let server: Server | null = null;
  const start = async (): Promise<void> => {
    if (server !== null) return;
    const fresh = createServer((incoming, response) => handle(getWorld(), control, incoming, response));
    await new Promise<void>((resolve, reject) => {
      fresh.once('error', reject);
      fresh.listen(port, '127.0.0.1', resolve);
    });
    server = fresh;
    port = readPort(fresh.address());
  };
  const stop = async (): Promise<void> => {
    const closing = server;
    server = null;
    if (closing === null) return;
    await new Promise<void>((resolve) => {
      closing.close(() => resolve());
      closing.closeAllConnections();
    });
  };
  await start();
  return { start, stop, port };
}

function readPort(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no TCP address');
  return address.port;
}
