// The days a logbook's range stands for at this moment, at the school.
import { DateTime } from 'luxon';
import { localDate, type LocalDate } from '../../../shared/domain/attendance.ts';
import type { LogbookRange } from '../../../shared/ipc/admin/logbook-contract.ts';

/** First and last day; null where the range is open. */
export interface Days {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** A calendar date some days on; the date alone, so no zone matters. */
function plusDays(date: LocalDate, days: number): LocalDate {
  return localDate.parse(DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd'));
}

/** The days of a range. A week is Monday to Sunday. */
export function daysOf(range: LogbookRange, today: LocalDate): Days {
  switch (range.kind) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: plusDays(today, -1), to: plusDays(today, -1) };
    case 'week': {
      const monday = plusDays(today, 1 - DateTime.fromISO(today, { zone: 'utc' }).weekday);
      return { from: monday, to: plusDays(monday, 6) };
    }
    case 'any':
      return { from: null, to: null };
    case 'custom':
      return { from: range.from, to: range.to };
  }
}
