import { describe, expect, it } from '@jest/globals';
import { redactWords, wordsOfBody } from './server-words.ts';

describe('words of an error body', () => {
  it.each([
    [
      '{"error":"invalid_permissions","error_description":"Scope attendance.write not enabled"}',
      'Scope attendance.write not enabled',
    ],
    ['{"attendance.0.student_id":["The student is not known."]}', 'The student is not known.'],
    ['{"message":"Invalid.","errors":{"attendance.0.date":["Bad date.","Too old."]}}', 'Bad date. Too old.'],
    ['{"error":{"message":"Deep"}}', 'Deep'],
    ['<html><head><style>p{color:red}</style></head><body><h1>502 Bad Gateway</h1></body></html>', '502 Bad Gateway'],
    ['', null],
    ['[]', null],
    ['42', null],
  ])('of %j are %j', (body, words) => {
    expect(wordsOfBody(body)).toBe(words);
  });

  it('never show secrets or contact details', () => {
    const secret = '0123456789abcdef0123456789abcdef01234567';
    for (const text of [
      `Bearer ${secret}`,
      `token ${secret} refused`,
      'mail a.parent@example.org',
      'ring 01632 960 983 now',
    ]) {
      const words = redactWords(text) ?? '';
      expect(words).toContain('[hidden]');
      expect(words).not.toMatch(/0123|a\.parent|960/);
    }
  });

  it('are short', () => {
    expect(redactWords('no '.repeat(500))?.length).toBeLessThanOrEqual(200);
  });
});
