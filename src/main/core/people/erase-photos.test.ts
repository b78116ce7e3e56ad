import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aMovement } from '../../../../tests/fixtures/builders/store-facts.ts';
import { openPeopleScene, type PeopleScene } from '../../../../tests/harness/people-scene.ts';
import { actionId, photoId, type PersonId } from '../../../shared/domain/ids.ts';
import { setPhotoPermission } from './change-profile.ts';
import { erasePhotosOf } from './erase-photos.ts';

let scene: PeopleScene;
let ann: PersonId;
let ben: PersonId;
/** Photos on disk. */
let kept: Set<string>;
beforeEach(() => {
  scene = openPeopleScene();
  ann = scene.addPerson();
  ben = scene.addPerson();
  kept = new Set();
});
afterEach(() => scene.dispose());

function photographed(personId: PersonId): string {
  const photo = photoId.parse(scene.context.random.uuidV7(scene.clock.nowMs()));
  const movement = aMovement({ personId, photoId: photo, actionId: actionId.parse('late-bus') });
  scene.context.store.transaction((writer) => writer.insertMovement(movement));
  kept.add(photo);
  return photo;
}

const FILE = { bytes: 40_000, sha256: 'a'.repeat(64) };
const photos = {
  has: (id: string) => kept.has(id),
  erase: (id: string) => Promise.resolve(kept.delete(id) ? FILE : null),
};
const deps = () => ({ ...scene.context, photos });

describe('erasing the photos of a person', () => {
  it('takes every one of theirs and nobody else’s; each is written down, the movements stay', async () => {
    const gone = photographed(ann);
    const mine = photographed(ann);
    photographed(ann);
    const other = photographed(ben);
    kept.delete(gone);
    expect(await erasePhotosOf(deps(), ann, 'Adam')).toEqual({ erased: 2, failed: 0 });
    expect([...kept]).toEqual([other]);
    expect(scene.context.store.countAudit('photo.erased')).toBe(2);
    expect(scene.audit().every(({ who, subjectId }) => who === 'Adam' && subjectId === ann)).toBe(true);
    expect(scene.context.store.listPhotosOf(ann).map(({ photoId: id }) => id)).toContain(mine);
  });

  it('leaves a proof of each that no name is in: which, whose, when, why, by whom and what lay on the disk', async () => {
    const mine = photographed(ann);
    await erasePhotosOf(deps(), ann, 'Adam');
    const { store, clock } = scene.context;
    expect(store.listPhotoErasures({ beforeSeq: null, limit: 10 })).toEqual([
      {
        seq: 1,
        photoId: mine,
        movementId: store.listPhotosOf(ann)[0]?.movementId,
        personId: ann,
        takenAtMs: clock.nowMs(),
        erasedAtMs: clock.nowMs(),
        reason: 'requested',
        who: 'Adam',
        fileBytes: FILE.bytes,
        fileSha256: FILE.sha256,
      },
    ]);
  });

  it('says of somebody whose permission is refused that it was withdrawn', async () => {
    const mine = photographed(ann);
    setPhotoPermission(scene.context, ann, 'refused', 'Adam');
    await erasePhotosOf(deps(), ann, 'Adam');
    expect(scene.context.store.findPhotoErasure(photoId.parse(mine))?.reason).toBe('withdrawn');
  });

  it('says how many could not be erased, and still takes the others', async () => {
    const held = photographed(ann);
    photographed(ann);
    const erase = (id: string) => (id === held ? Promise.reject(new Error('open elsewhere')) : photos.erase(id));
    expect(await erasePhotosOf({ ...deps(), photos: { ...photos, erase } }, ann, 'Adam')).toEqual({
      erased: 1,
      failed: 1,
    });
    expect(scene.context.store.countAudit('photo.erased')).toBe(1);
    expect(kept.has(held)).toBe(true);
  });

  it('of nobody known is refused', async () => {
    const nobody = scene.context.random.uuidV7(0) as PersonId; // as: a well-formed id
    await expect(erasePhotosOf(deps(), nobody, 'Adam')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
