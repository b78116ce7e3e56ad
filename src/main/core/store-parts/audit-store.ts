// The audit trail as the domain reads it. Nothing changes or removes an entry.
import type { AuditEntry } from '../store-port.ts';

export interface AuditRow extends AuditEntry {
  /** The order of writing. */
  readonly seq: number;
}

export interface AuditFilter {
  /** Epoch milliseconds, inclusive; null for no bound. */
  readonly fromMs: number | null;
  /** Exclusive. */
  readonly untilMs: number | null;
  readonly who: string | null;
  /** The part of `what` before its dot, such as user; null for all. */
  readonly area: string | null;
  /** Found in who, what was recorded, or the words of what happened (`whats`); null for all. */
  readonly text: string | null;
  /** The codes whose words hold the text: words live in the renderer. */
  readonly whats: readonly string[];
}

export interface AuditReader {
  countAudit(what: string): number;
  /** Newest first; older than `beforeSeq`, from the newest where it is null. */
  listAudit(
    filter: AuditFilter,
    page: { readonly beforeSeq: number | null; readonly limit: number },
  ): readonly AuditRow[];
  countAuditRows(filter: AuditFilter): number;
  /** Everybody the trail names, by name. */
  listAuditActors(): readonly string[];
  /** When each subject last had this happen, by subject id. */
  lastAuditOf(what: string): ReadonlyMap<string, number>;
}
