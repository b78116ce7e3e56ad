// What the words of a search stand in. People, reasons and years are few beside movements and are folded here, in
// JavaScript; SQLite then only compares ids and names. (A folding SQL function would be called for every movement.)
import { plainText } from '../../../shared/util/plain-text.ts';
import type { LogbookCriteria } from '../../core/store-parts/logbook-store.ts';
import { builder, prepared, type Reader } from '../query.ts';
import { namesQuery, NO_SEARCH, type SearchTerms } from './logbook-filter.ts';

export const logbookSearchQueries = {
  listSearchedPeople: prepared(() =>
    builder.selectFrom('people').select(['id', 'forename', 'surname', 'middle_names', 'form_name']),
  ),
  listYearNames: prepared(() => builder.selectFrom('year_groups').select('name')),
};

/** Three digits or more, however they are spaced, are part of a badge ID. */
const BADGE_DIGITS = /^\d{3,}$/;

/** Works a search out. Every word must be somewhere in the name, year, form or reason. */
export function searchTermsOf(reader: Reader, criteria: LogbookCriteria): SearchTerms {
  const digits = criteria.search.replaceAll(/\s/gu, '');
  if (BADGE_DIGITS.test(digits)) return { badgeDigits: digits, words: [] };
  const words = plainText(criteria.search)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return NO_SEARCH;
  const people = reader.all(logbookSearchQueries.listSearchedPeople({})).map((row) => ({
    id: row.id,
    text: plainText([row.forename, row.middle_names ?? '', row.surname, row.form_name ?? ''].join(' ')),
  }));
  const past = reader.all(namesQuery(criteria));
  const now = reader.all(logbookSearchQueries.listYearNames({}));
  const actions = folded(past.map((row) => row.action_name));
  const years = folded([...now.map((row) => row.name), ...past.map((row) => row.year_name ?? '')]);
  return {
    badgeDigits: null,
    words: words.map((word) => ({
      personIds: people.filter(({ text }) => text.includes(word)).map(({ id }) => id),
      actionNames: actions.filter(({ text }) => text.includes(word)).map(({ name }) => name),
      yearNames: years.filter(({ text }) => text.includes(word)).map(({ name }) => name),
    })),
  };
}

/** Each name once, with the text it is searched by. */
function folded(names: readonly string[]): readonly { readonly name: string; readonly text: string }[] {
  return [...new Set(names)].map((name) => ({ name, text: plainText(name) }));
}
