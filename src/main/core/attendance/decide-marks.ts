// Which marks a movement means for the register, and why. Pure; the law is in docs/attendance.md and attendance-rules.md.
import type { CodeRule, LocalDate, RegisterTimes, Session, SessionMoment } from '../../../shared/domain/attendance.ts';
import { instantOf, schoolTimeAt } from '../../../shared/domain/school-time.ts';

export interface MarkQuestion {
  readonly kind: 'late' | 'leaving';
  readonly occurredAtMs: number;
  readonly codeRule: CodeRule;
  readonly registers: RegisterTimes;
  readonly timeZone: string;
}

export interface DecidedMark {
  readonly date: LocalDate;
  readonly session: Session;
  readonly code: string;
  readonly minutesLate: number | null;
  readonly explanation: string;
  /** The mark is not sent before this instant: it may yet turn out not to be needed. Epoch milliseconds. */
  readonly notBeforeMs: number;
}

export interface MarkDecision {
  /** At most one today; a list because a longer absence may touch several sessions. */
  readonly marks: readonly DecidedMark[];
  readonly explanation: string;
}

export interface Register {
  readonly session: Session;
  readonly opensAtMs: number;
  readonly closesAtMs: number;
}

/** The two registers of a school date. Both stay open equally long (statutory guidance). */
export function registersOf(
  date: LocalDate,
  times: RegisterTimes,
  timeZone: string,
): { readonly am: Register; readonly pm: Register } {
  const lengthMs = times.openForMinutes * 60_000;
  const register = (session: Session, opens: string): Register => {
    const opensAtMs = instantOf(date, opens, timeZone);
    return { session, opensAtMs, closesAtMs: opensAtMs + lengthMs };
  };
  return { am: register('AM', times.amOpens), pm: register('PM', times.pmOpens) };
}

/** Which session an instant belongs to: the afternoon begins when its register opens. */
export function sessionAt(epochMs: number, times: RegisterTimes, timeZone: string): Session {
  const { pm } = registersOf(schoolTimeAt(epochMs, timeZone).localDate, times, timeZone);
  return epochMs < pm.opensAtMs ? 'AM' : 'PM';
}

/** When a moment of a session is, on the register's date. Epoch milliseconds; a session's end is not before the next day's. */
function momentAtMs(moment: SessionMoment, register: Register, date: LocalDate, timeZone: string): number {
  switch (moment) {
    case 'opens':
      return register.opensAtMs;
    case 'closes':
      return register.closesAtMs;
    case 'end':
      return Number.POSITIVE_INFINITY;
    default:
      return instantOf(date, moment, timeZone);
  }
}

interface CodeQuestion {
  readonly register: Register;
  readonly date: LocalDate;
  readonly timeZone: string;
  readonly atMs: number;
}

function codeFor(rule: CodeRule, { register, date, timeZone, atMs }: CodeQuestion): string | null {
  switch (rule.kind) {
    case 'none':
      return null;
    case 'fixed':
      return rule.code;
    case 'conditional': {
      const row = rule.rows.find(
        (each) =>
          each.session === register.session &&
          momentAtMs(each.from, register, date, timeZone) <= atMs &&
          atMs < momentAtMs(each.until, register, date, timeZone),
      );
      return row?.code ?? null;
    }
  }
}

const noMark = (explanation: string): MarkDecision => ({ marks: [], explanation });

/** Decides the marks of one movement, each with a sentence a receptionist can read. Never throws. */
export function decideMarks(question: MarkQuestion): MarkDecision {
  const { registers, timeZone, occurredAtMs } = question;
  const at = schoolTimeAt(occurredAtMs, timeZone);
  if (!registers.schoolDays.includes(at.weekday)) {
    return noMark(`No mark: ${at.weekday[0]?.toUpperCase()}${at.weekday.slice(1)} is not a school day.`);
  }
  return question.kind === 'late'
    ? decideLate(question, at.localDate, at.timeText)
    : decideLeaving(question, at.localDate, at.timeText);
}

function decideLate(question: MarkQuestion, date: LocalDate, timeText: string): MarkDecision {
  const { am, pm } = registersOf(date, question.registers, question.timeZone);
  const clock = (epochMs: number): string => schoolTimeAt(epochMs, question.timeZone).timeText;
  if (question.occurredAtMs < am.opensAtMs) {
    return noMark(`No mark: arrived ${timeText}, before the register opened at ${clock(am.opensAtMs)}.`);
  }
  const register = question.occurredAtMs < pm.opensAtMs ? am : pm;
  const closed = question.occurredAtMs >= register.closesAtMs;
  const code = codeFor(question.codeRule, { register, date, timeZone: question.timeZone, atMs: question.occurredAtMs });
  if (code === null) return noMark(`No mark: arrived ${timeText}; for this reason staff choose the code.`);
  const explanation = closed
    ? `${code}: arrived ${timeText}, the ${register.session} register closed at ${clock(register.closesAtMs)}.`
    : `${code}: arrived ${timeText}, the ${register.session} register is open until ${clock(register.closesAtMs)}.`;
  const minutesLate = Math.floor((question.occurredAtMs - register.opensAtMs) / 60_000);
  return {
    marks: [{ date, session: register.session, code, minutesLate, explanation, notBeforeMs: question.occurredAtMs }],
    explanation,
  };
}

/**
 * A pupil present when the register was taken stays present after leaving, so leaving can only matter to the next
 * register of the day, and only if they are not back when it closes: the mark waits until then.
 */
function decideLeaving(question: MarkQuestion, date: LocalDate, timeText: string): MarkDecision {
  const { am, pm } = registersOf(date, question.registers, question.timeZone);
  const next = [am, pm].find((register) => question.occurredAtMs < register.opensAtMs);
  if (next === undefined) return noMark(`No mark: left ${timeText}, after the last register of the day had opened.`);
  const code = codeFor(question.codeRule, { register: next, date, timeZone: question.timeZone, atMs: next.opensAtMs });
  if (code === null) return noMark(`No mark: left ${timeText}; for this reason staff choose the code.`);
  const closesText = schoolTimeAt(next.closesAtMs, question.timeZone).timeText;
  const explanation = `${code}: left ${timeText}; goes to the ${next.session} register at ${closesText} unless back by then.`;
  return {
    marks: [{ date, session: next.session, code, minutesLate: null, explanation, notBeforeMs: next.closesAtMs }],
    explanation,
  };
}

/** True when somebody who left is back in time, so that the mark their leaving made is not needed. */
export function isBackBeforeRegisterCloses(
  mark: { readonly date: LocalDate; readonly session: Session },
  backAtMs: number,
  registers: RegisterTimes,
  timeZone: string,
): boolean {
  const { am, pm } = registersOf(mark.date, registers, timeZone);
  return backAtMs < (mark.session === 'AM' ? am : pm).closesAtMs;
}
