// Reads what is said of proxies: a PAC file's answer, an environment's variable, a list of exceptions. Pure.
import type { ProxyLogin, Way } from './network-port.ts';

const DIRECT: Way = { kind: 'direct' };
const usualPorts: Readonly<Record<string, number>> = {
  PROXY: 80,
  HTTP: 80,
  HTTPS: 443,
  SOCKS: 1080,
  SOCKS4: 1080,
  SOCKS5: 1080,
};
const THIS_PC = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|::1)$/;

interface HostAndPort {
  readonly host: string;
  readonly port: number | null;
}

function hostAndPort(text: string): HostAndPort | null {
  const [, bracketed, plain, port] = /^(?:\[([0-9a-f:]+)\]|([^:[\]/@\s]+))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined) return null;
  const number = port === undefined ? null : Number(port);
  return number !== null && (number < 1 || number > 65_535) ? null : { host, port: number };
}

function readWay(entry: string, login: ProxyLogin | null): Way | null {
  const [kind = '', address = ''] = entry.trim().split(/\s+/);
  const name = kind.toUpperCase();
  if (name === 'DIRECT') return DIRECT;
  const usualPort = usualPorts[name];
  const where = hostAndPort(address);
  if (usualPort === undefined || where === null) return null;
  const { host, port } = where;
  if (name.startsWith('SOCKS')) return { kind: 'unspoken', name, host, port: port ?? usualPort };
  return { kind: 'proxy', secure: name === 'HTTPS', host, port: port ?? usualPort, login };
}

/** The ways of `PROXY a:8080; HTTPS b; DIRECT`, in its order; what cannot be read is left out. */
export function readWays(answer: string, login: ProxyLogin | null): readonly Way[] {
  return answer.split(';').flatMap((entry) => {
    const way = entry.trim() === '' ? null : readWay(entry, login);
    return way === null ? [] : [way];
  });
}

/** What the environment says: a proxy for https, and the hosts that are reached without it. */
export interface EnvironmentProxy {
  readonly way: Way;
  readonly exceptions: readonly string[];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray % is part of the password then.
    return text;
  }
}

function loginOf(text: string | undefined): ProxyLogin | null {
  if (text === undefined) return null;
  const [user = '', ...rest] = text.split(':');
  return { user: decoded(user), password: decoded(rest.join(':')) };
}

/** The proxy of HTTPS_PROXY and NO_PROXY; null where none is set, or what is set is no address. */
export function proxyOfEnvironment(env: Readonly<Record<string, string | undefined>>): EnvironmentProxy | null {
  const text = (env['https_proxy'] ?? env['HTTPS_PROXY'] ?? '').trim();
  const [, scheme = 'http', login, address = ''] = /^(?:([a-z0-9]+):\/\/)?(?:([^/]*)@)?([^/]+)\/?$/i.exec(text) ?? [];
  const where = hostAndPort(address);
  if (where === null) return null;
  const kind = scheme.toUpperCase().replace(/^SOCKS5H$/, 'SOCKS5');
  const usualPort = usualPorts[kind];
  if (usualPort === undefined) return null;
  const port = where.port ?? usualPort;
  const exceptions = (env['no_proxy'] ?? env['NO_PROXY'] ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
  if (kind.startsWith('SOCKS')) return { way: { kind: 'unspoken', name: kind, host: where.host, port }, exceptions };
  return {
    way: { kind: 'proxy', secure: kind === 'HTTPS', host: where.host, port, login: loginOf(login) },
    exceptions,
  };
}

/** Host and port of an address, the host without brackets. */
function targetOf(address: string): { readonly host: string; readonly port: string } {
  const { protocol, hostname, port } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return { host, port: port === '' ? (protocol === 'https:' ? '443' : '80') : port };
}

/** True for an address on this computer: it is never asked for through a proxy. */
export function isThisComputer(address: string): boolean {
  return THIS_PC.test(targetOf(address).host);
}

function matches(exception: string, host: string, port: string): boolean {
  if (exception === '*') return true;
  const entry = exception.toLowerCase().replace(/^\[|\]$/g, '');
  const isBareIpv6 = entry.split(':').length > 2;
  const [, name = '', onlyPort] = isBareIpv6 ? [entry, entry] : (/^(.*?)(?::(\d+))?$/.exec(entry) ?? []);
  if (onlyPort !== undefined && onlyPort !== port) return false;
  const bare = name.replace(/^\*?\./, '');
  return host === bare || host.endsWith(`.${bare}`);
}

/** True where the address is reached without the proxy: `school.org` and `*.school.org` mean the name and all below it. */
export function isException(exceptions: readonly string[], address: string): boolean {
  const { host, port } = targetOf(address);
  return exceptions.some((exception) => matches(exception, host, port));
}
