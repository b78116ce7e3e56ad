// A mark: what a movement means for the register, and where its writeback stands.
import { z } from 'zod';
import { codeLetter, localDate, session } from './attendance.ts';
import { markId, movementId, personId } from './ids.ts';

export const mark = z.strictObject({
  id: markId,
  movementId,
  personId,
  date: localDate,
  session,
  code: codeLetter,
  minutesLate: z.number().int().min(0).nullable(),
  comment: z.string().max(200).nullable(),
  /** One sentence a receptionist reads: "U: arrived 09:31, the register closed at 09:15". */
  explanation: z.string(),
  /** Set where a person corrected an earlier mark: both are kept, with who and why (attendance-rules.md). */
  correction: z.object({ of: markId, by: z.string(), reason: z.string() }).nullable(),
});
export type Mark = z.infer<typeof mark>;

/** Where a mark stands, in the receptionist's words (product.md, Writeback). */
export const writebackState = z.enum([
  'waiting',
  'sent',
  'confirmed',
  'refused',
  'superseded',
  'not_needed',
  'needs_person',
]);
export type WritebackState = z.infer<typeof writebackState>;
