// The way to Wonde, stretch by stretch and without a token: name, proxy, port, certificate. It names the one that fails.
import { lookup } from 'node:dns/promises';
import { request } from 'node:http';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, rootCertificates, type PeerCertificate, type TLSSocket } from 'node:tls';
import type { WayStep } from '../core/integration/access-port.ts';
import type { ConnectionReason } from '../../shared/ipc/admin/integration-contract.ts';
import { proxyName, type ProxySettings } from './proxy.ts';

export interface ProbeTarget {
  /** The address the token would be sent to. */
  readonly url: string;
  /** Null where it is reached without one. */
  readonly proxy: ProxySettings | null;
  /** Certificates trusted beside the public ones. */
  readonly authority: readonly string[] | null;
  readonly timeoutMs: number;
}

/** A stretch that was not passed. */
class Stop extends Error {
  readonly reason: ConnectionReason;
  readonly detail: string | null;
  constructor(reason: ConnectionReason, detail: string | null = null) {
    super(reason);
    [this.reason, this.detail] = [reason, detail];
  }
}

const codeOf = (thrown: unknown): string => {
  if (typeof thrown !== 'object' || thrown === null) return '';
  // Node tries every address of a name and reports all failures together.
  const first: unknown = 'errors' in thrown && Array.isArray(thrown.errors) ? thrown.errors[0] : thrown;
  const code: unknown = typeof first === 'object' && first !== null ? Reflect.get(first, 'code') : '';
  return typeof code === 'string' ? code : '';
};

async function inTime<T>(work: Promise<T>, timeoutMs: number, late: ConnectionReason): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Stop(late)), timeoutMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');
const portOf = (url: URL): number => Number(url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : url.port);

async function findAddress(host: string, timeoutMs: number): Promise<void> {
  if (isIP(host) !== 0) return;
  try {
    await inTime(lookup(host), timeoutMs, 'dnsNoAnswer');
  } catch (thrown) {
    if (thrown instanceof Stop) throw thrown;
    throw new Stop(codeOf(thrown) === 'ENOTFOUND' ? 'dnsUnknownName' : 'dnsNoAnswer', host);
  }
}

function reasonOfSocket(thrown: unknown): ConnectionReason {
  const code = codeOf(thrown);
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ETIMEDOUT') return 'noAnswer';
  return /^E(CONNRESET|PIPE|CONNABORTED)$/.test(code) ? 'dropped' : 'unreachable';
}

async function openSocket(host: string, port: number, timeoutMs: number): Promise<Socket> {
  const socket = connect({ host, port });
  try {
    await inTime(
      new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('error', reject);
      }),
      timeoutMs,
      'noAnswer',
    );
    // It may break at any later moment; by then nobody waits for it.
    socket.on('error', () => undefined);
    return socket;
  } catch (thrown) {
    socket.destroy();
    throw thrown instanceof Stop ? thrown : new Stop(reasonOfSocket(thrown));
  }
}

function reasonOfProxyStatus(status: number): ConnectionReason {
  if (status === 407) return 'proxyLogin';
  return status === 403 || status === 405 ? 'proxyForbids' : 'proxyFailed';
}

function proxyHeaders(proxy: URL): Record<string, string> {
  if (proxy.username === '') return {};
  const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}

/** Asks the proxy for a tunnel to the target. */
async function openTunnel(proxy: ProxySettings, target: URL, timeoutMs: number): Promise<Socket> {
  const url = new URL(proxy.url);
  const where = `${bareHost(target)}:${portOf(target)}`;
  const asking = request({
    host: bareHost(url),
    port: portOf(url),
    method: 'CONNECT',
    path: where,
    headers: proxyHeaders(url),
  });
  try {
    return await inTime(
      new Promise<Socket>((resolve, reject) => {
        asking.once('connect', (reply, socket) => {
          const status = reply.statusCode ?? 0;
          socket.on('error', () => undefined);
          if (status >= 200 && status < 300) return resolve(socket);
          socket.destroy();
          reject(new Stop(reasonOfProxyStatus(status), `${proxyName(proxy)}: ${status}`));
        });
        // A server that is no proxy answers CONNECT like any other request.
        asking.once('response', (reply) => {
          reply.destroy();
          reject(new Stop(reasonOfProxyStatus(reply.statusCode ?? 0), `${proxyName(proxy)}: ${reply.statusCode ?? 0}`));
        });
        asking.once('error', reject);
        asking.end();
      }),
      timeoutMs,
      'proxyFailed',
    );
  } catch (thrown) {
    asking.destroy();
    throw thrown instanceof Stop ? thrown : new Stop('proxyUnreachable', proxyName(proxy));
  }
}

function reasonOfTls(code: string): ConnectionReason {
  if (code === 'DEPTH_ZERO_SELF_SIGNED_CERT') return 'tlsSelfSigned';
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') return 'tlsExpired';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') return 'tlsWrongName';
  return /^(SELF_SIGNED_CERT|UNABLE_TO_)/.test(code) ? 'tlsUnknownAuthority' : 'tlsFailed';
}

/** Who says that the server is the server: the first thing IT looks for behind a filter that reads along. */
function signerOf(certificate: PeerCertificate): string | null {
  // as: typed as always there, but a peer without a certificate gives an empty object
  const issuer = certificate.issuer as PeerCertificate['issuer'] | undefined;
  const name: unknown = issuer?.O ?? issuer?.CN;
  return typeof name === 'string' ? name.replace(/\p{Cc}+/gu, ' ').slice(0, 120) : null;
}

async function shakeHands(socket: Socket, target: ProbeTarget): Promise<string | null> {
  const host = bareHost(new URL(target.url));
  const ca = target.authority === null ? {} : { ca: [...target.authority, ...rootCertificates] };
  // Not refused outright: the certificate of whoever answers is what IT needs to see. Nothing is sent over it.
  const tls: TLSSocket = connectTls({
    socket,
    rejectUnauthorized: false,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...ca,
  });
  try {
    await inTime(
      new Promise<void>((resolve, reject) => {
        tls.once('secureConnect', resolve);
        tls.on('error', reject);
        tls.once('close', () => reject(new Stop('tlsFailed')));
      }),
      target.timeoutMs,
      'tlsFailed',
    );
    const signer = signerOf(tls.getPeerCertificate());
    if (tls.authorized) return signer;
    // as: a string in Node's own words, typed as an Error
    const code = String(tls.authorizationError as unknown);
    throw new Stop(reasonOfTls(/^[A-Z_]+$/.test(code) ? code : codeOf(tls.authorizationError)), signer);
  } catch (thrown) {
    throw thrown instanceof Stop ? thrown : new Stop('tlsFailed', codeOf(thrown) || null);
  } finally {
    tls.destroy();
  }
}

const asProxyReason = (reason: ConnectionReason): ConnectionReason =>
  reason === 'dnsUnknownName' || reason === 'dnsNoAnswer' ? 'proxyUnknownName' : 'proxyUnreachable';

/** Tries the stretches in order and ends with the first that fails. Never throws. */
export async function probeWay(target: ProbeTarget): Promise<readonly WayStep[]> {
  const url = new URL(target.url);
  const { proxy, timeoutMs } = target;
  const host = bareHost(url);
  const steps: WayStep[] = [];
  const pass = async <T>(part: WayStep['part'], detail: string | null, work: () => Promise<T>): Promise<T> => {
    try {
      const value = await work();
      steps.push({ part, reason: null, detail: typeof value === 'string' ? value : detail });
      return value;
    } catch (thrown) {
      const stop = thrown instanceof Stop ? thrown : new Stop('unexpected');
      steps.push({ part, reason: stop.reason, detail: stop.detail ?? detail });
      throw stop;
    }
  };
  let socket: Socket | null = null;
  try {
    if (proxy === null) {
      await pass('dns', host, () => findAddress(host, timeoutMs));
      socket = await pass('network', `${host}:${portOf(url)}`, () => openSocket(host, portOf(url), timeoutMs));
    } else {
      const proxyUrl = new URL(proxy.url);
      socket = await pass('proxy', proxyName(proxy), async () => {
        try {
          await findAddress(bareHost(proxyUrl), timeoutMs);
          (await openSocket(bareHost(proxyUrl), portOf(proxyUrl), timeoutMs)).destroy();
        } catch (thrown) {
          throw thrown instanceof Stop ? new Stop(asProxyReason(thrown.reason), proxyName(proxy)) : thrown;
        }
        return openTunnel(proxy, url, timeoutMs);
      });
    }
    if (url.protocol === 'https:') {
      const open = socket;
      await pass('tls', null, () => shakeHands(open, target));
    }
  } catch (thrown) {
    // Where it ended is the last of the steps.
    if (!(thrown instanceof Stop)) throw thrown;
  } finally {
    socket?.destroy();
  }
  return steps;
}
