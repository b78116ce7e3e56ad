// Deletions and counts: what left, and how much there is.

import { ok } from '../http/context.ts';
import { invalidInclude } from '../http/problem.ts';
import { listPupils } from '../state/roll.ts';
import { momentObject, momentOrNull } from '../wire/date-object.ts';
import { readUpdatedFilter } from '../wire/filters.ts';
import { paginate } from '../wire/paging.ts';
import { openResource, wrapList } from './lists.ts';
import type { ApiContext, Reply } from '../http/context.ts';
import type { School } from '../school/model.ts';

/** GET `/schools/{id}/deletions`: one row per deleted top-level object, oldest first. */
export function listDeletions(context: ApiContext): Reply {
  const { world, request } = context;
  const { school, isHere } = openResource(context, 'deletions', 'deletions.read');
  const isWanted = readUpdatedFilter(request.query, world.settings);
  const types = request.query.get('type')?.split(',') ?? null;
  const rows = (isHere ? school.deletions : []).filter((row) => {
    if (types !== null && !types.includes(row.type)) return false;
    return isWanted === null || isWanted(Math.max(row.deletedAtMs, row.restoredAtMs ?? 0));
  });
  const rules = { request, settings: world.settings, faults: world.faults, endpoint: 'deletions' };
  const page = paginate(rows, rules);
  const json = page.rows.map((row) => ({
    type: row.type,
    id: row.id,
    mis_id: row.misId,
    deleted_at: momentObject(row.deletedAtMs, world.settings),
    restored_at: momentOrNull(row.restoredAtMs, world.settings),
  }));
  return wrapList(context, json, page.pagination, []);
}

const counters: Readonly<Record<string, (school: School) => number>> = {
  students: (school) => listPupils(school, 'current').length,
  contacts: () => 0,
  employees: (school) => school.employees.filter((employee) => employee.isCurrent).length,
  groups: (school) => school.groups.length,
  classes: (school) => school.classes.length,
};

/** GET `/schools/{id}/counts?include=students,contacts`. */
export function showCounts(context: ApiContext): Reply {
  const { world, request } = context;
  const { school, isHere } = openResource(context, 'counts', 'students.read');
  const counts: Record<string, unknown> = {};
  for (const name of (request.query.get('include') ?? '').split(',')) {
    if (name === '') continue;
    const counter = counters[name];
    if (counter === undefined) throw invalidInclude(name, world.settings.invalidIncludeStyle);
    counts[name] = { data: { count: isHere ? counter(school) : 0 } };
  }
  return ok({ data: counts });
}
