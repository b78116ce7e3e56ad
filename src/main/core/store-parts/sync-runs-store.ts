// What each run of the roll brought, for the Sync and writeback page.
import type { ErrorCode } from '../../../shared/errors/codes.ts';

export interface SyncRun {
  /** full: the whole roll; delta: what changed since. */
  readonly kind: 'full' | 'delta';
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** People who were new, who changed, and who left. */
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  /** Null when it came to its end. */
  readonly errorCode: ErrorCode | null;
}

export interface SyncRunsReader {
  /** Newest first. */
  listSyncRuns(limit: number): readonly SyncRun[];
}

export interface SyncRunsWriter {
  /** Keeps the run, and the newest few hundred before it. */
  insertSyncRun(run: SyncRun): void;
}
