import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import Database from 'better-sqlite3';
import { newRequest, openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import { actionId, photoId as photoIdSchema, type PhotoId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { createPhotoFiles } from '../../devices/photos/photo-files.ts';
import { createPhotoKey } from '../../devices/photos/photo-key.ts';
import { createKeyFileSecretBox } from '../../devices/secrets/key-file-secret-box.ts';
import { recordMovement } from '../movements/record-movement.ts';
import type { PhotoFiles } from '../ports.ts';
import { eraseExpired, UNUSED_STILL_MS } from './erase-expired.ts';
import { erasuresTable, listErasures } from './read-erasures.ts';

const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 0xff, 0xd9);
const DAY_MS = 24 * 60 * 60_000;

let scene: KioskScene;
let photos: PhotoFiles;
beforeEach(() => {
  scene = openKioskScene();
  const { store, logger, dir } = scene.temp;
  const secretBox = createKeyFileSecretBox(path.join(dir, 'secret.key'));
  photos = createPhotoFiles({
    folder: path.join(dir, 'photos'),
    key: createPhotoKey({ store, secretBox, clock: scene.clock, logger }),
  });
});
afterEach(() => scene.dispose());

const fileOf = (id: PhotoId): string => path.join(scene.temp.dir, 'photos', `${id}.photo`);

/** A still of now by the kiosk's clock, whose file has lain there for a while by the PC's. */
async function takeStill(): Promise<PhotoId> {
  const id = photoIdSchema.parse(scene.context.random.uuidV7(scene.clock.nowMs()));
  await photos.keep(id, JPEG);
  const written = new Date(Date.now() - UNUSED_STILL_MS - 1_000);
  utimesSync(fileOf(id), written, written);
  return id;
}

async function leaveWithPhoto(): Promise<PhotoId> {
  const photoId = await takeStill();
  const request = {
    requestId: newRequest(),
    personId: scene.addPupil(),
    actionId: actionId.parse('out-medical'),
    photoId,
    termsVersionId: null,
    identifiedBy: 'name' as const,
  };
  recordMovement(scene.context, request, (id) => photos.has(id));
  return photoId;
}

const erase = (use: PhotoFiles = photos) =>
  eraseExpired({ ...scene.context, store: scene.temp.store, photos: use, keepDays: 30 });

/** What the audit says of erased photos, as it lies in the file. */
function proofs(): readonly unknown[] {
  const db = new Database(scene.temp.file, { readonly: true });
  try {
    const rows = db.prepare(`SELECT who, detail_json FROM audit WHERE what = 'photo.erased' ORDER BY seq`).all();
    return rows.map((row) => {
      const { who, detail_json: detail } = row as { who: string; detail_json: string }; // as: the two columns asked for
      return { who, ...(JSON.parse(detail) as object) }; // as: entries of ours are objects
    });
  } finally {
    db.close();
  }
}

describe('erasing photos after their purpose', () => {
  it('erases the photo of a movement after its days and proves it by ids, without a name', async () => {
    const takenAtMs = scene.clock.nowMs();
    const photoId = await leaveWithPhoto();
    scene.clock.advance(30 * DAY_MS - 1);
    expect(await erase()).toEqual({ unused: 0, expired: 0 });
    expect(existsSync(fileOf(photoId))).toBe(true);
    scene.clock.advance(1);
    expect(await erase()).toEqual({ unused: 0, expired: 1 });
    expect(existsSync(fileOf(photoId))).toBe(false);
    expect(proofs()).toEqual([{ who: 'kiosk', reason: 'expired', photoId, takenAtMs, keepDays: 30 }]);
    expect(JSON.stringify(proofs())).not.toMatch(/Siân|Owen/);
  });

  it('leaves a proof with the hash of the very file, its movement and whose it was', async () => {
    const photoId = await leaveWithPhoto();
    const use = scene.temp.store.findPhotoUse(photoId);
    const file = readFileSync(fileOf(photoId));
    const takenAtMs = scene.clock.nowMs();
    scene.clock.advance(30 * DAY_MS);
    await erase();
    expect(scene.temp.store.findPhotoErasure(photoId)).toEqual({
      seq: 1,
      photoId,
      ...use,
      takenAtMs,
      erasedAtMs: takenAtMs + 30 * DAY_MS,
      reason: 'expired',
      who: 'kiosk',
      fileBytes: file.length,
      fileSha256: createHash('sha256').update(file).digest('hex'),
    });
  });

  it('is told to people: a page of proofs with whose photo it was, and all of them as a table', async () => {
    const photoId = await leaveWithPhoto();
    await takeStill();
    scene.clock.advance(30 * DAY_MS);
    await erase();
    const context = { store: scene.temp.store, settings: scene.context.settings };
    const { rows, total } = listErasures(context, null);
    expect(total).toBe(2);
    expect(rows.map(({ personName, reason }) => ({ personName, reason }))).toEqual(
      expect.arrayContaining([
        { personName: expect.stringMatching(/\w+ \w+/), reason: 'expired' },
        { personName: null, reason: 'unused' },
      ]),
    );
    expect(listErasures(context, rows[0]?.seq ?? 0).rows).toEqual(rows.slice(1));
    const table = erasuresTable(context);
    expect(new Set(table.rows.map((row) => row['reason']))).toEqual(new Set(['expired', 'unused']));
    const proof = scene.temp.store.findPhotoErasure(photoId);
    expect(table.rows).toContainEqual(expect.objectContaining({ photoId, fileSha256: proof?.fileSha256 }));
  });

  it('leaves proofs that nobody can change or take away', async () => {
    await leaveWithPhoto();
    scene.clock.advance(30 * DAY_MS);
    await erase();
    const db = new Database(scene.temp.file);
    try {
      expect(() => db.exec(`UPDATE photo_erasures SET who = 'nobody'`)).toThrow('append-only');
      expect(() => db.exec('DELETE FROM photo_erasures')).toThrow('append-only');
    } finally {
      db.close();
    }
  });

  it('erases stills nobody used with one entry a sweep, and none when there was nothing', async () => {
    await takeStill();
    await takeStill();
    const used = await leaveWithPhoto();
    expect(await erase()).toEqual({ unused: 2, expired: 0 });
    expect(await erase()).toEqual({ unused: 0, expired: 0 });
    expect(photos.has(used)).toBe(true);
    expect(proofs()).toEqual([{ who: 'kiosk', reason: 'unused', count: 2 }]);
    const each = scene.temp.store.listPhotoErasures({ beforeSeq: null, limit: 10 });
    expect(each.map(({ reason, movementId, personId }) => ({ reason, movementId, personId }))).toEqual([
      { reason: 'unused', movementId: null, personId: null },
      { reason: 'unused', movementId: null, personId: null },
    ]);
  });

  it('leaves a still alone that somebody is looking at', async () => {
    const id = photoIdSchema.parse(scene.context.random.uuidV7(scene.clock.nowMs()));
    await photos.keep(id, JPEG);
    expect(await erase()).toEqual({ unused: 0, expired: 0 });
    expect(photos.has(id)).toBe(true);
  });

  it('proves nothing of a photo that is still there, erases the others, and says so once', async () => {
    const stuck = await leaveWithPhoto();
    const free = await leaveWithPhoto();
    scene.clock.advance(31 * DAY_MS);
    rmSync(fileOf(stuck));
    mkdirSync(fileOf(stuck));
    const written = new Date(Date.now() - UNUSED_STILL_MS - 1_000);
    utimesSync(fileOf(stuck), written, written);
    expect(await erase()).toEqual({ unused: 0, expired: 1 });
    expect(proofs()).toMatchObject([{ photoId: free }]);
    expect(scene.temp.store.findPhotoErasure(stuck)).toBeNull();
    expect(scene.temp.logger.messages('error')).toEqual(['photos could not be erased']);
  });

  it('erases nothing more when an entry cannot be written', async () => {
    await leaveWithPhoto();
    await leaveWithPhoto();
    scene.clock.advance(31 * DAY_MS);
    const store = {
      ...scene.temp.store,
      transaction: () => {
        throw new AppError('STORAGE_FULL');
      },
    };
    const asked = jest.fn((photoId: string) => photos.erase(photoId));
    const work = eraseExpired({ ...scene.context, store, photos: { ...photos, erase: asked }, keepDays: 30 });
    await expect(work).rejects.toThrow('STORAGE_FULL');
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('keeps every photo when the store cannot say whether it is used', async () => {
    const photoId = await takeStill();
    const store = {
      ...scene.temp.store,
      findPhotoUse: () => {
        throw new AppError('STORAGE_BUSY');
      },
    };
    await expect(eraseExpired({ ...scene.context, store, photos, keepDays: 30 })).rejects.toThrow('STORAGE_BUSY');
    expect(readFileSync(fileOf(photoId)).length).toBeGreaterThan(0);
  });
});
