// Everything the profile page shows of a person but their history.
import type { PersonId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Profile } from '../../../shared/ipc/admin/people-contract.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { CredentialHasher, PhotoFiles } from '../ports.ts';
import type { Person, StoreReader } from '../store-port.ts';
import { canHash } from './credentials.ts';
import { standingOf, todayAt } from './standing.ts';

export interface ProfileDeps extends Pick<KioskContext, 'store' | 'clock' | 'settings'> {
  readonly hasher: CredentialHasher;
  readonly photos: Pick<PhotoFiles, 'has'>;
}

function misOf(store: StoreReader, person: Person): Profile['mis'] {
  const year = person.yearGroupId === null ? null : store.findYearGroup(person.yearGroupId);
  return {
    forename: person.forename,
    middleNames: person.middleNames,
    surname: person.surname,
    dateOfBirth: person.dateOfBirth,
    upn: person.upn,
    misId: person.misId,
    wondeId: person.wondeId,
    yearName: year?.name ?? null,
    formName: person.formName,
    isTeaching: person.isTeaching,
  };
}

function departmentOf(store: StoreReader, person: Person, own: Person['departmentId']): Profile['department'] {
  if (person.kind !== 'staff') return null;
  const department = person.departmentId === null ? null : store.findDepartment(person.departmentId);
  return { id: person.departmentId, name: department?.name ?? null, own };
}

function userTypeOf(store: StoreReader, person: Person): Profile['userType'] {
  const type = person.userTypeId === null ? null : store.findUserType(person.userTypeId);
  return type === null ? null : { id: type.id, name: type.name };
}

/** One person's profile. @throws AppError NOT_FOUND */
export function getProfile({ store, clock, settings, hasher, photos }: ProfileDeps, personId: PersonId): Profile {
  const person = store.findPerson(personId);
  if (person === null) throw new AppError('NOT_FOUND', { context: { what: 'person' } });
  const { timeZone } = settings().kiosk;
  const pin = store.findCredential(personId, 'pin');
  const card = store.findCredential(personId, 'card');
  const details = store.findPersonDetails(personId);
  const today = todayAt(clock.nowMs(), timeZone);
  return {
    personId,
    kind: person.kind,
    roll: person.status,
    leftAtMs: person.status === 'left' ? (store.findEnrolment(personId)?.leftAtMs ?? null) : null,
    userType: userTypeOf(store, person),
    mis: misOf(store, person),
    standing: standingOf(store.listMovementsOf(personId, today), timeZone),
    pin: pin === null ? null : { setAtMs: pin.setAtMs },
    card: card === null ? null : { setAtMs: card.setAtMs, hint: card.hint ?? '' },
    credentialsReadable: canHash(hasher),
    photoPermission: details.photoPermission,
    photosKept: store.listPhotosOf(personId).filter(({ photoId }) => photos.has(photoId)).length,
    notes: details.notes,
    collectors: [...store.listCollectors(personId)],
    department: departmentOf(store, person, details.departmentId),
  };
}
