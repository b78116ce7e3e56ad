// One HTTP exchange with Wonde: time limits, errors and the careful kind of repeating. Knows nothing of pupils or marks.
import { request, type Dispatcher } from 'undici';
import type { AppError } from '../../shared/errors/app-error.ts';
import type { Clock, Logger, Random } from '../core/ports.ts';
import { readBody } from './body.ts';
import { errorOfReply, pageInstead, toAppError, unreadableReply } from './errors.ts';

/** Waits between the tries of a GET; a POST is never sent twice from here. */
const GET_RETRY_DELAYS_MS: readonly number[] = [300, 1_200];
/** A server that asks for no more than this gets its pause inside the call; longer pauses are the queue's business. */
const SHORT_RETRY_AFTER_MS = 3_000;
/** Unpacked; no page of pupils comes near it. */
const LARGEST_BODY_BYTES = 64 * 1024 * 1024;
/** A line that gives something now and then is slow; one that is not done after this is no use. */
const LONGEST_BODY_MS = 10 * 60_000;

export interface HttpDeps {
  readonly clock: Clock;
  readonly random: Pick<Random, 'fraction'>;
  readonly logger: Logger;
  readonly reads: Dispatcher;
  readonly writes: Dispatcher;
  readonly getRetryDelaysMs?: readonly number[];
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** What the log calls it: no ids, no query. */
  readonly label: string;
  readonly token: string;
  readonly timeoutMs: number;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpReply {
  readonly body: unknown;
  readonly serverTimeMs: number | null;
}

class TimeLimit extends Error {
  readonly code = 'UND_ERR_HEADERS_TIMEOUT';
}

function header(headers: Record<string, string | string[] | undefined>, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

interface RawReply {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
  readonly wireBytes: number;
}

/** Sends once and reads the whole reply; the limit holds for the answer's beginning, and again for each piece of it. */
async function exchange(deps: HttpDeps, sent: HttpRequest): Promise<RawReply> {
  const abort = new AbortController();
  const limit = (): NodeJS.Timeout => setTimeout(() => abort.abort(new TimeLimit('too slow')), sent.timeoutMs);
  const onAbort = (): void => abort.abort(new TimeLimit('stopped'));
  if (sent.signal?.aborted === true) onAbort();
  sent.signal?.addEventListener('abort', onAbort, { once: true });
  const timer = limit();
  let last: NodeJS.Timeout | undefined;
  try {
    const reply = await request(sent.url, {
      method: sent.method,
      dispatcher: sent.method === 'POST' ? deps.writes : deps.reads,
      signal: abort.signal,
      headers: {
        authorization: `Bearer ${sent.token}`,
        accept: 'application/json',
        'accept-encoding': 'gzip',
        'user-agent': 'gatehouse',
        ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
    });
    timer.refresh();
    last = setTimeout(() => abort.abort(new TimeLimit('never done')), LONGEST_BODY_MS);
    const body = await readBody(reply.body, {
      encoding: header(reply.headers, 'content-encoding'),
      limitBytes: LARGEST_BODY_BYTES,
      onProgress: () => timer.refresh(),
    });
    return { status: reply.statusCode, headers: reply.headers, ...body };
  } finally {
    clearTimeout(timer);
    clearTimeout(last);
    sent.signal?.removeEventListener('abort', onAbort);
  }
}

function parseJson(text: string, isWrite: boolean): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadableReply('notJson', isWrite, cause);
  }
}

async function sendOnce(deps: HttpDeps, sent: HttpRequest): Promise<HttpReply> {
  const isWrite = sent.method === 'POST';
  const startedMs = deps.clock.nowMs();
  let raw: RawReply;
  try {
    raw = await exchange(deps, sent);
  } catch (thrown) {
    const error = toAppError(thrown, isWrite);
    deps.logger.debug('wonde.noReply', { request: sent.label, code: error.code });
    throw error;
  }
  deps.logger.debug('wonde.reply', {
    request: sent.label,
    status: raw.status,
    bytes: raw.wireBytes,
    tookMs: deps.clock.nowMs() - startedMs,
  });
  const reply = {
    url: sent.url,
    status: raw.status,
    retryAfter: header(raw.headers, 'retry-after'),
    location: header(raw.headers, 'location'),
    contentType: header(raw.headers, 'content-type'),
    bodyText: raw.text,
  };
  const portal = pageInstead(reply, isWrite);
  if (portal !== null) throw portal;
  if (raw.status < 200 || raw.status > 299) throw errorOfReply(reply, isWrite, deps.clock.nowMs());
  const serverTimeMs = Date.parse(header(raw.headers, 'date') ?? '');
  return { body: parseJson(raw.text, isWrite), serverTimeMs: Number.isNaN(serverTimeMs) ? null : serverTimeMs };
}

/** How long to wait before asking again, or null when asking again from here is no use. */
function pauseBeforeRetry(error: AppError, plannedMs: number, fraction: number): number | null {
  if (error.code === 'WONDE_DOWN') return plannedMs * (0.5 + fraction / 2);
  // The connection broke under a request, as when the server closed it for idleness just then.
  if (error.code === 'WONDE_OFFLINE' && error.context['network'] !== 'ECONNREFUSED')
    return plannedMs * (0.5 + fraction / 2);
  if (error.code !== 'WONDE_RATE_LIMITED' || error.retryAfterMs === undefined) return null;
  return error.retryAfterMs <= SHORT_RETRY_AFTER_MS ? error.retryAfterMs : null;
}

async function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted === true) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
}

/**
 * Sends a request and reads its JSON. A GET is asked again after a passing failure; a POST never is: whether to send a
 * mark again is for the queue to decide, after reading back.
 * @throws WondeError with one of the WONDE_ codes.
 */
export async function sendJson(deps: HttpDeps, sent: HttpRequest): Promise<HttpReply> {
  const delays = sent.method === 'GET' ? (deps.getRetryDelaysMs ?? GET_RETRY_DELAYS_MS) : [];
  for (const plannedMs of delays) {
    try {
      return await sendOnce(deps, sent);
    } catch (thrown) {
      const error = toAppError(thrown);
      const pauseMs = pauseBeforeRetry(error, plannedMs, deps.random.fraction());
      if (pauseMs === null || sent.signal?.aborted === true) throw error;
      await sleep(pauseMs, sent.signal);
    }
  }
  return sendOnce(deps, sent);
}
