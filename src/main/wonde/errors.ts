// The only place that looks at HTTP numbers and socket error names: everything becomes a WondeError.
import { AppError, asAppError } from '../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import { WondeError, type WondeErrorOptions } from '../core/wonde-port.ts';
import { wordsOfBody } from './server-words.ts';

/** The connection was never made: nothing can have been acted on. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  // The proxy did not answer, or would not make the tunnel: nothing of the request went out.
  'PROXY_UNREACHABLE',
  'PROXY_REFUSED',
]);

/** The connection was made and broke: a request that was on it may have been acted on. */
const BROKEN = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ENETRESET',
  'UND_ERR_SOCKET',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_BODY_CUT',
]);

const TIMEOUTS = new Set([
  'ETIMEDOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_ABORTED',
  'ABORT_ERR',
]);

const TLS = /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;

const UNREADABLE = /^(HPE_|UND_ERR_RES_EXCEEDED_MAX_SIZE|UND_ERR_HTTP_PARSER|Z_|ERR_BUFFER_TOO_LARGE|UNKNOWN_ENCODING)/;

/** The facts of a reply that an error is made from. */
export interface ErrorReply {
  /** What was asked for. */
  readonly url: string;
  readonly status: number;
  readonly location: string | null;
  readonly contentType: string | null;
  readonly retryAfter: string | null;
  readonly bodyText: string;
}

function codesOf(thrown: unknown): readonly string[] {
  const codes: string[] = [];
  let current = thrown;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    if ('code' in current && typeof current.code === 'string') codes.push(current.code);
    // Node tries every address of a name and reports all failures together.
    if (current instanceof AggregateError && current.errors.length > 0) codes.push(...codesOf(current.errors[0]));
    current = 'cause' in current ? current.cause : null;
  }
  return codes;
}

function codeOfNetworkError(codes: readonly string[]): { code: ErrorCode; reached: boolean } | null {
  for (const name of codes) {
    if (name === 'PROXY_LOGIN') return { code: 'WONDE_PROXY_LOGIN', reached: false };
    if (NEVER_CONNECTED.has(name)) return { code: 'WONDE_OFFLINE', reached: false };
    if (TLS.test(name)) return { code: 'WONDE_TLS', reached: false };
    if (BROKEN.has(name)) return { code: 'WONDE_OFFLINE', reached: true };
    if (TIMEOUTS.has(name)) return { code: 'WONDE_TIMEOUT', reached: true };
    if (UNREADABLE.test(name)) return { code: 'WONDE_BAD_RESPONSE', reached: true };
  }
  return null;
}

/**
 * Turns anything thrown while talking to Wonde into an AppError. `isWrite` says that a request which may have arrived
 * may have been acted on. Never throws.
 */
export function toAppError(thrown: unknown, isWrite = false): AppError {
  if (thrown instanceof AppError) return thrown;
  const codes = codesOf(thrown);
  const known = codeOfNetworkError(codes);
  if (known === null) {
    return isWrite ? new WondeError('INTERNAL', { cause: thrown, maybeApplied: true }) : asAppError(thrown);
  }
  return new WondeError(known.code, {
    cause: thrown,
    context: { network: codes[0] ?? null },
    maybeApplied: isWrite && known.reached,
  });
}

/** Reads Retry-After, in seconds or as an HTTP date; undefined when it is neither. */
export function parseRetryAfter(header: string | null, nowMs: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  if (/^\d+(\.\d+)?$/.test(header.trim())) return Math.round(Number(header) * 1_000);
  const atMs = Date.parse(header);
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 401) return 'WONDE_AUTH';
  if (status === 403) return 'WONDE_FORBIDDEN';
  if (status === 404) return 'WONDE_NOT_FOUND';
  if (status === 408) return 'WONDE_TIMEOUT';
  if (status === 429) return 'WONDE_RATE_LIMITED';
  if (status === 407) return 'WONDE_PROXY_LOGIN';
  if (status >= 400 && status < 500) return 'WONDE_REJECTED';
  // 5xx, and redirects: Wonde sends none, so whoever answered (a portal, a proxy) was not Wonde.
  return 'WONDE_DOWN';
}

function isElsewhere(location: string | null, url: string): boolean {
  if (location === null) return false;
  try {
    return new URL(location, url).hostname !== new URL(url).hostname;
  } catch {
    // An address nobody can read leads nowhere we know.
    return true;
  }
}

function isWebPage({ contentType, bodyText }: ErrorReply): boolean {
  if (bodyText.trim() === '') return false;
  return (
    /^\s*(text\/html|application\/xhtml)/i.test(contentType ?? '') || /^\s*<(!doctype|html|head|body)\b/i.test(bodyText)
  );
}

/**
 * The error of an answer that somebody between here and Wonde gave: a portal that wants a log-in, a filter that shows its
 * own page. Null where it may be Wonde's. Wonde answers in JSON and sends nobody elsewhere; its own failures (5xx) and a
 * refused token (401) may come as a page.
 */
export function pageInstead(reply: ErrorReply, isWrite: boolean): WondeError | null {
  const { status } = reply;
  const redirected = status >= 300 && status < 400 && isElsewhere(reply.location, reply.url);
  const page = ((status >= 200 && status < 300) || status === 403) && isWebPage(reply);
  if (status !== 511 && !redirected && !page) return null;
  const reason = page ? 'page' : redirected ? 'redirect' : 'loginNeeded';
  // Behind a 2xx there may have been Wonde after all: such a write is looked for before it is sent again.
  return new WondeError('WONDE_PORTAL', {
    context: { status, reason },
    maybeApplied: isWrite && page && status !== 403,
  });
}

/** The include a 400 complains about; '' when it names none; null when it is another kind of error. */
function refusedIncludeOf(reply: ErrorReply): string | null {
  if (reply.status !== 400) return null;
  const match = /"error"\s*:\s*"invalid_includes?"/i.exec(reply.bodyText);
  if (match === null) return null;
  const named = /"error_description"\s*:\s*"([\w.]+)"/.exec(reply.bodyText);
  return named?.[1] ?? '';
}

/** Makes the error of a reply that is not 2xx. Only 5xx and 408 to a write may have been acted on. */
export function errorOfReply(reply: ErrorReply, isWrite: boolean, nowMs: number): WondeError {
  const code = codeOfStatus(reply.status);
  const retryAfterMs = parseRetryAfter(reply.retryAfter, nowMs);
  const options: WondeErrorOptions = {
    context: { status: reply.status },
    words: wordsOfBody(reply.bodyText),
    refusedInclude: refusedIncludeOf(reply),
    maybeApplied: isWrite && (reply.status >= 500 || reply.status === 408),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
  return new WondeError(code, options);
}

/** The error of a 2xx nobody can read. A write behind it was probably acted on. */
export function unreadableReply(reason: string, isWrite: boolean, cause?: unknown): WondeError {
  return new WondeError('WONDE_BAD_RESPONSE', { context: { reason }, maybeApplied: isWrite, cause });
}
