// Connections to Wonde over the network's ways: each in turn until one stands. All fallbacks happen here, before anything
// of a request is sent, so a mark is never sent twice because of a proxy.
import { Agent, buildConnector, type Dispatcher } from 'undici';
import type { SecureContext } from 'node:tls';
import type { Clock } from '../core/ports.ts';
import { proxyNameOf, type Network, type Way } from '../core/network/network-port.ts';
import { ProxyError } from './proxy-error.ts';
import { openTunnel } from './tunnel.ts';
import { createTrust } from './trust.ts';

/** A proxy that did not answer is asked last for this long, as browsers do. */
const PASSED_OVER_MS = 5 * 60_000;
/** No page of pupils comes near it; a reply that does is not one. */
const LARGEST_REPLY_BYTES = 64 * 1024 * 1024;

const NOT_REACHED = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export interface ConnectionDeps {
  readonly network: Network;
  readonly clock: Clock;
  /** For each of so many ways. */
  readonly connectTimeoutMs: (ways: number) => number;
}

export interface Connections {
  readonly reads: Dispatcher;
  /** A mark never travels on a kept-alive connection: one the server has just closed would look like a lost answer. */
  readonly writes: Dispatcher;
  /** The proxy of the last connection that stood; null for none. */
  proxyInUse(): string | null;
  trust(): SecureContext | null;
  /** Later requests make connections anew; those under way are finished. */
  renew(): void;
  /** Cuts everything. */
  destroy(): Promise<void>;
}

type Connector = buildConnector.connector;
type Target = buildConnector.Options;
type Opened = NonNullable<Parameters<buildConnector.Callback>[1]>;

const isNotReached = (thrown: unknown): boolean => {
  const code: unknown = typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'code') : null;
  return typeof code === 'string' && NOT_REACHED.has(code);
};

const mayTryNext = (thrown: unknown): boolean =>
  thrown instanceof ProxyError ? thrown.mayTryNext : isNotReached(thrown);

/** Undici's own connector with the trust of now, made anew only when that changes. */
function createBaseConnector(trust: () => SecureContext | null) {
  let made: { readonly timeout: number; readonly context: SecureContext | null; readonly connector: Connector } | null =
    null;
  return (target: Target, timeout: number): Promise<Opened> => {
    const context = trust();
    if (made === null || made.timeout !== timeout || made.context !== context) {
      const trusted = context === null ? {} : { secureContext: context };
      made = { timeout, context, connector: buildConnector({ timeout, allowH2: false, ...trusted }) };
    }
    const { connector } = made;
    return new Promise((resolve, reject) => {
      connector(target, (error, socket) => (error === null ? resolve(socket) : reject(error)));
    });
  };
}

const portOf = ({ port, protocol }: Target): number =>
  port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);

interface WayMemory {
  /** Those that failed a moment ago come last. */
  inOrder(ways: readonly Way[]): readonly Way[];
  note(way: Way, stood: boolean): void;
}

function createWayMemory(clock: Clock): WayMemory {
  const passedOver = new Map<string, number>();
  const nameOf = (way: Way): string => proxyNameOf(way) ?? 'direct';
  return {
    inOrder: (ways) => {
      const isPassed = (way: Way): boolean => (passedOver.get(nameOf(way)) ?? 0) > clock.nowMs();
      return [...ways.filter((way) => !isPassed(way)), ...ways.filter(isPassed)];
    },
    note: (way, stood) => {
      if (stood) passedOver.delete(nameOf(way));
      else passedOver.set(nameOf(way), clock.nowMs() + PASSED_OVER_MS);
    },
  };
}

/** Makes connections over the network's ways. */
export function createConnections(deps: ConnectionDeps): Connections {
  const trust = createTrust(deps.network);
  const base = createBaseConnector(trust);
  const memory = createWayMemory(deps.clock);
  let proxyInUse: string | null = null;

  async function overWay(way: Way, target: Target, timeoutMs: number): Promise<Opened> {
    if (way.kind === 'direct') return base(target, timeoutMs);
    if (way.kind === 'unspoken') throw new ProxyError('proxySocks', `${way.name} ${proxyNameOf(way) ?? ''}`);
    const host = target.hostname.replace(/^\[|\]$/g, '');
    const wish = { way, host, port: portOf(target), timeoutMs, secureContext: trust() };
    return base({ ...target, httpSocket: await openTunnel(wish) }, timeoutMs);
  }

  async function open(target: Target): Promise<Opened> {
    const ways = await deps.network.waysTo(`${target.protocol}//${target.host ?? target.hostname}/`);
    let first: unknown = null;
    for (const way of memory.inOrder(ways)) {
      try {
        const socket = await overWay(way, target, deps.connectTimeoutMs(ways.length));
        memory.note(way, true);
        proxyInUse = proxyNameOf(way);
        return socket;
      } catch (thrown) {
        // What the school's first choice said is what IT has to mend.
        first ??= thrown;
        if (!mayTryNext(thrown)) throw thrown;
        memory.note(way, false);
      }
    }
    throw first ?? new Error('no way to go');
  }

  const connect: Connector = (target, callback) => void hand(target, callback);
  async function hand(target: Target, callback: buildConnector.Callback): Promise<void> {
    let socket: Opened;
    try {
      socket = await open(target);
    } catch (thrown) {
      // as: all that is thrown here is an error; instanceof would not know those of another realm
      callback(thrown as Error, null);
      return;
    }
    callback(null, socket);
  }
  const make = () => ({
    reads: new Agent({ connect, maxResponseSize: LARGEST_REPLY_BYTES }),
    writes: new Agent({ connect, maxResponseSize: LARGEST_REPLY_BYTES, pipelining: 0 }),
  });
  let agents = make();
  return {
    get reads() {
      return agents.reads;
    },
    get writes() {
      return agents.writes;
    },
    proxyInUse: () => proxyInUse,
    trust,
    renew: () => {
      const { reads, writes } = agents;
      agents = make();
      // They end by themselves when what they do is done; nobody waits for it.
      for (const old of [reads, writes]) old.close().catch(() => undefined);
    },
    // Not close(): that would wait for a connection nobody answers. Whoever asks for the end has no request under way.
    destroy: async () => void (await Promise.all([agents.reads.destroy(), agents.writes.destroy()])),
  };
}
