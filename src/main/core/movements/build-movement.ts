// The rows of one movement: movement, marks, outbox rows, badge, print job. Written in one transaction by the use cases.
import type { Action } from '../../../shared/domain/action.ts';
import type { BadgeId } from '../../../shared/domain/badge-id.ts';
import { badgeIdFromRandomDigits, BADGE_ID_RANDOM_DIGITS } from '../../../shared/domain/badge-id.ts';
import { markId, movementId, printJobId, type PhotoId, type RequestId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark.ts';
import type { IdentifiedBy, Movement, MovementKind } from '../../../shared/domain/movement.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { DecidedMark } from '../attendance/decide-marks.ts';
import type { KioskContext } from '../kiosk-context.ts';
import { unlessKeptHere } from '../people-setup/kept-here.ts';
import type { Person, PrintJob, PrintSubject, StoreReader, StoreWriter } from '../store-port.ts';
import { newOutboxRow } from '../sync/new-outbox-row.ts';

const BADGE_ID_TRIES = 20;

export interface MovementFacts {
  readonly requestId: RequestId;
  readonly kind: MovementKind;
  readonly person: Person;
  readonly action: Action;
  readonly occurredAtMs: number;
  readonly photoId: PhotoId | null;
  readonly badgeId: BadgeId | null;
  readonly explanation: string;
  readonly identifiedBy: IdentifiedBy;
  readonly terms: Movement['terms'];
  /** The person's year group on the day, as the MIS names it. */
  readonly yearName: string | null;
}

/** The movement row itself. */
export function buildMovement(context: KioskContext, facts: MovementFacts): Movement {
  return {
    id: movementId.parse(context.random.uuidV7(facts.occurredAtMs)),
    requestId: facts.requestId,
    kioskId: context.kioskId,
    personId: facts.person.id,
    kind: facts.kind,
    direction: facts.action.direction,
    actionId: facts.action.id,
    actionName: facts.action.name,
    occurredAtMs: facts.occurredAtMs,
    localDate: schoolTimeAt(facts.occurredAtMs, context.settings().kiosk.timeZone).localDate,
    photoId: facts.photoId,
    badgeId: facts.badgeId,
    explanation: facts.explanation,
    building: facts.action.building,
    identifiedBy: facts.identifiedBy,
    terms: facts.terms,
    userTypeId: facts.person.userTypeId,
    departmentId: facts.person.departmentId,
    yearName: facts.yearName,
  };
}

/** The person's year group as the MIS names it; null for staff and for pupils without one. */
export function yearNameOf(reader: StoreReader, person: Person): string | null {
  return person.yearGroupId === null ? null : (reader.findYearGroup(person.yearGroupId)?.name ?? null);
}

/** A badge ID no badge of this kiosk has had. @throws AppError INTERNAL if chance itself seems broken. */
export function freshBadgeId(context: KioskContext, reader: StoreReader): BadgeId {
  for (let attempt = 0; attempt < BADGE_ID_TRIES; attempt += 1) {
    const id = badgeIdFromRandomDigits(context.random.digits(BADGE_ID_RANDOM_DIGITS));
    if (reader.findBadge(id) === null) return id;
  }
  throw new AppError('INTERNAL', { context: { reason: 'no free badge ID after 20 tries' } });
}

/** Writes the marks of a movement and an outbox row for each: the row's id is the mark's, its idempotency key. */
export function insertMarks(
  context: KioskContext,
  writer: StoreWriter,
  movement: Movement,
  decided: readonly DecidedMark[],
): void {
  for (const each of decided) {
    const mark: Mark = {
      id: markId.parse(context.random.uuidV7(movement.occurredAtMs)),
      movementId: movement.id,
      personId: movement.personId,
      date: each.date,
      session: each.session,
      code: each.code,
      minutesLate: each.minutesLate,
      comment: movement.actionName,
      explanation: each.explanation,
      correction: null,
    };
    writer.insertMark(mark);
    const how = {
      isArrival: movement.direction === 'in',
      // A leaving that is written at once is the school's own choice (forSession): it goes over the presence.
      overwrites: movement.direction === 'out' && each.notBeforeMs <= movement.occurredAtMs,
    };
    const when = { dueAtMs: each.notBeforeMs, nowMs: context.clock.nowMs() };
    writer.insertOutboxRow(unlessKeptHere(writer, newOutboxRow(mark, how, when), when.nowMs));
  }
}

/** A print job that waits for the printer. */
export function buildPrintJob(
  context: KioskContext,
  of: PrintSubject & { readonly movementId: Movement['id'] },
  reprint: { readonly number: number; readonly reason: string | null } = { number: 0, reason: null },
): PrintJob {
  const nowMs = context.clock.nowMs();
  return {
    ...of,
    id: printJobId.parse(context.random.uuidV7(nowMs)),
    reprintNumber: reprint.number,
    reason: reprint.reason,
    state: 'waiting',
    attempts: 0,
    nextAttemptAtMs: nowMs,
    lastErrorCode: null,
    createdAtMs: nowMs,
    finishedAtMs: null,
    printer: null,
    askedBy: null,
  };
}
