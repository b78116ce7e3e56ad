// The store's connection without the Store port, for tests of the SQL itself.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openConnection, type OpenStoreOptions } from '../../src/main/store/open.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { MemoryLogger } from '../fakes/memory-logger.ts';
import { seededRandom } from '../fakes/seeded-random.ts';

/** What openStore needs, with fakes and a file in a given folder. */
export function storeOptions(dir: string, of: Partial<OpenStoreOptions> = {}): OpenStoreOptions {
  return {
    file: path.join(dir, 'kiosk.db'),
    migrationsDir: path.resolve('migrations'),
    backupsDir: path.join(dir, 'backups'),
    appVersion: '0.0.0-test',
    clock: new FakeClock(),
    logger: new MemoryLogger(),
    random: seededRandom(),
    ...of,
  };
}

/** A migrated database in memory. */
export function openMemoryConnection(): ReturnType<typeof openConnection> {
  return openConnection(storeOptions('.', { file: ':memory:' }));
}

/** Runs a test in a folder of its own and removes the folder. */
export function withTempDir<T>(test: (dir: string) => T): T {
  const dir = mkdtempSync(path.join(tmpdir(), 'gatehouse-store-'));
  try {
    return test(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
