// Whether a choice repeats what was recorded already, and whether it fits where the person stands. Pure but for reading.
import type { Action } from '../../../shared/domain/action.ts';
import { movementKindOf, type Movement } from '../../../shared/domain/movement.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { sessionAt } from '../attendance/decide-marks.ts';
import { personStateOf, type PersonState } from '../presence/person-state.ts';

/** The same choice again this soon is the same movement: a second tap, not a second leaving. */
const SAME_MOVEMENT_WITHIN_MS = 120_000;

/** Whether two times are of one choice; a clock that was put back by hours between them makes them two. */
export function isSameMoment(beforeMs: number, nowMs: number): boolean {
  return Math.abs(nowMs - beforeMs) < SAME_MOVEMENT_WITHIN_MS;
}

export interface ChoiceFacts {
  readonly action: Action;
  /** The person's movements of today, newest first in the order of recording. */
  readonly ofToday: readonly Movement[];
  readonly nowMs: number;
  readonly settings: Settings;
  /** Whether this person signs in and out, so that not being signed in means something. */
  readonly knowsPresence: boolean;
}

/**
 * The movement of today that this choice repeats, or null when it is a new one.
 * @throws AppError CURRENTLY_OUT, ALREADY_SIGNED_IN, NOT_SIGNED_IN, CONFLICT when it does not fit
 */
export function findRepeated(facts: ChoiceFacts): Movement | null {
  const state = personStateOf(facts.ofToday);
  switch (movementKindOf(facts.action)) {
    case 'late':
      return repeatedLateness(facts, state);
    case 'leaving':
      return repeatedLeaving(facts, state);
    case 'signIn':
      return repeatedSignIn(facts, state);
    case 'signOut':
      return repeatedSignOut(facts, state);
    case 'buildingIn':
      return repeatedBuildingIn(facts, state);
    case 'buildingOut':
      return repeatedBuildingOut(facts, state);
    case 'return':
      // Never offered as a reason: recordReturn is its way.
      throw new AppError('NOT_FOUND', { context: { what: 'action' } });
  }
}

function timeTextOf({ settings }: ChoiceFacts, movement: Movement): string {
  return schoolTimeAt(movement.occurredAtMs, settings.kiosk.timeZone).timeText;
}

function repeatedLateness(facts: ChoiceFacts, { checkedOut }: PersonState): Movement | null {
  // The screen offers to record the return instead, and says since when.
  if (checkedOut !== null)
    throw new AppError('CURRENTLY_OUT', { fields: { leftAtText: timeTextOf(facts, checkedOut) } });
  const { registers, kiosk, termDates } = facts.settings;
  const sessionOf = (epochMs: number) => sessionAt(epochMs, { registers, timeZone: kiosk.timeZone, termDates });
  // Leaving and coming back since does not make a second lateness, whose later code would go over the first.
  const same = (one: Movement) => one.kind === 'late' && sessionOf(one.occurredAtMs) === sessionOf(facts.nowMs);
  return facts.ofToday.find(same) ?? null;
}

function repeatedLeaving({ action, nowMs }: ChoiceFacts, { checkedOut }: PersonState): Movement | null {
  const secondTap =
    checkedOut !== null && checkedOut.actionId === action.id && isSameMoment(checkedOut.occurredAtMs, nowMs);
  return secondTap ? checkedOut : null;
}

function repeatedSignIn(facts: ChoiceFacts, { signedIn }: PersonState): Movement | null {
  if (signedIn === null) return null;
  if (isSameMoment(signedIn.occurredAtMs, facts.nowMs)) return signedIn;
  throw new AppError('ALREADY_SIGNED_IN', { fields: { sinceText: timeTextOf(facts, signedIn) } });
}

function repeatedSignOut({ nowMs }: ChoiceFacts, { signedIn, signedOut }: PersonState): Movement | null {
  if (signedIn !== null) return null;
  if (signedOut !== null && isSameMoment(signedOut.occurredAtMs, nowMs)) return signedOut;
  throw new AppError('NOT_SIGNED_IN');
}

function repeatedBuildingIn({ action, ofToday, knowsPresence }: ChoiceFacts, state: PersonState): Movement | null {
  if (knowsPresence && state.signedIn === null) throw new AppError('NOT_SIGNED_IN');
  if (state.building === null || state.building !== action.building) return null;
  // There already, however long: nobody is in one building twice.
  return ofToday.find(({ kind }) => kind === 'buildingIn') ?? null;
}

function repeatedBuildingOut({ action, ofToday, nowMs }: ChoiceFacts, state: PersonState): Movement | null {
  if (state.building !== null && state.building === action.building) return null;
  const last = ofToday.find(({ kind }) => kind === 'buildingIn' || kind === 'buildingOut');
  const secondTap =
    last?.kind === 'buildingOut' && last.building === action.building && isSameMoment(last.occurredAtMs, nowMs);
  if (secondTap) return last;
  // Somewhere else since the screen was shown.
  throw new AppError('CONFLICT', { context: { what: 'building' } });
}
