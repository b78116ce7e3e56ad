// What every list endpoint does: filter by moment, read includes, page, wrap, and strike the faults of rows.

import { getApprovedSchool, isRightRegion, ok, requireScope } from '../http/context.ts';
import { notFound } from '../http/problem.ts';
import { hasScope } from '../state/tokens.ts';
import { checkParameters, listParameters, readUpdatedFilter } from '../wire/filters.ts';
import { readIncludes } from '../wire/includes.ts';
import { paginate } from '../wire/paging.ts';
import { createView } from '../wire/view.ts';
import type { ApiContext, Reply } from '../http/context.ts';
import type { School } from '../school/model.ts';
import type { IncludeSpec, IncludeTree } from '../wire/includes.ts';
import type { PageableRow } from '../wire/paging.ts';
import type { View } from '../wire/view.ts';

/** How one resource of a school is listed and shown. */
export interface Resource<Row extends PageableRow> {
  /** The name of the domain, for limits and for MIS that lack it. */
  readonly name: string;
  readonly scope: string;
  readonly includes: IncludeSpec;
  readonly isAlwaysGeneric?: boolean;
  /** Query parameters beside the common ones. */
  readonly parameters: readonly string[];
  /** All rows the caller may see, sorted by id. */
  readonly list: (school: School, context: ApiContext) => readonly Row[];
  readonly updatedAtMs: (row: Row) => number;
  readonly toJson: (view: View, row: Row, includes: IncludeTree) => object;
}

/** The school of the path, its scope checked, and whether this host serves it. */
export function openResource(context: ApiContext, name: string, scope: string): { school: School; isHere: boolean } {
  const { world } = context;
  const school = getApprovedSchool(context);
  const isMissing = world.settings.missingDomains.includes(name);
  if (isMissing) throw notFound();
  requireScope(context, school, scope);
  const isHere = isRightRegion(context, school);
  if (!isHere && world.settings.wrongRegion === 'notFound') throw notFound();
  return { school, isHere };
}

function readTree<Row extends PageableRow>(context: ApiContext, school: School, resource: Resource<Row>): IncludeTree {
  return readIncludes(context.request.query, {
    settings: context.world.settings,
    spec: resource.includes,
    endpoint: resource.name,
    hasScope: (scope) => hasScope(context.token, school.id, scope),
    ...(resource.isAlwaysGeneric === true ? { isAlwaysGeneric: true } : {}),
  });
}

/** Wraps rows as the API does: `meta` may be missing, an object, or PHP's empty array. */
export function wrapList(
  context: ApiContext,
  rows: readonly object[],
  pagination: object | null,
  includes: readonly string[],
): Reply {
  if (pagination !== null) return ok({ data: rows, meta: { pagination, includes } });
  switch (context.world.settings.metaWithoutPaging) {
    case 'absent':
      return ok({ data: rows });
    case 'emptyArray':
      return ok({ data: rows, meta: [] });
    case 'includes':
      return ok({ data: rows, meta: { includes } });
  }
}

/** Answers a list request. */
export function listResource<Row extends PageableRow>(context: ApiContext, resource: Resource<Row>): Reply {
  const { world, request, token } = context;
  const { school, isHere } = openResource(context, resource.name, resource.scope);
  const { settings, faults } = world;
  checkParameters(request.query, [...listParameters, ...resource.parameters], settings);
  const includes = readTree(context, school, resource);
  const isWanted = readUpdatedFilter(request.query, settings);
  const all = isHere ? resource.list(school, context) : [];
  const wanted = isWanted === null ? all : all.filter((row) => isWanted(resource.updatedAtMs(row)));
  const page = paginate(wanted, { request, settings, faults, endpoint: resource.name });
  const view = createView(school, settings, token);
  const rows = page.rows.map((row) => resource.toJson(view, row, includes));
  return wrapList(context, rows, page.pagination, Object.keys(resource.includes));
}

/** Answers a request for one row; the id is the second segment of the path. */
export function showResource<Row extends PageableRow>(context: ApiContext, resource: Resource<Row>): Reply {
  const { world, token } = context;
  const { school, isHere } = openResource(context, resource.name, resource.scope);
  const includes = readTree(context, school, resource);
  const wantedId = context.segments[1];
  const row = isHere ? resource.list(school, context).find((candidate) => candidate.id === wantedId) : undefined;
  if (row === undefined) throw notFound();
  const view = createView(school, world.settings, token);
  return ok({ data: resource.toJson(view, row, includes), meta: { includes: Object.keys(resource.includes) } });
}
