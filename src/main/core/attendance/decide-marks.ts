// Which marks a movement means for the register, and why. Pure; the law is in docs/attendance.md and attendance-rules.md.
import type { ForSession } from '../../../shared/domain/action.ts';
import type { CodeRule, LocalDate, RegisterTimes, Session } from '../../../shared/domain/attendance.ts';
import { minuteOf, rowAt, sessionSpan, sessionWords, wallTimeOf } from '../../../shared/domain/code-table.ts';
import { dayTimesOf, type DayTimes } from '../../../shared/domain/day-times.ts';
import type { MovementKind } from '../../../shared/domain/movement.ts';
import { instantOf, schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { whyClosed, type TermDates } from '../../../shared/domain/term-dates.ts';

export interface MarkQuestion {
  readonly kind: MovementKind;
  readonly occurredAtMs: number;
  readonly codeRule: CodeRule;
  readonly forSession: ForSession;
  readonly registers: RegisterTimes;
  readonly timeZone: string;
  /** Holidays and closure days make no mark. Absent: every school day of the week is one. */
  readonly termDates?: TermDates;
  /**
   * When the person last arrived today before this movement (signed in, came late or came back), where that is known.
   * Who arrives a second time in a session was not late for it: no second mark.
   */
  readonly arrivedBeforeAtMs?: number | null;
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
  const [am, pm] = [register('AM', times.amOpens), register('PM', times.pmOpens)];
  // Times that contradict each other are refused on the screen; here the afternoon ends the morning whatever they say.
  return { am: { ...am, closesAtMs: Math.min(am.closesAtMs, Math.max(am.opensAtMs, pm.opensAtMs)) }, pm };
}

/** What says when the registers of any date are taken. */
export interface SchoolDays {
  readonly registers: RegisterTimes;
  readonly timeZone: string;
  readonly termDates?: TermDates;
}

/** Which session an instant belongs to: the afternoon begins when its register opens. */
export function sessionAt(epochMs: number, { registers, timeZone, termDates }: SchoolDays): Session {
  const { localDate } = schoolTimeAt(epochMs, timeZone);
  const { times, hasAfternoon } = dayTimesOf(localDate, registers, termDates);
  return !hasAfternoon || epochMs < registersOf(localDate, times, timeZone).pm.opensAtMs ? 'AM' : 'PM';
}

/** What a movement was, in the past tense: the beginning of every sentence about it. */
const verbs = { late: 'arrived', signIn: 'signed in', leaving: 'left', signOut: 'signed out' } as const;

/** A question with its answer's date, minute and words worked out once. */
interface Door {
  /** With the register times of the day, should it be a half day. */
  readonly question: MarkQuestion;
  readonly day: DayTimes;
  readonly date: LocalDate;
  readonly minute: number;
  /** "arrived 09:12". */
  readonly happened: string;
  readonly am: Register;
  readonly pm: Register;
  readonly clock: (epochMs: number) => string;
}

const noMark = (explanation: string): MarkDecision => ({ marks: [], explanation });

/** Decides the marks of one movement, each with a sentence a receptionist can read. Never throws. */
export function decideMarks(question: MarkQuestion): MarkDecision {
  const { kind, registers, timeZone, occurredAtMs } = question;
  if (kind === 'return') return noMark('No mark: coming back makes none of its own.');
  if (kind === 'buildingIn' || kind === 'buildingOut') {
    return noMark('No mark: a building says where somebody is, and nothing to the register.');
  }
  const at = schoolTimeAt(occurredAtMs, timeZone);
  if (!registers.schoolDays.includes(at.weekday)) {
    return noMark(`No mark: ${at.weekday[0]?.toUpperCase()}${at.weekday.slice(1)} is not a school day.`);
  }
  const closed = question.termDates === undefined ? undefined : whyClosed(at.localDate, question.termDates);
  if (closed !== undefined) {
    return noMark(closed === null ? 'No mark: outside the school’s terms.' : `No mark: ${closed}, no school today.`);
  }
  const day = dayTimesOf(at.localDate, registers, question.termDates);
  const door: Door = {
    question: { ...question, registers: day.times },
    day,
    date: at.localDate,
    minute: minuteOf(at.timeText),
    happened: `${verbs[kind]} ${at.timeText}`,
    ...registersOf(at.localDate, day.times, timeZone),
    clock: (epochMs) => schoolTimeAt(epochMs, timeZone).timeText,
  };
  if (question.codeRule.kind === 'none') return noMark(staffChoose(door));
  const dayEnds = day.hasAfternoon ? sessionSpan('PM', day.times).end : minuteOf(day.times.dayEnds);
  if (door.minute >= dayEnds) {
    return noMark(`No mark: ${door.happened}, after lessons had ended at ${wallTimeOf(dayEnds)}.`);
  }
  if (kind === 'late' || kind === 'signIn') return decideArriving(door);
  return question.forSession === 'current' ? decideLeavingAtOnce(door) : decideLeaving(door);
}

const staffChoose = ({ happened }: Door): string => `No mark: ${happened}; for this reason staff choose the code.`;

/** The code at a minute of a session, or the sentence that says why there is none. */
function codeAt(
  { question, happened }: Door,
  session: Session,
  minute: number,
): { readonly code: string } | { readonly none: string } {
  const { codeRule, registers } = question;
  if (codeRule.kind === 'fixed') return { code: codeRule.code };
  const rows = codeRule.kind === 'none' ? [] : codeRule.rows;
  const row = rowAt(rows, { session, minute }, registers);
  if (row !== undefined && row.code !== null) return { code: row.code };
  if (row !== undefined) {
    return { none: `No mark: ${happened}; this reason makes none ${sessionWords[session]} at ${wallTimeOf(minute)}.` };
  }
  return rows.some((each) => each.session === session)
    ? { none: `No mark: ${happened}; no row of this reason’s table covers ${wallTimeOf(minute)}.` }
    : { none: `No mark: ${happened}; this reason has no code ${sessionWords[session]}.` };
}

/** Which register a reason is kept for, where it is kept for one. */
function onlySession({ question }: Door): Session | null {
  return question.forSession === 'AM' || question.forSession === 'PM' ? question.forSession : null;
}

/** Late, or signing in: the session at the door, and no other. */
function decideArriving(door: Door): MarkDecision {
  const { question, date, happened, am, pm, clock } = door;
  const { occurredAtMs } = question;
  if (occurredAtMs < am.opensAtMs) {
    return noMark(`No mark: ${happened}, before the register opened at ${clock(am.opensAtMs)}.`);
  }
  const register = occurredAtMs < pm.opensAtMs ? am : pm;
  const { session } = register;
  const only = onlySession(door);
  if (only !== null && only !== session) {
    return noMark(`No mark: ${happened}; this reason’s code is for the ${only} register only.`);
  }
  const before = question.arrivedBeforeAtMs ?? null;
  const sessionBeganAtMs = session === 'AM' ? instantOf(date, '00:00', question.timeZone) : pm.opensAtMs;
  if (before !== null && before >= sessionBeganAtMs && before <= occurredAtMs) {
    return noMark(
      `No mark: ${happened}; had arrived at ${clock(before)}, which is what the ${session} register counts.`,
    );
  }
  const answer = codeAt(door, session, door.minute);
  if ('none' in answer) return noMark(answer.none);
  const standing = occurredAtMs >= register.closesAtMs ? 'closed at' : 'is open until';
  const explanation = `${answer.code}: ${happened}, the ${session} register ${standing} ${clock(register.closesAtMs)}.`;
  const minutesLate = Math.floor((occurredAtMs - register.opensAtMs) / 60_000);
  return {
    marks: [{ date, session, code: answer.code, minutesLate, explanation, notBeforeMs: occurredAtMs }],
    explanation,
  };
}

/**
 * A pupil present when the register was taken stays present after leaving, so leaving can only matter to a register
 * that has not opened yet, and only if they are not back when it closes: the mark waits until then. The table is asked
 * for the moment that register opens.
 */
function decideLeaving(door: Door): MarkDecision {
  const { question, day, date, happened, am, pm, clock } = door;
  const only = onlySession(door);
  const next = (day.hasAfternoon ? [am, pm] : [am]).find(
    (register) => question.occurredAtMs < register.opensAtMs && (only === null || only === register.session),
  );
  if (next === undefined && !day.hasAfternoon && only !== 'AM') {
    return noMark(`No mark: ${happened}; there is no afternoon register today (${day.halfDayName ?? 'half day'}).`);
  }
  if (next === undefined) {
    return noMark(
      only === null
        ? `No mark: ${happened}, after the last register of the day had opened.`
        : `No mark: ${happened}, after the ${only} register had opened; this reason’s code is for that one only.`,
    );
  }
  const answer = codeAt(door, next.session, minuteOf(clock(next.opensAtMs)));
  if ('none' in answer) return noMark(answer.none);
  const explanation = `${answer.code}: ${happened}; goes to the ${next.session} register at ${clock(next.closesAtMs)} unless back by then.`;
  return {
    marks: [
      {
        date,
        session: next.session,
        code: answer.code,
        minutesLate: null,
        explanation,
        notBeforeMs: next.closesAtMs,
      },
    ],
    explanation,
  };
}

/**
 * The simpler behaviour a school may choose for an action: the code of the session at the door, written at once, over
 * the presence the register may hold. The actions page warns of what the law says.
 */
function decideLeavingAtOnce(door: Door): MarkDecision {
  const { question, date, happened, pm } = door;
  const { occurredAtMs, registers } = question;
  const session: Session = occurredAtMs < pm.opensAtMs ? 'AM' : 'PM';
  const answer = codeAt(door, session, Math.max(door.minute, sessionSpan(session, registers).opens));
  if ('none' in answer) return noMark(answer.none);
  const explanation = `${answer.code}: ${happened}; written at once for the ${session} session, over what its register holds.`;
  return {
    marks: [{ date, session, code: answer.code, minutesLate: null, explanation, notBeforeMs: occurredAtMs }],
    explanation,
  };
}

/** True when somebody who left is back in time, so that the mark their leaving made is not needed. */
export function isBackBeforeRegisterCloses(
  mark: { readonly date: LocalDate; readonly session: Session },
  backAtMs: number,
  { registers, timeZone, termDates }: SchoolDays,
): boolean {
  const { am, pm } = registersOf(mark.date, dayTimesOf(mark.date, registers, termDates).times, timeZone);
  return backAtMs < (mark.session === 'AM' ? am : pm).closesAtMs;
}
