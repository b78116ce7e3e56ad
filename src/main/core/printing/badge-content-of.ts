// What a print job's badge shows, gathered at the moment it is printed.
import { DateTime } from 'luxon';
import { badgeSymbolText, spacedBadgeId } from '../../../shared/domain/badge-id.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { BadgeContent } from '../badge-content.ts';
import { fullName } from '../directory/name-labels.ts';
import type { PrintJob, StoreReader } from '../store-port.ts';

/** A badge that comes out later than this after the time at the door says so. */
const PRINTED_LATE_AFTER_MS = 10 * 60_000;

export interface BadgeMoment {
  readonly settings: Settings;
  readonly nowMs: number;
  readonly demo: boolean;
  /** Null where there is none or it could not be read: a badge without a photo beats no badge. */
  readonly photo: Uint8Array | null;
}

/** Gathers the badge of a job. @throws AppError NOT_FOUND when its movement or person is gone */
export function badgeContentOf(reader: StoreReader, job: PrintJob, moment: BadgeMoment): BadgeContent {
  if (job.badgeId === null) throw new AppError('NOT_FOUND', { context: { what: 'badge' } });
  const movement = reader.findMovement(job.movementId);
  const person = movement === null ? null : reader.findPerson(movement.personId);
  if (movement === null || person === null) throw new AppError('NOT_FOUND', { context: { what: 'movement' } });
  const { kiosk } = moment.settings;
  const year = person.yearGroupId === null ? null : reader.findYearGroup(person.yearGroupId);
  return {
    schoolName: kiosk.schoolName,
    kioskName: kiosk.name,
    personName: fullName(person),
    yearName: year?.name ?? null,
    reason: movement.actionName,
    direction: movement.direction,
    directionText: movement.direction === 'out' ? 'Leaving' : 'Arriving',
    timeText: schoolTimeAt(movement.occurredAtMs, kiosk.timeZone).timeText,
    dateText: DateTime.fromMillis(movement.occurredAtMs, { zone: kiosk.timeZone, locale: 'en-GB' }).toFormat(
      'cccc d LLLL yyyy',
    ),
    badgeId: job.badgeId,
    badgeIdSpaced: spacedBadgeId(job.badgeId),
    symbolText: badgeSymbolText(job.badgeId),
    photo: moment.photo,
    isReprint: job.reprintNumber > 0,
    reprintNumber: job.reprintNumber,
    printedLate: job.reprintNumber === 0 && moment.nowMs - movement.occurredAtMs > PRINTED_LATE_AFTER_MS,
    printedAtText: schoolTimeAt(moment.nowMs, kiosk.timeZone).timeText,
    demo: moment.demo,
  };
}
