// Whom this computer trusts beside the public authorities: its own store and the school's extra file.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Trust, TrustReport } from '../../core/network/network-port.ts';
import { readOsCertificates, thisComputer } from './os-certificates.ts';
import { readCertificates } from './read-certificates.ts';

/** IT puts a certificate into the store of a kiosk that runs for weeks. */
const LOOK_AGAIN_MS = 60 * 60_000;
const LARGEST_FILE_BYTES = 8 * 1024 * 1024;

export interface SystemTrustDeps {
  readonly nowMs: () => number;
  /** Certificates of the operating system's store. Must not throw. */
  readonly readStore?: () => readonly string[];
}

interface Found {
  readonly file: string;
  readonly atMs: number;
  readonly certificates: readonly string[];
  readonly report: TrustReport;
}

/** The path of a setting that may be a file address. */
export function pathOf(file: string): string {
  return /^file:/i.test(file) ? fileURLToPath(file) : file;
}

function readExtra(file: string): Pick<TrustReport, 'extra' | 'extraProblem'> & { readonly found: readonly string[] } {
  if (file === '') return { extra: null, extraProblem: null, found: [] };
  try {
    const bytes = readFileSync(pathOf(file));
    const found = bytes.length > LARGEST_FILE_BYTES ? [] : readCertificates(bytes);
    return { extra: found.length, extraProblem: found.length === 0 ? 'noCertificate' : null, found };
  } catch {
    // The page and the connection test say so; what is trusted besides stays trusted.
    return { extra: 0, extraProblem: 'unreadable', found: [] };
  }
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((pem, index) => pem === b[index]);

/** Builds it; nothing is read before the first question. */
export function createSystemTrust({
  nowMs,
  readStore = () => readOsCertificates(thisComputer()),
}: SystemTrustDeps): Trust {
  let last: Found | null = null;
  let stale = false;
  const look = (file: string): Found => {
    const atMs = nowMs();
    const isFresh = last !== null && !stale && last.file === file && Math.abs(atMs - last.atMs) < LOOK_AGAIN_MS;
    if (last !== null && isFresh) return last;
    const store = readStore();
    const { found, ...extra } = readExtra(file);
    const certificates = [...new Set([...store, ...found])];
    // The same list object as long as nothing changed: connections then keep the trust they were made with.
    const kept = last !== null && isSame(last.certificates, certificates) ? last.certificates : certificates;
    stale = false;
    last = { file, atMs, certificates: kept, report: { system: store.length, ...extra } };
    return last;
  };
  return {
    certificates: (file) => look(file).certificates,
    report: (file) => look(file).report,
    forget: () => (stale = true),
  };
}
