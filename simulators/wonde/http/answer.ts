// One API request from the caller's token to a finished reply, with the faults that change status or body.

import { setTimeout as wait } from 'node:timers/promises';
import { settleJobs } from '../writebacks/jobs.ts';
import { findCaller } from './auth.ts';
import { ApiProblem, invalidInclude, notFound } from './problem.ts';
import { findEndpoint } from './router.ts';
import type { World } from '../state/world.ts';
import type { ApiRequest, Reply } from './context.ts';

const htmlPage = '<html><head><title>Error</title></head><body><h1>Something went wrong</h1></body></html>';

function problemReply(problem: ApiProblem): Reply {
  return { status: problem.status, body: { error: problem.code, error_description: problem.message } };
}

function unauthorised(world: World): Reply {
  switch (world.settings.unauthorisedBody) {
    case 'envelope':
      return problemReply(new ApiProblem(401, 'unauthorized', 'Invalid or missing access token'));
    case 'empty':
      return { status: 401, body: '' };
    case 'html':
      return { status: 401, body: htmlPage };
  }
}

function retryHeaders(world: World, retryAfter: number | 'httpDate' | null): Record<string, string> {
  const headers = { ...world.settings.rateLimitHeaders };
  if (retryAfter === 'httpDate') return { ...headers, 'Retry-After': new Date(Date.now() + 2000).toUTCString() };
  return retryAfter === null ? headers : { ...headers, 'Retry-After': String(retryAfter) };
}

/** The reply a fault gives in place of the real one, or null. */
function faultReply(world: World, request: ApiRequest): Reply | null {
  const { faults } = world;
  if (faults.take('unauthorised', request) !== null) return unauthorised(world);
  const limited = faults.take('rateLimited', request);
  if (limited !== null) {
    const body = { error: 'too_many_requests', error_description: 'Too many requests' };
    return { status: 429, body, headers: retryHeaders(world, limited.retryAfter) };
  }
  const broken = faults.take('serverError', request);
  if (broken !== null) {
    const bodies = {
      html: htmlPage,
      empty: '',
      envelope: { error: 'server_error', error_description: 'Server error' },
    };
    return { status: broken.status, body: bodies[broken.body], headers: retryHeaders(world, broken.retryAfter) };
  }
  if (faults.take('notFound', request) !== null) throw notFound();
  const include = faults.take('invalidInclude', request);
  if (include !== null) throw invalidInclude(include.name, include.style);
  if (faults.take('notJson', request) !== null) return { status: 200, body: htmlPage };
  return null;
}

function nullField(body: unknown, field: string): unknown {
  if (Array.isArray(body)) return body.map((item) => nullField(item, field));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, key === field ? null : nullField(value, field)]),
  );
}

function route(world: World, request: ApiRequest, authorization: string | undefined): Reply {
  const token = findCaller(world, authorization);
  if (token === null) return unauthorised(world);
  const fault = faultReply(world, request);
  if (fault !== null) return fault;
  const found = findEndpoint(request.method, request.path);
  if (found === null) throw notFound();
  return found.endpoint({ world, request, token, segments: found.segments });
}

/** Answers an API request; never throws for a refusal, which is a reply like any other. */
export async function answer(world: World, request: ApiRequest, authorization: string | undefined): Promise<Reply> {
  settleJobs(world);
  const slow = world.faults.take('slow', request);
  if (slow !== null) await wait(slow.delayMs, undefined, { ref: false });
  try {
    const reply = route(world, request, authorization);
    const nulled = reply.status === 200 ? world.faults.take('fieldNull', request) : null;
    return nulled === null ? reply : { ...reply, body: nullField(reply.body, nulled.field) };
  } catch (error) {
    if (error instanceof ApiProblem) return problemReply(error);
    throw error;
  }
}
