// What an outbox row carries of a mark: enough to send it without the movement, in our own ids and letters.
import { z } from 'zod';
import { codeLetter, localDate, session } from '../../../shared/domain/attendance.ts';
import { markId, personId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark.ts';
import type { OutboxRow } from '../store-port.ts';

/** The version that new rows are written with. Older ones stay readable for ever: rows wait through updates. */
export const MARK_PAYLOAD_VERSION = 1;

const markPayloadV1 = z.strictObject({
  markId,
  personId,
  date: localDate,
  session,
  code: codeLetter,
  minutesLate: z.number().int().min(0).nullable(),
  comment: z.string().max(200).nullable(),
});
export type MarkPayload = z.infer<typeof markPayloadV1>;

/** Builds the stored text of a mark's outbox row. */
export function buildMarkPayload(mark: Mark): string {
  const payload: MarkPayload = {
    markId: mark.id,
    personId: mark.personId,
    date: mark.date,
    session: mark.session,
    code: mark.code,
    minutesLate: mark.minutesLate,
    comment: mark.comment,
  };
  return JSON.stringify(payload);
}

/** Reads a stored payload; null when its version is unknown or it no longer parses. Never throws: such a row is parked. */
export function parseMarkPayload(row: Pick<OutboxRow, 'payloadVersion' | 'payload'>): MarkPayload | null {
  if (row.payloadVersion !== MARK_PAYLOAD_VERSION) return null;
  try {
    const parsed = markPayloadV1.safeParse(JSON.parse(row.payload));
    return parsed.success ? parsed.data : null;
  } catch {
    // JSON.parse says no more than this: the text is damaged.
    return null;
  }
}
