// This kiosk's marks of a session as the register would show them.
import type { CodeLetter } from '../../shared/domain/attendance.ts';
import type { MarkWithState, OutboxRow, StoreReader } from '../core/store-port.ts';
import { parseMarkPayload } from '../core/sync/mark-payload.ts';
import type { SessionMark } from '../core/wonde-port.ts';

export type OwnMark = SessionMark & { readonly codeLetter: CodeLetter };

/** The mark of a row under Wonde's ids as they are now; null where that cannot be said. */
export function ownMark(store: StoreReader, row: OutboxRow): OwnMark | null {
  const payload = parseMarkPayload(row);
  const person = payload === null ? null : store.findPerson(payload.personId);
  const codeId = payload === null ? null : (store.findAttendanceCode(payload.code)?.wondeId ?? null);
  if (payload === null || person === null || codeId === null) return null;
  const { date, session, minutesLate, comment, code } = payload;
  return { studentId: person.wondeId, date, session, codeId, minutesLate, comment, codeLetter: code };
}

const mayHaveBeenSent = (row: OutboxRow): boolean => row.submittedAtMs !== null || row.maybeApplied || row.attempts > 0;

/** Those of the session that were made before the row's mark and may have been sent: an MIS can write them after it. */
export function olderMarks(
  store: StoreReader,
  newestFirst: readonly MarkWithState[],
  row: OutboxRow,
): readonly OwnMark[] {
  const place = newestFirst.findIndex(({ mark }) => mark.id === row.id);
  return newestFirst
    .slice(place + 1)
    .flatMap(({ outbox }) => (outbox !== null && mayHaveBeenSent(outbox) ? [ownMark(store, outbox)] : []))
    .filter((mark) => mark !== null);
}
