// The matrix, the tests and docs/faults.md say the same.
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { faultKinds, faultMatrix, testNameOf } from './fault-matrix.ts';
import { renderFaultPage } from './render-fault-page.ts';

/** The names of a file's tests: the first argument of it(), or of what it.each() gives. */
function testNamesIn(file: string): readonly string[] {
  const source = readFileSync(path.join(__dirname, file), 'utf8');
  const calls = source.matchAll(/(?:^\s*it\(|\)\()\s*(['"])((?:(?!\1).)+)\1,\s*(?:async|\()/gm);
  return [...calls].map((call) => call[2] ?? '');
}

describe('the fault matrix', () => {
  it('has the thirteen kinds, each with its file', () => {
    expect(faultKinds.map(({ kind }) => kind)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    const files = readdirSync(__dirname).filter((name) => /^fault-\d/.test(name));
    expect(faultKinds.map(({ file }) => file)).toEqual(files.toSorted());
  });

  it.each(faultKinds)('names the tests of kind $kind as they are, none missing and none made up', ({ kind, file }) => {
    const rows = faultMatrix.filter((row) => row.kind === kind).map(testNameOf);
    expect(rows.length).toBeGreaterThan(0);
    expect(testNamesIn(file)).toEqual(rows);
    // No test hides from the pattern above.
    const source = readFileSync(path.join(__dirname, file), 'utf8');
    expect(source.match(/^\s*it(\.|\()/gm)).toHaveLength(rows.length);
  });

  it('is what docs/faults.md says (npx node scripts/fault-matrix.ts)', () => {
    expect(readFileSync(path.resolve(__dirname, '../../../docs/faults.md'), 'utf8')).toBe(renderFaultPage());
  });
});
