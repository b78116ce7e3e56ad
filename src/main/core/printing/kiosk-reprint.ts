// A badge printed again at the touchscreen, by whoever just left: only theirs, only for a while, only so often.
import type { MovementId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { BadgePrintState } from '../../../shared/ipc/kiosk-contract.ts';
import type { KioskContext } from '../kiosk-context.ts';
import { printBadge } from './print-badge.ts';

/** The screen that offers it is gone long before; this keeps anything else from printing old badges. */
const MAY_ASK_FOR_MS = 15 * 60_000;

/**
 * Prints the badge again because it did not come out.
 * @throws AppError as printBadge; NOT_FOUND when the leaving is too long ago, BADGE_USED
 */
export function reprintAtKiosk(context: KioskContext, id: MovementId): { readonly state: BadgePrintState } {
  const movement = context.store.findMovement(id);
  if (movement === null || context.clock.nowMs() - movement.occurredAtMs > MAY_ASK_FOR_MS) {
    throw new AppError('NOT_FOUND', { context: { what: 'badge' } });
  }
  const badge = movement.badgeId === null ? null : context.store.findBadge(movement.badgeId);
  if (badge !== null && badge.usedAtMs !== null) throw new AppError('BADGE_USED');
  const { state } = printBadge(context, { movementId: id, reason: 'Did not come out' }, { role: 'kiosk' });
  return { state };
}
