import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cacheKey, ensureCachedFolder } from './cached-folder.ts';

describe('a cache key', () => {
  it('is a plain file name that keeps versions readable', () => {
    expect(cacheKey('electron', ['25.1.1', 'pristine'])).toBe('electron-25.1.1-pristine');
    expect(cacheKey('x', ['@scope/name', 'a b'])).toBe('x-_scope_name-a_b');
  });
});

describe('a cached folder', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'gatehouse-cache-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is made once when several ask for it at the same moment', async () => {
    let fills = 0;
    const fill = async (folder: string): Promise<void> => {
      fills += 1;
      await writeFile(path.join(folder, 'content'), 'whole');
    };
    const folders = await Promise.all([1, 2, 3].map(() => ensureCachedFolder(root, 'thing-1', fill)));
    expect(new Set(folders)).toEqual(new Set([path.join(root, 'thing-1')]));
    expect(fills).toBe(1);
    expect(readdirSync(root)).toEqual(['thing-1']);
  });

  it('is not there at all when making it failed, and the next try starts from nothing', async () => {
    const failing = async (folder: string): Promise<void> => {
      await writeFile(path.join(folder, 'half'), '');
      throw new Error('the network went away');
    };
    await expect(ensureCachedFolder(root, 'thing-1', failing)).rejects.toThrow('the network went away');
    expect(existsSync(path.join(root, 'thing-1'))).toBe(false);
    const seen: string[] = [];
    await ensureCachedFolder(root, 'thing-1', async (folder) => {
      seen.push(...readdirSync(folder));
    });
    expect(seen).toEqual([]);
  });

  it('sweeps away what a killed run left unfinished', async () => {
    mkdirSync(path.join(root, 'thing-1.unfinished-4194305.download'), { recursive: true });
    mkdirSync(path.join(root, 'thing-1.unfinished-4194305'));
    await ensureCachedFolder(root, 'thing-1', async () => {});
    expect(readdirSync(root)).toEqual(['thing-1']);
  });

  it('does not wait for a run that was killed while it held the lock', async () => {
    mkdirSync(path.join(root, 'thing-1.lock'));
    // No process can have this id: it is above the largest that Linux gives.
    writeFileSync(path.join(root, 'thing-1.lock', 'pid'), '4194305');
    await ensureCachedFolder(root, 'thing-1', async () => {});
    expect(readdirSync(root)).toEqual(['thing-1']);
  });
});
