// Turns main's VALIDATION answer into words under the right field. Main names fields, never values; the words are ours.
import type { AppError } from '../../../../shared/errors/app-error.ts';
import { adminParts } from '../../../strings/admin/parts.ts';

/** What is wrong, by the name of the field as main has it ("name", "rows.2.from"). */
export type FieldProblemWords = Readonly<Record<string, string>>;

/**
 * The problem of one field, or null. `words` says what is wrong with which field; a field main names and `words` does
 * not gets a general sentence.
 */
export function problemOf(error: AppError | null, field: string, words: FieldProblemWords = {}): string | null {
  if (error === null || error.code !== 'VALIDATION') return null;
  const path = Object.keys(error.fields ?? {}).find((one) => isAbout(one, field));
  if (path === undefined) return null;
  return words[field] ?? adminParts.fieldWrong;
}

function isAbout(path: string, field: string): boolean {
  if (path === field || path.startsWith(`${field}.`) || path.endsWith(`.${field}`)) return true;
  return path.includes(`.${field}.`);
}

/** True when the error is only about fields the form shows, so that no box has to repeat it. */
export function isOnlyAbout(error: AppError | null, fields: readonly string[]): boolean {
  if (error === null || error.code !== 'VALIDATION') return false;
  const paths = Object.keys(error.fields ?? {});
  return paths.length > 0 && paths.every((path) => fields.some((field) => isAbout(path, field)));
}
