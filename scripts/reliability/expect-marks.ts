// Works out which marks the movements mean, from the law and the default actions (registers at 08:45 and 13:00, open for
// 30 minutes; lessons end at 15:30), without the app's own decision, so that a wrong decision cannot excuse itself. Pure.
import { DateTime } from 'luxon';
import type { RunFacts, StoredCorrection, StoredMovement } from './facts.ts';

const ZONE = 'Europe/London';
const OPEN_FOR_MS = 30 * 60_000;

export interface Due {
  readonly code: string;
  readonly minutesLate: number | null;
  /** Not written before, by the kiosk's clock. */
  readonly fromMs: number;
  /** True time at which the movement was first asked for. */
  readonly askedMs: number;
  readonly leaving: boolean;
  /** The pupil was back in time: no job taken from this one on may carry it. Null: it stands. */
  calledOffFromJob: number | null;
}

/** What one pupil's session may see, oldest first. */
export interface Expected {
  readonly personId: string;
  readonly marks: Due[];
}

const opening = (date: string, time: string): number => DateTime.fromISO(`${date}T${time}`, { zone: ZONE }).toMillis();

interface Day {
  readonly date: string;
  readonly am: number;
  readonly pm: number;
  readonly ends: number;
}

function dayOf(atMs: number): Day {
  const date = DateTime.fromMillis(atMs, { zone: ZONE }).toISODate() ?? '?';
  return { date, am: opening(date, '08:45'), pm: opening(date, '13:00'), ends: opening(date, '15:30') };
}

class Expectation {
  readonly entries = new Map<string, Expected>();
  /** By pupil and day: when they arrived last, in the order of recording. */
  readonly #arrivals = new Map<string, number>();
  readonly #facts: RunFacts;

  constructor(facts: RunFacts) {
    this.#facts = facts;
  }

  listOf(personId: string, date: string, session: string): Due[] {
    const key = `${this.#facts.studentIdOf.get(personId) ?? '?'}|${date}|${session}`;
    const entry = this.entries.get(key) ?? { personId, marks: [] };
    this.entries.set(key, entry);
    return entry.marks;
  }

  add(movement: StoredMovement): void {
    const at = movement.occurredAtMs;
    const day = dayOf(at);
    const asked = this.#facts.asked.get(movement.requestId);
    const common = { askedMs: asked?.sinceMs ?? -Infinity, calledOffFromJob: null };
    if (movement.kind === 'late') this.#late(movement, day, common);
    if (movement.kind === 'leaving' && movement.actionId === 'out-medical' && at < day.pm) {
      const fromMs = (at < day.am ? day.am : day.pm) + OPEN_FOR_MS;
      const mark = { code: 'M', minutesLate: null, fromMs, leaving: true, ...common };
      this.listOf(movement.personId, day.date, at < day.am ? 'AM' : 'PM').push(mark);
    }
    if (movement.kind === 'return') {
      const { personId } = movement;
      for (const mark of [...this.listOf(personId, day.date, 'AM'), ...this.listOf(personId, day.date, 'PM')]) {
        // Back before that register closed: whatever their leavings would have said of it is not needed.
        if (mark.leaving && at < mark.fromMs) mark.calledOffFromJob ??= asked?.jobsBy ?? 0;
      }
    }
    if (movement.kind === 'late' || movement.kind === 'return') {
      this.#arrivals.set(`${movement.personId}|${day.date}`, at);
    }
  }

  #late(movement: StoredMovement, day: Day, common: Pick<Due, 'askedMs' | 'calledOffFromJob'>): void {
    const at = movement.occurredAtMs;
    if (at < day.am || at >= day.ends) return;
    const isMorning = at < day.pm;
    const before = this.#arrivals.get(`${movement.personId}|${day.date}`);
    // Here already in this session: arriving once more was not late for it.
    if (before !== undefined && before <= at && before >= (isMorning ? opening(day.date, '00:00') : day.pm)) return;
    const opened = isMorning ? day.am : day.pm;
    const afterClose = movement.actionId === 'late-medical' ? 'M' : 'U';
    this.listOf(movement.personId, day.date, isMorning ? 'AM' : 'PM').push({
      code: at < opened + OPEN_FOR_MS ? 'L' : afterClose,
      minutesLate: Math.floor((at - opened) / 60_000),
      fromMs: at,
      leaving: false,
      ...common,
    });
  }

  correct({ personId, date, session, code, minutesLate }: StoredCorrection): void {
    const mark = { code, minutesLate, fromMs: -Infinity, askedMs: -Infinity, leaving: false, calledOffFromJob: null };
    this.listOf(personId, date, session).push(mark);
  }
}

/** The marks each pupil's session should see, by `student|date|session`, oldest first. */
export function expectMarks(facts: RunFacts): ReadonlyMap<string, Expected> {
  const expectation = new Expectation(facts);
  const corrections = [...facts.corrections];
  const correctUpTo = (movements: number): void => {
    for (;;) {
      const [next] = corrections;
      if (next === undefined || next.afterMovements > movements) return;
      expectation.correct(next);
      corrections.shift();
    }
  };
  for (const [index, movement] of facts.movements.entries()) {
    correctUpTo(index);
    expectation.add(movement);
  }
  correctUpTo(Infinity);
  return expectation.entries;
}
