// Reports: lateness and early leaving, counted by the store; and the term dates that say which days count.
import { z } from 'zod';
import { localDate, registerTimes, weekday } from '../../domain/attendance.ts';
import { actionId, personId } from '../../domain/ids.ts';
import { termDates } from '../../domain/term-dates.ts';
import { userTypeId } from '../../domain/user-type.ts';
import { command, query } from '../endpoint.ts';
import { EXPORT_TIMEOUT_MS, exported, exportFormat } from './export-contract.ts';

export const reportQuestion = z.object({
  from: localDate,
  to: localDate,
  /** As the year was called on the day; null: every year. */
  yearName: z.string().max(60).nullable(),
  userTypeId: userTypeId.nullable(),
});
export type ReportQuestion = z.infer<typeof reportQuestion>;

const counts = {
  late: z.number().int(),
  leftEarly: z.number().int(),
  minutesLate: z.number().int(),
  /** From leaving to coming back, or to the end of the school day. */
  minutesAway: z.number().int(),
};
export const reportCounts = z.object(counts);
export type ReportCounts = z.infer<typeof reportCounts>;

export const reportPerson = z.object({
  personId,
  name: z.string(),
  yearName: z.string().nullable(),
  formName: z.string().nullable(),
  ...counts,
  /** The longest single lateness or absence, in minutes. */
  longestMinutes: z.number().int(),
});
export type ReportPerson = z.infer<typeof reportPerson>;

export const report = z.object({
  totals: reportCounts,
  /** Days of the range that count: school days in term. */
  schoolDays: z.number().int(),
  /** How many people were late or left early. */
  people: z.number().int(),
  /** Every school day of the range, also those on which nothing happened. */
  byDay: z.array(z.object({ date: localDate, ...counts })),
  byWeek: z.array(z.object({ monday: localDate, ...counts })),
  byWeekday: z.array(z.object({ weekday, ...counts })),
  /** Null: people without a year. */
  byYear: z.array(z.object({ yearName: z.string().nullable(), ...counts })),
  byReason: z.array(z.object({ actionId, name: z.string(), ...counts })),
  /** Most often first. */
  byPerson: z.array(reportPerson),
});
export type Report = z.infer<typeof report>;

export const reportChoices = z.object({
  today: localDate,
  /** In the order people count them. */
  yearNames: z.array(z.string()),
  userTypes: z.array(z.object({ id: userTypeId, name: z.string() })),
  termDates,
  /** The usual register times, which half days change. */
  registers: registerTimes,
});
export type ReportChoices = z.infer<typeof reportChoices>;

export const reportTable = z.enum(['day', 'week', 'weekday', 'year', 'reason', 'person']);
export type ReportTable = z.infer<typeof reportTable>;

export const reportsContract = {
  'reports.getChoices': query({ role: 'receptionist', input: z.object({}), output: reportChoices }),
  'reports.get': query({ role: 'receptionist', input: reportQuestion, output: report, timeoutMs: 30_000 }),
  'reports.export': command({
    role: 'receptionist',
    input: reportQuestion.extend({ table: reportTable, format: exportFormat }),
    output: exported,
    timeoutMs: EXPORT_TIMEOUT_MS,
  }),
  'reports.saveTermDates': command({
    role: 'administrator',
    // Every list, always: a list left out would empty it.
    input: termDates.extend({
      terms: termDates.shape.terms.unwrap(),
      closures: termDates.shape.closures.unwrap(),
      halfDays: termDates.shape.halfDays.unwrap(),
    }),
    output: z.object({ termDates }),
  }),
} as const;
