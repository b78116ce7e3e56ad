// Everything this kiosk holds about one person, for a data subject request: gathered here, written by person-sheet.ts.
import type { PersonId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { PhotoFiles } from '../ports.ts';
import type { MarkWithState, StoreReader } from '../store-port.ts';
import { writebackStateOf } from '../sync/mark-state.ts';

export interface PersonRecordDeps extends Pick<KioskContext, 'store' | 'clock' | 'settings'> {
  readonly photos: Pick<PhotoFiles, 'has' | 'read'>;
}

type Value = string | number | boolean | null;
type Facts = Readonly<Record<string, Value>>;

export interface RecordedMovement {
  readonly facts: Facts;
  readonly marks: readonly Facts[];
  /** The JPEG in base64; null where there is none. */
  readonly photoJpegBase64: string | null;
}

/** What is held, in plain names and values. Times are ISO 8601 in UTC. */
export interface PersonRecord {
  readonly madeAt: string;
  readonly school: string;
  readonly fromTheMis: Facts;
  readonly keptHere: Facts;
  readonly collectors: readonly Facts[];
  readonly movements: readonly RecordedMovement[];
  /** What users of the admin view changed or did about this person. */
  readonly changes: readonly Facts[];
}

const iso = (epochMs: number): string => new Date(epochMs).toISOString();
const isoOrNull = (epochMs: number | null = null): string | null => (epochMs === null ? null : iso(epochMs));

function misFacts(store: StoreReader, personId: PersonId): Facts {
  const person = store.findPerson(personId);
  if (person === null) throw new AppError('NOT_FOUND', { context: { what: 'person' } });
  const year = person.yearGroupId === null ? null : store.findYearGroup(person.yearGroupId);
  return {
    kind: person.kind,
    forename: person.forename,
    middleNames: person.middleNames,
    surname: person.surname,
    dateOfBirth: person.dateOfBirth,
    yearGroup: year?.name ?? null,
    form: person.formName,
    upn: person.upn,
    upi: person.upi,
    misId: person.misId,
    wondeId: person.wondeId,
    teaching: person.isTeaching,
    onRoll: person.status === 'current',
    leftAt: isoOrNull(store.findEnrolment(personId)?.leftAtMs),
    userType: person.userTypeId === null ? null : (store.findUserType(person.userTypeId)?.name ?? null),
    department: person.departmentId === null ? null : (store.findDepartment(person.departmentId)?.name ?? null),
  };
}

function keptFacts(store: StoreReader, personId: PersonId): Facts {
  const details = store.findPersonDetails(personId);
  const pin = store.findCredential(personId, 'pin');
  const card = store.findCredential(personId, 'card');
  return {
    photoPermission: details.photoPermission,
    notes: details.notes,
    pinSetAt: isoOrNull(pin?.setAtMs),
    cardSetAt: isoOrNull(card?.setAtMs),
    cardEndsIn: card?.hint ?? null,
  };
}

const markFacts = ({ mark, outbox }: MarkWithState): Facts => ({
  date: mark.date,
  session: mark.session,
  code: mark.code,
  minutesLate: mark.minutesLate,
  comment: mark.comment,
  explanation: mark.explanation,
  writeback: writebackStateOf(outbox),
  writtenAt: isoOrNull(outbox?.doneAtMs),
});

/** A photo that cannot be opened here any more is said to be there by its movement's `photo`, and left out. */
async function photoOf(photos: PersonRecordDeps['photos'], photoId: string | null): Promise<string | null> {
  if (photoId === null || !photos.has(photoId)) return null;
  try {
    const jpeg = await photos.read(photoId);
    return btoa(Array.from(jpeg, (byte) => String.fromCharCode(byte)).join(''));
  } catch (cause) {
    if (cause instanceof AppError) return null;
    throw cause;
  }
}

/** Gathers it all. @throws AppError NOT_FOUND, STORAGE_* */
export async function personRecord(deps: PersonRecordDeps, personId: PersonId): Promise<PersonRecord> {
  const { store, clock, settings, photos } = deps;
  const fromTheMis = misFacts(store, personId);
  const marks = store.listMarksOfPerson(personId);
  const movements: RecordedMovement[] = [];
  for (const movement of store.listHistory(personId)) {
    const photoJpegBase64 = await photoOf(photos, movement.photoId);
    movements.push({
      facts: {
        at: iso(movement.occurredAtMs),
        schoolDate: movement.localDate,
        movement: movement.kind,
        reason: movement.actionName,
        building: movement.building,
        knownBy: movement.identifiedBy,
        badge: movement.badgeId,
        termsAcceptedAt: isoOrNull(movement.terms?.acceptedAtMs),
        yearGroupThen: movement.yearName,
        photo: movement.photoId === null ? 'none taken' : photoJpegBase64 === null ? 'erased or unreadable' : 'kept',
      },
      marks: (marks.get(movement.id) ?? []).map(markFacts),
      photoJpegBase64,
    });
  }
  return {
    madeAt: iso(clock.nowMs()),
    school: settings().kiosk.schoolName,
    fromTheMis,
    keptHere: keptFacts(store, personId),
    collectors: store.listCollectors(personId).map(({ name, relation, phone }) => ({ name, relation, phone })),
    movements,
    changes: store.listAuditAbout(personId).map(({ atMs, who, what, beforeJson, afterJson }) => ({
      at: iso(atMs),
      who,
      what,
      before: beforeJson ?? null,
      after: afterJson ?? null,
    })),
  };
}
