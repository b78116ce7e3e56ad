// Which movements of a history its filters leave. Pure.
import type { MovementKind } from '../../../shared/domain/movement.ts';
import type { HistoryRow } from '../../../shared/ipc/admin/people-contract.ts';
import { plainText } from '../../../shared/util/plain-text.ts';

export interface HistoryFilter {
  readonly kind: MovementKind | 'all';
  /** YYYY-MM-DD, or empty for no bound; both days count. */
  readonly from: string;
  readonly to: string;
  readonly search: string;
}

export const wholeHistory: HistoryFilter = { kind: 'all', from: '', to: '', search: '' };

/** True when nothing is hidden. */
export function isWholeHistory({ kind, from, to, search }: HistoryFilter): boolean {
  return kind === 'all' && from === '' && to === '' && search.trim() === '';
}

/** The movements left, in the order given. */
export function filterHistory(rows: readonly HistoryRow[], { kind, from, to, search }: HistoryFilter): HistoryRow[] {
  const words = plainText(search).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (kind !== 'all' && row.kind !== kind) return false;
    if ((from !== '' && row.localDate < from) || (to !== '' && row.localDate > to)) return false;
    const text = plainText(`${row.actionName} ${row.building ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}
