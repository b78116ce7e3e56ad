// The pupils at the touchscreen: what each asks next, twice when impatient, again after a crash; and what they were told.
import { z } from 'zod';
import { receipt } from '../../src/shared/ipc/kiosk-contract.ts';
import type { Dice } from './dice.ts';
import type { Acknowledged, Asked, Excuse, Refusal } from './facts.ts';
import type { LivingKiosk } from './living-kiosk.ts';

interface Walk {
  readonly personId: string;
  readonly requestId: string;
  readonly kind: 'late' | 'leaving' | 'return';
  readonly name: string;
  readonly input: object;
}

/** The app reads its clock a moment before or after we do. */
const CLOCK_SLACK_MS = 2_000;
const LATE = ['late-bus', 'late-overslept', 'late-medical', 'late-other'] as const;
const LEAVING = ['out-medical', 'out-medical', 'out-medical', 'out-ill', 'out-home'] as const;

/** How many of the pupils come again and again; the others are late once a session. */
const REGULARS = 40;

/** What surrounds a touch. */
export interface Life {
  /** What befalls the kiosk just now that a refusal could be about. */
  excuse: Excuse | null;
  /** The true time, and the kiosk's. */
  readonly nowMs: () => number;
  readonly kioskMs: () => number;
  /** How many jobs Wonde has taken. */
  readonly jobs: () => number;
}

export interface Pupils {
  /** Somebody walks up: one of a few who come again and again. */
  touch(kiosk: LivingKiosk, life: Life): void;
  /** Somebody who has not been here yet today is late: that makes a mark for sure. Returns the request. */
  touchFresh(kiosk: LivingKiosk, life: Life): string;
  /** Requests of this life without an answer so far. */
  open(): number;
  /** The app died: some of those without an answer will try again, as the screen does that comes back. */
  lifeOver(life: Life): void;
  readonly acknowledged: readonly Acknowledged[];
  readonly refusals: readonly Refusal[];
  readonly asked: ReadonlyMap<string, Asked>;
  readonly unanswered: ReadonlySet<string>;
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

/** The span of the kiosk's clock in which a request was worked on; it may have been set meanwhile. */
function spanOf(askedKioskMs: number, nowKioskMs: number, tookMs: number): readonly [number, number] {
  const slackMs = tookMs + CLOCK_SLACK_MS;
  return [Math.min(askedKioskMs, nowKioskMs) - slackMs, Math.max(askedKioskMs, nowKioskMs) + slackMs];
}

/** What the pupils were told, and what they remember of it. */
interface Memory extends Pick<Pupils, 'acknowledged' | 'refusals' | 'asked' | 'unanswered'> {
  readonly state: State;
  /** A request begins; the first time counts. */
  begun(walk: Walk, life: Life): void;
  /** Nothing more comes of a request in this life. */
  settled(walk: Walk, life: Life): void;
  died(walk: Walk, life: Life): void;
  refused(walk: Walk, code: string, excuse: Excuse | null): void;
  accepted(walk: Walk, value: unknown, betweenMs: readonly [number, number]): void;
}

function createMemory(dice: Dice, note: (words: string) => void): Memory {
  const state: State = { lastKind: new Map(), badgeOf: new Map(), open: new Set(), again: [] };
  const acknowledged: Acknowledged[] = [];
  const refusals: Refusal[] = [];
  const asked = new Map<string, Asked>();
  const unanswered = new Set<string>();
  const settled = ({ requestId }: Walk, { nowMs, jobs }: Life): void => {
    asked.set(requestId, { sinceMs: asked.get(requestId)?.sinceMs ?? nowMs(), jobsBy: jobs() });
  };
  return {
    state,
    acknowledged,
    refusals,
    asked,
    unanswered,
    settled,
    begun: (walk, life) => {
      if (!asked.has(walk.requestId)) settled(walk, life);
      state.open.add(walk);
    },
    died: (walk, life) => {
      settled(walk, life);
      unanswered.add(walk.requestId);
      if (dice.chance(0.7)) state.again.push(walk);
    },
    refused: (walk, code, excuse) => {
      const { personId, requestId, kind } = walk;
      note(`${personId} ${kind} ${requestId}: ${code}`);
      refusals.push({ requestId, personId, kind, code, excuse });
      if (code === 'CURRENTLY_OUT') state.lastKind.set(personId, 'leaving');
      if (code === 'NOT_OUT') state.lastKind.delete(personId);
      // "Try again", as the screen offers.
      if (code.startsWith('STORAGE_') && dice.chance(0.7)) state.again.push(walk);
    },
    accepted: ({ personId, requestId }, value, betweenMs) => {
      const told = receipt.extend({ badgeId: z.string().nullable() }).parse(value);
      const { movementId, kind, occurredAtMs, alreadyRecorded, badgeId } = told;
      acknowledged.push({ requestId, movementId, personId, kind, occurredAtMs, betweenMs, alreadyRecorded });
      state.lastKind.set(personId, kind);
      if (badgeId !== null && kind === 'leaving') state.badgeOf.set(personId, badgeId);
      const repeated = alreadyRecorded ? ' (recorded before)' : '';
      note(`${personId} ${kind} ${requestId}: ${movementId} at ${new Date(occurredAtMs).toISOString()}${repeated}`);
    },
  };
}

/** Asks once, or twice by an impatient finger. */
function ask(memory: Memory, kiosk: LivingKiosk, life: Life, walk: Walk, times: number): void {
  const { excuse, kioskMs } = life;
  const [startedMs, kioskStartedMs] = [performance.now(), kioskMs()];
  memory.begun(walk, life);
  let answers = 0;
  for (let time = 0; time < times; time += 1) {
    kiosk.ask(walk.name, walk.input, (answer) => {
      answers += 1;
      if (answers === times) memory.state.open.delete(walk);
      memory.settled(walk, life);
      const betweenMs = spanOf(kioskStartedMs, kioskMs(), performance.now() - startedMs);
      if (answer.ok) memory.accepted(walk, answer.value, betweenMs);
      else memory.refused(walk, answer.error.code, excuse);
    });
  }
}

/** Creates the pupils with these ids; `note` hears every touch and every answer. */
export function createPupils(personIds: readonly string[], dice: Dice, note: (words: string) => void): Pupils {
  const memory = createMemory(dice, note);
  const { state } = memory;
  const regulars = personIds.slice(0, REGULARS);
  const others = personIds.slice(REGULARS);
  let [latest, turn]: [string | null, number] = [null, 0];
  const walkUp = (kiosk: LivingKiosk, life: Life, walk: Walk): void => {
    const times = dice.chance(0.2) ? 2 : 1;
    note(`${walk.personId} asks ${walk.kind} ${walk.requestId}${times === 2 ? ', twice' : ''}`);
    ask(memory, kiosk, life, walk, times);
  };
  const { acknowledged, refusals, asked, unanswered } = memory;
  return {
    acknowledged,
    refusals,
    asked,
    unanswered,
    open: () => state.open.size,
    lifeOver: (life) => {
      for (const walk of state.open) memory.died(walk, life);
      state.open.clear();
    },
    touch: (kiosk, life) => {
      // The same pupil again, at once, under another request: they did not believe the screen.
      const personId = latest !== null && dice.chance(0.15) ? latest : dice.pick(regulars);
      latest = personId;
      walkUp(kiosk, life, state.again.shift() ?? nextWalk(state, personId, dice));
    },
    touchFresh: (kiosk, life) => {
      const personId = others[turn % Math.max(1, others.length)] ?? dice.pick(regulars);
      turn += 1;
      const walk = lateWalk(personId, dice);
      walkUp(kiosk, life, walk);
      return walk.requestId;
    },
  };
}
