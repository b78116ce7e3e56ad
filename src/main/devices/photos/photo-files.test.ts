import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Logger } from '../../core/ports.ts';
import { createPhotoFiles } from './photo-files.ts';

const ID = '0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeee01';
const OTHER_ID = '0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeee02';
const HOUR_MS = 3_600_000;

const jpeg = (...inside: number[]): Uint8Array => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...inside, 0xff, 0xd9]);
const noop = (): void => undefined;
const logger: Logger = { debug: noop, info: noop, warn: noop, error: noop, child: () => logger };

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gatehouse-photos-test-'));
  folder = join(root, 'photos');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const photos = () => createPhotoFiles({ folder, logger });

function age(name: string, ageMs: number): void {
  const when = new Date(Date.now() - ageMs);
  utimesSync(join(folder, name), when, when);
}

async function errorOf(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

describe('keeping a still', () => {
  it('writes the very bytes under the id and nothing else', async () => {
    await photos().keep(ID, jpeg(1, 2, 3));
    expect(readdirSync(folder)).toEqual([`${ID}.jpg`]);
    expect(new Uint8Array(readFileSync(join(folder, `${ID}.jpg`)))).toEqual(jpeg(1, 2, 3));
    expect(await photos().read(ID)).toEqual(jpeg(1, 2, 3));
  });

  it('lets only the user of the kiosk read it', async () => {
    await photos().keep(ID, jpeg());
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(statSync(join(folder, `${ID}.jpg`)).mode & 0o077).toBe(0);
  });

  it('keeps two stills written at the same time apart', async () => {
    const one = photos();
    await Promise.all([one.keep(ID, jpeg(1)), one.keep(OTHER_ID, jpeg(2))]);
    expect(await one.read(ID)).toEqual(jpeg(1));
    expect(await one.read(OTHER_ID)).toEqual(jpeg(2));
  });

  it('never overwrites evidence: a second still under one id is refused', async () => {
    const one = photos();
    await one.keep(ID, jpeg(1));
    expect((await errorOf(one.keep(ID, jpeg(2)))).code).toBe('CONFLICT');
    expect(await one.read(ID)).toEqual(jpeg(1));
  });

  it.each([
    ['no bytes', new Uint8Array()],
    ['a PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xd9])],
    ['a picture cut short', jpeg(1, 2, 3).subarray(0, 6)],
    ['a picture that is too large', new Uint8Array(4 * 1024 * 1024 + 1)],
  ])('refuses %s and leaves no file', async (_what, bytes) => {
    expect((await errorOf(photos().keep(ID, bytes))).code).toBe('VALIDATION');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['../escape', '..\\escape', 'a/b', '', '/etc/passwd', `${ID}/../../x`])('refuses the id %j', async (id) => {
    const error = await errorOf(photos().keep(id, jpeg()));
    expect(error.code).toBe('VALIDATION');
    expect(() => photos().has(id)).toThrow('VALIDATION');
    expect((await errorOf(photos().read(id))).code).toBe('VALIDATION');
    expect(readdirSync(root)).toEqual(['photos']);
  });

  it('says so when the folder is gone, and does not leave a half file elsewhere', async () => {
    const one = photos();
    rmSync(folder, { recursive: true });
    const error = await errorOf(one.keep(ID, jpeg()));
    expect(error.code).toBe('INTERNAL');
    expect(JSON.stringify(error.context)).not.toContain(folder);
  });
});

describe('reading', () => {
  it('says not found for a still that is not there', async () => {
    expect(photos().has(ID)).toBe(false);
    expect((await errorOf(photos().read(ID))).code).toBe('NOT_FOUND');
  });

  it('finds stills of an earlier run', async () => {
    await photos().keep(ID, jpeg(7));
    expect(photos().has(ID)).toBe(true);
    expect(photos().has(ID.toUpperCase())).toBe(true);
  });
});

describe('the sweep', () => {
  it('removes old stills nobody uses, and keeps used and young ones', async () => {
    const one = photos();
    const young = '0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeee03';
    for (const id of [ID, OTHER_ID, young]) await one.keep(id, jpeg());
    age(`${ID}.jpg`, 2 * HOUR_MS);
    age(`${OTHER_ID}.jpg`, 2 * HOUR_MS);
    expect(await one.sweep((id) => id === OTHER_ID, HOUR_MS)).toBe(1);
    expect(readdirSync(folder).sort()).toEqual([`${OTHER_ID}.jpg`, `${young}.jpg`]);
  });

  it('removes what a crash in the middle of a write left behind', async () => {
    const one = photos();
    writeFileSync(join(folder, `${ID}.jpg.0a1b2c3d.tmp`), 'half');
    writeFileSync(join(folder, `${OTHER_ID}.jpg.0a1b2c3d.tmp`), 'being written');
    age(`${ID}.jpg.0a1b2c3d.tmp`, 2 * HOUR_MS);
    expect(one.has(ID)).toBe(false);
    expect(await one.sweep(() => true, HOUR_MS)).toBe(1);
    expect(readdirSync(folder)).toEqual([`${OTHER_ID}.jpg.0a1b2c3d.tmp`]);
    await one.keep(ID, jpeg(9));
    expect(await one.read(ID)).toEqual(jpeg(9));
  });

  it('leaves files alone that are not its own', async () => {
    const one = photos();
    writeFileSync(join(folder, 'notes.txt'), 'x');
    age('notes.txt', 99 * HOUR_MS);
    expect(await one.sweep(() => false, HOUR_MS)).toBe(0);
    expect(readdirSync(folder)).toEqual(['notes.txt']);
  });

  it('does not throw when something is in its way', async () => {
    const one = photos();
    mkdirSync(join(folder, `${ID}.jpg`));
    age(`${ID}.jpg`, 2 * HOUR_MS);
    await one.keep(OTHER_ID, jpeg());
    age(`${OTHER_ID}.jpg`, 2 * HOUR_MS);
    await expect(one.sweep(() => false, HOUR_MS)).resolves.toBe(1);
    rmSync(folder, { recursive: true });
    await expect(one.sweep(() => false, HOUR_MS)).resolves.toBe(0);
  });

  it('keeps a picture when it could not be asked whether it is used', async () => {
    const one = photos();
    await one.keep(ID, jpeg());
    age(`${ID}.jpg`, 2 * HOUR_MS);
    await one.sweep(() => {
      throw new Error('database is closed');
    }, HOUR_MS);
    expect(one.has(ID)).toBe(true);
  });
});
