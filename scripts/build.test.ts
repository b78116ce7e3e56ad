import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { hashInputs } from './build.ts';

describe('the hash that decides whether to build again', () => {
  let root: string;
  const inputs = ['src', 'package.json', 'not-there-yet'];

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'gatehouse-build-'));
    mkdirSync(path.join(root, 'src', 'main'), { recursive: true });
    writeFileSync(path.join(root, 'src', 'main', 'index.ts'), 'one');
    writeFileSync(path.join(root, 'package.json'), '{}');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('stays the same while the sources do', () => {
    expect(hashInputs(root, inputs)).toBe(hashInputs(root, inputs));
  });

  it.each([
    ['a changed file', () => writeFileSync(path.join(root, 'src', 'main', 'index.ts'), 'two')],
    ['a new file', () => writeFileSync(path.join(root, 'src', 'new.ts'), '')],
    ['a renamed file', () => renameSync(path.join(root, 'src/main/index.ts'), path.join(root, 'src/main/main.ts'))],
    ['a changed package.json', () => writeFileSync(path.join(root, 'package.json'), '{"a":1}')],
  ])('changes with %s', (_, change) => {
    const before = hashInputs(root, inputs);
    change();
    expect(hashInputs(root, inputs)).not.toBe(before);
  });

  it('does not change with a test, which is in no bundle', () => {
    const before = hashInputs(root, inputs);
    writeFileSync(path.join(root, 'src', 'main', 'index.test.ts'), '');
    expect(hashInputs(root, inputs)).toBe(before);
  });
});
