// The domain reaches the outside only through ports: no clock, randomness or timers of its own.
import { expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');

it('keeps clocks, randomness and timers out of the domain', () => {
  const files = ['src/main/core', 'src/shared'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  const forbidden =
    /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bsetTimeout\(|\bsetInterval\(|\bDateTime\.(now|local|utc)\(\)|\bprocess\.(env|platform)/;
  expect(files.length).toBeGreaterThan(20);
  expect(
    files.filter((file) => forbidden.test(readFileSync(file, 'utf8'))).map((file) => path.relative(root, file)),
  ).toEqual([]);
});
