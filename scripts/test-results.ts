// Adds up what jest says of itself.
import { z } from 'zod';

export interface Results {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const jestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  /** Files that could not even be loaded: none of their tests is counted above. */
  numRuntimeErrorTestSuites: z.number(),
});

/** Reads jest's JSON report. A file that could not be loaded counts as a failed test. */
export function resultsOf(report: unknown): Results {
  const parsed = jestReport.parse(report);
  return {
    passed: parsed.numPassedTests,
    failed: parsed.numFailedTests + parsed.numRuntimeErrorTestSuites,
    skipped: parsed.numPendingTests + parsed.numTodoTests,
  };
}

/** The plain closing line. */
export function closingLine(results: Results): string {
  const skipped = results.skipped > 0 ? `, ${results.skipped} skipped` : '';
  return `${results.passed} passed, ${results.failed} failed${skipped}`;
}
