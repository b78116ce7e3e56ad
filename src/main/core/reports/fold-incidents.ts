// Folds the store's counts into the report's groupings. Pure. Every grouping holds every incident exactly once.
import type { ReportCounts } from '../../../shared/ipc/admin/reports-contract.ts';
import type { IncidentGroup, IncidentKind } from '../store-parts/reports-store.ts';

/** Nothing happened. */
export const noCounts: ReportCounts = { late: 0, leftEarly: 0, minutesLate: 0, minutesAway: 0 };

interface Counted {
  readonly kind: IncidentKind;
  readonly count: number;
  readonly minutes: number;
}

/** The counts with one more group in them. */
export function withGroup(counts: ReportCounts, { kind, count, minutes }: Counted): ReportCounts {
  return kind === 'late'
    ? { ...counts, late: counts.late + count, minutesLate: counts.minutesLate + minutes }
    : { ...counts, leftEarly: counts.leftEarly + count, minutesAway: counts.minutesAway + minutes };
}

/** All groups together. */
export function totalOf(groups: readonly IncidentGroup[]): ReportCounts {
  return groups.reduce<ReportCounts>(withGroup, noCounts);
}

/** The groups gathered by a key; keys of `seed` are there, and first, even when nothing happened. */
export function foldBy<K>(
  groups: readonly IncidentGroup[],
  keyOf: (group: IncidentGroup) => K,
  seed: readonly K[] = [],
): ReadonlyMap<K, ReportCounts> {
  const folded = new Map<K, ReportCounts>(seed.map((key) => [key, noCounts]));
  for (const group of groups) {
    const key = keyOf(group);
    folded.set(key, withGroup(folded.get(key) ?? noCounts, group));
  }
  return folded;
}

/** Incidents, late and early together: what lists are ordered by. */
export const incidentsIn = ({ late, leftEarly }: ReportCounts): number => late + leftEarly;
