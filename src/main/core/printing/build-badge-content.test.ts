import { describe, expect, it } from '@jest/globals';
import { localDate } from '../../../shared/domain/attendance.ts';
import { badgeIdFromRandomDigits } from '../../../shared/domain/badge-id.ts';
import { actionId, kioskId, movementId, personId, photoId, printJobId, requestId } from '../../../shared/domain/ids.ts';
import type { Movement } from '../../../shared/domain/movement.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { defaultSettings } from '../../../shared/settings/schema.ts';
import type { Person, PrintJob } from '../store-port.ts';
import { buildBadgeContent, PRINTED_LATE_AFTER_MS, type BadgeContentSources } from './build-badge-content.ts';

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
};

const job: PrintJob = {
  id: printJobId.parse(uuid(7)),
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
};

function sources(over: Partial<BadgeContentSources> = {}): BadgeContentSources {
  return {
    store: {
      findMovement: () => movement,
      findPerson: () => person,
      findYearGroup: (id) => ({ id, name: 'Year 9', code: '9' }),
    },
    photoFiles: { read: async () => Uint8Array.of(1, 2) },
    settings: defaultSettings(),
    nowMs: AT_DOOR_MS + 1000,
    demo: false,
    ...over,
  };
}

describe('what stands on a badge', () => {
  it('is the facts of the movement, in the school’s time', async () => {
    expect(await buildBadgeContent(job, sources())).toMatchObject({
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
      photo: Uint8Array.of(1, 2),
      isReprint: false,
      printedLate: false,
    });
  });

  it('says when it is printed late, unless it is a reprint', async () => {
    const late = sources({ nowMs: AT_DOOR_MS + PRINTED_LATE_AFTER_MS });
    expect(await buildBadgeContent(job, late)).toMatchObject({ printedLate: true, printedAtText: '10:47' });
    expect(await buildBadgeContent({ ...job, reprintNumber: 2 }, late)).toMatchObject({
      printedLate: false,
      isReprint: true,
      reprintNumber: 2,
    });
  });

  it('does without a photo that cannot be read', async () => {
    const photoFiles = { read: async () => Promise.reject(new AppError('NOT_FOUND')) };
    expect((await buildBadgeContent(job, sources({ photoFiles }))).photo).toBeNull();
  });

  it('cannot be had for a movement that is not there', async () => {
    const store = { ...sources().store, findMovement: () => null };
    await expect(buildBadgeContent(job, sources({ store }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
