// The proofs of erased photos: read and exported, never changed from here.
import { z } from 'zod';
import { photoErasureReason } from '../../domain/photo-erasure.ts';
import { command, query } from '../endpoint.ts';
import { EXPORT_TIMEOUT_MS, exported, exportFormat } from './export-contract.ts';

/** How many proofs one answer holds; *Show older* asks for those before. */
export const ERASURES_PAGE_SIZE = 20;

export const photoErasure = z.object({
  seq: z.number().int(),
  photoId: z.string(),
  /** Whose it was, where a movement took it up. */
  personName: z.string().nullable(),
  takenAtMs: z.number().int(),
  erasedAtMs: z.number().int(),
  reason: photoErasureReason,
  who: z.string(),
  /** Of the encrypted file as it lay on the disk. */
  fileSha256: z.string(),
});
export type PhotoErasureView = z.infer<typeof photoErasure>;

export const photoErasuresContract = {
  'photos.listErasures': query({
    role: 'administrator',
    input: z.object({ beforeSeq: z.number().int().nullable() }),
    output: z.object({ rows: z.array(photoErasure), total: z.number().int() }),
  }),
  /** Every proof, oldest first. */
  'photos.exportErasures': command({
    role: 'administrator',
    input: z.object({ format: exportFormat }),
    output: exported,
    timeoutMs: EXPORT_TIMEOUT_MS,
  }),
} as const;
