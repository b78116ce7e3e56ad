// What differs between two recorded states, field by field, in words. Pure.
import { auditWords } from '../../strings/admin/audit.ts';

export interface ChangedField {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value that is no record is one nameless field. */
const asRecord = (value: unknown): Readonly<Record<string, unknown>> => {
  if (value === null || value === undefined) return {};
  return isRecord(value) ? value : { value };
};

/** The fields that are not the same, in the order they are kept. `isPartial`: others are the same and left out. */
export function changedFields(
  before: unknown,
  after: unknown,
): { readonly fields: readonly ChangedField[]; readonly isPartial: boolean } {
  const [was, is] = [asRecord(before), asRecord(after)];
  // What the thing is called stands above; its id says nothing to a reader, and the export has it.
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => name !== 'id');
  const fields = names
    .filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
    .map((name) => ({ name, before: was[name] ?? null, after: is[name] ?? null }));
  return { fields, isPartial: fields.length > 0 && fields.length < names.length };
}

/** "openForMinutes" → "Open for minutes", where the field has no words of its own. */
export function fieldName(name: string): string {
  const known = auditWords.fields[name];
  if (known !== undefined) return known;
  const spaced = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** A value as people read it: records and lists as "name: value", one after the other. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return auditWords.nothing;
  if (typeof value === 'boolean') return value ? auditWords.yes : auditWords.no;
  if (value === 'receptionist' || value === 'administrator') return auditWords[value];
  if (Array.isArray(value)) return value.length === 0 ? auditWords.nothing : value.map(valueText).join(', ');
  if (isRecord(value)) {
    if (Object.keys(value).length === 0) return auditWords.nothing;
    return Object.entries(value)
      .map(([name, inner]) => `${fieldName(name)}: ${valueText(inner)}`)
      .join('; ');
  }
  return typeof value === 'number' || typeof value === 'string' ? String(value) : JSON.stringify(value);
}
