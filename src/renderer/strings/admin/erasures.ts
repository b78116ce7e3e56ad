// The words of the proofs of erased photos.
import type { PhotoErasureReason } from '../../../shared/domain/photo-erasure.ts';

const reasons: Readonly<Record<PhotoErasureReason, string>> = {
  expired: 'Its days were over',
  unused: 'Nobody used it',
  requested: 'Asked for',
  withdrawn: 'Permission refused',
};

export const erasureWords = {
  title: 'Erased photos',
  lead: 'A line for every photo the kiosk erased. Nobody can change or remove one, and the photo itself is gone.',
  table: 'Erased photos, newest first',
  columns: { erased: 'Erased', taken: 'Taken', person: 'Person', reason: 'Why', who: 'By', photo: 'Photo' },
  reasons,
  nobody: 'Nobody',
  /** The end of an id and of a hash: enough to compare with the file, where all of both is. */
  photo: (id: string, sha256: string) => `…${id.slice(-8)}, file ${sha256.slice(0, 8)}…`,
  count: (shown: number, all: number) => `${shown} of ${all}`,
  more: 'Show older ones',
  export: 'Export',
  exportCsv: 'As CSV',
  exportXlsx: 'As Excel workbook',
  exported: (count: number, file: string) => `${count} lines saved as ${file}.`,
  empty: 'No photo erased yet',
  emptyText: 'The first line is written when a photo’s days are over, or when somebody walks away from one.',
  disk: 'Files were encrypted and are removed, not overwritten: no disk of today promises where it writes.',
} as const;
