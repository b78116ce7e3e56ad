// What the parts of the sync engine are given. The adapters come as ports; compose.ts joins them.
import type { WondeSettings } from '../../shared/settings/schema.ts';
import type { Clock, Logger, Random } from '../core/ports.ts';
import type { Store } from '../core/store-port.ts';
import type { WondeApi } from '../core/wonde-port.ts';

export interface SyncDeps {
  readonly store: Store;
  readonly wonde: WondeApi;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Read anew whenever it matters: an administrator may have changed them. */
  readonly settings: () => WondeSettings;
  /** The school's IANA zone. */
  readonly timeZone: () => string;
}

/**
 * Lets the rest of the process run: between two pages or batches the screen gets its turn. A turn of the event loop is
 * handed over whole: an immediate that is asked for while a reply is being read runs in the very same turn, before timers
 * and before any other message.
 */
export async function yieldToOthers(): Promise<void> {
  await new Promise<void>((resolve) => {
    setImmediate(() => setImmediate(resolve));
  });
}
