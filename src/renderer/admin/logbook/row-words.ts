// What a row says of its person: year and form of a pupil, the department of a member of staff.
import type { LogbookRow } from '../../../shared/ipc/admin/logbook-contract.ts';

/** "Year 9 · 9B", "Science", or as much of it as there is. */
export function groupOf(row: Pick<LogbookRow, 'yearName' | 'formName' | 'departmentName' | 'userTypeName'>): string {
  const parts = [row.yearName, row.formName, row.departmentName].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? (row.userTypeName ?? '') : parts.join(' · ');
}

/** "Year 9 · 9B", or as much of it as the MIS gives. */
export function yearAndForm(row: { readonly yearName: string | null; readonly formName: string | null }): string {
  return [row.yearName, row.formName].filter((part) => part !== null).join(' · ');
}
