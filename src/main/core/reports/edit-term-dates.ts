// The school's term dates: checked as a whole, kept as a setting, audited.
import { checkHalfDays } from '../../../shared/domain/day-times.ts';
import { checkTermDates, type TermDates } from '../../../shared/domain/term-dates.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { changeSetting, type SettingsChanger } from '../settings/change-setting.ts';

const byFrom = (a: { readonly from: string }, b: { readonly from: string }): number => (a.from < b.from ? -1 : 1);

/**
 * Keeps them in the order of their dates.
 * @throws AppError VALIDATION naming the lines (`terms.1`) that end before they begin, overlap another or contradict
 * themselves
 */
export function saveTermDates(changer: SettingsChanger, dates: TermDates, who: string): TermDates {
  const problems = checkTermDates(dates);
  if (problems.length > 0) {
    const fields = Object.fromEntries(problems.map(({ list, index, kind }) => [`${list}.${index}`, kind]));
    throw new AppError('VALIDATION', { fields });
  }
  const wrongDays = checkHalfDays(dates.halfDays, changer.settings().registers);
  if (wrongDays.length > 0) {
    const fields = Object.fromEntries(wrongDays.map(({ index, kind }) => [`halfDays.${index}`, kind]));
    throw new AppError('VALIDATION', { fields });
  }
  const value = {
    terms: [...dates.terms].sort(byFrom),
    closures: [...dates.closures].sort(byFrom),
    halfDays: [...dates.halfDays].sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
  return changeSetting(changer, who, { what: 'termDates.changed', key: 'termDates', value });
}
