// The page System over a real store and real files.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FakeClock } from '../../../../tests/fakes/fake-clock.ts';
import { seededRandom } from '../../../../tests/fakes/seeded-random.ts';
import { storeOptions } from '../../../../tests/harness/temp-connection.ts';
import { createSystemFiles } from '../../devices/system/system-files.ts';
import { openStore, type OpenedStore } from '../../store/open.ts';
import { createSettings } from '../settings/settings-repository.ts';
import { MemoryLogger } from '../../../../tests/fakes/memory-logger.ts';
import { backUpSystem, getSystem, saveLog, setRetention, type SystemDeps } from './system-facts.ts';

const WHO = 'Mrs Price';
let root: string;
let store: OpenedStore;
let clock: FakeClock;
let deps: SystemDeps;
let saved: { suggestedName: string; bytes: Uint8Array }[];

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-system-'));
  clock = new FakeClock();
  const options = storeOptions(root, { clock });
  store = openStore(options);
  const settings = createSettings(store, new MemoryLogger());
  saved = [];
  const logsDir = path.join(root, 'logs');
  mkdirSync(logsDir);
  writeFileSync(path.join(logsDir, 'gatehouse-2026-11-23.log'), '{"msg":"started"}\n');
  writeFileSync(path.join(logsDir, 'notes.txt'), 'not a log of ours');
  deps = {
    changer: {
      store,
      clock,
      random: seededRandom(),
      settings: settings.get,
      emit: () => undefined,
      reloadSettings: () => void settings.reload(),
    },
    files: createSystemFiles({ root, storeFile: options.file, backupsDir: options.backupsDir, logsDir }),
    fileSaver: {
      save: (file) => {
        saved.push(file);
        return Promise.resolve({ path: '/chosen' });
      },
    },
    version: '1.2.3',
    kioskId: 'kiosk',
    secretStorage: 'key-file',
    backUpNow: () => store.backUpNow(),
  };
});
afterEach(() => {
  store.close();
  rmSync(root, { recursive: true, force: true });
});

describe('the system', () => {
  it('says what runs, how big the data is, how much room is left, and lists its own files only', async () => {
    const facts = await getSystem(deps);
    expect(facts).toMatchObject({ version: '1.2.3', secretStorage: 'key-file', backups: [], photosKeepDays: 30 });
    expect(facts.storeBytes).toBeGreaterThan(0);
    expect(facts.freeBytes).toBeGreaterThan(0);
    expect(facts.logs.map(({ name }) => name)).toEqual(['gatehouse-2026-11-23.log']);
  });

  it('copies the data whole while the store is open, keeps the newest five, and writes each into the audit', async () => {
    for (let copy = 0; copy < 6; copy += 1) {
      clock.advance(60_000);
      await backUpSystem(deps, WHO);
    }
    const { backups } = await getSystem(deps);
    expect(backups).toHaveLength(5);
    expect(store.countAudit('system.backedUp')).toBe(6);
    const [newest] = readdirSync(path.join(root, 'backups')).sort().reverse();
    const copy = new Database(path.join(root, 'backups', newest ?? ''), { readonly: true });
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copy.prepare("SELECT count(*) FROM audit WHERE what = 'system.backedUp'").pluck().get()).toBe(5);
    copy.close();
  });

  it('goes on recording while it copies, and nothing of a copy that failed stays', async () => {
    const copying = backUpSystem(deps, WHO);
    setRetention(deps, 21, WHO);
    await copying;
    expect(store.countAudit('photos.retentionChanged')).toBe(1);
    const [name] = readdirSync(path.join(root, 'backups'));
    const copy = new Database(path.join(root, 'backups', name ?? ''), { readonly: true });
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    copy.close();
    clock.advance(60_000);
    const cutOff = backUpSystem(deps, WHO);
    store.close();
    await expect(cutOff).rejects.toMatchObject({ code: expect.any(String) });
    expect(readdirSync(path.join(root, 'backups')).filter((file) => file.includes('partial'))).toEqual([]);
  });

  it('hands out a log that is listed and nothing else, and writes that into the audit', async () => {
    expect(await saveLog(deps, 'gatehouse-2026-11-23.log', WHO)).toBe(true);
    expect(Buffer.from(saved[0]?.bytes ?? []).toString()).toContain('started');
    expect(store.countAudit('system.logSaved')).toBe(1);
    for (const name of ['notes.txt', '../kiosk.db', 'gatehouse-2026-11-22.log']) {
      await expect(saveLog(deps, name, WHO)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('writes nothing when the person changed their mind', async () => {
    const unchanged = { ...deps, fileSaver: { save: () => Promise.resolve(null) } };
    expect(await saveLog(unchanged, 'gatehouse-2026-11-23.log', WHO)).toBe(false);
    expect(store.countAudit('system.logSaved')).toBe(0);
  });

  it('changes how long photos stay, within bounds', () => {
    expect(setRetention(deps, 14, WHO)).toBe(14);
    expect(deps.changer.settings().photosKeepDays).toBe(14);
    expect(store.countAudit('photos.retentionChanged')).toBe(1);
    expect(() => setRetention(deps, 0, WHO)).toThrow(expect.objectContaining({ code: 'VALIDATION' }));
  });
});
