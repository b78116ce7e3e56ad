import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chooseFolders, realFolders } from './app-folders.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'gatehouse-folders-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

it('starts on the demo, in a folder of its own, until the kiosk is set up', () => {
  expect(chooseFolders(dataDir, false)).toMatchObject({
    demo: true,
    storeFile: path.join(dataDir, 'demo', 'gatehouse.db'),
  });
});

it('never opens the demo where a real kiosk has lost its data file', () => {
  mkdirSync(realFolders(dataDir).backupsDir, { recursive: true });
  expect(() => chooseFolders(dataDir, false)).toThrow('STORAGE_CORRUPT');
  expect(chooseFolders(dataDir, true).demo).toBe(false);
});

it('uses the real folder when a provisioning file was found, and from then on', () => {
  const real = chooseFolders(dataDir, true);
  expect(real).toMatchObject({ demo: false, storeFile: path.join(dataDir, 'kiosk', 'gatehouse.db') });
  mkdirSync(path.dirname(real.storeFile), { recursive: true });
  writeFileSync(realFolders(dataDir).storeFile, '');
  expect(chooseFolders(dataDir, false).demo).toBe(false);
});
