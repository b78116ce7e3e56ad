// What an endpoint gets to see of a request, and what it gives back.

import { ApiProblem, notFound, scopeMissing } from './problem.ts';
import { findSchool } from '../state/world.ts';
import { hasScope } from '../state/tokens.ts';
import type { School } from '../school/model.ts';
import type { Token } from '../state/tokens.ts';
import type { World } from '../state/world.ts';

/** One parsed request. */
export interface ApiRequest {
  readonly method: string;
  /** The path as asked for, trailing slash and all. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  /** The Host header. */
  readonly host: string;
}

/** A request with the caller known. */
export interface ApiContext {
  readonly world: World;
  readonly request: ApiRequest;
  readonly token: Token;
  /** The variable segments of the path, in order. */
  readonly segments: readonly string[];
}

/** A reply before it is written: an object becomes JSON, text is sent as it is. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A 200 with the body. */
export function ok(body: unknown): Reply {
  return { status: 200, body };
}

/** The segment of the path at the position; the router guarantees it is there. */
export function segment(context: ApiContext, index: number): string {
  return context.segments[index] ?? '';
}

/** The school of the path if the caller may know it; throws ApiProblem 404 or 403. */
export function getSchool(context: ApiContext): School {
  const { world, token } = context;
  const school = findSchool(world, segment(context, 0));
  if (school === null) throw notFound();
  if (token.schoolId !== null && token.schoolId !== school.id) throw notApproved(context);
  return school;
}

/** The school of the path if its data is shared with the caller; throws ApiProblem 404 or 403. */
export function getApprovedSchool(context: ApiContext): School {
  const school = getSchool(context);
  if (school.link !== 'approved') throw notApproved(context);
  return school;
}

function notApproved(context: ApiContext): ApiProblem {
  if (context.world.settings.notApproved === 'notFound') return notFound();
  return new ApiProblem(403, 'invalid_permissions', 'School has not approved this application');
}

/** Throws the 403 of a missing scope, by the real wording, unless the caller has it (or a fault says otherwise). */
export function requireScope(context: ApiContext, school: School, scope: string): void {
  const occasion = { method: context.request.method, path: context.request.path };
  const fault = context.world.faults.take('scopeMissing', occasion);
  if (fault !== null) throw scopeMissing(fault.scope);
  if (!hasScope(context.token, school.id, scope)) throw scopeMissing(scope);
}

/** True when the request came to the host that serves the school's data. */
export function isRightRegion(context: ApiContext, school: School): boolean {
  return sameHost(context.request.host, school.domain);
}

/** Compares two hosts; the loopback names are one machine unless a school's domain says `localhost` itself. */
export function sameHost(asked: string, domain: string): boolean {
  if (asked === domain) return true;
  // A default school answers to both names, so that a careless `localhost` is not a wrong region.
  return domain.startsWith('127.0.0.1:') && asked === domain.replace('127.0.0.1', 'localhost');
}
