// A movement's whole story: its marks with every step of their way, every print, the terms, who looked at the photo.
import { z } from 'zod';
import type { MovementId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { LogbookStory, StoryMark, StoryPrint } from '../../../shared/ipc/admin/logbook-contract.ts';
import type { Clock, PhotoFiles, Random } from '../ports.ts';
import { badgePrintStateOf } from '../printing/badge-progress.ts';
import type { MarkWithState, PrintJob, Store } from '../store-port.ts';
import type { LogbookListEntry, MovementAudit } from '../store-parts/logbook-store.ts';
import { nowAt, type LogbookContext } from './list-logbook.ts';
import { badgeOf, factsOf, markOf, type Now } from './logbook-row.ts';

function storyMarkOf(of: MarkWithState, now: Now): StoryMark {
  const { mark, outbox } = of;
  return {
    ...markOf(of, now),
    minutesLate: mark.minutesLate,
    explanation: mark.explanation,
    lastErrorCode: outbox?.lastErrorCode ?? null,
    lastErrorWords: outbox?.lastErrorWords ?? null,
    attempts: outbox?.attempts ?? 0,
    nextAttemptAtMs: outbox?.state === 'pending' ? outbox.nextAttemptAtMs : null,
    madeAtMs: outbox?.createdAtMs ?? null,
    submittedAtMs: outbox?.submittedAtMs ?? null,
    doneAtMs: outbox?.doneAtMs ?? null,
    verifiedAtMs: outbox?.verifiedAtMs ?? null,
    correction: mark.correction === null ? null : { by: mark.correction.by, reason: mark.correction.reason },
  };
}

const PHOTO_VIEWED = 'photo.viewed';
const PRINT_ASKED: readonly string[] = ['badge.printed', 'badge.reprinted'];

const printDetail = z.object({ reprintNumber: z.number() });

/**
 * Who asked for a print: the last entry of its number before it was made. Later entries of that number only tried it
 * again, or asked for another print after it failed.
 */
function askedBy(job: PrintJob, newestFirst: readonly MovementAudit[]): string | null {
  const entries = newestFirst.filter(({ what, detail }) => {
    const parsed = printDetail.safeParse(detail);
    return PRINT_ASKED.includes(what) && parsed.success && parsed.data.reprintNumber === job.reprintNumber;
  });
  const before = entries.find(({ atMs }) => atMs <= job.createdAtMs);
  // The badge's first print is the kiosk's own; a reprint is always somebody's, even after the clock was put back.
  return (before ?? (job.reprintNumber === 0 ? null : entries.at(-1)))?.who ?? null;
}

function storyPrintOf(job: PrintJob, audit: readonly MovementAudit[], { settings }: Now): StoryPrint {
  return {
    reprintNumber: job.reprintNumber,
    reason: job.reason,
    askedBy: askedBy(job, audit),
    state: badgePrintStateOf(job, settings),
    errorCode: job.lastErrorCode,
    attempts: job.attempts,
    createdAtMs: job.createdAtMs,
    finishedAtMs: job.finishedAtMs,
  };
}

function termsOf(store: Store, { movement }: LogbookListEntry): LogbookStory['terms'] {
  if (movement.terms === null) return null;
  const version = store.findTermsVersion(movement.terms.versionId)?.version;
  return version === undefined ? null : { version, acceptedAtMs: movement.terms.acceptedAtMs };
}

function entryOf(store: Store, id: MovementId): LogbookListEntry {
  const entry = store.findLogbookEntry(id);
  if (entry === null) throw new AppError('NOT_FOUND', { context: { what: 'movement' } });
  return entry;
}

/** Everything the kiosk knows of one movement. @throws AppError NOT_FOUND */
export function getLogbookStory(
  context: LogbookContext & { readonly photos: Pick<PhotoFiles, 'has'> },
  id: MovementId,
): LogbookStory {
  const { store, photos } = context;
  const now = nowAt(context);
  const entry = entryOf(store, id);
  const { movement } = entry;
  const audit = store.listMovementAudit(id);
  const badge = badgeOf(entry, now);
  const keptOrErased = movement.photoId !== null && photos.has(movement.photoId) ? 'kept' : 'erased';
  return {
    ...factsOf(entry, now),
    explanation: movement.explanation,
    identifiedBy: movement.identifiedBy,
    terms: termsOf(store, entry),
    marks: entry.marks.map((mark) => storyMarkOf(mark, now)),
    badge:
      badge === null
        ? null
        : {
            ...badge,
            prints: store
              .listPrintJobs(id)
              // A return may have a slip, which is no print of the badge it used up.
              .filter(({ kind }) => kind === 'badge')
              .map((job) => storyPrintOf(job, audit, now)),
          },
    photo: movement.photoId === null ? 'none' : keptOrErased,
    photoViews: audit.filter(({ what }) => what === PHOTO_VIEWED).map(({ who, atMs }) => ({ who, atMs })),
  };
}

/**
 * The photo of a movement, and a line in the audit: a child's photo is looked at by a named person, for this movement.
 * Nothing is shown that was not written down first.
 * @throws AppError NOT_FOUND (none, or erased), SECRET_UNREADABLE
 */
export async function viewPhoto(
  deps: { readonly store: Store; readonly clock: Clock; readonly random: Random; readonly photos: PhotoFiles },
  id: MovementId,
  who: string,
): Promise<{ readonly jpeg: Uint8Array }> {
  const { store, clock, random, photos } = deps;
  const { photoId } = entryOf(store, id).movement;
  if (photoId === null || !photos.has(photoId)) throw new AppError('NOT_FOUND', { context: { what: 'photo' } });
  const jpeg = await photos.read(photoId);
  const atMs = clock.nowMs();
  store.transaction((writer) =>
    writer.insertAudit({ id: random.uuidV7(atMs), atMs, who, what: PHOTO_VIEWED, detailJson: '{}', subjectId: id }),
  );
  return { jpeg };
}
