// What an outbox row carries of a mark: enough to send it without the movement, in our own ids and letters.
import { z } from 'zod';
import { codeLetter, localDate, session } from '../../../shared/domain/attendance.ts';
import { markId, personId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark.ts';
import type { OutboxRow } from '../store-port.ts';

/** The version that new rows are written with. Older ones stay readable for ever: rows wait through updates. */
export const MARK_PAYLOAD_VERSION = 2;

const markPayloadV1 = z.strictObject({
  markId,
  personId,
  date: localDate,
  session,
  code: codeLetter,
  minutesLate: z.number().int().min(0).nullable(),
  comment: z.string().max(200).nullable(),
});

const markPayloadV2 = markPayloadV1.extend({
  /** Arriving, not leaving. */
  isArrival: z.boolean(),
  /** May go over a presence or a planned mark: the school's setting, or a person's correction. */
  overwrites: z.boolean(),
});
export type MarkPayload = z.infer<typeof markPayloadV2>;

/** Builds the stored text of a mark's outbox row. */
export function buildMarkPayload(mark: Mark, how: Pick<MarkPayload, 'isArrival' | 'overwrites'>): string {
  const payload: MarkPayload = {
    ...how,
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
  try {
    const stored: unknown = JSON.parse(row.payload);
    if (row.payloadVersion === 1) {
      const old = markPayloadV1.safeParse(stored);
      // Only arrivals had minutes then, and nothing could be told to overwrite.
      return old.success ? { ...old.data, isArrival: old.data.minutesLate !== null, overwrites: false } : null;
    }
    if (row.payloadVersion !== MARK_PAYLOAD_VERSION) return null;
    const parsed = markPayloadV2.safeParse(stored);
    return parsed.success ? parsed.data : null;
  } catch {
    // JSON.parse says no more than this: the text is damaged.
    return null;
  }
}
