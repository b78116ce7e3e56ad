// Whether requests to Wonde go through a proxy. This PC itself (a simulator) is never asked for through one.
import { rootCertificates } from 'node:tls';
import { Agent, EnvHttpProxyAgent, type Dispatcher } from 'undici';

/** What the computer's environment says of proxies. */
export interface ProxySettings {
  /** http://user:password@host:port */
  readonly url: string;
  /** Hosts that are reached without it, as NO_PROXY lists them. */
  readonly except: string;
}

const THIS_PC = 'localhost,127.0.0.1,::1';

function isAddress(text: string): boolean {
  try {
    return new URL(text).hostname !== '';
  } catch {
    // Not an address: then there is no proxy to go through.
    return false;
  }
}

/** The proxy of HTTPS_PROXY and NO_PROXY; null where none is set, or what is set is no address. */
export function proxyOfEnvironment(env: Readonly<Record<string, string | undefined>>): ProxySettings | null {
  const text = (env['https_proxy'] ?? env['HTTPS_PROXY'] ?? '').trim();
  if (text === '') return null;
  const url = /^[a-z]+:\/\//i.test(text) ? text : `http://${text}`;
  // Another kind (SOCKS) is not spoken here; the test names what then fails.
  if (!/^https?:/i.test(url) || !isAddress(url)) return null;
  const except = [THIS_PC, env['no_proxy'] ?? env['NO_PROXY'] ?? ''].filter((part) => part !== '').join(',');
  return { url, except };
}

/** True where a request to this address would go through the proxy. */
export function goesThrough({ except }: ProxySettings, address: string): boolean {
  const { protocol, hostname, port } = new URL(address);
  if (protocol !== 'https:') return false;
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return except
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .every((entry) => {
      if (entry === '*') return false;
      const [, name = '', onlyPort] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
      const bare = (entry.split(':').length > 2 ? entry : name).replace(/^\*?\./, '');
      if (onlyPort !== undefined && entry.split(':').length === 2 && onlyPort !== (port === '' ? '443' : port))
        return true;
      return host !== bare && !host.endsWith(`.${bare}`);
    });
}

/** A proxy as people may read it: host and port, without user or password. */
export function proxyName({ url }: ProxySettings): string {
  return new URL(url).host;
}

export interface DispatcherOptions {
  readonly maxResponseSize: number;
  readonly pipelining?: number;
}

/** How connections are made. */
export interface ConnectOptions {
  /** Certificates (PEM) trusted beside the public ones. */
  readonly authority: readonly string[] | null;
  readonly connectTimeoutMs: number;
}

/** Sends through the proxy where there is one. */
export function dispatcherFor(
  proxy: ProxySettings | null,
  options: DispatcherOptions,
  { authority, connectTimeoutMs: timeout }: ConnectOptions,
): Dispatcher {
  const trust = authority === null ? { timeout } : { timeout, ca: [...authority, ...rootCertificates] };
  if (proxy === null) return new Agent({ ...options, connect: trust });
  return new EnvHttpProxyAgent({
    ...options,
    // Plain http is spoken to this PC alone.
    httpProxy: '',
    httpsProxy: proxy.url,
    noProxy: proxy.except,
    connect: trust,
    requestTls: trust,
  });
}
