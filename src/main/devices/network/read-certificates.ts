// Certificates out of bytes: PEM text with any number of them, or a single one in DER, as Windows exports it.
import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';

const PEM = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END (?:TRUSTED )?CERTIFICATE-----/g;

const letters = (pem: string): string => pem.replace(/-----[^-]+-----|\s+/g, '');
let known: ReadonlyMap<string, string> | null = null;

/** Node's own copy of a public authority, which need not be read to be believed: a store holds a hundred of them. */
function publicCopy(bytes: string | Buffer): string | undefined {
  if (typeof bytes !== 'string') return undefined;
  known ??= new Map(rootCertificates.map((pem) => [letters(pem), pem.trim()]));
  return known.get(letters(bytes));
}

function asPem(bytes: string | Buffer): string | null {
  const copy = publicCopy(bytes);
  if (copy !== undefined) return copy;
  try {
    return new X509Certificate(bytes).toString().trim();
  } catch {
    // One that cannot be read must not take the others with it: a trust made with it would fail as a whole.
    return null;
  }
}

/** Every certificate that can be read, as PEM, each once. */
export function readCertificates(bytes: Buffer): readonly string[] {
  const blocks = bytes.toString('latin1').match(PEM);
  const read = (blocks ?? [bytes]).map(asPem).filter((pem) => pem !== null);
  return [...new Set(read)];
}
