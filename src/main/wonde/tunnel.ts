// A tunnel through a proxy (CONNECT), with a log-in where one is set. Nothing of the request is sent before it stands.
import { request } from 'node:http';
import { request as requestOverTls } from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { proxyNameOf, type Way } from '../core/network/network-port.ts';
import { ProxyError, type ProxyReason } from './proxy-error.ts';

export type ProxyWay = Extract<Way, { readonly kind: 'proxy' }>;

export interface TunnelWish {
  readonly way: ProxyWay;
  /** Where the tunnel ends. */
  readonly host: string;
  readonly port: number;
  /** For proxy and answer together. */
  readonly timeoutMs: number;
  /** Whom to trust where the proxy itself is spoken to over TLS. */
  readonly secureContext: SecureContext | null;
}

function basicLogin({ login }: ProxyWay): Record<string, string> {
  if (login === null) return {};
  return { 'proxy-authorization': `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}` };
}

/** A 407: no log-in was sent, ours was refused, or only kinds are taken that are not spoken here (NTLM, Kerberos). */
function loginReason(way: ProxyWay, wants: string | string[] | undefined): ProxyReason {
  const kinds = [wants ?? []].flat().join(', ');
  if (kinds !== '' && !/\bbasic\b/i.test(kinds)) return 'proxyLoginKind';
  return way.login === null ? 'proxyLogin' : 'proxyLoginRefused';
}

function reasonOfAnswer(way: ProxyWay, status: number, wants: string | string[] | undefined): ProxyReason {
  if (status === 407) return loginReason(way, wants);
  return status === 403 || status === 405 ? 'proxyForbids' : 'proxyFailed';
}

function reasonOfFailure(thrown: unknown): ProxyReason {
  const code: unknown = typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'code') : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_FAIL' || code === 'EAI_NODATA')
    return 'proxyUnknownName';
  return typeof code === 'string' && /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|EPROTO)/.test(code)
    ? 'proxyTls'
    : 'proxyUnreachable';
}

/** A literal IPv6 address stands in brackets before its port. */
const withPort = (host: string, port: number): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;

/** The proxy's own name is checked, not the one the tunnel leads to, which Node would take from the Host header. */
function securely({ way, secureContext }: TunnelWish) {
  const servername = isIP(way.host) === 0 ? way.host : '';
  return { servername, ...(secureContext === null ? {} : { secureContext }) };
}

/** Opens the tunnel and gives its socket. @throws ProxyError */
export async function openTunnel(wish: TunnelWish): Promise<Socket> {
  const { way, timeoutMs } = wish;
  const name = proxyNameOf(way) ?? '';
  const where = withPort(wish.host, wish.port);
  const asking = (way.secure ? requestOverTls : request)({
    host: way.host,
    port: way.port,
    method: 'CONNECT',
    path: where,
    agent: false,
    headers: { host: where, ...basicLogin(way) },
    ...(way.secure ? securely(wish) : {}),
  });
  return new Promise<Socket>((resolve, reject) => {
    const fail = (thrown: ProxyError): void => {
      clearTimeout(timer);
      asking.destroy();
      reject(thrown);
    };
    const timer = setTimeout(() => fail(new ProxyError('proxyUnreachable', name)), timeoutMs);
    const refuse = (status: number, wants: string | string[] | undefined): void =>
      fail(new ProxyError(reasonOfAnswer(way, status, wants), `${name}: ${status}`));
    asking.once('connect', (reply, socket) => {
      const status = reply.statusCode ?? 0;
      // It may break at any later moment; until somebody reads from it nobody else listens.
      socket.on('error', () => undefined);
      if (status < 200 || status > 299) {
        socket.destroy();
        return refuse(status, reply.headers['proxy-authenticate']);
      }
      clearTimeout(timer);
      resolve(socket);
    });
    // A server that is no proxy answers CONNECT like any other request.
    asking.once('response', (reply) => {
      reply.destroy();
      refuse(reply.statusCode ?? 0, reply.headers['proxy-authenticate']);
    });
    asking.on('error', (thrown) => fail(new ProxyError(reasonOfFailure(thrown), name, thrown)));
    asking.end();
  });
}
