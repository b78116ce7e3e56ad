// A file over 400 lines is two things; tests and generated files are exempt.
import { expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');

it('keeps every source file at 400 lines or fewer', () => {
  const long = ['src', 'simulators', 'scripts']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter(
          (entry) => entry.isFile() && /\.(ts|tsx|css|cjs)$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name),
        )
        .map((entry) => path.join(entry.parentPath, entry.name)),
    )
    .map((file) => ({ file: path.relative(root, file), lines: readFileSync(file, 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 400);
  expect(long).toEqual([]);
});
