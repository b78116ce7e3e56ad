import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isListedKey, redact, redactLine, redactText } from './redact.ts';

describe('redactText', () => {
  it.each([
    ['a bearer token', 'GET failed, Authorization: Bearer 7c9e6679f4.abc-DEF_1 after 3 tries', '7c9e6679f4'],
    ['a bearer token in small letters', 'sent bearer abc123', 'abc123'],
    ['a basic header', 'Basic dXNlcjpwYXNz=', 'dXNlcjpwYXNz'],
    ['a token in an address', 'https://api.example/v1?page=2&token=abc123&x=1', 'abc123'],
    ['credentials in an address', 'https://amy:hunter2@printer.example/', 'hunter2'],
    ['a token in quoted JSON', 'body was {"token":"a b c", "ok":true}', 'a b c'],
    ['a forename in quoted JSON', '{"forename":"Mary \\"May\\" Ann","surname":"Owen-Price"}', 'Ann'],
    ['a surname in quoted JSON', '{"forename":"Mary","surname":"Owen-Price"}', 'Owen'],
    ['a password in a sentence', 'password = swordfish', 'swordfish'],
    ['an e-mail address', 'reply to office.desk+gate@hillview.example please', 'hillview'],
    ['an e-mail address with an accent', 'siân.o’neill@hillview.example', 'hillview'],
    ['a mobile number', 'call 07700 900123 now', '900123'],
    ['a mobile number in one', 'call 07700900123', '07700900123'],
    ['an international number', 'call +44 7700 900 123', '7700'],
    ['a landline number', 'call (029) 2018 0123', '0123'],
    ['a number with hyphens', '07700-900-123', '900'],
    ['a key by its looks', 'using 4f2a9c0d8b7e6f5a4f2a9c0d8b7e6f5a4f2a9c0d', '9c0d8b7e'],
    ['a picture', 'data:image/jpeg;base64,/9j/4AAQSkZJRg==', '4AAQ'],
    ['whose folder it is', 'at run (C:\\Users\\amy.jones\\AppData\\x.cjs:1:2)', 'amy'],
    ['a quoted value cut short', 'got {"token":"abc', 'abc'],
    ['a whole id', 'movement 0190aaaa-bbbb-7ccc-8ddd-eeeeeeee1234', '0190aaaa'],
  ])('takes out %s', (_what, text, secret) => {
    expect(redactText(text)).not.toContain(secret);
  });

  it.each([
    'migrated 7 to 9',
    'took 1234 ms at 2026-09-01T08:59:59.123Z',
    'next attempt at 1788252000000',
    'code WONDE_TIMEOUT after 3 tries',
    'at recordMovement (/opt/gatehouse/out/main/index.cjs:1234:56)',
    'GET https://api.wonde.com/v1.0/schools/A1234567890/students?page=2',
    'order 0123 of 4567',
    'listening on 127.0.0.1:9100',
    'badge 4829 1735',
  ])('leaves %j as it is', (text) => {
    expect(redactText(text)).toBe(text);
  });

  it('leaves the end of an id, which is enough to find it', () => {
    expect(redactText('movement 0190aaaa-bbbb-7ccc-8ddd-eeeeeeee1234 parked')).toBe('movement …1234 parked');
  });

  it('takes not long over a hostile text', () => {
    const startedAt = performance.now();
    for (const piece of [
      'a@',
      '0 ',
      '(0',
      '"token":"\\',
      'x'.repeat(31),
      'bearer ',
      "'",
      'a',
      'a.',
      'a1',
      '+1',
      'a@a',
    ]) {
      redactText(piece.repeat(4_000));
    }
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

describe('redact', () => {
  it.each([
    'token',
    'wondeToken',
    'access_token',
    'Authorization',
    'password',
    'adminPassword',
    'newPassword',
    'forename',
    'legal_surname',
    'firstName',
    'name',
    'personName',
    'dateOfBirth',
    'date_of_birth',
    'notes',
    'email',
    'parentPhone',
    'secret',
    'UPN',
    'x-api-key',
    'cookie',
  ])('hides whatever is under %s', (key) => {
    expect(isListedKey(key)).toBe(true);
    for (const value of ['Zoë', 42, true, ['Zoë'], { deep: 'Zoë' }]) {
      expect(redact({ a: [{ [key]: value }] })).toEqual({ a: [{ [key]: '[redacted]' }] });
    }
  });

  it.each(['area', 'movementId', 'code', 'actionId', 'yearGroupId', 'fileCount', 'attempts', 'endpoint', 'ms', 'msg'])(
    'does not hide what is under %s',
    (key) => {
      expect(redact({ [key]: 'plain' })).toEqual({ [key]: 'plain' });
    },
  );

  it('keeps a reference whole, but only if it looks like one', () => {
    const ref = '0190aaaa-bbbb-7ccc-8ddd-eeeeeeee1234';
    expect(redact({ ref })).toEqual({ ref });
    expect(redact({ ref: 'a@b.example' })).toEqual({ ref: '[redacted]' });
  });

  it('never lets a secret through, wherever it is put', () => {
    const secret = 'Qz7SecretWord';
    const key = fc.constantFrom('token', 'password', 'forename', 'authorization', 'surname', 'name');
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        fc.tuple(key, fc.constant(secret)).map(([k, v]) => ({ [k]: v })),
        fc.tuple(key, tie('node')).map(([k, v]) => ({ [k]: v })),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'b', 'msg'), tie('node'), { maxKeys: 3 }),
        fc.constantFrom(
          `Bearer ${secret}`,
          `token=${secret}&a=1`,
          `{"password":"${secret}"}`,
          `say ${secret}@x.example`,
        ),
      ),
    })).node;
    fc.assert(
      fc.property(tree, (value) => {
        expect(redactLine(JSON.stringify({ value }))).not.toContain(secret);
      }),
    );
  });

  it('does not fall over something nested too deep', () => {
    let deep: unknown = 'Zoë';
    for (let index = 0; index < 5_000; index += 1) deep = [deep];
    expect(JSON.stringify(redact(deep))).not.toContain('Zoë');
  });
});

describe('redactLine', () => {
  it('redacts a line that is not JSON, too', () => {
    expect(redactLine('oops {"token":"abc')).not.toContain('abc');
    expect(JSON.parse(redactLine('oops Bearer abc'))).toMatchObject({ level: 'error' });
  });
});
