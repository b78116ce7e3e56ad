// The way to Wonde, stretch by stretch and without a token: name, proxy, port, certificate. It names the one that fails.
import { lookup } from 'node:dns/promises';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type PeerCertificate, type SecureContext, type TLSSocket } from 'node:tls';
import type { WayStep } from '../core/integration/access-port.ts';
import type { ConnectionReason } from '../../shared/ipc/admin/integration-contract.ts';
import { asAppError } from '../../shared/errors/app-error.ts';
import { proxyNameOf, type Network, type Way } from '../core/network/network-port.ts';
import { findPortal } from './portal.ts';
import { ProxyError } from './proxy-error.ts';
import { openTunnel } from './tunnel.ts';

export interface ProbeTarget {
  /** The address the token would be sent to. */
  readonly url: string;
  readonly trust: () => SecureContext | null;
  readonly timeoutMs: number;
  /** Where a captive portal is looked for. */
  readonly portalPort?: number;
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
  const secureContext = target.trust();
  // Not refused outright: the certificate of whoever answers is what IT needs to see. Nothing is sent over it.
  const tls: TLSSocket = connectTls({
    socket,
    rejectUnauthorized: false,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(secureContext === null ? {} : { secureContext }),
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

/** Behind these somebody may stand who wants a log-in first. */
const portalLike: readonly ConnectionReason[] = [
  'refused',
  'noAnswer',
  'dropped',
  'tlsSelfSigned',
  'tlsUnknownAuthority',
  'tlsWrongName',
  'tlsFailed',
];

/** The stop as it is, or the portal that explains it. Only without a proxy: a proxy has its own page for that. */
async function explainedByPortal(stop: Stop, target: ProbeTarget): Promise<Stop> {
  if (!portalLike.includes(stop.reason)) return stop;
  const { url, timeoutMs, portalPort = 80 } = target;
  const host = bareHost(new URL(url));
  const found = await findPortal({ host, port: portalPort, timeoutMs: Math.min(timeoutMs, 3_000) });
  return found === null ? stop : new Stop('portal', found === '' ? stop.detail : found);
}

function stopOf(thrown: unknown): Stop {
  if (thrown instanceof Stop) return thrown;
  return thrown instanceof ProxyError ? new Stop(thrown.reason, thrown.detail) : new Stop('unexpected');
}

class Walk {
  readonly steps: WayStep[] = [];
  readonly target: ProbeTarget;
  readonly way: Way;
  constructor(target: ProbeTarget, way: Way) {
    [this.target, this.way] = [target, way];
  }

  async pass<T>(part: WayStep['part'], detail: string | null, work: () => Promise<T>): Promise<T> {
    try {
      const value = await work();
      this.steps.push({ part, reason: null, detail: typeof value === 'string' ? value : detail });
      return value;
    } catch (thrown) {
      const found = stopOf(thrown);
      const stop = this.way.kind === 'direct' ? await explainedByPortal(found, this.target) : found;
      this.steps.push({ part, reason: stop.reason, detail: stop.detail ?? detail });
      throw stop;
    }
  }

  /** The socket to the host, over the proxy where there is one. */
  async reach(): Promise<Socket> {
    const { target, way } = this;
    const { timeoutMs } = target;
    const url = new URL(target.url);
    const [host, port] = [bareHost(url), portOf(url)];
    const name = proxyNameOf(way);
    if (way.kind === 'direct') {
      await this.pass('dns', host, () => findAddress(host, timeoutMs));
      return this.pass('network', `${host}:${port}`, () => openSocket(host, port, timeoutMs));
    }
    return this.pass('proxy', name, () => {
      if (way.kind === 'unspoken') throw new ProxyError('proxySocks', `${way.name} ${name ?? ''}`);
      return openTunnel({ way, host, port, timeoutMs, secureContext: target.trust() });
    });
  }
}

async function walkWay(target: ProbeTarget, way: Way): Promise<readonly WayStep[]> {
  const walk = new Walk(target, way);
  let socket: Socket | null = null;
  try {
    const open = await walk.reach();
    socket = open;
    if (new URL(target.url).protocol === 'https:') await walk.pass('tls', null, () => shakeHands(open, target));
  } catch (thrown) {
    // Where it ended is the last of the steps.
    if (!(thrown instanceof Stop)) throw thrown;
  } finally {
    socket?.destroy();
  }
  return walk.steps;
}

const isPassed = (steps: readonly WayStep[]): boolean => steps.every(({ reason }) => reason === null);

/**
 * Tries the stretches of each way in order and ends with the first way that leads to the end; where none does, with what
 * was found on the first, which is the one the school means. Never throws for what the network does.
 */
export async function probeWays(network: Network, target: ProbeTarget): Promise<readonly WayStep[]> {
  let ways: readonly Way[];
  try {
    ways = await network.waysTo(target.url);
  } catch (thrown) {
    const { context } = asAppError(thrown);
    return [
      { part: 'proxy', reason: context['reason'] === 'pacUnreadable' ? 'pacUnreadable' : 'unexpected', detail: null },
    ];
  }
  let first: readonly WayStep[] = [];
  for (const way of ways) {
    const steps = await walkWay(target, way);
    if (isPassed(steps)) return steps;
    if (first.length === 0) first = steps;
  }
  return first;
}
