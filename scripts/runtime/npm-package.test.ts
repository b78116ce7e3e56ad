import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkIntegrity, fileIntegrity } from './npm-package.ts';

const pinned = {
  name: 'some-package',
  version: '1.2.3',
  // sha512 of the three bytes "abc", from the published test vectors of the algorithm.
  integrity: 'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==',
};

describe('a pinned package', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-pinned-'));
    file = path.join(folder, 'package.tgz');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is accepted when every byte is as pinned', async () => {
    writeFileSync(file, 'abc');
    expect(await fileIntegrity(file)).toBe(pinned.integrity);
    await expect(checkIntegrity(file, pinned)).resolves.toBeUndefined();
  });

  it('is refused, by name, when one byte differs', async () => {
    writeFileSync(file, 'abd');
    await expect(checkIntegrity(file, pinned)).rejects.toThrow('some-package@1.2.3');
  });
});
