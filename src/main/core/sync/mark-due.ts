// A mark that only waits for a later register: never tried, nothing wrong with it.
import type { OutboxRow } from '../store-port.ts';

/** When such a mark is sent; null for a mark that waits for any other reason, or does not wait. */
export function laterDueAtMs(
  row: Pick<OutboxRow, 'state' | 'attempts' | 'lastErrorCode' | 'nextAttemptAtMs'> | null,
  nowMs: number,
): number | null {
  if (row === null || row.state !== 'pending' || row.attempts > 0 || row.lastErrorCode !== null) return null;
  return row.nextAttemptAtMs > nowMs ? row.nextAttemptAtMs : null;
}
