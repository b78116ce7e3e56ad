// The table of a conditional code: which row answers at which minute, and what is wrong with a table. Wall-clock
// minutes of the school's day throughout; decide-marks.ts asks the same `rowAt` that `checkCodeTable` vouches for.
import type { CodeRow, RegisterTimes, Session, SessionMoment, WallTime } from './attendance.ts';

/** A session in minutes since midnight: the morning ends when the afternoon register opens, the afternoon with lessons. */
export interface SessionSpan {
  readonly opens: number;
  readonly closes: number;
  readonly end: number;
}

/** Something a table of codes may not have, in words for the person who is editing it. */
export interface CodeTableProblem {
  readonly session: Session;
  /** Positions in the table, from 0, of the rows that are meant; empty where no row is at fault. */
  readonly rows: readonly number[];
  readonly words: string;
}

export interface CodeTableCheck {
  /** Empty: every minute of each session that has rows is answered by exactly one row. */
  readonly problems: readonly CodeTableProblem[];
  /** Sessions without any row: allowed, and no mark is made in them. */
  readonly silentSessions: readonly Session[];
}

export const sessionWords: Readonly<Record<Session, string>> = { AM: 'in the morning', PM: 'in the afternoon' };

/** Minutes since midnight. */
export function minuteOf(time: WallTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** A minute of the day as HH:MM; 24:00 is the end of the day. */
export function wallTimeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** When a session's register opens and closes and when the session ends. Times that contradict each other are made to fit. */
export function sessionSpan(session: Session, times: RegisterTimes): SessionSpan {
  const pmOpens = minuteOf(times.pmOpens);
  if (session === 'AM') {
    const opens = minuteOf(times.amOpens);
    return { opens, closes: Math.min(opens + times.openForMinutes, Math.max(pmOpens, opens)), end: pmOpens };
  }
  const closes = pmOpens + times.openForMinutes;
  return { opens: pmOpens, closes, end: Math.max(minuteOf(times.dayEnds), closes) };
}

function minuteOfMoment(moment: SessionMoment, span: SessionSpan): number {
  return moment === 'opens' || moment === 'closes' || moment === 'end' ? span[moment] : minuteOf(moment);
}

/** The row that answers at a minute of a session; undefined where none does. The order of the rows never matters. */
export function rowAt(
  rows: readonly CodeRow[],
  at: { readonly session: Session; readonly minute: number },
  times: RegisterTimes,
): CodeRow | undefined {
  const span = sessionSpan(at.session, times);
  return rows.find(
    (row) =>
      row.session === at.session &&
      minuteOfMoment(row.from, span) <= at.minute &&
      at.minute < minuteOfMoment(row.until, span),
  );
}

interface PlacedRow {
  readonly index: number;
  readonly from: number;
  readonly until: number;
}

const rowName = (index: number): string => `Row ${index + 1}`;
const between = (from: number, until: number): string => `${wallTimeOf(from)} to ${wallTimeOf(until)}`;

function problemOfRow(session: Session, row: PlacedRow, span: SessionSpan): CodeTableProblem | null {
  const say = (words: string): CodeTableProblem => ({ session, rows: [row.index], words });
  if (row.until <= row.from) {
    return say(`${rowName(row.index)} ends at ${wallTimeOf(row.until)}, and it begins at ${wallTimeOf(row.from)}.`);
  }
  if (row.from < span.opens) {
    return say(
      `${rowName(row.index)} begins at ${wallTimeOf(row.from)}, before the register opens at ${wallTimeOf(span.opens)}.`,
    );
  }
  if (row.until > span.end) {
    const why = session === 'AM' ? 'the afternoon register opens' : 'lessons end';
    return say(`${rowName(row.index)} ends at ${wallTimeOf(row.until)}, after ${why} at ${wallTimeOf(span.end)}.`);
  }
  return null;
}

function checkSession(session: Session, rows: readonly PlacedRow[], span: SessionSpan): CodeTableProblem[] {
  const misplaced = rows.map((row) => problemOfRow(session, row, span)).filter((problem) => problem !== null);
  // Gaps between rows that make no sense themselves would only hide what to mend first.
  if (misplaced.length > 0) return misplaced;
  const problems: CodeTableProblem[] = [];
  const nothing = (from: number, until: number): void => {
    problems.push({
      session,
      rows: [],
      words: `Nothing covers ${between(from, until)} ${sessionWords[session]}.`,
    });
  };
  let covered: { readonly until: number; readonly index: number | null } = { until: span.opens, index: null };
  for (const row of [...rows].sort((a, b) => a.from - b.from || a.index - b.index)) {
    if (row.from > covered.until) nothing(covered.until, row.from);
    if (row.from < covered.until && covered.index !== null) {
      const [first, second] = [Math.min(covered.index, row.index), Math.max(covered.index, row.index)];
      const shared = between(row.from, Math.min(covered.until, row.until));
      problems.push({
        session,
        rows: [first, second],
        words: `Rows ${first + 1} and ${second + 1} both cover ${shared} ${sessionWords[session]}.`,
      });
    }
    if (row.until > covered.until) covered = { until: row.until, index: row.index };
  }
  if (covered.until < span.end) nothing(covered.until, span.end);
  return problems;
}

/**
 * What is wrong with a table under these register times. A session that has rows must be covered from the opening of
 * its register to its end, by one row at every minute; a session without rows makes no marks, which is allowed.
 */
export function checkCodeTable(rows: readonly CodeRow[], times: RegisterTimes): CodeTableCheck {
  const problems: CodeTableProblem[] = [];
  const silentSessions: Session[] = [];
  for (const session of ['AM', 'PM'] as const) {
    const span = sessionSpan(session, times);
    const placed = rows.flatMap((row, index) =>
      row.session === session
        ? [{ index, from: minuteOfMoment(row.from, span), until: minuteOfMoment(row.until, span) }]
        : [],
    );
    if (placed.length === 0) silentSessions.push(session);
    else problems.push(...checkSession(session, placed, span));
  }
  return { problems, silentSessions };
}
