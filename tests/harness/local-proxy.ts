// A real HTTP proxy on 127.0.0.1 that makes tunnels (CONNECT), and its unfriendly kinds: one that wants a log-in, one that
// refuses, one that takes the connection and says nothing.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { TestCertificate } from '../fixtures/certificates.ts';

export interface LocalProxyOptions {
  /** Basic: only this user and password pass. */
  readonly login?: { readonly user: string; readonly password: string };
  /** What a 407 says it takes. */
  readonly wants?: string;
  /** Answers every CONNECT with this number. */
  readonly answers?: number;
  /** Takes connections and never answers. */
  readonly hangs?: boolean;
  /** Every tunnel ends here, whatever host was asked for: names that only the proxy knows. */
  readonly leadsTo?: number;
  /** How many bytes a second flow back through a tunnel; unlimited when not given. */
  readonly bytesPerSecond?: number;
  /** After so many bytes of a tunnel nothing more comes back, and nobody hangs up. */
  readonly stopsAfterBytes?: number;
  /** Spoken to over TLS. */
  readonly certificate?: TestCertificate;
}

export interface LocalProxy {
  readonly port: number;
  /** Host and port of every tunnel that was asked for, made or not. */
  readonly asked: readonly string[];
  /** How many tunnels were made. */
  readonly tunnels: () => number;
  /** Bytes that came back through all tunnels. */
  readonly bytesBack: () => number;
  close(): void;
}

function mayPass({ login }: LocalProxyOptions, incoming: IncomingMessage): boolean {
  if (login === undefined) return true;
  const wanted = Buffer.from(`${login.user}:${login.password}`).toString('base64');
  return incoming.headers['proxy-authorization'] === `Basic ${wanted}`;
}

const SLICES_PER_SECOND = 20;

/** Passes bytes on, at most so many a second, and none after so many. */
function passOn(from: Socket, to: Socket, options: LocalProxyOptions, count: (bytes: number) => void): void {
  const { bytesPerSecond = Infinity, stopsAfterBytes = Infinity } = options;
  let passed = 0;
  from.on('data', (all: Buffer) => {
    const bytes = all.subarray(0, Math.max(0, stopsAfterBytes - passed));
    passed += all.length;
    if (bytes.length === 0) return;
    count(bytes.length);
    if (bytesPerSecond === Infinity) return void to.write(bytes);
    from.pause();
    const slice = Math.max(1, Math.floor(bytesPerSecond / SLICES_PER_SECOND));
    let at = 0;
    const timer = setInterval(() => {
      to.write(bytes.subarray(at, at + slice));
      at += slice;
      if (at < bytes.length && !to.destroyed) return;
      clearInterval(timer);
      from.resume();
    }, 1_000 / SLICES_PER_SECOND);
  });
  from.on('end', () => to.end());
}

/** Starts one on a free port. */
export async function startLocalProxy(options: LocalProxyOptions = {}): Promise<LocalProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  let [made, bytesBack] = [0, 0];
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  };
  const server: Server = options.certificate === undefined ? createServer() : createTlsServer(options.certificate);
  server.on('connection', keep);
  server.on('connect', (incoming: IncomingMessage, socket: Socket) => {
    keep(socket);
    asked.push(incoming.url ?? '');
    if (options.hangs === true) return;
    if (options.answers !== undefined) return void socket.end(`HTTP/1.1 ${options.answers} No\r\n\r\n`);
    if (!mayPass(options, incoming)) {
      const wants = options.wants ?? 'Basic realm="school"';
      return void socket.end(`HTTP/1.1 407 Log in\r\nProxy-Authenticate: ${wants}\r\nContent-Length: 0\r\n\r\n`);
    }
    const [host = '', port = ''] = (incoming.url ?? '').split(':');
    const onward = connect(options.leadsTo ?? Number(port), options.leadsTo === undefined ? host : '127.0.0.1', () => {
      made += 1;
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(onward);
      passOn(onward, socket, options, (bytes) => (bytesBack += bytes));
    });
    keep(onward);
    onward.on('close', () => socket.end());
    socket.on('close', () => onward.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    // as: a TCP server's address is never text
    port: (server.address() as AddressInfo).port,
    asked,
    tunnels: () => made,
    bytesBack: () => bytesBack,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
