// `updated_after` and `updated_before` in the three spellings clients use, and complaints about other parameters.

import { DateTime } from 'luxon';
import { ApiProblem } from '../http/problem.ts';
import type { Settings } from '../state/settings.ts';

/** The moment a query parameter names: "2016-06-24 00:00:00", "2016-06-24" or ISO 8601; null if it is none. */
export function parseMoment(text: string, settings: Settings): number | null {
  const options = { zone: settings.bareDateZone };
  for (const parsed of [DateTime.fromSQL(text, options), DateTime.fromISO(text, options)]) {
    if (parsed.isValid) return parsed.toMillis();
  }
  return null;
}

function readBound(query: URLSearchParams, name: string, settings: Settings): number | null {
  const text = query.get(name);
  if (text === null || text === '') return null;
  const momentMs = parseMoment(text, settings);
  if (momentMs === null && settings.invalidDate === 'refuse') {
    throw new ApiProblem(422, 'validation_failed', `The ${name} is not a valid date.`);
  }
  return momentMs;
}

/** A predicate over moments from the two bounds of a query, or null where it has none. Works in whole seconds. */
export function readUpdatedFilter(
  query: URLSearchParams,
  settings: Settings,
): ((updatedAtMs: number) => boolean) | null {
  const after = readBound(query, 'updated_after', settings);
  const before = readBound(query, 'updated_before', settings);
  if (after === null && before === null) return null;
  const isInclusive = settings.updatedAfterBound === 'inclusive';
  const seconds = (momentMs: number): number => Math.floor(momentMs / 1000);
  return (updatedAtMs) => {
    const updated = seconds(updatedAtMs);
    if (after !== null && (isInclusive ? updated < seconds(after) : updated <= seconds(after))) return false;
    return before === null || (isInclusive ? updated <= seconds(before) : updated < seconds(before));
  };
}

/** Refuses parameters the endpoint does not have, where the simulator is set to. */
export function checkParameters(query: URLSearchParams, known: readonly string[], settings: Settings): void {
  if (settings.unknownParameter === 'ignore') return;
  for (const name of query.keys()) {
    if (!known.includes(name)) throw new ApiProblem(400, 'invalid_parameter', name);
  }
}

/** The parameters every list takes. */
export const listParameters = ['updated_after', 'updated_before', 'per_page', 'page', 'cursor', 'include'] as const;
