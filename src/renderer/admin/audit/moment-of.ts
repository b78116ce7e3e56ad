// When an entry was written, as people read it.
import { DateTime } from 'luxon';
import type { AuditRowView } from '../../../shared/ipc/admin/audit-contract.ts';

/** "23 Nov 2026, 09:12". */
export function momentOf({ localDate, timeText }: Pick<AuditRowView, 'localDate' | 'timeText'>): string {
  return `${DateTime.fromISO(localDate, { zone: 'utc', locale: 'en-GB' }).toFormat('d LLL yyyy')}, ${timeText}`;
}
