// A receptionist records that somebody came back who did not touch the kiosk: a return by name, and who recorded it.
import { requestId } from '../../../shared/domain/ids.ts';
import type { MovementId } from '../../../shared/domain/ids.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { writeChange } from '../admin/write-change.ts';
import type { KioskContext } from '../kiosk-context.ts';
import { recordReturn } from '../movements/record-return.ts';
import { personStateOf } from './person-state.ts';
import { BADGE_TRY_LIMITS, createTryLimiter } from '../movements/try-limiter.ts';

/** @throws AppError NOT_FOUND, NOT_OUT (back already, or out again since), STORAGE_* */
export function recordCameBack(
  context: KioskContext,
  movementId: MovementId,
  who: string,
): { readonly timeText: string } {
  const { store, clock, random, settings } = context;
  const nowMs = clock.nowMs();
  const today = schoolTimeAt(nowMs, settings().kiosk.timeZone);
  const leaving = store.findMovement(movementId);
  if (leaving === null) throw new AppError('NOT_FOUND', { context: { what: 'movement' } });
  const { checkedOut } = personStateOf(store.listMovementsOf(leaving.personId, today.localDate));
  if (checkedOut?.id !== movementId) throw new AppError('NOT_OUT');
  const by = { kind: 'person', personId: leaving.personId, identifiedBy: 'name' } as const;
  const request = { requestId: requestId.parse(random.uuidV7(nowMs)), by };
  // Nothing is guessed here, so nothing is limited.
  recordReturn(context, request, createTryLimiter(BADGE_TRY_LIMITS), (writer, movement) =>
    writeChange(writer, context, who, {
      what: 'presence.cameBack',
      subjectId: leaving.personId,
      before: { leavingId: leaving.id },
      after: { movementId: movement.id },
    }),
  );
  return { timeText: today.timeText };
}
