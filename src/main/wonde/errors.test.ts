import { describe, expect, it } from '@jest/globals';
import { AppError } from '../../shared/errors/app-error.ts';
import { errorOfReply, pageInstead, parseRetryAfter, toAppError, type ErrorReply } from './errors.ts';

const NOW_MS = Date.UTC(2026, 8, 1, 8, 0);

function coded(code: string, cause?: unknown): Error {
  return Object.assign(new Error(code, { cause }), { code });
}

const aReply = (reply: Partial<ErrorReply>): ErrorReply => ({
  url: 'https://api.wonde.com/v1.0/schools/A1',
  status: 200,
  retryAfter: null,
  location: null,
  contentType: 'application/json',
  bodyText: '',
  ...reply,
});

describe('network errors', () => {
  it.each([
    ['ECONNREFUSED', 'WONDE_OFFLINE', false],
    ['ENOTFOUND', 'WONDE_OFFLINE', false],
    ['EAI_AGAIN', 'WONDE_OFFLINE', false],
    ['ENETUNREACH', 'WONDE_OFFLINE', false],
    ['UND_ERR_CONNECT_TIMEOUT', 'WONDE_OFFLINE', false],
    ['PROXY_UNREACHABLE', 'WONDE_OFFLINE', false],
    ['PROXY_REFUSED', 'WONDE_OFFLINE', false],
    ['PROXY_LOGIN', 'WONDE_PROXY_LOGIN', false],
    ['Z_DATA_ERROR', 'WONDE_BAD_RESPONSE', true],
    ['ERR_BUFFER_TOO_LARGE', 'WONDE_BAD_RESPONSE', true],
    ['CERT_HAS_EXPIRED', 'WONDE_TLS', false],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'WONDE_TLS', false],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'WONDE_TLS', false],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'WONDE_TLS', false],
    ['ECONNRESET', 'WONDE_OFFLINE', true],
    ['UND_ERR_SOCKET', 'WONDE_OFFLINE', true],
    ['UND_ERR_HEADERS_TIMEOUT', 'WONDE_TIMEOUT', true],
    ['UND_ERR_BODY_TIMEOUT', 'WONDE_TIMEOUT', true],
    ['HPE_INVALID_CONSTANT', 'WONDE_BAD_RESPONSE', true],
  ])('%s is %s, and a write behind it may have been applied: %s', (name, code, maybeApplied) => {
    expect(toAppError(coded(name), true)).toMatchObject({ code, maybeApplied });
    expect(toAppError(coded(name), false)).toMatchObject({ code, maybeApplied: false });
  });

  it('are found behind other errors', () => {
    expect(toAppError(new Error('fetch failed', { cause: coded('ENOTFOUND') })).code).toBe('WONDE_OFFLINE');
    expect(toAppError(new AggregateError([coded('ECONNREFUSED')], 'all failed')).code).toBe('WONDE_OFFLINE');
  });

  it('that are our own bugs stay INTERNAL, and an AppError stays what it is', () => {
    expect(toAppError(new TypeError('undefined is not a function')).code).toBe('INTERNAL');
    const own = new AppError('WONDE_AUTH');
    expect(toAppError(own)).toBe(own);
  });
});

describe('replies', () => {
  it.each([
    [400, 'WONDE_REJECTED'],
    [401, 'WONDE_AUTH'],
    [403, 'WONDE_FORBIDDEN'],
    [404, 'WONDE_NOT_FOUND'],
    [407, 'WONDE_PROXY_LOGIN'],
    [408, 'WONDE_TIMEOUT'],
    [409, 'WONDE_REJECTED'],
    [413, 'WONDE_REJECTED'],
    [422, 'WONDE_REJECTED'],
    [429, 'WONDE_RATE_LIMITED'],
    [302, 'WONDE_DOWN'],
    [500, 'WONDE_DOWN'],
    [504, 'WONDE_DOWN'],
  ])('with status %i are %s', (status, code) => {
    expect(errorOfReply(aReply({ status }), false, NOW_MS).code).toBe(code);
  });

  it('about includes say which one, or that they do not say', () => {
    const about = (bodyText: string) => errorOfReply(aReply({ status: 400, bodyText }), false, NOW_MS).refusedInclude;
    expect(about('{"error":"invalid_include","error_description":"registration"}')).toBe('registration');
    expect(about('{"error":"invalid_include","error_description":"Invalid includes"}')).toBe('');
    expect(about('{"error":"invalid_json","error_description":"registration"}')).toBeNull();
  });
});

describe('a page in place of an answer', () => {
  const PAGE = '<!DOCTYPE html><html><body>Log in</body></html>';
  it.each<[string, Partial<ErrorReply>, boolean]>([
    ['a page with 200', { contentType: 'text/html; charset=utf-8', bodyText: 'Log in' }, true],
    ['a page that says it is JSON', { bodyText: PAGE }, true],
    ['a filter’s page with 403', { status: 403, contentType: 'text/html', bodyText: PAGE }, true],
    ['a redirect to another host', { status: 302, location: 'http://login.school.wifi/?from=x' }, true],
    ['a redirect to an address nobody can read', { status: 307, location: 'http://[' }, true],
    ['511', { status: 511 }, true],
    ['JSON', { bodyText: '{"data":[]}' }, false],
    ['text that is no page', { contentType: 'text/plain', bodyText: 'hello' }, false],
    ['nothing', { contentType: 'text/html', bodyText: ' ' }, false],
    ['Wonde’s own 403', { status: 403, bodyText: '{"error":"invalid_permissions"}' }, false],
    ['a failure of Wonde’s with a page', { status: 502, contentType: 'text/html', bodyText: PAGE }, false],
    ['a refused token with a page', { status: 401, contentType: 'text/html', bodyText: PAGE }, false],
    ['a redirect on the same host', { status: 301, location: '/v1.0/schools/A1/' }, false],
  ])('%s: %#', (_what, reply, is) => {
    expect(pageInstead(aReply(reply), false)?.code ?? null).toBe(is ? 'WONDE_PORTAL' : null);
  });

  it('leaves open whether a write was applied only behind a 2xx', () => {
    expect(pageInstead(aReply({ bodyText: PAGE }), true)?.maybeApplied).toBe(true);
    expect(pageInstead(aReply({ status: 302, location: 'http://x.org/' }), true)?.maybeApplied).toBe(false);
    expect(pageInstead(aReply({ status: 403, contentType: 'text/html', bodyText: PAGE }), true)?.maybeApplied).toBe(
      false,
    );
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Tue, 01 Sep 2026 08:01:30 GMT', 90_000],
    ['Tue, 01 Sep 2026 07:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j is %s ms', (header, expected) => {
    expect(parseRetryAfter(header, NOW_MS)).toBe(expected);
  });
});
