// The proofs of erased photos for people: a page of them, and all as a table for a file.
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { ERASURES_PAGE_SIZE, type PhotoErasureView } from '../../../shared/ipc/admin/photo-erasures-contract.ts';
import type { ExportTable } from '../export/table.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { PhotoErasureRow } from '../store-parts/photo-erasures-store.ts';

type ReadContext = Pick<KioskContext, 'store' | 'settings'>;

function nameOf({ store }: ReadContext, personId: PersonId | null): string | null {
  const person = personId === null ? null : store.findPerson(personId);
  return person === null ? null : `${person.forename} ${person.surname}`;
}

const toView = (context: ReadContext, row: PhotoErasureRow): PhotoErasureView => ({
  seq: row.seq,
  photoId: row.photoId,
  personName: nameOf(context, row.personId),
  takenAtMs: row.takenAtMs,
  erasedAtMs: row.erasedAtMs,
  reason: row.reason,
  who: row.who,
  fileSha256: row.fileSha256,
});

/** One page of the proofs, newest first. */
export function listErasures(
  context: ReadContext,
  beforeSeq: number | null,
): { readonly rows: PhotoErasureView[]; readonly total: number } {
  const { store } = context;
  const rows = store.listPhotoErasures({ beforeSeq, limit: ERASURES_PAGE_SIZE }).map((row) => toView(context, row));
  return { rows, total: store.countPhotoErasures() };
}

/** Every proof as a table, oldest first. */
export function erasuresTable(context: ReadContext): ExportTable {
  const { store, settings } = context;
  const zone = settings().kiosk.timeZone;
  const rows = store.listPhotoErasures({ beforeSeq: null, limit: Number.MAX_SAFE_INTEGER });
  return {
    title: 'Erased photos',
    columns: [
      { key: 'erasedOn', label: 'Erased on', type: 'date' },
      { key: 'erasedAt', label: 'At', type: 'time' },
      { key: 'takenOn', label: 'Taken on', type: 'date' },
      { key: 'person', label: 'Person', type: 'text' },
      { key: 'reason', label: 'Why', type: 'text' },
      { key: 'who', label: 'By', type: 'text' },
      { key: 'photoId', label: 'Photo', type: 'text' },
      { key: 'movementId', label: 'Movement', type: 'text' },
      { key: 'fileBytes', label: 'Bytes of the file', type: 'number' },
      { key: 'fileSha256', label: 'SHA-256 of the encrypted file', type: 'text' },
    ],
    rows: [...rows].reverse().map((row) => {
      const erased = schoolTimeAt(row.erasedAtMs, zone);
      return {
        erasedOn: erased.localDate,
        erasedAt: erased.timeText,
        takenOn: schoolTimeAt(row.takenAtMs, zone).localDate,
        person: nameOf(context, row.personId),
        reason: row.reason,
        who: row.who,
        photoId: row.photoId,
        movementId: row.movementId,
        fileBytes: row.fileBytes,
        fileSha256: row.fileSha256,
      };
    }),
  };
}
