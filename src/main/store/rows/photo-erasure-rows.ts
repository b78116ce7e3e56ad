// The proof of erased photos: written once. There is no query here that changes or removes an entry, and triggers refuse one.
import type { PhotoId } from '../../../shared/domain/ids.ts';
import type {
  PhotoErasureRow,
  PhotoErasuresReader,
  PhotoErasuresWriter,
} from '../../core/store-parts/photo-erasures-store.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { PhotoErasuresTable } from '../schema-photos.ts';

type Row = Omit<PhotoErasuresTable, 'seq'>;

export const photoErasureQueries = {
  listPhotoErasures: prepared((p: { beforeSeq: number; limit: number }) =>
    builder
      .selectFrom('photo_erasures')
      .selectAll()
      .where('seq', '<', p.beforeSeq)
      .orderBy('seq', 'desc')
      .limit(p.limit),
  ),
  countPhotoErasures: prepared(() =>
    builder.selectFrom('photo_erasures').select((eb) => eb.fn.countAll<number>().as('count')),
  ),
  findPhotoErasure: prepared((p: { photoId: PhotoId }) =>
    builder.selectFrom('photo_erasures').selectAll().where('photo_id', '=', p.photoId).orderBy('seq', 'desc').limit(1),
  ),
  insertPhotoErasure: prepared((row: Row) =>
    builder
      .insertInto('photo_erasures')
      .values(
        pick(row, [
          'photo_id',
          'movement_id',
          'person_id',
          'taken_at_ms',
          'erased_at_ms',
          'reason',
          'who',
          'file_bytes',
          'file_sha256',
        ]),
      ),
  ),
};

const rowToErasure = (row: Row & { seq: number }): PhotoErasureRow => ({
  seq: row.seq,
  photoId: row.photo_id,
  movementId: row.movement_id,
  personId: row.person_id,
  takenAtMs: row.taken_at_ms,
  erasedAtMs: row.erased_at_ms,
  reason: row.reason,
  who: row.who,
  fileBytes: row.file_bytes,
  fileSha256: row.file_sha256,
});

/** The proofs, read. */
export function photoErasureReader(reader: Reader): Omit<PhotoErasuresReader, 'findPhotoUse'> {
  return {
    listPhotoErasures: ({ beforeSeq, limit }) =>
      reader
        .all(photoErasureQueries.listPhotoErasures({ beforeSeq: beforeSeq ?? Number.MAX_SAFE_INTEGER, limit }))
        .map(rowToErasure),
    countPhotoErasures: () => reader.first(photoErasureQueries.countPhotoErasures({}))?.count ?? 0,
    findPhotoErasure(photoId) {
      const row = reader.first(photoErasureQueries.findPhotoErasure({ photoId }));
      return row === undefined ? null : rowToErasure(row);
    },
  };
}

/** The proofs, written. */
export function photoErasureWriter(writer: Writer): PhotoErasuresWriter {
  return {
    insertPhotoErasure(erasure) {
      writer.run(
        photoErasureQueries.insertPhotoErasure({
          photo_id: erasure.photoId,
          movement_id: erasure.movementId,
          person_id: erasure.personId,
          taken_at_ms: erasure.takenAtMs,
          erased_at_ms: erasure.erasedAtMs,
          reason: erasure.reason,
          who: erasure.who,
          file_bytes: erasure.fileBytes,
          file_sha256: erasure.fileSha256,
        }),
      );
    },
  };
}
