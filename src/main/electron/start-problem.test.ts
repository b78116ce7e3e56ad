import { expect, it } from '@jest/globals';
import { AppError } from '../../shared/errors/app-error.ts';
import { startProblemPage, startProblemWords } from './start-problem.ts';

it('names the fields of a provisioning file that are wrong, and what to do', () => {
  const error = new AppError('PROVISIONING_INVALID', { fields: { 'wonde.token': 'is missing' } });
  expect(startProblemWords(error)).toMatchObject({
    title: 'The provisioning file has mistakes',
    lines: ['wonde.token: is missing', '(PROVISIONING_INVALID)'],
  });
});

it('shows text from a file as text, never as markup', () => {
  const error = new AppError('PROVISIONING_INVALID', { fields: { '<img src=x>': '"&' } });
  const page = startProblemPage(error);
  expect(page).not.toContain('<img');
  expect(page).toContain('&#60;img');
});

it('has words for an error nobody foresaw', () => {
  expect(startProblemWords(new AppError('INTERNAL')).title).toBe('Gatehouse could not start');
});
