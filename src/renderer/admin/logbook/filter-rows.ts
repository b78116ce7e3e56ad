// Which rows of the logbook a search and the filters leave. Pure: no React, no table.
import type { LogbookRow } from '../../../shared/ipc/admin-contract.ts';
import type { WritebackState } from '../../../shared/domain/mark.ts';
import type { MovementKind } from '../../../shared/domain/movement.ts';

export type KindFilter = MovementKind | 'all';
/** attention: refused or needs a person, the two that rest until somebody looks. */
export type StateFilter = WritebackState | 'all' | 'attention';

export interface LogbookFilter {
  readonly search: string;
  readonly kind: KindFilter;
  readonly state: StateFilter;
}

/** The states that rest until a person has looked. */
export const attentionStates: readonly WritebackState[] = ['needs_person', 'refused'];

export const noFilter: LogbookFilter = { search: '', kind: 'all', state: 'all' };

/** True when the filter hides nothing. */
export function isNoFilter(filter: LogbookFilter): boolean {
  return filter.search.trim() === '' && filter.kind === 'all' && filter.state === 'all';
}

// ł, ø and đ are letters of their own and do not decompose, but a receptionist types l, o and d for them.
const LETTERS_WITHOUT_MARKS: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe' };

/** Lower case without accents and apostrophes, so that "sian obrien" finds Siân O'Brien. */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[łøđßæœ]/g, (letter) => LETTERS_WITHOUT_MARKS[letter] ?? letter);
}

/** True when every word of the search is somewhere in the row's name, year, form, reason or badge ID. */
export function rowMatchesSearch(row: LogbookRow, search: string): boolean {
  const badgeDigits = search.replace(/\s/g, '');
  if (row.badge !== null && /^\d{3,}$/.test(badgeDigits)) return row.badge.id.includes(badgeDigits);
  const haystack = plainText([row.personName, row.yearName ?? '', row.formName ?? '', row.actionName].join(' '));
  return plainText(search)
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}

function stateMatches(state: WritebackState, wanted: StateFilter): boolean {
  return wanted === 'attention' ? attentionStates.includes(state) : state === wanted;
}

/** The rows the filter leaves, in the order they came. */
export function filterRows(rows: readonly LogbookRow[], filter: LogbookFilter): LogbookRow[] {
  return rows.filter(
    (row) =>
      (filter.kind === 'all' || row.kind === filter.kind) &&
      (filter.state === 'all' || row.marks.some((mark) => stateMatches(mark.state, filter.state))) &&
      rowMatchesSearch(row, filter.search),
  );
}

/** How many marks of the rows are in one of the states. */
export function countMarks(rows: readonly LogbookRow[], states: readonly WritebackState[]): number {
  return rows.reduce((sum, row) => sum + row.marks.filter((mark) => states.includes(mark.state)).length, 0);
}
