// What a print job's badge shows, gathered at the moment it is printed.
import { DateTime } from 'luxon';
import { badgeSymbolText, spacedBadgeId } from '../../../shared/domain/badge-id.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { Movement } from '../../../shared/domain/movement.ts';
import type { BadgeContent, BadgeLook } from '../badge-content.ts';
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

/** What a slip is headed with. */
const slipTitles: Readonly<Partial<Record<Movement['kind'], string>>> = {
  late: 'Late slip',
  return: 'Return slip',
};

/** Gathers the badge or slip of a job. @throws AppError NOT_FOUND when its movement or person is gone */
export function badgeContentOf(reader: StoreReader, job: PrintJob, moment: BadgeMoment): BadgeContent {
  const movement = reader.findMovement(job.movementId);
  const person = movement === null ? null : reader.findPerson(movement.personId);
  if (movement === null || person === null) throw new AppError('NOT_FOUND', { context: { what: 'movement' } });
  const { kiosk } = moment.settings;
  const year = person.yearGroupId === null ? null : reader.findYearGroup(person.yearGroupId);
  const isLate = job.reprintNumber === 0 && moment.nowMs - movement.occurredAtMs > PRINTED_LATE_AFTER_MS;
  return {
    kind: job.kind,
    look: badgeLookOf(reader, moment.settings),
    schoolName: kiosk.schoolName,
    kioskName: kiosk.name,
    personName: fullName(person),
    yearName: year?.name ?? null,
    formName: person.formName,
    reason: movement.actionName,
    direction: movement.direction,
    directionText: job.kind === 'slip' ? slipTitleOf(movement) : movement.direction === 'out' ? 'Leaving' : 'Arriving',
    timeText: schoolTimeAt(movement.occurredAtMs, kiosk.timeZone).timeText,
    dueBackText: dueBackOf(reader, movement, kiosk.timeZone),
    dateText: DateTime.fromMillis(movement.occurredAtMs, { zone: kiosk.timeZone, locale: 'en-GB' }).toFormat(
      'cccc d LLLL yyyy',
    ),
    badgeId: job.badgeId ?? '',
    badgeIdSpaced: job.badgeId === null ? '' : spacedBadgeId(job.badgeId),
    symbolText: job.badgeId === null ? '' : badgeSymbolText(job.badgeId),
    photo: moment.photo,
    isReprint: job.reprintNumber > 0,
    reprintNumber: job.reprintNumber,
    printedLate: isLate,
    printedAtText: schoolTimeAt(moment.nowMs, kiosk.timeZone).timeText,
    demo: moment.demo,
  };
}

/** How the school wants its badges, with its logo. */
export function badgeLookOf(reader: Pick<StoreReader, 'findPicture'>, settings: Settings): BadgeLook {
  return { ...settings.badge, logo: reader.findPicture('badgeLogo')?.png ?? null };
}

function slipTitleOf({ kind }: Movement): string {
  return slipTitles[kind] ?? 'Signed in';
}

/** When they are due back: as long after the time at the door as the action says; null where it does not. */
function dueBackOf(reader: StoreReader, movement: Movement, timeZone: string): string | null {
  const minutes = movement.direction === 'out' ? reader.findAction(movement.actionId)?.backAfterMinutes : null;
  if (minutes === undefined || minutes === null) return null;
  return schoolTimeAt(movement.occurredAtMs + minutes * 60_000, timeZone).timeText;
}
