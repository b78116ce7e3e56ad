// Records *I'm late* and *I'm leaving*. When it returns, the movement is durable; nothing that follows can lose it.
import type { Action } from '../../../shared/domain/action.ts';
import type { Movement } from '../../../shared/domain/movement.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { Receipt } from '../../../shared/ipc/kiosk-contract.ts';
import { decideMarks, sessionAt } from '../attendance/decide-marks.ts';
import { afterMovement, type KioskContext } from '../kiosk-context.ts';
import type { Person, StoreReader, StoreWriter } from '../store-port.ts';
import { buildMovement, buildPrintJob, freshBadgeId, insertMarks, yearNameOf } from './build-movement.ts';
import { receiptOf } from './receipt-of.ts';

/** The same choice again this soon is the same movement: a second tap, not a second leaving. */
const SAME_MOVEMENT_WITHIN_MS = 120_000;

/** Whether two times are of one choice; a clock that was put back by hours between them makes them two. */
export function isSameMoment(beforeMs: number, nowMs: number): boolean {
  return Math.abs(nowMs - beforeMs) < SAME_MOVEMENT_WITHIN_MS;
}

type Request = Input<'kiosk.recordMovement'>;

/**
 * Records a movement with its marks, outbox rows, badge and print job in one transaction, then tells the queues.
 * The same request twice, or the same lateness twice in one session, is one movement.
 * @throws AppError NOT_FOUND, ACTION_RETIRED, CURRENTLY_OUT (late while signed out), STORAGE_*
 */
export function recordMovement(
  context: KioskContext,
  request: Request,
  isStillKept: (photoId: string) => boolean,
): Receipt {
  const settings = context.settings();
  const nowMs = context.clock.nowMs();
  // A still that never reached the disk must not stop a child leaving. Looked up before the transaction: no I/O inside.
  const photoId = request.photoId !== null && isStillKept(request.photoId) ? request.photoId : null;
  const { movement, receipt, isNew } = context.store.transaction((writer) => {
    const repeated = (existing: Movement, of: Person) => {
      return { movement: existing, receipt: receiptOf(writer, existing, of, settings, true), isNew: false };
    };
    // Before anything else is checked: what was recorded stays recorded, whatever became of pupil and reason since.
    const sameRequest = writer.findMovementByRequest(request.requestId);
    const recordedFor = sameRequest === null ? null : writer.findPerson(sameRequest.personId);
    if (sameRequest !== null && recordedFor !== null) return repeated(sameRequest, recordedFor);
    const { person, action } = findChoice(writer, request);
    const existing = findSameMovement(context, writer, request, nowMs);
    if (existing !== null) return repeated(existing, person);
    const written = write(context, writer, { request: { ...request, photoId }, person, action, nowMs });
    return { movement: written, receipt: receiptOf(writer, written, person, settings, false), isNew: true };
  });
  if (isNew) {
    context.logger.info('movement recorded', { movementId: movement.id, kind: movement.kind });
    afterMovement(context, movement.id, { marks: true, badge: movement.badgeId !== null });
  }
  return receipt;
}

function findChoice(reader: StoreReader, request: Request): { readonly person: Person; readonly action: Action } {
  const person = reader.findPerson(request.personId);
  if (person === null || person.status !== 'current') throw new AppError('NOT_FOUND', { context: { what: 'person' } });
  const action = reader.findAction(request.actionId);
  const wanted = request.kind === 'late' ? 'in' : 'out';
  if (action === null || action.isReturn || action.direction !== wanted) {
    throw new AppError('NOT_FOUND', { context: { what: 'action' } });
  }
  if (action.retired) throw new AppError('ACTION_RETIRED');
  return { person, action };
}

/** The movement of today that this choice repeats, or null. @throws AppError CURRENTLY_OUT */
function findSameMovement(
  context: KioskContext,
  reader: StoreReader,
  request: Request,
  nowMs: number,
): Movement | null {
  const { registers, kiosk } = context.settings();
  // Newest first.
  const ofToday = reader.listMovementsOf(request.personId, schoolTimeAt(nowMs, kiosk.timeZone).localDate);
  const [last] = ofToday;
  if (last === undefined) return null;
  if (request.kind === 'late') {
    if (last.kind === 'leaving') {
      // The screen offers to record the return instead, and says since when.
      const leftAtText = schoolTimeAt(last.occurredAtMs, kiosk.timeZone).timeText;
      throw new AppError('CURRENTLY_OUT', { fields: { leftAtText } });
    }
    const sessionOf = (epochMs: number) => sessionAt(epochMs, registers, kiosk.timeZone);
    // Leaving and coming back since does not make a second lateness, whose later code would go over the first.
    return ofToday.find((one) => one.kind === 'late' && sessionOf(one.occurredAtMs) === sessionOf(nowMs)) ?? null;
  }
  const secondTap =
    last.kind === 'leaving' && last.actionId === request.actionId && isSameMoment(last.occurredAtMs, nowMs);
  return secondTap ? last : null;
}

interface NewMovement {
  readonly request: Request;
  readonly person: Person;
  readonly action: Action;
  readonly nowMs: number;
}

function write(context: KioskContext, writer: StoreWriter, { request, person, action, nowMs }: NewMovement): Movement {
  const { registers, kiosk } = context.settings();
  const decision = decideMarks({
    kind: request.kind,
    occurredAtMs: nowMs,
    codeRule: action.codeRule,
    forSession: action.forSession,
    registers,
    timeZone: kiosk.timeZone,
  });
  const badgeId = action.printsBadge ? freshBadgeId(context, writer) : null;
  const movement = buildMovement(context, {
    requestId: request.requestId,
    kind: request.kind,
    person,
    action,
    occurredAtMs: nowMs,
    photoId: request.photoId,
    badgeId,
    explanation: decision.explanation,
    identifiedBy: 'name',
    terms: null,
    yearName: yearNameOf(writer, person),
  });
  writer.insertMovement(movement);
  insertMarks(context, writer, movement, decision.marks);
  if (badgeId !== null) {
    // Leaving again without having signed back in: the older badge stops working.
    const older = writer.findOpenBadge(person.id, movement.localDate);
    if (older !== null) writer.markBadgeUsed(older.id, nowMs);
    writer.insertBadge({
      id: badgeId,
      movementId: movement.id,
      personId: person.id,
      localDate: movement.localDate,
      issuedAtMs: nowMs,
      usedAtMs: null,
    });
    writer.insertPrintJob(buildPrintJob(context, { badgeId, movementId: movement.id }));
  }
  return movement;
}
