// Holds what reached the register against what the movements mean: every mark there, none too early, none needless, and
// never an older one sent over a newer one. Pure.
import { expectMarks, type Due, type Expected } from './expect-marks.ts';
import type { Application, ClockError, Problem, RegisterEntry, RunFacts } from './facts.ts';

export interface RegisterVerdict {
  readonly problems: readonly Problem[];
  /** Marks that had to be in the register. */
  readonly marks: number;
  /** Writings that wrote once more what the register held already. */
  readonly repeated: number;
  /** Older marks that the MIS itself put over newer ones, by finishing its jobs out of order; put right since. */
  readonly overtaken: number;
}

/** In the first minute a pupil is 0 minutes late, and the client leaves that out: none and 0 are the same. */
const sameContent = (a: Due, b: { readonly code: string; readonly minutesLate: number | null }): boolean =>
  a.code === b.code && (a.minutesLate ?? 0) === (b.minutesLate ?? 0);

/** The latest time the kiosk's clock showed between two true times. */
function furthestClockMs(errors: readonly ClockError[], sinceMs: number, untilMs: number): number {
  let furthest = untilMs + (errors.findLast(({ fromMs }) => fromMs <= untilMs)?.errorMs ?? 0);
  for (const [index, { fromMs, errorMs }] of errors.entries()) {
    const endMs = Math.min(untilMs, errors[index + 1]?.fromMs ?? Infinity);
    if (endMs >= sinceMs && fromMs <= untilMs) furthest = Math.max(furthest, endMs + errorMs);
  }
  return furthest;
}

interface History {
  readonly problems: Problem[];
  readonly repeated: number;
  /** The newest mark that was sent, by its place; -1: none. */
  readonly newest: number;
}

/** Follows one pupil's session through the jobs, as Wonde took them: each one of its marks, and none older than the last. */
function checkHistory(
  key: string,
  { personId, marks }: Expected,
  writings: readonly Application[],
  clockErrors: readonly ClockError[],
): History {
  const problems: Problem[] = [];
  let [newest, repeated] = [-1, 0];
  for (const [index, writing] of writings.entries()) {
    const words = `${key}: ${writing.code} ${writing.minutesLate ?? ''} (writing ${index + 1})`;
    const isMeant = (mark: Due): boolean =>
      sameContent(mark, writing) && (mark.calledOffFromJob === null || writing.job < mark.calledOffFromJob);
    // The register holds it already: the same once more, whichever of two alike it was.
    const held = marks[newest];
    if (held !== undefined && isMeant(held)) {
      repeated += 1;
      continue;
    }
    const place = marks.findIndex((mark, at) => at > newest && isMeant(mark));
    const mark = marks[place];
    if (mark === undefined) {
      const isOlder = marks.some((each, at) => at < newest && isMeant(each));
      const why = isOlder ? 'overwrote a newer mark' : 'is no mark that was due';
      problems.push({ kind: 'wrong', words: `${words} ${why}`, personId });
      continue;
    }
    if (furthestClockMs(clockErrors, mark.askedMs, writing.appliedAtMs) < mark.fromMs) {
      problems.push({ kind: 'wrong', words: `${words} came too early`, personId });
    }
    newest = place;
  }
  return { problems, repeated, newest };
}

function checkFinal(
  key: string,
  { personId, marks }: Expected,
  newest: number,
  held: RegisterEntry | undefined,
): Problem | null {
  const standing = marks.findLastIndex((mark) => mark.calledOffFromJob === null);
  // One that left before the pupil was back, by a clock that was fast, stays.
  const wanted = marks[Math.max(standing, newest)];
  if (wanted === undefined) {
    return held === undefined ? null : { kind: 'wrong', words: `${key}: holds ${held.code}, none was due`, personId };
  }
  const due = `${wanted.code} ${wanted.minutesLate ?? ''}`;
  if (held === undefined) return { kind: 'lost', words: `${key}: ${due} is not in the register`, personId };
  if (sameContent(wanted, held)) return null;
  const words = `${key}: the register holds ${held.code} ${held.minutesLate ?? ''} and not ${due}`;
  return { kind: 'wrong', words, personId };
}

const keyOf = (entry: RegisterEntry): string => `${entry.studentId}|${entry.date}|${entry.session}`;

/** How often the MIS finished an older job of a session after a newer one that said something else. */
function countOvertaken(inOrderOfWriting: readonly Application[]): number {
  const isOvertaken = (writing: Application, index: number): boolean =>
    inOrderOfWriting
      .slice(0, index)
      .some(
        (before) => before.job > writing.job && before.code + before.minutesLate !== writing.code + writing.minutesLate,
      );
  return inOrderOfWriting.filter(isOvertaken).length;
}

/** Checks every session of every pupil. The queue must have been drained with a healthy Wonde before. */
export function checkRegister(facts: RunFacts): RegisterVerdict {
  const expected = expectMarks(facts);
  const held = new Map(facts.register.map((entry) => [keyOf(entry), entry]));
  const writings = new Map<string, Application[]>();
  for (const writing of facts.applications) {
    writings.set(keyOf(writing), [...(writings.get(keyOf(writing)) ?? []), writing]);
  }
  const problems: Problem[] = [];
  let [marks, repeated, overtaken] = [0, 0, 0];
  for (const [key, entry] of expected) {
    if (entry.marks.some((mark) => mark.calledOffFromJob === null)) marks += 1;
    const ofKey = writings.get(key) ?? [];
    const asTaken = ofKey.toSorted((a, b) => a.job - b.job);
    const history = checkHistory(key, entry, asTaken, facts.clockErrors);
    repeated += history.repeated;
    overtaken += countOvertaken(ofKey);
    const final = checkFinal(key, entry, history.newest, held.get(key));
    problems.push(...history.problems, ...(final === null ? [] : [final]));
  }
  for (const key of new Set([...held.keys(), ...writings.keys()])) {
    if (!expected.has(key)) problems.push({ kind: 'wrong', words: `${key}: a mark nobody made`, personId: null });
  }
  return { problems, marks, repeated, overtaken };
}
