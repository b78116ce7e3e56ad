import { describe, expect, it } from '@jest/globals';
import { localDate } from '../../../shared/domain/attendance.ts';
import { badgeIdFromRandomDigits } from '../../../shared/domain/badge-id.ts';
import { actionId, kioskId, movementId, personId, photoId, printJobId, requestId } from '../../../shared/domain/ids.ts';
import { STUDENT } from '../../../shared/domain/user-type.ts';
import type { Movement } from '../../../shared/domain/movement.ts';
import { defaultSettings } from '../../../shared/settings/schema.ts';
import type { Person, PrintJob, StoreReader } from '../store-port.ts';
import { badgeContentOf, type BadgeMoment } from './badge-content-of.ts';

// 10:42 on a summer's day in London, where the clock is an hour ahead of UTC.
const AT_DOOR_MS = Date.UTC(2026, 5, 5, 9, 42);
const uuid = (last: number): string => `01890000-0000-7000-8000-00000000000${last}`;
const badge = badgeIdFromRandomDigits('4829173');

const movement: Movement = {
  id: movementId.parse(uuid(1)),
  requestId: requestId.parse(uuid(2)),
  kioskId: kioskId.parse(uuid(3)),
  personId: personId.parse(uuid(4)),
  kind: 'leaving',
  direction: 'out',
  actionId: actionId.parse(uuid(5)),
  actionName: 'Dentist',
  occurredAtMs: AT_DOOR_MS,
  localDate: localDate.parse('2026-06-05'),
  photoId: photoId.parse(uuid(6)),
  badgeId: badge,
  explanation: '',
  building: null,
  identifiedBy: 'name',
  terms: null,
  userTypeId: null,
  departmentId: null,
  yearName: null,
};

const person: Person = {
  id: movement.personId,
  kind: 'student',
  wondeId: 'A1',
  upi: null,
  misId: null,
  upn: null,
  forename: 'Siân',
  surname: 'Ffrancon-Prŷs',
  middleNames: null,
  dateOfBirth: null,
  yearGroupId: 'Y9',
  formName: null,
  status: 'current',
  userTypeId: STUDENT,
  departmentId: null,
  isTeaching: null,
};

const job: PrintJob = {
  id: printJobId.parse(uuid(7)),
  kind: 'badge',
  badgeId: badge,
  movementId: movement.id,
  reprintNumber: 0,
  reason: null,
  state: 'printing',
  attempts: 0,
  nextAttemptAtMs: 0,
  lastErrorCode: null,
  createdAtMs: 0,
  finishedAtMs: null,
  printer: null,
  askedBy: null,
};

function reader(
  found: { readonly movement: Movement | null; readonly backAfterMinutes?: number } = { movement },
): StoreReader {
  // as: the badge is made from these five and nothing else of the reader
  return {
    findMovement: () => found.movement,
    findPerson: () => person,
    findYearGroup: (id: string) => ({ id, name: 'Year 9', code: '9', type: null }),
    findAction: () => ({ backAfterMinutes: found.backAfterMinutes ?? null }),
    findPicture: () => null,
  } as unknown as StoreReader;
}

function moment(over: Partial<BadgeMoment> = {}): BadgeMoment {
  return { settings: defaultSettings(), nowMs: AT_DOOR_MS + 1000, demo: false, photo: null, ...over };
}

describe('what stands on a badge', () => {
  it('is the facts of the movement, in the school’s time', () => {
    const photo = Uint8Array.of(1, 2);
    expect(badgeContentOf(reader(), job, moment({ photo }))).toMatchObject({
      personName: 'Siân Ffrancon-Prŷs',
      yearName: 'Year 9',
      reason: 'Dentist',
      direction: 'out',
      directionText: 'Leaving',
      timeText: '10:42',
      dateText: 'Friday 5 June 2026',
      badgeId: badge,
      badgeIdSpaced: `${badge.slice(0, 4)} ${badge.slice(4)}`,
      symbolText: `GH${badge}`,
      photo,
      isReprint: false,
      printedLate: false,
      demo: false,
    });
  });

  it('says when it is printed late, unless it is a reprint', () => {
    const late = moment({ nowMs: AT_DOOR_MS + 23 * 60_000 });
    expect(badgeContentOf(reader(), job, late)).toMatchObject({ printedLate: true, printedAtText: '11:05' });
    expect(badgeContentOf(reader(), { ...job, reprintNumber: 2 }, late)).toMatchObject({
      printedLate: false,
      isReprint: true,
      reprintNumber: 2,
    });
  });

  it('names the time they are due back where the action says how long people are away', () => {
    expect(badgeContentOf(reader(), job, moment()).dueBackText).toBeNull();
    const away = reader({ movement, backAfterMinutes: 90 });
    expect(badgeContentOf(away, job, moment()).dueBackText).toBe('12:12');
    const back = reader({ movement: { ...movement, kind: 'return', direction: 'in' }, backAfterMinutes: 90 });
    expect(badgeContentOf(back, job, moment()).dueBackText).toBeNull();
  });

  it.each([
    ['late', 'Late slip'],
    ['return', 'Return slip'],
    ['signIn', 'Signed in'],
  ] as const)('of a slip for %s is headed %s and has no ID', (kind, directionText) => {
    const slip = { ...job, kind: 'slip', badgeId: null } as const;
    expect(badgeContentOf(reader({ movement: { ...movement, kind, direction: 'in' } }), slip, moment())).toMatchObject({
      kind: 'slip',
      directionText,
      badgeId: '',
      badgeIdSpaced: '',
      symbolText: '',
    });
  });

  it('cannot be had for a movement that is not there', () => {
    expect(() => badgeContentOf(reader({ movement: null }), job, moment())).toThrow('NOT_FOUND');
  });
});
