// What the report is asked for, as the filters have it. Pure.
import { rangeOf, rangePresets, type DateRange, type RangePreset } from '../../../shared/domain/term-dates.ts';
import type { ReportChoices } from '../../../shared/ipc/admin/reports-contract.ts';
import type { ClientInput } from '../../../shared/ipc/contract.ts';

export type RangeChoice = RangePreset | 'custom';

export interface ReportFilter {
  readonly range: RangeChoice;
  /** Only for `custom`; empty while nothing is chosen. */
  readonly from: string;
  readonly to: string;
  /** Empty: all of them. */
  readonly yearName: string;
  readonly userTypeId: string;
}

export type ReportInput = ClientInput<'reports.get'>;

/** The presets the term dates can tell today. */
export function knownPresets({ today, termDates }: ReportChoices): readonly RangePreset[] {
  return rangePresets.filter((preset) => rangeOf(preset, today, termDates) !== null);
}

/** Where the page opens: the half term where it is known, else the school year. */
export function firstFilter(choices: ReportChoices): ReportFilter {
  const range = knownPresets(choices).includes('halfTerm') ? 'halfTerm' : 'year';
  return { range, from: '', to: '', yearName: '', userTypeId: '' };
}

/** The days a filter means; null while its own dates are not both there and in order. */
export function rangeOfFilter(filter: ReportFilter, { today, termDates }: ReportChoices): DateRange | null {
  if (filter.range !== 'custom') return rangeOf(filter.range, today, termDates);
  const { from, to } = filter;
  return from === '' || to === '' || from > to ? null : { from, to };
}

/** What main is asked; null while the dates are not there. */
export function questionOf(filter: ReportFilter, choices: ReportChoices): ReportInput | null {
  const range = rangeOfFilter(filter, choices);
  if (range === null) return null;
  const { yearName, userTypeId } = filter;
  return { ...range, yearName: yearName === '' ? null : yearName, userTypeId: userTypeId === '' ? null : userTypeId };
}
