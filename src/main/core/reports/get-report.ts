// The report: the store counts, this folds and names.
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { mondayOf } from '../../../shared/domain/term-dates.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type {
  Report,
  ReportChoices,
  ReportCounts,
  ReportPerson,
  ReportQuestion,
} from '../../../shared/ipc/admin/reports-contract.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { fullName } from '../directory/name-labels.ts';
import type { Clock } from '../ports.ts';
import type { Store } from '../store-port.ts';
import type { IncidentGroup, PersonIncidents } from '../store-parts/reports-store.ts';
import { countedDays, type SchoolCalendar } from './counted-days.ts';
import { foldBy, incidentsIn, noCounts, totalOf, withGroup } from './fold-incidents.ts';

export interface ReportContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly settings: () => Settings;
}

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

function calendarOf({ registers, termDates, kiosk }: Settings): SchoolCalendar {
  return { registers, termDates, timeZone: kiosk.timeZone };
}

/** Counts and folds. @throws AppError VALIDATION for a range that ends before it begins, STORAGE_* */
export function getReport(context: ReportContext, question: ReportQuestion): Report {
  if (question.from > question.to) throw new AppError('VALIDATION', { fields: { to: 'before from' } });
  const calendar = calendarOf(context.settings());
  const days = countedDays(question, calendar);
  const asked = { days, yearName: question.yearName, userTypeId: question.userTypeId };
  const { groups, people } = context.store.countIncidents(asked);
  const persons = byPerson(context.store, people);
  const dates = days.map(({ date }) => date);
  const weekdayOf = new Map(
    days.map(({ date, amOpensMs }) => [date, schoolTimeAt(amOpensMs, calendar.timeZone).weekday]),
  );
  const day = foldBy(groups, ({ localDate }) => localDate, dates);
  const week = foldBy(groups, ({ localDate }) => mondayOf(localDate), [...new Set(dates.map(mondayOf))]);
  const weekday = foldBy(groups, ({ localDate }) => weekdayOf.get(localDate), calendar.registers.schoolDays);
  const year = foldBy(groups, ({ yearName }) => yearName);
  return {
    totals: totalOf(groups),
    schoolDays: days.length,
    people: persons.length,
    byDay: Array.from(day, ([date, counts]) => ({ date, ...counts })),
    byWeek: Array.from(week, ([monday, counts]) => ({ monday, ...counts })),
    byWeekday: Array.from(weekday).flatMap(([name, counts]) =>
      name === undefined ? [] : [{ weekday: name, ...counts }],
    ),
    byYear: Array.from(year, ([yearName, counts]) => ({ yearName, ...counts })).sort((a, b) =>
      compareYears(a.yearName, b.yearName),
    ),
    byReason: byReason(context.store, groups),
    byPerson: persons,
  };
}

/** Years as people count them, those without one last. */
function compareYears(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return collator.compare(a, b);
}

function byReason(store: Store, groups: readonly IncidentGroup[]): Report['byReason'] {
  const names = new Map(store.listActions().map(({ id, name }) => [id, name]));
  return Array.from(
    foldBy(groups, ({ actionId }) => actionId),
    ([actionId, counts]) => ({ actionId, name: names.get(actionId) ?? actionId, ...counts }),
  ).sort((a, b) => incidentsIn(b) - incidentsIn(a) || collator.compare(a.name, b.name));
}

function byPerson(store: Store, incidents: readonly PersonIncidents[]): ReportPerson[] {
  const counted = new Map<PersonId, ReportCounts & { readonly longestMinutes: number }>();
  for (const incident of incidents) {
    const before = counted.get(incident.personId) ?? { ...noCounts, longestMinutes: 0 };
    const longestMinutes = Math.max(before.longestMinutes, incident.longestMinutes);
    counted.set(incident.personId, { ...withGroup(before, incident), longestMinutes });
  }
  return store
    .listReportPeople([...counted.keys()])
    .flatMap(({ id, yearName, formName, ...name }) => {
      const counts = counted.get(id);
      return counts === undefined ? [] : [{ personId: id, name: fullName(name), yearName, formName, ...counts }];
    })
    .sort((a, b) => incidentsIn(b) - incidentsIn(a) || collator.compare(a.name, b.name));
}

/** What the filters of the page offer. */
export function getReportChoices({ store, clock, settings }: ReportContext): ReportChoices {
  const { kiosk, termDates, registers } = settings();
  return {
    today: schoolTimeAt(clock.nowMs(), kiosk.timeZone).localDate,
    yearNames: [...store.listReportYears()].sort(compareYears),
    userTypes: store.listUserTypes().map(({ id, name }) => ({ id, name })),
    termDates,
    registers,
  };
}
