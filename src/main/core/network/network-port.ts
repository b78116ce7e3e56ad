// How requests leave this computer, as the client of Wonde sees it: which ways there are, and whom to trust.

/** What a proxy is told of who is asking. */
export interface ProxyLogin {
  readonly user: string;
  readonly password: string;
}

/** One way to an address. */
export type Way =
  | { readonly kind: 'direct' }
  | {
      readonly kind: 'proxy';
      readonly host: string;
      readonly port: number;
      /** Spoken to over TLS, as a PAC file's `HTTPS` asks. */
      readonly secure: boolean;
      readonly login: ProxyLogin | null;
    }
  /** A kind of proxy that is not spoken here, by the name a PAC file gives it. */
  | { readonly kind: 'unspoken'; readonly name: string; readonly host: string; readonly port: number };

export interface Network {
  /**
   * The ways to this address in the order to try them; at least one.
   * @throws AppError WONDE_OFFLINE (the proxy script cannot be read), SECRET_UNREADABLE
   */
  waysTo(url: string): Promise<readonly Way[]>;
  /** Certificates (PEM) trusted beside the public ones; the same list until something changes. */
  certificates(): readonly string[];
}

/** The operating system's and Chromium's knowledge of proxies, each answered as a PAC file would: `PROXY a:1; DIRECT`. */
export interface ProxyFinder {
  bySystem(url: string): Promise<string>;
  /** Empty where the script cannot be read or run. `place` is an address or a file on this computer. */
  byScript(place: string, url: string): Promise<string>;
}

/** What was found where certificates are kept. */
export interface TrustReport {
  /** Certificates of the operating system's store; 0 where it cannot be read from here. */
  readonly system: number;
  /** Certificates of the extra file; null where none is set. */
  readonly extra: number | null;
  readonly extraProblem: 'unreadable' | 'noCertificate' | null;
}

export interface Trust {
  /** The same list until something changed. Never throws. */
  certificates(extraCaFile: string): readonly string[];
  report(extraCaFile: string): TrustReport;
  /** Looks at store and file again with the next question. */
  forget(): void;
}

/** A way as people may read it: host and port, no log-in. Null for none. */
export function proxyNameOf(way: Way): string | null {
  if (way.kind === 'direct') return null;
  const host = way.host.includes(':') ? `[${way.host}]` : way.host;
  return `${host}:${way.port}`;
}

/** The network of a computer without proxies and without authorities of its own. */
export const directNetwork: Network = {
  waysTo: () => Promise.resolve([{ kind: 'direct' }]),
  certificates: () => [],
};
