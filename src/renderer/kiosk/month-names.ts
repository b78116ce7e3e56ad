// Months by number, in words.
import type { TFunction } from 'i18next';

const keys = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10', 'm11', 'm12'] as const;

/** The name of month 1 to 12; 0 is "No month", for pupils whose MIS gives no date of birth. */
export function monthName(month: number, t: TFunction): string {
  const key = keys[month - 1];
  return key === undefined ? t('month.noneChip') : t(`month.names.${key}`);
}
