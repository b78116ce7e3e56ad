// What can go wrong at a proxy, named as the connection test names it.
import type { ConnectionReason } from '../../shared/ipc/admin/integration-contract.ts';

export type ProxyReason = Extract<ConnectionReason, `proxy${string}`>;

/** Codes as Node gives them to errors, for errors.ts. */
const codes: Readonly<Record<ProxyReason, string>> = {
  proxyLogin: 'PROXY_LOGIN',
  proxyLoginRefused: 'PROXY_LOGIN',
  proxyLoginKind: 'PROXY_LOGIN',
  proxyForbids: 'PROXY_REFUSED',
  proxyFailed: 'PROXY_REFUSED',
  proxyUnknownName: 'PROXY_UNREACHABLE',
  proxyUnreachable: 'PROXY_UNREACHABLE',
  proxyTls: 'PROXY_UNREACHABLE',
  proxySocks: 'PROXY_REFUSED',
};

/** With another proxy, or without, it may go well. A proxy that answered no has answered for the school. */
const passing: readonly ProxyReason[] = [
  'proxyFailed',
  'proxyUnknownName',
  'proxyUnreachable',
  'proxyTls',
  'proxySocks',
];

/** No tunnel was made: nothing of the request has left. */
export class ProxyError extends Error {
  readonly code: string;
  readonly reason: ProxyReason;
  /** A fact worth showing: the proxy's name and its number. */
  readonly detail: string;

  constructor(reason: ProxyReason, detail: string, cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause });
    this.name = 'ProxyError';
    this.code = codes[reason];
    this.reason = reason;
    this.detail = detail;
  }

  get mayTryNext(): boolean {
    return passing.includes(this.reason);
  }
}
