// Corrects a mark: a new one takes its place. The old one, the new one, who, when and why are all kept (attendance-rules.md).
import { markId as markIdSchema, type MarkId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark.ts';
import type { Movement } from '../../../shared/domain/movement.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import { writeChange } from '../admin/write-change.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { StoreWriter } from '../store-port.ts';
import { newOutboxRow } from '../sync/new-outbox-row.ts';

type Request = Input<'marks.correct'>;

/** Only the newest mark of a session can be corrected: an older one says nothing any more. */
function findCorrectable(writer: StoreWriter, id: MarkId): Mark {
  const found = writer.findMark(id);
  if (found === null) throw new AppError('NOT_FOUND', { context: { what: 'mark' } });
  const { mark } = found;
  const [newest] = writer.listMarksForSession(mark.personId, mark.date, mark.session);
  if (newest?.mark.id !== id) throw new AppError('CONFLICT', { context: { what: 'a newer mark' } });
  return mark;
}

/** What teachers read in the MIS; it also tells the new mark from the old one when the register is read back. */
function commentOf({ clock, settings }: KioskContext, movement: Movement | null): string {
  const { timeText } = schoolTimeAt(clock.nowMs(), settings().kiosk.timeZone);
  const corrected = `corrected ${timeText}`;
  return movement === null ? corrected : `${movement.actionName}, ${corrected}`;
}

function correctionOf(context: KioskContext, old: Mark, comment: string, request: Request, who: string): Mark {
  return {
    ...old,
    id: markIdSchema.parse(context.random.uuidV7(context.clock.nowMs())),
    code: request.code,
    minutesLate: request.minutesLate,
    comment,
    explanation: `${request.code}: corrected from ${old.code} by ${who}. ${request.reason}`,
    correction: { of: old.id, by: who, reason: request.reason },
  };
}

/**
 * Writes the correction and queues it. It goes over whatever the register holds: a person has looked.
 * @returns the new mark's id
 * @throws AppError NOT_FOUND, CONFLICT (a newer mark stands), WONDE_CODE_UNKNOWN (the school has no such code)
 */
export function correctMark(context: KioskContext, request: Request, who: string): MarkId {
  const nowMs = context.clock.nowMs();
  const mark = context.store.transaction((writer) => {
    const old = findCorrectable(writer, request.markId);
    const knowsCodes = writer.listAttendanceCodes().length > 0;
    if (knowsCodes && writer.findAttendanceCode(request.code) === null) throw new AppError('WONDE_CODE_UNKNOWN');
    const movement = writer.findMovement(old.movementId);
    const corrected = correctionOf(context, old, commentOf(context, movement), request, who);
    const oldRow = writer.findOutboxRow(old.id);
    if (oldRow?.state === 'pending' || oldRow?.state === 'parked') {
      writer.updateOutbox(old.id, { state: 'cancelled', outcome: 'superseded', doneAtMs: nowMs });
    }
    writer.insertMark(corrected);
    const isArrival = movement?.direction === 'in';
    writer.insertOutboxRow(newOutboxRow(corrected, { isArrival, overwrites: true }, { dueAtMs: nowMs, nowMs }));
    writeChange(writer, context, who, {
      what: 'mark.corrected',
      subjectId: old.id,
      before: { code: old.code, minutesLate: old.minutesLate },
      after: { code: corrected.code, minutesLate: corrected.minutesLate, reason: request.reason, mark: corrected.id },
    });
    return corrected;
  });
  context.emit('movement.recorded', { movementId: mark.movementId });
  context.emit('sync.statusChanged', {});
  context.pokeSync();
  return mark.id;
}
