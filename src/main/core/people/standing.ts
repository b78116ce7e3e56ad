// Where somebody stands now, in the words of the address books.
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { Movement } from '../../../shared/domain/movement.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import type { Standing } from '../../../shared/ipc/admin/people-contract.ts';
import { personStateOf } from '../presence/person-state.ts';

const NOTHING: Standing = { place: 'nothing', building: null, sinceMs: null, timeText: null };

/**
 * What a day's movements of one person say of now. Out at the door counts before everything: whoever is signed in and
 * checked out is not in the school.
 * @param newestFirst as personStateOf wants them
 */
export function standingOf(newestFirst: readonly Movement[], timeZone: string): Standing {
  const { signedIn, signedOut, checkedOut, building } = personStateOf(newestFirst);
  const say = (place: Standing['place'], since: Movement, where: string | null = null): Standing => ({
    place,
    building: where,
    sinceMs: since.occurredAtMs,
    timeText: schoolTimeAt(since.occurredAtMs, timeZone).timeText,
  });
  if (checkedOut !== null) return say('out', checkedOut);
  const into = building === null ? undefined : newestFirst.find(({ kind }) => kind === 'buildingIn');
  if (into !== undefined) return say('inBuilding', into, building);
  if (signedIn !== null) return say('onSite', signedIn);
  const door = newestFirst.find(({ kind }) => kind !== 'buildingIn' && kind !== 'buildingOut');
  if (door?.kind === 'late' || door?.kind === 'return') return say('here', door);
  return signedOut === null ? NOTHING : say('signedOut', signedOut);
}

/** The standing of everybody who did something on a day. */
export function standingsOn(movements: readonly Movement[], timeZone: string): (personId: PersonId) => Standing {
  const byPerson = new Map<PersonId, Movement[]>();
  for (const movement of movements) {
    const own = byPerson.get(movement.personId);
    if (own === undefined) byPerson.set(movement.personId, [movement]);
    else own.push(movement);
  }
  return (personId) => {
    const own = byPerson.get(personId);
    return own === undefined ? NOTHING : standingOf(own, timeZone);
  };
}

/** Today at the school. */
export function todayAt(nowMs: number, timeZone: string): LocalDate {
  return schoolTimeAt(nowMs, timeZone).localDate;
}
