// Which path and method lead to which endpoint. A trailing slash never matters.

import { listResource, showResource } from '../endpoints/lists.ts';
import {
  listGlobalCodes,
  listSchoolCodes,
  listWritebacks,
  postLessonMarks,
  postSessionMarks,
  sessionMarks,
  showWriteback,
} from '../endpoints/attendance.ts';
import { listDeletions, showCounts } from '../endpoints/deletions.ts';
import {
  classes,
  employees,
  groups,
  photos,
  students,
  studentsLeaver,
  studentsPreAdmission,
} from '../endpoints/people.ts';
import {
  listSchools,
  requestAccess,
  revokeAccess,
  showAcl,
  showMeta,
  showPermissions,
  showSchool,
} from '../endpoints/schools.ts';
import { lessons } from '../endpoints/timetable.ts';
import type { Resource } from '../endpoints/lists.ts';
import type { PageableRow } from '../wire/paging.ts';
import type { ApiContext, Reply } from './context.ts';

/** Answers a request; throws ApiProblem to refuse it. */
export type Endpoint = (context: ApiContext) => Reply;

interface Route {
  readonly method: string;
  readonly pattern: readonly string[];
  readonly endpoint: Endpoint;
}

function route(method: string, pattern: string, endpoint: Endpoint): Route {
  return { method, pattern: pattern.split('/'), endpoint };
}

function resourceRoutes<Row extends PageableRow>(resource: Resource<Row>): Route[] {
  return [
    route('GET', `schools/*/${resource.name}`, (context) => listResource(context, resource)),
    route('GET', `schools/*/${resource.name}/*`, (context) => showResource(context, resource)),
  ];
}

const routes: readonly Route[] = [
  route('GET', 'schools', listSchools('approved')),
  ...['pending', 'audited', 'offline', 'declined', 'revoked', 'all'].map((list) =>
    route('GET', `schools/${list}`, listSchools(list)),
  ),
  route('GET', 'schools/*', showSchool),
  route('POST', 'schools/*/request-access', requestAccess),
  route('DELETE', 'schools/*/revoke-access', revokeAccess),
  route('GET', 'meta/schools/*', showMeta),
  route('GET', 'meta/schools/*/permissions', showPermissions),
  route('GET', 'meta/schools/*/acl', showAcl),
  ...resourceRoutes(students),
  ...resourceRoutes(studentsLeaver),
  ...resourceRoutes(studentsPreAdmission),
  ...resourceRoutes(employees),
  ...resourceRoutes(groups),
  ...resourceRoutes(classes),
  ...resourceRoutes(photos),
  ...resourceRoutes(lessons),
  route('GET', 'schools/*/counts', showCounts),
  route('GET', 'schools/*/deletions', listDeletions),
  route('GET', 'attendance-codes', listGlobalCodes),
  route('GET', 'schools/*/attendance-codes', listSchoolCodes),
  route('GET', 'schools/*/attendance/session', (context) => listResource(context, sessionMarks)),
  route('POST', 'schools/*/attendance/session', postSessionMarks),
  route('POST', 'schools/*/attendance/lesson', postLessonMarks),
  route('GET', 'writebacks', listWritebacks),
  route('GET', 'writebacks/*', showWriteback),
];

function matchSegments(pattern: readonly string[], parts: readonly string[]): string[] | null {
  if (pattern.length !== parts.length) return null;
  const found: string[] = [];
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (expected === '*') found.push(part);
    else if (expected !== part) return null;
  }
  return found;
}

/** The endpoint for a request and the variable segments of its path, or null where there is none. */
export function findEndpoint(method: string, path: string): { endpoint: Endpoint; segments: readonly string[] } | null {
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.shift() !== 'v1.0') return null;
  for (const candidate of routes) {
    if (candidate.method !== method) continue;
    const segments = matchSegments(candidate.pattern, parts);
    if (segments !== null) return { endpoint: candidate.endpoint, segments };
  }
  return null;
}
