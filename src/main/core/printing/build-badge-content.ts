// What stands on the badge of a print job, read from the store: the facts of the movement, not of the moment it prints.
import { DateTime } from 'luxon';
import { spacedBadgeId, badgeSymbolText } from '../../../shared/domain/badge-id.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { BadgeContent } from '../badge-content.ts';
import type { PhotoFiles } from '../ports.ts';
import type { PrintJob, StoreReader } from '../store-port.ts';

/** A badge that comes out this long after the door says so: its time is then not the time of printing. */
export const PRINTED_LATE_AFTER_MS = 5 * 60_000;

const directionWords = { in: 'Arriving', out: 'Leaving' } as const;

export interface BadgeContentSources {
  readonly store: Pick<StoreReader, 'findMovement' | 'findPerson' | 'findYearGroup'>;
  readonly photoFiles: Pick<PhotoFiles, 'read'>;
  readonly settings: Settings;
  readonly nowMs: number;
  readonly demo: boolean;
}

/**
 * Gathers a badge's content. A photo that cannot be read is left out: the badge is worth more than its picture.
 * @throws AppError NOT_FOUND when the movement or the person is not in the store.
 */
export async function buildBadgeContent(job: PrintJob, sources: BadgeContentSources): Promise<BadgeContent> {
  const { store, settings, nowMs } = sources;
  const movement = store.findMovement(job.movementId);
  const person = movement === null ? null : store.findPerson(movement.personId);
  if (movement === null || person === null)
    throw new AppError('NOT_FOUND', { context: { what: 'badge', jobId: job.id } });
  const { timeZone } = settings.kiosk;
  const isReprint = job.reprintNumber > 0;
  return {
    schoolName: settings.kiosk.schoolName,
    personName: `${person.forename} ${person.surname}`,
    yearName: person.yearGroupId === null ? null : (store.findYearGroup(person.yearGroupId)?.name ?? null),
    reason: movement.actionName,
    direction: movement.direction,
    directionText: directionWords[movement.direction],
    timeText: schoolTimeAt(movement.occurredAtMs, timeZone).timeText,
    dateText: DateTime.fromMillis(movement.occurredAtMs, { zone: timeZone, locale: 'en-GB' }).toFormat(
      'cccc d LLLL yyyy',
    ),
    badgeId: job.badgeId,
    badgeIdSpaced: spacedBadgeId(job.badgeId),
    symbolText: badgeSymbolText(job.badgeId),
    photo: movement.photoId === null ? null : await readPhoto(sources.photoFiles, movement.photoId),
    isReprint,
    reprintNumber: job.reprintNumber,
    printedLate: !isReprint && nowMs - movement.occurredAtMs >= PRINTED_LATE_AFTER_MS,
    printedAtText: schoolTimeAt(nowMs, timeZone).timeText,
    kioskName: settings.kiosk.name,
    demo: sources.demo,
  };
}

async function readPhoto(photoFiles: Pick<PhotoFiles, 'read'>, photoId: string): Promise<Uint8Array | null> {
  try {
    return await photoFiles.read(photoId);
  } catch {
    // Already removed by retention, or the disk is bad: the adapter has logged which.
    return null;
  }
}
