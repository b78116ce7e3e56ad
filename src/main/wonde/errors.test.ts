import { describe, expect, it } from '@jest/globals';
import { AppError } from '../../shared/errors/app-error.ts';
import { errorOfReply, parseRetryAfter, toAppError } from './errors.ts';

const NOW_MS = Date.UTC(2026, 8, 1, 8, 0);

function coded(code: string, cause?: unknown): Error {
  return Object.assign(new Error(code, { cause }), { code });
}

describe('network errors', () => {
  it.each([
    ['ECONNREFUSED', 'WONDE_OFFLINE', false],
    ['ENOTFOUND', 'WONDE_OFFLINE', false],
    ['EAI_AGAIN', 'WONDE_OFFLINE', false],
    ['ENETUNREACH', 'WONDE_OFFLINE', false],
    ['UND_ERR_CONNECT_TIMEOUT', 'WONDE_OFFLINE', false],
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
    [408, 'WONDE_TIMEOUT'],
    [409, 'WONDE_REJECTED'],
    [413, 'WONDE_REJECTED'],
    [422, 'WONDE_REJECTED'],
    [429, 'WONDE_RATE_LIMITED'],
    [302, 'WONDE_DOWN'],
    [500, 'WONDE_DOWN'],
    [504, 'WONDE_DOWN'],
  ])('with status %i are %s', (status, code) => {
    expect(errorOfReply({ status, retryAfter: null, bodyText: '' }, false, NOW_MS).code).toBe(code);
  });

  it('about includes say which one, or that they do not say', () => {
    const about = (bodyText: string) =>
      errorOfReply({ status: 400, retryAfter: null, bodyText }, false, NOW_MS).refusedInclude;
    expect(about('{"error":"invalid_include","error_description":"registration"}')).toBe('registration');
    expect(about('{"error":"invalid_include","error_description":"Invalid includes"}')).toBe('');
    expect(about('{"error":"invalid_json","error_description":"registration"}')).toBeNull();
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
