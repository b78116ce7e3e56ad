import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AppError } from '../../shared/errors/app-error.ts';
import { findJsonFault } from './json-position.ts';
import { parseProvisioning, readProvisioning } from './read-provisioning.ts';

const TOKEN = 'tok-Private-0001-4f2a';
const minimal = { version: 1, wonde: { schoolId: 'A1234567890', token: TOKEN } };

function errorOf(work: () => unknown): AppError {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}
const faultsOf = (document: unknown) => errorOf(() => parseProvisioning(JSON.stringify(document))).fields;

describe('a provisioning document', () => {
  it('may hold no more than a school and its token', () => {
    expect(parseProvisioning(JSON.stringify(minimal))).toEqual(minimal);
  });

  it('holds only what was said: defaults of fields left out are not filled in', () => {
    const document = parseProvisioning(
      JSON.stringify({ ...minimal, kiosk: { name: 'Sixth Form' }, camera: {}, flow: { doneMs: 4_000 } }),
    );
    expect(document).toEqual({ ...minimal, kiosk: { name: 'Sixth Form' }, camera: {}, flow: { doneMs: 4_000 } });
  });

  it('completes a printer, which is always given whole', () => {
    const document = parseProvisioning(JSON.stringify({ ...minimal, printer: { kind: 'network', host: '10.0.0.9' } }));
    expect(document.printer).toEqual({
      kind: 'network',
      host: '10.0.0.9',
      port: 9100,
      paper: '80mm',
      commands: 'epson',
      confirms: true,
    });
  });

  it.each<[string, unknown, Record<string, string>]>([
    ['no version', { wonde: minimal.wonde }, { version: 'should be 1' }],
    ['another version', { ...minimal, version: 2 }, { version: 'should be 1' }],
    ['no school', { version: 1 }, { wonde: 'is missing (object)' }],
    ['a token left out', { version: 1, wonde: { schoolId: 'A1' } }, { 'wonde.token': 'is missing (string)' }],
    [
      'a short token',
      { version: 1, wonde: { schoolId: 'A1', token: 'x' } },
      { 'wonde.token': 'should have at least 8 characters' },
    ],
    [
      'a mistyped section',
      { ...minimal, kisok: {} },
      { kisok: expect.stringContaining('is not a setting') as unknown as string },
    ],
    [
      'a mistyped field',
      { ...minimal, wonde: { ...minimal.wonde, baseURL: 'https://x.example' } },
      { 'wonde.baseURL': expect.stringContaining('is not a setting') as unknown as string },
    ],
    [
      'a wrong item of a list',
      { ...minimal, wonde: { ...minimal.wonde, jobDoneWords: ['done', 7] } },
      { 'wonde.jobDoneWords[1]': 'should be a string' },
    ],
    ['a number out of bounds', { ...minimal, flow: { doneMs: 1 } }, { 'flow.doneMs': 'should be at least 2000' }],
    ['text for a number', { ...minimal, flow: { doneMs: '5000' } }, { 'flow.doneMs': 'should be a number' }],
    [
      'an unknown choice',
      { ...minimal, camera: { driver: 'webcam' } },
      { 'camera.driver': 'should be "auto" or "live" or "node-webcam" or "none"' },
    ],
    [
      'a capture program of another name',
      { ...minimal, camera: { program: '/bin/sh' } },
      { 'camera.program': 'should be the whole path of fswebcam, imagesnap or CommandCam.exe' },
    ],
    [
      'a hostile camera',
      { ...minimal, camera: { device: '/dev/video0; rm -rf /' } },
      { 'camera.device': 'should be a camera such as /dev/video0, or its number' },
    ],
    [
      'an unknown printer',
      { ...minimal, printer: { kind: 'laser' } },
      { 'printer.kind': 'should be one of the known kinds' },
    ],
    [
      'no address',
      { ...minimal, wonde: { ...minimal.wonde, baseUrl: 'wonde' } },
      { 'wonde.baseUrl': expect.stringContaining('an address') as unknown as string },
    ],
    [
      'an address the token would cross in the open',
      { ...minimal, wonde: { ...minimal.wonde, baseUrl: 'http://api.example/v1.0/' } },
      { 'wonde.baseUrl': 'should begin with https://' },
    ],
    [
      'an unknown time zone',
      { ...minimal, kiosk: { timeZone: 'Europe/Londn' } },
      { 'kiosk.timeZone': 'should be a time zone such as Europe/London' },
    ],
    [
      'a weak password',
      { ...minimal, admin: { password: 'short' } },
      { 'admin.password': 'should have at least 8 characters' },
    ],
    [
      'a time that is none',
      { ...minimal, registers: { amOpens: '8:45', pmOpens: '13:00', openForMinutes: 30, schoolDays: ['monday'] } },
      { 'registers.amOpens': 'should be a time such as 08:45' },
    ],
    ['a list', [], { '(the whole file)': 'should be an object' }],
  ])('with %s is refused by field', (_what, document, fields) => {
    expect(faultsOf(document)).toEqual(fields);
  });

  it('names every fault at once', () => {
    expect(Object.keys(faultsOf({ ...minimal, version: 3, flow: { doneMs: 1 }, photosEnabled: 'yes' }) ?? {})).toEqual([
      'version',
      'photosEnabled',
      'flow.doneMs',
    ]);
  });

  it('may name a simulator on this PC', () => {
    const wonde = { ...minimal.wonde, baseUrl: 'http://127.0.0.1:4010/v1.0/' };
    expect(parseProvisioning(JSON.stringify({ ...minimal, wonde })).wonde.baseUrl).toBe(wonde.baseUrl);
  });

  it('is never repeated by a refusal, whatever is put where', () => {
    const secret = 'Zq9-SecretValue-77';
    const paths = [
      ['version'],
      ['kiosk'],
      ['kiosk', 'name'],
      ['kiosk', 'timeZone'],
      ['wonde'],
      ['wonde', 'baseUrl'],
      ['wonde', 'schoolId'],
      ['wonde', 'paging'],
      ['wonde', 'pageSize'],
      ['wonde', 'jobDoneWords'],
      ['admin'],
      ['admin', 'password'],
      ['registers'],
      ['printer'],
      ['printer', 'kind'],
      ['printer', 'host'],
      ['camera', 'device'],
      ['camera', 'driver'],
      ['flow', 'doneMs'],
    ];
    const hostile = fc.constantFrom<unknown>(
      secret,
      [secret],
      { [`x${1}`]: secret },
      `${secret};`,
      secret.repeat(99),
      ` ${secret}`,
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), hostile, (path, value) => {
        const document: Record<string, unknown> = { ...minimal, admin: { password: secret } };
        const [section = '', field] = path;
        document[section] = field === undefined ? value : { [field]: value };
        try {
          parseProvisioning(JSON.stringify(document));
        } catch (thrown) {
          const error = thrown as AppError; // as: anything else fails on the next line
          expect(error.code).toBe('PROVISIONING_INVALID');
          const told = JSON.stringify([error.fields, error.context, error.message, error.stack, String(error.cause)]);
          expect(told).not.toContain('SecretValue');
        }
      }),
    );
  });
});

describe('text that is not JSON', () => {
  it.each([
    ['{\n  "version": 1,\n  "wonde": {,}\n}', 'line 3, column 13'],
    ['{\n  "version": 1\n  "wonde": {}\n}', 'line 3, column 3'],
    ['{ "version": 1, }', 'line 1, column 17'],
    ["{ 'version': 1 }", 'line 1, column 3'],
    ['', 'line 1, column 1'],
    ['{ "version": 1', 'line 1, column 15'],
    ['{} extra', 'line 1, column 4'],
    ['{ "a": "half', 'line 1, column 8'],
    ['{\r\n\t"version": 1,\r\n\tversion: 2\r\n}', 'line 3, column 2'],
  ])('is refused by line and column: %j', (text, where) => {
    expect(errorOf(() => parseProvisioning(text)).fields).toEqual({ [where]: 'is not JSON' });
  });

  it('is not repeated by the refusal', () => {
    const error = errorOf(() => parseProvisioning(`{ "wonde": { "token": "${TOKEN}" "x" } }`));
    expect(JSON.stringify([error.fields, error.context, error.stack, error.cause ?? null])).not.toContain('Private');
  });

  it('is told from JSON exactly as JSON.parse does', () => {
    const valid = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const almost = fc
      .tuple(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.constantFrom('', ',', '"', '}', ']', '0', '-', '\n', '\\', '\u0001', 'e'),
      )
      .map(
        ([text, at, piece]) => text.slice(0, at % (text.length + 1)) + piece + text.slice((at % (text.length + 1)) + 1),
      );
    fc.assert(
      fc.property(fc.oneof(fc.json(), almost, fc.string()), (text) => {
        expect(findJsonFault(text) === null).toBe(valid(text));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gatehouse-provision-test-'));
    file = join(folder, 'p.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('may begin with a byte order mark', () => {
    writeFileSync(file, `\uFEFF${JSON.stringify(minimal)}`);
    expect(readProvisioning(file)).toEqual(minimal);
  });

  it('is asked to be UTF-8 when Notepad saved it as UTF-16', () => {
    writeFileSync(file, Buffer.from(`\uFEFF${JSON.stringify(minimal)}`, 'utf16le'));
    expect(errorOf(() => readProvisioning(file)).fields).toEqual({ '(the whole file)': 'should be saved as UTF-8' });
  });

  it.each([
    ['is not there', () => join(folder, 'none.json'), 'ENOENT'],
    ['is a folder', () => folder, 'notAFile'],
  ])('that %s is unreadable', (_what, path, errno) => {
    const error = errorOf(() => readProvisioning(path()));
    expect([error.code, error.context]).toEqual(['PROVISIONING_UNREADABLE', { errno }]);
  });

  it('that is larger than any provisioning file is not read', () => {
    writeFileSync(file, ' '.repeat(1024 * 1024 + 1));
    expect(errorOf(() => readProvisioning(file))).toMatchObject({
      code: 'PROVISIONING_UNREADABLE',
      context: { errno: 'tooLarge' },
    });
  });

  it('that ships as the example is right', () => {
    expect(readProvisioning('resources/provisioning.example.json').version).toBe(1);
    expect(readFileSync('resources/provisioning.example.json', 'utf8')).toContain('"$schema"');
  });
});
