import { describe, expect, it } from '@jest/globals';
import { errorCodeNames } from '../../shared/errors/codes.ts';
import { badgeProblem } from '../kiosk/flow-types.ts';
import { en } from './en.ts';
import { enErrors } from './en-errors.ts';
import { createI18n } from './i18n.ts';

describe('the words of errors', () => {
  it('exist for every code, and for nothing else', () => {
    expect(Object.keys(enErrors).sort()).toEqual([...errorCodeNames].sort());
  });

  it('say what it is, what happened and what to do next', () => {
    for (const words of Object.values(enErrors)) {
      expect(words.title.length).toBeLessThanOrEqual(40);
      expect(words.sentence).toMatch(/[.!?]$/);
      expect(words.next).toMatch(/[.!?]$/);
    }
  });

  it('exist for everything the keypad can say', () => {
    for (const problem of badgeProblem.options) {
      expect(problem === 'notABadge' ? en.badge.notABadge.title : enErrors[problem].title).not.toBe('');
    }
  });
});

describe('the words of the kiosk', () => {
  it('are found under their keys, with what is filled in', () => {
    const { t } = createI18n();
    expect(t('done.late', { time: '09:12' })).toBe('Signed in at 09:12');
    expect(t('idleWarning.seconds', { count: 1 })).toBe('1 second');
    expect(t('idleWarning.seconds', { count: 20 })).toBe('20 seconds');
    expect(t('BADGE_USED.title', { ns: 'errors' })).toBe('This badge has been used');
  });
});
