// A person's whole history of movements, and how often they were late in the school year.
import { DateTime } from 'luxon';
import { localDate as localDateSchema, type LocalDate } from '../../../shared/domain/attendance.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { HistoryRow, LatenessWeek } from '../../../shared/ipc/admin/people-contract.ts';
import type { KioskContext } from '../kiosk-context.ts';
import { markOf } from '../logbook/logbook-row.ts';
import { todayAt } from './standing.ts';

const FIRST_MONTH_OF_SCHOOL_YEAR = 9;

export interface Lateness {
  readonly from: LocalDate;
  readonly weeks: LatenessWeek[];
  readonly times: number;
  readonly minutes: number;
}

/** What the chart is made of: the date and the minutes of one late arrival. */
export interface LateArrival {
  readonly localDate: LocalDate;
  readonly minutes: number;
}

const iso = (date: DateTime): LocalDate => localDateSchema.parse(date.toFormat('yyyy-MM-dd'));
const dayOf = (date: LocalDate): DateTime => DateTime.fromISO(date, { zone: 'utc' });

/** The first of September that a date belongs to. */
export function schoolYearStart(today: LocalDate): LocalDate {
  const { year, month } = dayOf(today);
  return iso(DateTime.utc(month >= FIRST_MONTH_OF_SCHOOL_YEAR ? year : year - 1, FIRST_MONTH_OF_SCHOOL_YEAR, 1));
}

/** Late arrivals by week, from the start of the school year to the week of `today`, weeks without any among them. */
export function latenessByWeek(arrivals: readonly LateArrival[], today: LocalDate): Lateness {
  const from = schoolYearStart(today);
  const weeks = new Map<LocalDate, { monday: LocalDate; times: number; minutes: number }>();
  for (let monday = dayOf(from).startOf('week'); iso(monday) <= today; monday = monday.plus({ weeks: 1 })) {
    weeks.set(iso(monday), { monday: iso(monday), times: 0, minutes: 0 });
  }
  for (const { localDate, minutes } of arrivals) {
    const week = localDate < from ? undefined : weeks.get(iso(dayOf(localDate).startOf('week')));
    if (week === undefined) continue;
    week.times += 1;
    week.minutes += minutes;
  }
  const all = [...weeks.values()];
  const sumOf = (field: 'times' | 'minutes'): number => all.reduce((sum, week) => sum + week[field], 0);
  return { from, weeks: all, times: sumOf('times'), minutes: sumOf('minutes') };
}

/** Every movement of a person, newest first, with its marks; and the lateness of this school year. @throws AppError NOT_FOUND */
export function getHistory(
  { store, clock, settings }: Pick<KioskContext, 'store' | 'clock' | 'settings'>,
  personId: PersonId,
): { readonly rows: HistoryRow[]; readonly lateness: Lateness } {
  if (store.findPerson(personId) === null) throw new AppError('NOT_FOUND', { context: { what: 'person' } });
  const { timeZone } = settings().kiosk;
  const nowMs = clock.nowMs();
  const now = { nowMs, today: todayAt(nowMs, timeZone), settings: settings() };
  const marks = store.listMarksOfPerson(personId);
  const movements = store.listHistory(personId);
  const rows = movements.map((movement): HistoryRow => ({
    movementId: movement.id,
    kind: movement.kind,
    direction: movement.direction,
    actionName: movement.actionName,
    localDate: movement.localDate,
    occurredAtMs: movement.occurredAtMs,
    timeText: schoolTimeAt(movement.occurredAtMs, timeZone).timeText,
    building: movement.building,
    identifiedBy: movement.identifiedBy,
    marks: (marks.get(movement.id) ?? []).map((mark) => markOf(mark, now)),
  }));
  const arrivals = movements
    .filter(({ kind }) => kind === 'late')
    .map(({ id, localDate }) => ({ localDate, minutes: marks.get(id)?.[0]?.mark.minutesLate ?? 0 }));
  return { rows, lateness: latenessByWeek(arrivals, now.today) };
}
