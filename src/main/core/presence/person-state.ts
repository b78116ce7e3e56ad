// Where somebody stands at this moment of the day: on site or not, out at the door or not, in which building. Pure.
import type { Movement } from '../../../shared/domain/movement.ts';

export interface PersonState {
  /** The movement that signed them in, while they are on site by sign-in; null when signed out or never signed in today. */
  readonly signedIn: Movement | null;
  /** The sign-out they left by, where it was their last sign movement of the day. */
  readonly signedOut: Movement | null;
  /** The check-out they have not come back from. Leaves presence alone. */
  readonly checkedOut: Movement | null;
  /** The building they checked in to and not out of; ends when they sign out. */
  readonly building: string | null;
}

/**
 * The state that a day's movements of one person leave.
 * @param newestFirst the person's movements of one school date, in the order of recording, newest first
 */
export function personStateOf(newestFirst: readonly Movement[]): PersonState {
  const sign = newestFirst.find(({ kind }) => kind === 'signIn' || kind === 'signOut') ?? null;
  const door = newestFirst.find(({ kind }) => kind !== 'buildingIn' && kind !== 'buildingOut') ?? null;
  const place = newestFirst.find(
    ({ kind }) => kind === 'buildingIn' || kind === 'buildingOut' || kind === 'signIn' || kind === 'signOut',
  );
  return {
    signedIn: sign?.kind === 'signIn' ? sign : null,
    signedOut: sign?.kind === 'signOut' ? sign : null,
    checkedOut: door?.kind === 'leaving' ? door : null,
    building: place?.kind === 'buildingIn' ? place.building : null,
  };
}
