// Marks as the Sync and writeback page lists them.
import type { Mark } from '../../../shared/domain/mark.ts';
import type { OutboxRow, Person } from '../store-port.ts';

export interface ListedMark {
  readonly mark: Mark;
  readonly outbox: OutboxRow;
  readonly person: Person;
  readonly yearName: string | null;
}

export interface MarksReader {
  /**
   * attention: parked; open: pending, sending, submitted; settled: done or cancelled at `settledSinceMs` or later.
   * Newest first, at most `limit`, with how many there are in all.
   */
  listMarks(
    group: 'attention' | 'open' | 'settled',
    settledSinceMs: number,
    limit: number,
  ): { readonly rows: readonly ListedMark[]; readonly total: number };
}
