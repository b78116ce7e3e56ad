// A file a person chose a place for: whole, or as it was before.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { saveWhole } from './save-whole.ts';

describe('a saved file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-save-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is there whole, over what was there, with nothing left beside it', async () => {
    const file = path.join(folder, 'list.csv');
    writeFileSync(file, 'old');
    await saveWhole(file, Buffer.from('new'));
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['list.csv']);
  });

  it('says so where it cannot be written', async () => {
    await expect(saveWhole(path.join(folder, 'gone', 'list.csv'), Buffer.from('x'))).rejects.toMatchObject({
      code: 'EXPORT_FAILED',
    });
  });

  it('leaves what was there where it cannot be replaced, and nothing unfinished', async () => {
    const file = path.join(folder, 'list.csv');
    mkdirSync(path.join(file, 'inside'), { recursive: true });
    await expect(saveWhole(file, Buffer.from('x'))).rejects.toMatchObject({ code: 'EXPORT_FAILED' });
    expect(readdirSync(folder)).toEqual(['list.csv']);
    expect(readdirSync(file)).toEqual(['inside']);
  });
});
