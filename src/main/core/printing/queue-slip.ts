// A slip of paper for somebody who arrives late, comes back or signs in: queued with the movement, never waited for.
import type { Action } from '../../../shared/domain/action.ts';
import type { Movement } from '../../../shared/domain/movement.ts';
import type { KioskContext } from '../kiosk-context.ts';
import { buildPrintJob } from '../movements/build-movement.ts';
import type { StoreWriter } from '../store-port.ts';

/** Whether this action's movement gets a slip: coming in at the door, and a printer is set up. */
function printsSlip(context: KioskContext, action: Pick<Action, 'printsSlip' | 'direction'>): boolean {
  // Without a printer a slip would wait for nobody; a badge waits, because its owner comes back with it.
  return action.printsSlip && action.direction === 'in' && context.settings().printer.kind !== 'none';
}

/** Queues the movement's slip in its own transaction, where the action prints one. Returns whether it does. */
export function queueSlip(context: KioskContext, writer: StoreWriter, movement: Movement, action: Action): boolean {
  if (!printsSlip(context, action)) return false;
  writer.insertPrintJob(buildPrintJob(context, { kind: 'slip', badgeId: null, movementId: movement.id }));
  return true;
}
