// A provisioning document for tests, written where a kiosk is told to look.
import { writeFileSync } from 'node:fs';
import path from 'node:path';

export const ADMIN_PASSWORD = 'correct horse battery';

export interface ProvisioningParts {
  readonly wonde: { readonly url: string; readonly schoolId: string; readonly token: string };
  /** Null: no printer. */
  readonly printerPort?: number | null;
  /** Further top-level fields, laid over the defaults. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** The document of a kiosk that polls fast enough for a test. */
export function provisioningFor({ wonde, printerPort = null, more = {} }: ProvisioningParts): Record<string, unknown> {
  return {
    version: 1,
    kiosk: { name: 'Main reception', schoolName: 'Test School', timeZone: 'Europe/London' },
    wonde: { baseUrl: wonde.url, schoolId: wonde.schoolId, token: wonde.token, pollEveryMs: 200 },
    admin: { password: ADMIN_PASSWORD },
    printer: printerPort === null ? { kind: 'none' } : { kind: 'network', host: '127.0.0.1', port: printerPort },
    ...more,
  };
}

/** Writes the document into a folder and returns the file. */
export function writeProvisioning(dir: string, document: Record<string, unknown>): string {
  const file = path.join(dir, 'provisioning.json');
  writeFileSync(file, JSON.stringify(document, null, 2));
  return file;
}
