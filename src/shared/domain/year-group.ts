// Year groups by what they are called: the MIS gives each a new id when it changes, the school's own names stay.
import { z } from 'zod';

/** The numeral on a year's button: "7" of "Year 7", "R" of "Reception", "N" of "Nursery 2"; null where there is none. */
export function yearNumeral(name: string, code: string | null): string | null {
  const [fromName] = /\d{1,2}/.exec(name) ?? [];
  if (/^(reception|nursery)/i.test(name)) return `${name[0]?.toUpperCase()}${fromName ?? ''}`;
  return fromName ?? (code !== null && /^[A-Z0-9]{1,2}$/i.test(code) ? code.toUpperCase() : null);
}

/** What a sync mapping keeps of a year: "12" for "Year 12", "R" for "Reception", else its name in small letters. */
export const yearKey = z.string().trim().min(1).max(60).brand<'YearKey'>();
export type YearKey = z.infer<typeof yearKey>;

/** The key of pupils whose MIS gives no year. */
export const NO_YEAR_KEY = yearKey.parse('none');

/** The key of a year group as the MIS names it, or as a provisioning file does ("Year 12" and "12" are one). */
export function yearKeyOf(name: string, code: string | null = null): YearKey {
  return yearKey.parse(yearNumeral(name, code) ?? (name.trim().toLowerCase().slice(0, 60).trim() || NO_YEAR_KEY));
}

/** How a year is called that the MIS no longer has: only its key is known. Null: pupils without a year. */
export function yearNameOfKey(key: YearKey): string | null {
  if (key === NO_YEAR_KEY) return null;
  if (/^\d{1,2}$/.test(key)) return `Year ${key}`;
  const [, stage, number] = /^([RN])(\d{0,2})$/.exec(key) ?? [];
  if (stage === undefined) return key;
  return `${stage === 'R' ? 'Reception' : 'Nursery'} ${number ?? ''}`.trim();
}
