// School years and birth dates: which dates of birth belong to which year group at a moment.

import type { Random } from './random.ts';

const dayMs = 86_400_000;

/** The calendar year in which the school year that contains the moment began (1 September, UTC). */
export function schoolYearStart(nowMs: number): number {
  const moment = new Date(nowMs);
  return moment.getUTCMonth() >= 8 ? moment.getUTCFullYear() : moment.getUTCFullYear() - 1;
}

/** A date of birth (YYYY-MM-DD) that puts a child in the given curriculum year (0 = Reception). */
export function birthDateFor(curriculumYear: number, startYear: number, random: Random): string {
  const first = Date.UTC(startYear - curriculumYear - 5, 8, 1);
  const last = Date.UTC(startYear - curriculumYear - 4, 7, 31);
  const days = Math.round((last - first) / dayMs) + 1;
  return toDateText(first + random.below(days) * dayMs);
}

/** The UTC date of a moment as YYYY-MM-DD. */
export function toDateText(momentMs: number): string {
  return new Date(momentMs).toISOString().slice(0, 10);
}
