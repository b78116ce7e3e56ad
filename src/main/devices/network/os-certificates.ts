// The certificates the operating system trusts: Node's own way where it has one, and on Linux the file that holds them all.
import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import { readCertificates } from './read-certificates.ts';

/** Where the distributions keep the whole store: Debian, Fedora, openSUSE, older Red Hat, Alpine and others. */
const LINUX_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/ssl/cert.pem',
];
const LARGEST_BUNDLE_BYTES = 8 * 1024 * 1024;

export interface OsCertificateDeps {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Throws where there is no such file. */
  readonly readFile: (path: string) => Buffer;
  /** Node's own reading of the store; null where this Node has none (before 22.15). */
  readonly fromNode: (() => readonly string[]) | null;
}

/** This computer, as it is. */
export function thisComputer(): OsCertificateDeps {
  // Newer than the oldest Node this runs in, so it is looked up by name.
  const read: unknown = Reflect.get(tls, 'getCACertificates');
  return {
    platform: process.platform,
    env: process.env,
    readFile: (path) => readFileSync(path),
    fromNode:
      typeof read !== 'function'
        ? null
        : () => {
            const found: unknown = Reflect.apply(read, tls, ['system']);
            return Array.isArray(found) ? readCertificates(Buffer.from(found.join('\n'))) : [];
          },
  };
}

function tryRead(deps: OsCertificateDeps, path: string): readonly string[] {
  try {
    const bytes = deps.readFile(path);
    return bytes.length > LARGEST_BUNDLE_BYTES ? [] : readCertificates(bytes);
  } catch {
    // Not there, or not for us to read: the next place is tried.
    return [];
  }
}

function fromNode({ fromNode: read }: OsCertificateDeps): readonly string[] {
  try {
    return read?.() ?? [];
  } catch {
    // A keychain that refuses leaves us with the public authorities and the extra file.
    return [];
  }
}

/** Linux and its relatives: OpenSSL's variable first, as every other program there does it. */
function fromBundles(deps: OsCertificateDeps): readonly string[] {
  const own = deps.env['SSL_CERT_FILE'];
  for (const path of own === undefined || own === '' ? LINUX_BUNDLES : [own]) {
    const found = tryRead(deps, path);
    if (found.length > 0) return found;
  }
  return [];
}

/** All of them as PEM, each once. Never throws. */
export function readOsCertificates(deps: OsCertificateDeps): readonly string[] {
  const nodes = deps.env['NODE_EXTRA_CA_CERTS'];
  const extra = nodes === undefined || nodes === '' ? [] : tryRead(deps, nodes);
  const isBundled = deps.platform !== 'win32' && deps.platform !== 'darwin';
  const store = isBundled ? fromBundles(deps) : fromNode(deps);
  return [...new Set([...store, ...extra].map((pem) => pem.trim()))];
}
