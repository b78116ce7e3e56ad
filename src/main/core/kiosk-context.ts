// What every kiosk and admin use case is given. Built once in compose.ts.
import type { KioskId, MovementId } from '../../shared/domain/ids.ts';
import type { EventName } from '../../shared/ipc/names.ts';
import type { EventPayload } from '../../shared/ipc/events.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { Clock, Logger, Random } from './ports.ts';
import type { Store } from './store-port.ts';

export interface KioskContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly kioskId: KioskId;
  readonly settings: () => Settings;
  /** Tells the screens that something changed. Never throws. */
  readonly emit: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
  /** New work for the writeback queue. */
  readonly pokeSync: () => void;
  /** New work for the print queue. */
  readonly pokePrinter: () => void;
}

/** Everything that follows a durable movement: each may fail without losing it. */
export function afterMovement(
  context: KioskContext,
  movementId: MovementId,
  followUps: { readonly marks: boolean; readonly badge: boolean },
): void {
  context.emit('movement.recorded', { movementId });
  if (followUps.marks) context.pokeSync();
  if (followUps.badge) context.pokePrinter();
}
