// A person who may use the kiosk, and where they stand today.
import type { PersonId } from '../../../shared/domain/ids.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { KioskContext } from '../kiosk-context.ts';
import { personStateOf, type PersonState } from '../presence/person-state.ts';
import type { Person, StoreReader } from '../store-port.ts';

/** Somebody on roll whom a sync mapping takes in. @throws AppError NOT_FOUND for anybody else */
export function getKnownPerson(reader: StoreReader, id: PersonId): Person {
  const person = reader.findPerson(id);
  if (person === null || person.status !== 'current' || person.userTypeId === null) {
    throw new AppError('NOT_FOUND', { context: { what: 'person' } });
  }
  return person;
}

/** The school's date at this moment. */
export function todayOf(context: Pick<KioskContext, 'clock' | 'settings'>): string {
  return schoolTimeAt(context.clock.nowMs(), context.settings().kiosk.timeZone).localDate;
}

/** Where a person stands today. */
export function stateOf(context: KioskContext, id: PersonId): PersonState {
  return personStateOf(context.store.listMovementsOf(id, todayOf(context)));
}
