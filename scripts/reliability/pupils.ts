// The pupils at the touchscreen: what each asks next, twice when impatient, again after a crash; and what they were told.
import { z } from 'zod';
import { receipt } from '../../src/shared/ipc/kiosk-contract.ts';
import type { Acknowledged } from './check-run.ts';
import type { Dice } from './dice.ts';
import type { Answer, LivingKiosk } from './living-kiosk.ts';

interface Walk {
  readonly personId: string;
  readonly requestId: string;
  readonly kind: 'late' | 'leaving' | 'return';
  readonly name: string;
  readonly input: object;
}

/** Refusals that are true: the pupil is out already, or not out, or the badge was used. */
const HONEST_REFUSALS: ReadonlySet<string> = new Set(['CURRENTLY_OUT', 'NOT_OUT', 'BADGE_USED', 'BADGE_EXPIRED']);
const LATE = ['late-bus', 'late-overslept', 'late-medical', 'late-other'] as const;
const LEAVING = ['out-medical', 'out-medical', 'out-medical', 'out-ill', 'out-home'] as const;

/** How many of the pupils come again and again; the others are late once a session. */
const REGULARS = 40;

export interface Life {
  readonly startedAtMs: number;
  readonly nowMs: () => number;
}

export interface Pupils {
  /** Somebody walks up: one of a few who come again and again. */
  touch(kiosk: LivingKiosk, life: Life): void;
  /** Somebody who has not been here yet today is late: that makes a mark for sure. */
  touchFresh(kiosk: LivingKiosk, life: Life): void;
  /** Requests of this life without an answer so far. */
  open(): number;
  /** The app died: some of those without an answer will try again, as the screen does that comes back. */
  lifeOver(): void;
  readonly acknowledged: readonly Acknowledged[];
  readonly badAnswers: readonly string[];
}

interface State {
  readonly lastKind: Map<string, string>;
  readonly badgeOf: Map<string, string>;
  readonly open: Set<Walk>;
  readonly again: Walk[];
}

function nextWalk({ lastKind, badgeOf }: State, personId: string, dice: Dice): Walk {
  const requestId = dice.uuid();
  const isOut = lastKind.get(personId) === 'leaving';
  const kind = isOut
    ? dice.pick(['return', 'return', 'return', 'leaving', 'late'] as const)
    : dice.pick(['late', 'late', 'leaving', 'leaving', 'return'] as const);
  if (kind === 'return') {
    const badge = badgeOf.get(personId);
    const by = badge !== undefined && dice.chance(0.6) ? { kind: 'badge', text: badge } : { kind: 'person', personId };
    return { personId, requestId, kind, name: 'kiosk.recordReturn', input: { requestId, by } };
  }
  const actionId = dice.pick<string>(kind === 'late' ? LATE : LEAVING);
  const input = { requestId, personId, actionId, photoId: null };
  return { personId, requestId, kind, name: 'kiosk.recordMovement', input };
}

function lateWalk(personId: string, dice: Dice): Walk {
  const requestId = dice.uuid();
  const input = { requestId, personId, actionId: dice.pick(LATE), photoId: null };
  return { personId, requestId, kind: 'late', name: 'kiosk.recordMovement', input };
}

/** Creates the pupils with these ids; `note` hears every touch and every answer. */
export function createPupils(personIds: readonly string[], dice: Dice, note: (words: string) => void): Pupils {
  const state: State = { lastKind: new Map(), badgeOf: new Map(), open: new Set(), again: [] };
  const acknowledged: Acknowledged[] = [];
  const badAnswers: string[] = [];
  const regulars = personIds.slice(0, REGULARS);
  const others = personIds.slice(REGULARS);
  let [latest, turn]: [string | null, number] = [null, 0];

  const hear = (walk: Walk, answer: Answer, betweenMs: readonly [number, number]): void => {
    state.open.delete(walk);
    if (!answer.ok) {
      const { code } = answer.error;
      note(`${walk.personId} ${walk.kind} ${walk.requestId}: ${code}`);
      if (!HONEST_REFUSALS.has(code)) badAnswers.push(`${walk.kind} of ${walk.personId} was answered ${code}`);
      if (code === 'CURRENTLY_OUT') state.lastKind.set(walk.personId, 'leaving');
      if (code === 'NOT_OUT') state.lastKind.delete(walk.personId);
      return;
    }
    const told = receipt.extend({ badgeId: z.string().nullable() }).parse(answer.value);
    const { movementId, kind, occurredAtMs, alreadyRecorded, badgeId } = told;
    const { personId, requestId } = walk;
    acknowledged.push({ requestId, movementId, personId, kind, occurredAtMs, betweenMs, alreadyRecorded });
    state.lastKind.set(personId, kind);
    if (badgeId !== null && kind === 'leaving') state.badgeOf.set(personId, badgeId);
    const repeated = alreadyRecorded ? ' (recorded before)' : '';
    note(`${personId} ${kind} ${requestId}: ${movementId} at ${new Date(occurredAtMs).toISOString()}${repeated}`);
  };

  const ask = (kiosk: LivingKiosk, { startedAtMs, nowMs }: Life, walk: Walk): void => {
    const times = dice.chance(0.2) ? 2 : 1;
    note(`${walk.personId} asks ${walk.kind} ${walk.requestId}${times === 2 ? ', twice' : ''}`);
    state.open.add(walk);
    for (let time = 0; time < times; time += 1) {
      kiosk.ask(walk.name, walk.input, (answer) => hear(walk, answer, [startedAtMs, nowMs()]));
    }
  };

  return {
    acknowledged,
    badAnswers,
    open: () => state.open.size,
    lifeOver: () => {
      for (const walk of state.open) if (dice.chance(0.7)) state.again.push(walk);
      state.open.clear();
    },
    touch: (kiosk, life) => {
      // The same pupil again, at once, under another request: they did not believe the screen.
      const personId = latest !== null && dice.chance(0.15) ? latest : dice.pick(regulars);
      latest = personId;
      ask(kiosk, life, state.again.shift() ?? nextWalk(state, personId, dice));
    },
    touchFresh: (kiosk, life) => {
      const personId = others[turn % Math.max(1, others.length)] ?? dice.pick(regulars);
      turn += 1;
      ask(kiosk, life, lateWalk(personId, dice));
    },
  };
}
