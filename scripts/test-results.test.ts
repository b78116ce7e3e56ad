import { expect, it } from '@jest/globals';
import { closingLine, resultsOf } from './test-results.ts';

const report = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 2,
};

it('counts a test file that could not be loaded as failed', () => {
  expect(resultsOf(report)).toEqual({ passed: 5, failed: 3, skipped: 0 });
});

it('closes with one plain line, and hides no skipped test', () => {
  expect(closingLine({ passed: 5, failed: 0, skipped: 0 })).toBe('5 passed, 0 failed');
  expect(closingLine({ passed: 5, failed: 1, skipped: 2 })).toBe('5 passed, 1 failed, 2 skipped');
});
