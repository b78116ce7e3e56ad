import { describe, expect, it } from '@jest/globals';
import { errorCodeNames } from '../../shared/errors/codes.ts';
import { adminErrorWords } from './en-admin-errors.ts';

/** Codes whose words speak to the pupil at the kiosk; nothing in the admin view can bring them. */
const kioskOnly = [
  'CURRENTLY_OUT',
  'NOT_OUT',
  'ACTION_RETIRED',
  'BADGE_CHECK_FAILED',
  'BADGE_UNKNOWN',
  'BADGE_USED',
  'BADGE_EXPIRED',
  'ALREADY_SIGNED_IN',
  'NOT_SIGNED_IN',
  'CARD_UNKNOWN',
  'PIN_WRONG',
  'TERMS_NEEDED',
];

describe('the words of an error in the admin view', () => {
  it.each(errorCodeNames)('%s has a title, a sentence and a next step', (code) => {
    const words = adminErrorWords(code);
    for (const text of [words.title, words.sentence, words.next]) expect(text.trim().length).toBeGreaterThan(5);
  });

  it.each(errorCodeNames.filter((code) => !kioskOnly.includes(code)))('%s does not send staff to reception', (code) => {
    const { sentence, next } = adminErrorWords(code);
    expect(`${sentence} ${next}`).not.toMatch(
      /ask at reception|reception desk|your name|I’m |without a photo to reception/i,
    );
  });
});
