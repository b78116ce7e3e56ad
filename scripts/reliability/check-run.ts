// Judges a kill run after the fact: what was acknowledged, what the store holds, what reached the register. Pure.
// It works out the law's marks from the movements by itself, so that a wrong decision of the app cannot excuse itself.
import { DateTime } from 'luxon';

/** An answer the screen received, with what was asked for it. */
export interface Acknowledged {
  readonly requestId: string;
  readonly movementId: string;
  readonly personId: string;
  readonly kind: string;
  readonly occurredAtMs: number;
  /** The school's time when the app was started and when its answer came: the door's time lies between, if it is new. */
  readonly betweenMs: readonly [number, number];
  readonly alreadyRecorded: boolean;
}

export interface StoredMovement {
  readonly id: string;
  readonly requestId: string;
  readonly personId: string;
  readonly kind: string;
  readonly actionId: string;
  readonly occurredAtMs: number;
}

/** One writing of the register, as the simulator logs it. */
export interface Application {
  readonly studentId: string;
  readonly date: string;
  readonly session: string;
  readonly code: string;
  readonly minutesLate: number | null;
  readonly appliedAtMs: number;
}

export type RegisterEntry = Omit<Application, 'appliedAtMs'>;

export interface RunFacts {
  readonly acknowledged: readonly Acknowledged[];
  /** In the order they were written. */
  readonly movements: readonly StoredMovement[];
  readonly outbox: readonly { readonly id: string; readonly state: string }[];
  readonly studentIdOf: ReadonlyMap<string, string>;
  /** In the order they happened. */
  readonly applications: readonly Application[];
  readonly register: readonly RegisterEntry[];
  /** Answers no pupil should ever have seen. */
  readonly badAnswers: readonly string[];
}

export interface Problem {
  readonly kind: 'lost' | 'wrong';
  readonly words: string;
  /** The pupil it is about, to cut their story out of the timeline; null when it is about nobody. */
  readonly personId: string | null;
}

export interface Verdict {
  readonly movements: number;
  /** Marks that had to be in the register. */
  readonly marks: number;
  readonly lost: number;
  readonly wrong: number;
  /** Writings that wrote once more what the register held already. */
  readonly repeated: number;
  readonly problems: readonly Problem[];
}

const ZONE = 'Europe/London';
const OPEN_FOR_MS = 30 * 60_000;

const opening = (date: string, time: string): number => DateTime.fromISO(`${date}T${time}`, { zone: ZONE }).toMillis();

interface Due {
  readonly code: string;
  readonly minutesLate: number | null;
  /** Not written before. */
  readonly fromMs: number;
  readonly leaving: boolean;
  /** The pupil was back in time. */
  calledOff: boolean;
}

/** What one pupil's session may see, oldest first. */
interface Expected {
  readonly personId: string;
  readonly marks: Due[];
}

/** In the first minute a pupil is 0 minutes late, and the client leaves that out: none and 0 are the same. */
const sameContent = (a: Due, b: { readonly code: string; readonly minutesLate: number | null }): boolean =>
  a.code === b.code && (a.minutesLate ?? 0) === (b.minutesLate ?? 0);

/** Works out which marks the movements mean, by the default actions and register times (08:45 and 13:00, 30 minutes). */
function expectMarks(facts: RunFacts): ReadonlyMap<string, Expected> {
  const expected = new Map<string, Expected>();
  const listOf = (movement: StoredMovement, date: string, session: string): Due[] => {
    const key = `${facts.studentIdOf.get(movement.personId) ?? '?'}|${date}|${session}`;
    const entry = expected.get(key) ?? { personId: movement.personId, marks: [] };
    expected.set(key, entry);
    return entry.marks;
  };
  for (const movement of facts.movements) {
    const at = movement.occurredAtMs;
    const date = DateTime.fromMillis(at, { zone: ZONE }).toISODate() ?? '?';
    const [am, pm] = [opening(date, '08:45'), opening(date, '13:00')];
    if (movement.kind === 'late' && at >= am) {
      const opened = at < pm ? am : pm;
      const afterClose = movement.actionId === 'late-medical' ? 'M' : 'U';
      listOf(movement, date, at < pm ? 'AM' : 'PM').push({
        code: at < opened + OPEN_FOR_MS ? 'L' : afterClose,
        minutesLate: Math.floor((at - opened) / 60_000),
        fromMs: at,
        leaving: false,
        calledOff: false,
      });
    }
    if (movement.kind === 'leaving' && movement.actionId === 'out-medical' && at < pm) {
      const fromMs = (at < am ? am : pm) + OPEN_FOR_MS;
      const mark = { code: 'M', minutesLate: null, fromMs, leaving: true, calledOff: false };
      listOf(movement, date, at < am ? 'AM' : 'PM').push(mark);
    }
    if (movement.kind === 'return') {
      for (const mark of [...listOf(movement, date, 'AM'), ...listOf(movement, date, 'PM')]) {
        // Back before that register closed: whatever their leavings would have said of it is not needed.
        if (mark.leaving && at < mark.fromMs) mark.calledOff = true;
      }
    }
  }
  return expected;
}

function checkAcknowledged(facts: RunFacts): Problem[] {
  const problems: Problem[] = [];
  const stored = new Map(facts.movements.map((movement) => [movement.id, movement]));
  const movementOf = new Map<string, string>();
  for (const ack of facts.acknowledged) {
    const { personId } = ack;
    const about = `${ack.kind} ${ack.movementId} of request ${ack.requestId}`;
    const movement = stored.get(ack.movementId);
    if (movement === undefined) {
      problems.push({ kind: 'lost', words: `${about} was acknowledged and is not in the store`, personId });
      continue;
    }
    const isSame =
      movement.kind === ack.kind && movement.personId === personId && movement.occurredAtMs === ack.occurredAtMs;
    if (!isSame) problems.push({ kind: 'wrong', words: `${about} is another movement in the store`, personId });
    const [fromMs, toMs] = ack.betweenMs;
    if (!ack.alreadyRecorded && (ack.occurredAtMs < fromMs || ack.occurredAtMs > toMs)) {
      problems.push({ kind: 'wrong', words: `${about} does not have the time at the door`, personId });
    }
    const before = movementOf.get(ack.requestId) ?? ack.movementId;
    if (before !== ack.movementId) {
      problems.push({ kind: 'wrong', words: `request ${ack.requestId} became two movements`, personId });
    }
    movementOf.set(ack.requestId, ack.movementId);
  }
  const requests = new Set(facts.movements.map((movement) => movement.requestId));
  if (requests.size !== facts.movements.length) {
    problems.push({ kind: 'wrong', words: 'one request is two movements in the store', personId: null });
  }
  return problems;
}

/** Follows one pupil's session through its writings: each must be one of its marks, and none older than the last. */
function checkHistory(key: string, { personId, marks }: Expected, writings: readonly Application[]) {
  const problems: Problem[] = [];
  let newest = -1;
  let repeated = 0;
  for (const [index, writing] of writings.entries()) {
    const words = `${key}: ${writing.code} ${writing.minutesLate ?? ''} (writing ${index + 1})`;
    const isMeant = (mark: Due): boolean => sameContent(mark, writing) && !mark.calledOff;
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
    if (writing.appliedAtMs < mark.fromMs) problems.push({ kind: 'wrong', words: `${words} came too early`, personId });
    newest = place;
  }
  return { problems, repeated };
}

function checkFinal(key: string, { personId, marks }: Expected, held: RegisterEntry | undefined): Problem | null {
  const wanted = marks.findLast((mark) => !mark.calledOff);
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

/** Compares a finished run with what was promised. The queue must have been drained with a healthy Wonde before. */
export function checkRun(facts: RunFacts): Verdict {
  const problems: Problem[] = [
    ...facts.badAnswers.map((words): Problem => ({ kind: 'wrong', words, personId: null })),
    ...checkAcknowledged(facts),
  ];
  const expected = expectMarks(facts);
  const held = new Map(facts.register.map((entry) => [keyOf(entry), entry]));
  const writings = new Map<string, Application[]>();
  for (const writing of facts.applications) {
    writings.set(keyOf(writing), [...(writings.get(keyOf(writing)) ?? []), writing]);
  }
  let [marks, repeated] = [0, 0];
  for (const [key, entry] of expected) {
    if (entry.marks.some((mark) => !mark.calledOff)) marks += 1;
    const history = checkHistory(key, entry, writings.get(key) ?? []);
    repeated += history.repeated;
    const final = checkFinal(key, entry, held.get(key));
    problems.push(...history.problems, ...(final === null ? [] : [final]));
  }
  for (const key of new Set([...held.keys(), ...writings.keys()])) {
    if (!expected.has(key)) problems.push({ kind: 'wrong', words: `${key}: a mark nobody made`, personId: null });
  }
  for (const row of facts.outbox) {
    if (row.state === 'done' || row.state === 'cancelled') continue;
    problems.push({ kind: 'wrong', words: `outbox row ${row.id} ended as ${row.state}`, personId: null });
  }
  return {
    movements: new Set(facts.acknowledged.map((ack) => ack.movementId)).size,
    marks,
    lost: problems.filter(({ kind }) => kind === 'lost').length,
    wrong: problems.filter(({ kind }) => kind === 'wrong').length,
    repeated,
    problems,
  };
}
