import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import fsPromises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AppError } from '../../../shared/errors/app-error.ts';
import { openTempStore, type TempStore } from '../../../../tests/harness/temp-store.ts';
import { FakeClock } from '../../../../tests/fakes/fake-clock.ts';
import { createKeyFileSecretBox } from '../secrets/key-file-secret-box.ts';
import { createPhotoFiles } from './photo-files.ts';
import { createPhotoKey, EARLIER_PHOTO_KEY_SECRET, PHOTO_KEY_SECRET } from './photo-key.ts';

const ID = '0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeee01';
const OTHER_ID = '0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeee02';
const THIRD_ID = '0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeee03';
const HOUR_MS = 3_600_000;

const jpeg = (...inside: number[]): Uint8Array => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...inside, 0xff, 0xd9]);
/** A picture whose inside can be looked for: a file of chance bytes does not hold it. */
const portrait = (): Uint8Array => jpeg(...Array.from({ length: 400 }, (_, at) => (at * 7) % 251));
const holds = (bytes: Uint8Array, part: Uint8Array): boolean => Buffer.from(bytes).includes(Buffer.from(part));

let root: string;
let folder: string;
let temp: TempStore;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gatehouse-photos-test-'));
  folder = join(root, 'photos');
  temp = openTempStore();
});
afterEach(() => {
  jest.restoreAllMocks();
  temp.dispose();
  rmSync(root, { recursive: true, force: true });
});

/** The port as after a start; another key file is another box, as on another PC. */
function photos(keyFile = 'secret.key') {
  const secretBox = createKeyFileSecretBox(join(temp.dir, keyFile));
  const { store, logger } = temp;
  return createPhotoFiles({ folder, key: createPhotoKey({ store, secretBox, clock: new FakeClock(), logger }) });
}

const fileOf = (id: string): string => join(folder, `${id}.photo`);

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
  it('gives the very bytes back, also after a restart, and writes one file', async () => {
    await photos().keep(ID, jpeg(1, 2, 3));
    expect(readdirSync(folder)).toEqual([`${ID}.photo`]);
    expect(await photos().read(ID)).toEqual(jpeg(1, 2, 3));
  });

  it('has no byte of the picture on the disk, neither in the file nor while it is being written', async () => {
    const written: Uint8Array[] = [];
    const { rename } = fsPromises;
    jest.spyOn(fsPromises, 'rename').mockImplementation(async (from, to) => {
      written.push(readFileSync(from));
      await rename(from, to);
    });
    await photos().keep(ID, portrait());
    written.push(readFileSync(fileOf(ID)));
    expect(written).toHaveLength(2);
    for (const bytes of written) {
      expect(bytes[0]).toBe(1);
      expect(holds(bytes, Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe(false);
      for (let at = 0; at + 8 <= portrait().length; at += 8) {
        expect(holds(bytes, portrait().subarray(at, at + 8))).toBe(false);
      }
    }
  });

  it('never writes the same picture as the same bytes', async () => {
    const one = photos();
    await one.keep(ID, portrait());
    await one.keep(OTHER_ID, portrait());
    const [a, b] = [readFileSync(fileOf(ID)), readFileSync(fileOf(OTHER_ID))];
    expect(a.subarray(1, 13)).not.toEqual(b.subarray(1, 13));
    expect(a.subarray(29)).not.toEqual(b.subarray(29));
  });

  it('lets only the user of the kiosk read it', async () => {
    await photos().keep(ID, jpeg());
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(statSync(fileOf(ID)).mode & 0o077).toBe(0);
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

describe('a file that is not what it was', () => {
  it('is refused when any one byte of it was changed, or it was cut', async () => {
    const one = photos();
    await one.keep(ID, jpeg(1, 2, 3));
    const whole = readFileSync(fileOf(ID));
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      writeFileSync(fileOf(ID), changed);
      expect((await errorOf(one.read(ID))).code).toBe('SECRET_UNREADABLE');
    }
    for (const length of [0, 1, 28, 29, whole.length - 1]) {
      writeFileSync(fileOf(ID), whole.subarray(0, length));
      expect((await errorOf(one.read(ID))).code).toBe('SECRET_UNREADABLE');
    }
    writeFileSync(fileOf(ID), whole);
    expect(await one.read(ID)).toEqual(jpeg(1, 2, 3));
  });

  it('is refused under another id: nobody gets another person’s photo by swapped files', async () => {
    const one = photos();
    await one.keep(ID, jpeg(1));
    await one.keep(OTHER_ID, jpeg(2));
    renameSync(fileOf(ID), join(folder, 'aside'));
    renameSync(fileOf(OTHER_ID), fileOf(ID));
    renameSync(join(folder, 'aside'), fileOf(OTHER_ID));
    expect((await errorOf(one.read(ID))).code).toBe('SECRET_UNREADABLE');
    expect((await errorOf(one.read(OTHER_ID))).code).toBe('SECRET_UNREADABLE');
  });

  it('is refused when it is a plain picture somebody put there', async () => {
    const one = photos();
    await one.keep(OTHER_ID, jpeg(2));
    writeFileSync(fileOf(ID), portrait());
    expect((await errorOf(one.read(ID))).context).toEqual({ reason: 'photoOtherFormat' });
  });
});

describe('the photo key', () => {
  it('is made once and never in the clear in the store', async () => {
    await photos().keep(ID, jpeg(1));
    const sealed = temp.store.findSecret(PHOTO_KEY_SECRET)?.sealed;
    await photos().keep(OTHER_ID, jpeg(2));
    expect(temp.store.findSecret(PHOTO_KEY_SECRET)?.sealed).toBe(sealed);
    const box = createKeyFileSecretBox(join(temp.dir, 'secret.key'));
    const key = Buffer.from(box.open(sealed ?? ''), 'base64');
    expect(key).toHaveLength(32);
    for (const name of readdirSync(temp.dir).filter((file) => file.startsWith('kiosk.db'))) {
      const bytes = readFileSync(join(temp.dir, name));
      expect(holds(bytes, key) || holds(bytes, Buffer.from(key.toString('base64')))).toBe(false);
    }
    expect(temp.logger.messages('warn')).toEqual([]);
  });

  it('when it was lost: earlier photos stay closed, new ones get a new key, and the log says so once', async () => {
    await photos().keep(ID, jpeg(1));
    const later = photos('another.key');
    expect((await errorOf(later.read(ID))).code).toBe('SECRET_UNREADABLE');
    expect(temp.logger.messages('warn')).toEqual([]);
    await later.keep(OTHER_ID, jpeg(2));
    await later.keep(THIRD_ID, jpeg(3));
    expect(await later.read(OTHER_ID)).toEqual(jpeg(2));
    expect(await photos('another.key').read(THIRD_ID)).toEqual(jpeg(3));
    expect((await errorOf(later.read(ID))).code).toBe('SECRET_UNREADABLE');
    expect(temp.logger.messages('warn')).toHaveLength(1);
  });

  it('comes back with its box: a keyring that was locked for one day costs no photo of the days before', async () => {
    await photos().keep(ID, jpeg(1));
    await photos('another.key').keep(OTHER_ID, jpeg(2));
    expect(await photos().read(ID)).toEqual(jpeg(1));
    await photos().keep(THIRD_ID, jpeg(3));
    expect(await photos().read(THIRD_ID)).toEqual(jpeg(3));
    expect(await photos('another.key').read(OTHER_ID)).toEqual(jpeg(2));
    expect(temp.logger.messages('warn')).toHaveLength(1);
  });

  it('that is no key of ours counts as lost, and is not thrown away', async () => {
    const box = createKeyFileSecretBox(join(temp.dir, 'secret.key'));
    const sealed = box.seal('too short');
    temp.store.transaction((writer) => writer.setSecret(PHOTO_KEY_SECRET, sealed, '', 1));
    await photos().keep(ID, jpeg(1));
    expect(await photos().read(ID)).toEqual(jpeg(1));
    expect(temp.store.findSecret(EARLIER_PHOTO_KEY_SECRET)?.sealed).toBe(sealed);
  });

  it('that cannot be sealed keeps no photo at all rather than a readable one, and stays what it was', async () => {
    await photos().keep(ID, jpeg(1));
    const before = temp.store.findSecret(PHOTO_KEY_SECRET);
    mkdirSync(join(temp.dir, 'no-file.key'));
    expect((await errorOf(photos('no-file.key').keep(OTHER_ID, jpeg(2)))).code).toBe('SECRET_UNREADABLE');
    expect(readdirSync(folder)).toEqual([`${ID}.photo`]);
    expect(temp.store.findSecret(PHOTO_KEY_SECRET)).toEqual(before);
  });
});

describe('erasing', () => {
  it('lists old stills only, and no file that is not its own', async () => {
    const one = photos();
    await one.keep(ID, jpeg());
    await one.keep(OTHER_ID, jpeg());
    writeFileSync(join(folder, 'notes.txt'), 'x');
    age('notes.txt', 99 * HOUR_MS);
    age(`${ID}.photo`, 2 * HOUR_MS);
    expect(await one.listOlderThan(HOUR_MS)).toEqual([ID]);
    await one.removeUnfinished(HOUR_MS);
    expect(readdirSync(folder)).toContain('notes.txt');
  });

  it('removes a still and says what lay there, or that there was none', async () => {
    const one = photos();
    await one.keep(ID, jpeg());
    const file = readFileSync(fileOf(ID));
    const sha256 = createHash('sha256').update(file).digest('hex');
    expect(await one.erase(ID)).toEqual({ bytes: file.length, sha256 });
    expect(one.has(ID)).toBe(false);
    expect(await one.erase(ID)).toBeNull();
    expect((await errorOf(one.erase('../escape'))).code).toBe('VALIDATION');
  });

  it('removes what a crash in the middle of a write left behind', async () => {
    const one = photos();
    writeFileSync(join(folder, `${ID}.photo.0a1b2c3d.tmp`), 'half');
    writeFileSync(join(folder, `${OTHER_ID}.photo.0a1b2c3d.tmp`), 'being written');
    age(`${ID}.photo.0a1b2c3d.tmp`, 2 * HOUR_MS);
    expect(one.has(ID)).toBe(false);
    expect(await one.listOlderThan(HOUR_MS)).toEqual([]);
    await one.removeUnfinished(HOUR_MS);
    expect(readdirSync(folder)).toEqual([`${OTHER_ID}.photo.0a1b2c3d.tmp`]);
    await one.keep(ID, jpeg(9));
    expect(await one.read(ID)).toEqual(jpeg(9));
  });

  it('says so when a still cannot be removed, and finds nothing in a folder that is gone', async () => {
    const one = photos();
    mkdirSync(fileOf(ID));
    await expect(one.erase(ID)).rejects.toBeInstanceOf(AppError);
    rmSync(folder, { recursive: true });
    expect(await one.listOlderThan(0)).toEqual([]);
    await expect(one.removeUnfinished(0)).resolves.toBeUndefined();
  });
});
