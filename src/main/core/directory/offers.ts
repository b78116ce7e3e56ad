// Which actions fit whom: by user type, by door, and by where the person stands. Pure.
import type { Action, Direction } from '../../../shared/domain/action.ts';
import { movementKindOf, type MovementKind } from '../../../shared/domain/movement.ts';
import type { UserTypeId } from '../../../shared/domain/user-type.ts';
import type { PersonState } from '../presence/person-state.ts';

export type ReasonDoor = 'late' | 'leaving';

/** What fits one screen. With more, check-outs move behind *I'm leaving*. */
const MOST_OFFERS = 12;

/** The actions a user type sees: in use, and chosen by people. *I'm back* is never chosen as a reason. */
export function actionsOf(actions: readonly Action[], userTypeId: UserTypeId | null): readonly Action[] {
  if (userTypeId === null) return [];
  return actions.filter((each) => !each.retired && !each.isReturn && each.userTypeIds.includes(userTypeId));
}

const directionOf = (door: ReasonDoor): Direction => (door === 'late' ? 'in' : 'out');

/**
 * The reasons of *I'm late* or *I'm leaving*: a user type's own check actions; where it has none there, its sign actions,
 * so that a sixth-former who walks in late is signed in. Buildings are never among them.
 */
export function doorActionsOf(own: readonly Action[], door: ReasonDoor): readonly Action[] {
  const there = own.filter((each) => each.direction === directionOf(door) && !isOfBuilding(movementKindOf(each)));
  const checks = there.filter(({ type }) => type === 'check');
  return checks.length > 0 ? checks : there;
}

/** What *Sign in or out* is for: on site or not, and buildings. */
export function signActionsOf(own: readonly Action[]): readonly Action[] {
  return own.filter((each) => isSign(movementKindOf(each)) || isOfBuilding(movementKindOf(each)));
}

/** Whether these people sign in and out, so that presence is known. */
export function tracksPresence(own: readonly Action[]): boolean {
  return own.some((each) => isSign(movementKindOf(each)));
}

function isSign(kind: MovementKind): boolean {
  return kind === 'signIn' || kind === 'signOut';
}

function isOfBuilding(kind: MovementKind): boolean {
  return kind === 'buildingIn' || kind === 'buildingOut';
}

export interface Offers {
  /** What is done first comes first. */
  readonly actions: readonly Action[];
  readonly canReturn: boolean;
  readonly doors: readonly ReasonDoor[];
}

const ranks: Readonly<Record<MovementKind, number>> = {
  signIn: 0,
  buildingOut: 1,
  buildingIn: 2,
  signOut: 3,
  leaving: 4,
  late: 5,
  return: 6,
};

/** Exactly what fits where a person stands. In or out follows from the state, never from counting. */
export function decideOffers(own: readonly Action[], state: PersonState): Offers {
  const knowsPresence = tracksPresence(own);
  const out = state.checkedOut !== null;
  const fitting = own
    .filter((each) => fits(each, state, knowsPresence))
    .sort((one, other) => ranks[movementKindOf(one)] - ranks[movementKindOf(other)]);
  const crowded = fitting.length > MOST_OFFERS;
  const actions = crowded ? fitting.filter((each) => movementKindOf(each) !== 'leaving') : fitting;
  return { actions, canReturn: out, doors: doorsFor(own, { knowsPresence, out, crowded }) };
}

function doorsFor(
  own: readonly Action[],
  { knowsPresence, out, crowded }: { knowsPresence: boolean; out: boolean; crowded: boolean },
): readonly ReasonDoor[] {
  if (out) return [];
  if (knowsPresence) return crowded ? ['leaving'] : [];
  return (['late', 'leaving'] as const).filter((door) => doorActionsOf(own, door).length > 0);
}

function fits(action: Action, state: PersonState, knowsPresence: boolean): boolean {
  const here = !knowsPresence || state.signedIn !== null;
  const kind = movementKindOf(action);
  switch (kind) {
    case 'signIn':
      return state.signedIn === null;
    case 'signOut':
      return state.signedIn !== null;
    case 'buildingIn':
      return here && state.checkedOut === null && action.building !== state.building;
    case 'buildingOut':
      return action.building === state.building;
    case 'leaving':
      // Who does not sign in has reasons of the same name in both directions; they stay behind their doors.
      return knowsPresence && here && state.checkedOut === null;
    default:
      return false;
  }
}
