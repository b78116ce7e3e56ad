// One mark as Wonde wants it written (docs/wonde.md).
import type { WondeSettings } from '../../shared/settings/schema.ts';
import type { MarkDetails } from '../core/sync/mis-capability.ts';
import type { SessionMark } from '../core/wonde-port.ts';

/** The details that this kiosk's own switches let out. */
export function asSwitched({ sendComment, sendMinutesLate }: WondeSettings): MarkDetails {
  return { comment: sendComment, minutesLate: sendMinutesLate };
}

/** Optional keys are left out rather than sent as null or 0, as Wonde's own client does. */
export function markBody(mark: SessionMark, sent: MarkDetails): Readonly<Record<string, unknown>> {
  const { minutesLate, comment } = mark;
  return {
    date: mark.date,
    session: mark.session,
    student_id: mark.studentId,
    attendance_code_id: mark.codeId,
    ...(sent.comment && comment !== null && comment !== '' ? { comment } : {}),
    ...(sent.minutesLate && minutesLate !== null && minutesLate > 0 ? { minutes_late: minutesLate } : {}),
  };
}
