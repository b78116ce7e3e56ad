// Certificates from bundles, from Node, from the extra file in PEM and DER; and that a damaged one takes no other with it.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rootCertificates } from 'node:tls';
import { SELF_SIGNED, TEST_AUTHORITY } from '../../../../tests/fixtures/certificates.ts';
import { readOsCertificates, thisComputer, type OsCertificateDeps } from './os-certificates.ts';
import { readCertificates } from './read-certificates.ts';
import { createSystemTrust } from './system-trust.ts';

const AUTHORITY = new X509Certificate(TEST_AUTHORITY).toString().trim();
const OTHER = new X509Certificate(SELF_SIGNED.cert).toString().trim();
const DAMAGED = '-----BEGIN CERTIFICATE-----\nMIIBdamaged\n-----END CERTIFICATE-----';

describe('certificates in bytes', () => {
  it.each([
    ['PEM with words around it', Buffer.from(`# the school's\n${TEST_AUTHORITY}\nend`), [AUTHORITY]],
    ['PEM with line ends of Windows', Buffer.from(TEST_AUTHORITY.replaceAll('\n', '\r\n')), [AUTHORITY]],
    [
      'two of them, one twice',
      Buffer.from([TEST_AUTHORITY, SELF_SIGNED.cert, TEST_AUTHORITY].join('\n')),
      [AUTHORITY, OTHER],
    ],
    ['one of two damaged', Buffer.from([DAMAGED, TEST_AUTHORITY].join('\n')), [AUTHORITY]],
    ['DER', Buffer.from(new X509Certificate(TEST_AUTHORITY).raw), [AUTHORITY]],
    [
      'a public one in another layout',
      Buffer.from(rootCertificates[0]?.replaceAll('\n', '\r\n') ?? ''),
      [rootCertificates[0]?.trim()],
    ],
    ['something else', Buffer.from('hello'), []],
    ['nothing', Buffer.alloc(0), []],
  ])('%s', (_what, bytes, found) => {
    expect(readCertificates(bytes)).toEqual(found);
  });
});

describe('the operating system’s store', () => {
  const computer = (files: Record<string, string>, more: Partial<OsCertificateDeps> = {}): OsCertificateDeps => ({
    platform: 'linux',
    env: {},
    readFile: (path) => {
      const text = files[path];
      if (text === undefined) throw new Error('ENOENT');
      return Buffer.from(text);
    },
    fromNode: null,
    ...more,
  });

  it.each(['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/ca-bundle.pem'])(
    'on Linux is the file of the distribution: %s',
    (path) => {
      expect(readOsCertificates(computer({ [path]: TEST_AUTHORITY }))).toEqual([AUTHORITY]);
    },
  );

  it('on Linux is another file where SSL_CERT_FILE says so', () => {
    const files = { '/etc/ssl/certs/ca-certificates.crt': SELF_SIGNED.cert, '/own.pem': TEST_AUTHORITY };
    expect(readOsCertificates(computer(files, { env: { SSL_CERT_FILE: '/own.pem' } }))).toEqual([AUTHORITY]);
  });

  it.each(['win32', 'darwin'] as const)('on %s is what Node reads of it', (platform) => {
    expect(readOsCertificates(computer({}, { platform, fromNode: () => [TEST_AUTHORITY] }))).toEqual([
      TEST_AUTHORITY.trim(),
    ]);
    expect(readOsCertificates(computer({}, { platform }))).toEqual([]);
  });

  it('that refuses to be read is empty', () => {
    const fromNode = () => {
      throw new Error('keychain locked');
    };
    expect(readOsCertificates(computer({}, { platform: 'darwin', fromNode }))).toEqual([]);
  });

  it('is joined by the file of NODE_EXTRA_CA_CERTS', () => {
    const files = { '/extra.pem': TEST_AUTHORITY };
    expect(readOsCertificates(computer(files, { env: { NODE_EXTRA_CA_CERTS: '/extra.pem' } }))).toEqual([AUTHORITY]);
  });

  it('of this very computer can be read, and Node knows how', () => {
    const here = thisComputer();
    expect(here.fromNode).not.toBeNull();
    expect(readOsCertificates({ ...here, env: {} }).every((pem) => pem.startsWith('-----BEGIN'))).toBe(true);
    expect(rootCertificates.length).toBeGreaterThan(50);
  });
});

describe('trust', () => {
  let dir: string;
  let file: string;
  let nowMs: number;
  let store: readonly string[];
  let reads: number;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'gatehouse-trust-'));
    file = join(dir, 'ca.pem');
    [nowMs, store, reads] = [0, [OTHER], 0];
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  const make = () =>
    createSystemTrust({
      nowMs: () => nowMs,
      readStore: () => {
        reads += 1;
        return [...store];
      },
    });

  it('is store and extra file together, by path or file address', () => {
    writeFileSync(file, TEST_AUTHORITY);
    expect(make().certificates(file)).toEqual([OTHER, AUTHORITY]);
    expect(make().certificates(pathToFileURL(file).href)).toEqual([OTHER, AUTHORITY]);
    expect(make().report(file)).toEqual({ system: 1, extra: 1, extraProblem: null });
  });

  it('of a file that is not there, or holds none, is the store’s, and says so', () => {
    expect(make().certificates(file)).toEqual([OTHER]);
    expect(make().report(file)).toEqual({ system: 1, extra: 0, extraProblem: 'unreadable' });
    writeFileSync(file, 'no certificate');
    expect(make().report(file)).toEqual({ system: 1, extra: 0, extraProblem: 'noCertificate' });
    expect(make().report('')).toEqual({ system: 1, extra: null, extraProblem: null });
  });

  it('is looked up once, again after an hour or when told to, and stays the same list while nothing changed', () => {
    const trust = make();
    const first = trust.certificates('');
    expect(trust.certificates('')).toBe(first);
    expect(reads).toBe(1);
    nowMs += 3_600_000;
    expect(trust.certificates('')).toBe(first);
    expect(reads).toBe(2);
    store = [OTHER, AUTHORITY];
    expect(trust.certificates('')).toEqual([OTHER]);
    trust.forget();
    expect(trust.certificates('')).toEqual([OTHER, AUTHORITY]);
  });
});
