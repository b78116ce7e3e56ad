// Sessions, register times and code rules: the words of attendance-rules.md as types.
import { z } from 'zod';

export const session = z.enum(['AM', 'PM']);
export type Session = z.infer<typeof session>;

/** A letter of the school's own code list, such as L, U, M or C1. */
export const codeLetter = z.string().regex(/^[A-Z0-9/\\#]{1,4}$/, 'an attendance code such as L, U or M');
export type CodeLetter = z.infer<typeof codeLetter>;

/** A wall-clock time in the school's zone, HH:MM. */
export const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 08:45');
export type WallTime = z.infer<typeof wallTime>;

/** A calendar date in the school's zone, YYYY-MM-DD. */
export const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-09-01');
export type LocalDate = z.infer<typeof localDate>;

export const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
export type Weekday = z.infer<typeof weekday>;

/**
 * When the registers are taken. One open length for every session: the statutory guidance wants the same
 * length in each, not longer than 30 minutes (attendance-rules.md).
 */
export const registerTimes = z.strictObject({
  amOpens: wallTime,
  pmOpens: wallTime,
  openForMinutes: z.number().int().min(1).max(120),
  /** When lessons end: what leaving early loses is counted until then. */
  dayEnds: wallTime.default('15:30'),
  schoolDays: z.array(weekday).min(1),
});
export type RegisterTimes = z.infer<typeof registerTimes>;

export const defaultRegisterTimes: RegisterTimes = {
  amOpens: '08:45',
  pmOpens: '13:00',
  openForMinutes: 30,
  dayEnds: '15:30',
  schoolDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
};

/** A moment of a session: its register opens or closes, a wall-clock time, or the session's end. */
export const sessionMoment = z.union([z.enum(['opens', 'closes', 'end']), wallTime]);
export type SessionMoment = z.infer<typeof sessionMoment>;

/** One row of a conditional code's table: from this moment until that one, this code; null: no mark. */
export const codeRow = z.strictObject({
  session,
  from: sessionMoment,
  until: sessionMoment,
  code: codeLetter.nullable(),
});
export type CodeRow = z.infer<typeof codeRow>;

/** Which code an action stands for: none (staff decide), always the same, or by session and time. */
export const codeRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('fixed'), code: codeLetter }),
  z.strictObject({ kind: z.literal('conditional'), rows: z.array(codeRow).min(1).max(24) }),
]);
export type CodeRule = z.infer<typeof codeRule>;

/**
 * Codes a school enters before the day: elsewhere (B, D, K, P, V, W), leave granted (C, C1, C2, J1, M, S, T, R), excluded
 * (E), and the codes of no register at all (X, Q, Y1 to Y7, Z, #). Attendance-rules.md, "Codes since 19 August 2024".
 */
export const defaultPlannedCodes: readonly CodeLetter[] =
  'B D K P V W C C1 C2 J1 M S T R E X Q Y1 Y2 Y3 Y4 Y5 Y6 Y7 Z #'.split(' ');
