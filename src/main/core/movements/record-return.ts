// Records *I'm back*: by the badge's ID, or by name among those who are out when the badge is lost.
import { readBadgeText, type BadgeId } from '../../../shared/domain/badge-id.ts';
import { actionId, type PersonId } from '../../../shared/domain/ids.ts';
import type { Movement } from '../../../shared/domain/movement.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { Receipt } from '../../../shared/ipc/kiosk-contract.ts';
import { RETURN_ACTION_ID } from '../default-actions.ts';
import { afterMovement, type KioskContext } from '../kiosk-context.ts';
import { queueSlip } from '../printing/queue-slip.ts';
import { personStateOf } from '../presence/person-state.ts';
import type { Person, StoreReader, StoreWriter } from '../store-port.ts';
import { buildMovement, yearNameOf } from './build-movement.ts';
import { cancelMarksNotNeeded, endedMarksText, endOpenBadge } from './end-leavings.ts';
import { isSameMoment } from './find-repeated.ts';
import { receiptOf } from './receipt-of.ts';
import type { TryLimiter } from './try-limiter.ts';

type Request = Input<'kiosk.recordReturn'>;

/**
 * Signs a pupil back in and ends their badge. Ten scans of one badge make one movement.
 * @throws AppError BADGE_CHECK_FAILED, BADGE_UNKNOWN, BADGE_USED, BADGE_EXPIRED, NOT_OUT, NOT_FOUND, TOO_MANY_TRIES, STORAGE_*
 */
export function recordReturn(
  context: KioskContext,
  request: Request,
  limiter: TryLimiter,
  /** Written with the movement, all or nothing: who recorded it, where that was not its own person. */
  alsoWrite: (writer: StoreWriter, movement: Movement) => void = () => undefined,
): Receipt {
  const nowMs = context.clock.nowMs();
  const settings = context.settings();
  const today = schoolTimeAt(nowMs, settings.kiosk.timeZone).localDate;
  const typed = request.by.kind === 'badge' ? readTyped(request.by.text, limiter, nowMs) : null;
  const { movement, receipt, isNew, prints } = context.store.transaction((writer) => {
    const sameRequest = writer.findMovementByRequest(request.requestId);
    const repeated = sameRequest ?? findJustReturned(writer, request, typed, today, nowMs);
    if (repeated !== null) {
      const person = getPerson(writer, repeated.personId);
      const receipt = receiptOf(writer, repeated, person, settings, true);
      return { movement: repeated, receipt, isNew: false, prints: false };
    }
    const leaving =
      typed === null
        ? findLeavingByName(writer, request, today)
        : findLeavingByBadge(writer, typed, today, limiter, nowMs);
    const person = getPerson(writer, leaving.personId);
    const written = write(context, writer, { request, leaving, person, nowMs });
    alsoWrite(writer, written.movement);
    return { ...written, receipt: receiptOf(writer, written.movement, person, settings, false), isNew: true };
  });
  if (isNew) {
    context.logger.info('movement recorded', { movementId: movement.id, kind: movement.kind });
    afterMovement(context, movement.id, { marks: true, badge: prints });
  }
  return receipt;
}

function readTyped(text: string, limiter: TryLimiter, nowMs: number): BadgeId {
  limiter.assertAllowed(nowMs);
  const read = readBadgeText(text);
  if (read.kind === 'badge') return read.id;
  throw new AppError(read.kind === 'wrongCheck' ? 'BADGE_CHECK_FAILED' : 'BADGE_UNKNOWN');
}

function getPerson(reader: StoreReader, id: PersonId): Person {
  const person = reader.findPerson(id);
  if (person === null) throw new AppError('NOT_FOUND', { context: { what: 'person' } });
  return person;
}

/** The return that this scan repeats: the badge was used, or the name chosen, a moment ago. */
function findJustReturned(
  reader: StoreReader,
  request: Request,
  typed: BadgeId | null,
  today: string,
  nowMs: number,
): Movement | null {
  const person =
    request.by.kind === 'person' ? request.by.personId : typed === null ? undefined : reader.findBadge(typed)?.personId;
  if (person === undefined) return null;
  const last = reader.findLastMovement(person, today);
  const justNow = last !== null && last.kind === 'return' && isSameMoment(last.occurredAtMs, nowMs);
  return justNow && (typed === null || last.badgeId === typed) ? last : null;
}

function findLeavingByBadge(
  reader: StoreReader,
  typed: BadgeId,
  today: string,
  limiter: TryLimiter,
  nowMs: number,
): Movement {
  const badge = reader.findBadge(typed);
  if (badge === null) {
    limiter.countFailure(nowMs);
    throw new AppError('BADGE_UNKNOWN');
  }
  if (badge.localDate !== today) throw new AppError('BADGE_EXPIRED');
  if (badge.usedAtMs !== null) throw new AppError('BADGE_USED');
  const leaving = reader.findMovement(badge.movementId);
  if (leaving === null) throw new AppError('NOT_FOUND', { context: { what: 'movement' } });
  return leaving;
}

function findLeavingByName(reader: StoreReader, request: Request, today: string): Movement {
  if (request.by.kind !== 'person') throw new AppError('NOT_OUT');
  const { checkedOut } = personStateOf(reader.listMovementsOf(request.by.personId, today));
  if (checkedOut === null) throw new AppError('NOT_OUT');
  return checkedOut;
}

interface Written {
  readonly movement: Movement;
  /** A slip for whoever came back. */
  readonly prints: boolean;
}

interface NewReturn {
  readonly request: Request;
  readonly leaving: Movement;
  readonly person: Person;
  readonly nowMs: number;
}

function write(context: KioskContext, writer: StoreWriter, { request, leaving, person, nowMs }: NewReturn): Written {
  const action = writer.findAction(actionId.parse(RETURN_ACTION_ID));
  if (action === null) throw new AppError('NOT_FOUND', { context: { what: 'action' } });
  const leavings = { personId: person.id, localDate: leaving.localDate, nowMs };
  const ended = endedMarksText(cancelMarksNotNeeded(context, writer, leavings));
  const movement = buildMovement(context, {
    requestId: request.requestId,
    kind: 'return',
    person,
    action,
    occurredAtMs: nowMs,
    photoId: null,
    badgeId: leaving.badgeId,
    identifiedBy: request.by.kind === 'badge' ? 'badge' : request.by.identifiedBy,
    terms: null,
    yearName: yearNameOf(writer, person),
    explanation: ended === '' ? 'Back.' : ended,
  });
  writer.insertMovement(movement);
  if (leaving.badgeId !== null) writer.markBadgeUsed(leaving.badgeId, nowMs);
  // Of a leaving before this one.
  endOpenBadge(writer, leavings);
  return { movement, prints: queueSlip(context, writer, movement, action) };
}
