// Schools: the lists by state of access, one school, asking for access and giving it back, meta and permissions.

import { getSchool, ok } from '../http/context.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { allScopes } from '../state/scopes.ts';
import { hasScope } from '../state/tokens.ts';
import { momentObject } from '../wire/date-object.ts';
import { readUpdatedFilter } from '../wire/filters.ts';
import { paginate } from '../wire/paging.ts';
import { schoolJson } from '../wire/school-json.ts';
import { wrapList } from './lists.ts';
import type { ApiContext, Reply } from '../http/context.ts';
import type { School } from '../school/model.ts';

/** Which schools each list holds. */
const schoolLists: Readonly<Record<string, (school: School) => boolean>> = {
  approved: (school) => school.link === 'approved',
  pending: (school) => school.link === 'pending',
  audited: (school) => school.link === 'approved' && school.isAudited,
  offline: (school) => school.link === 'approved' && !school.isOnline,
  declined: (school) => school.link === 'declined',
  revoked: (school) => school.link === 'revoked',
  all: () => true,
};

function matchesQuery(school: School, query: URLSearchParams): boolean {
  const postcode = query.get('postcode')?.replaceAll(' ', '').toUpperCase() ?? '';
  if (!school.postcode.replaceAll(' ', '').startsWith(postcode)) return false;
  const exact: [string, string][] = [
    ['la_code', school.laCode],
    ['establishment_number', school.establishmentNumber],
    ['urn', String(school.urn)],
  ];
  return exact.every(([name, value]) => !query.has(name) || query.get(name) === value);
}

/** Makes the handler of one list of schools; a school token sees only its own school in any of them. */
export function listSchools(list: string): (context: ApiContext) => Reply {
  const belongs = schoolLists[list] ?? (() => false);
  return (context) => {
    const { world, request, token } = context;
    const isWanted = readUpdatedFilter(request.query, world.settings);
    const schools = world.schools.filter(
      (school) =>
        belongs(school) &&
        (token.schoolId === null || token.schoolId === school.id) &&
        matchesQuery(school, request.query) &&
        (isWanted === null || isWanted(school.updatedAtMs)),
    );
    const rules = { request, settings: world.settings, faults: world.faults, endpoint: 'schools' };
    const page = paginate(schools, rules);
    return wrapList(
      context,
      page.rows.map((school) => schoolJson(school, world.settings)),
      page.pagination,
      ['cbds'],
    );
  };
}

/** GET `/schools/{id}`: answered on every host, since it says which host to use. */
export function showSchool(context: ApiContext): Reply {
  const school = getSchool(context);
  if (school.link !== 'approved' && context.token.kind === 'school') {
    throw new ApiProblem(403, 'invalid_permissions', 'School has not approved this application');
  }
  return ok({ data: schoolJson(school, context.world.settings), meta: { includes: ['cbds'] } });
}

/** POST `/schools/{id}/request-access`. */
export function requestAccess(context: ApiContext): Reply {
  const school = getSchool(context);
  if (school.link !== 'approved') school.link = 'pending';
  return ok({ success: true, state: school.link, message: 'Access request successfully received' });
}

/** DELETE `/schools/{id}/revoke-access`. */
export function revokeAccess(context: ApiContext): Reply {
  const school = getSchool(context);
  if (school.link !== 'approved' && school.link !== 'pending') throw notFound();
  school.link = 'revoked';
  return ok({ success: true, state: 'revoked', message: 'Access revoked' });
}

/** GET `/meta/schools/{id}`. */
export function showMeta(context: ApiContext): Reply {
  const school = getSchool(context);
  return ok({
    data: {
      online: school.isOnline,
      approved: school.link === 'approved',
      audited: school.isAudited,
      custom_attendance_codes: context.world.settings.schoolCodes === 'custom',
    },
  });
}

/** GET `/meta/schools/{id}/permissions`. */
export function showPermissions(context: ApiContext): Reply {
  const { settings } = context.world;
  const school = getSchool(context);
  const scopes = [...allScopes, settings.attendanceWriteScope];
  const rows = scopes.map((scope) => ({
    identity: scope,
    name: scope.replace('.', ' '),
    description: `Lets the application use ${scope}`,
    parent: null,
    group: scope.split('.')[0],
    active_from: momentObject(school.updatedAtMs, settings),
    optional: !scope.startsWith('students'),
    approved: hasScope(context.token, school.id, scope),
    ...(settings.permissionFlag === 'audited' ? {} : { declined: !hasScope(context.token, school.id, scope) }),
    ...(settings.permissionFlag === 'declined' ? {} : { audited: school.isAudited }),
  }));
  return ok({ data: rows });
}

/** GET `/meta/schools/{id}/acl`: who is withheld. */
export function showAcl(context: ApiContext): Reply {
  const school = getSchool(context);
  const hidden = school.pupils.filter((pupil) => pupil.isHidden);
  const withType = context.request.query.get('with_user_type') === 'true';
  const ids = hidden.map((pupil) => (withType ? { id: pupil.id, type: 'student' } : pupil.id));
  return ok({ data: { mode: hidden.length === 0 ? null : 'deny', ids } });
}
