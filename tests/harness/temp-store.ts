// A store on a real file in a folder of its own, for tests; dispose() closes it and removes the folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Clock, Random } from '../../src/main/core/ports.ts';
import type { Store } from '../../src/main/core/store-port.ts';
import { openStore } from '../../src/main/store/open.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { MemoryLogger } from '../fakes/memory-logger.ts';
import { seededRandom } from '../fakes/seeded-random.ts';

export interface TempStoreOptions {
  readonly clock?: Clock;
  readonly random?: Random;
  /** The folder of migrations; the repository's own when not given. */
  readonly migrationsDir?: string;
}

export interface TempStore {
  /** The open store; after reopen() it is another one. */
  readonly store: Store;
  readonly dir: string;
  readonly file: string;
  readonly logger: MemoryLogger;
  /** Closes the store and opens the same file again, as a restarted app does. */
  reopen(): Store;
  /** Closes the store and removes the folder. */
  dispose(): void;
}

/** Opens a fresh store. Tests run from the repository's root, where migrations/ is. */
export function openTempStore(options: TempStoreOptions = {}): TempStore {
  const dir = mkdtempSync(path.join(tmpdir(), 'gatehouse-store-'));
  const file = path.join(dir, 'kiosk.db');
  const logger = new MemoryLogger();
  const clock = options.clock ?? new FakeClock();
  const random = options.random ?? seededRandom();
  const open = (): Store =>
    openStore({
      file,
      migrationsDir: options.migrationsDir ?? path.resolve('migrations'),
      backupsDir: path.join(dir, 'backups'),
      appVersion: '0.0.0-test',
      clock,
      logger,
      random,
    });
  let store = open();
  return {
    get store() {
      return store;
    },
    dir,
    file,
    logger,
    reopen() {
      store.close();
      store = open();
      return store;
    },
    dispose() {
      store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Opens a store file that is there already, such as that of a kiosk that is closed. */
export function openStoreFile(file: string): Store {
  return openStore({
    file,
    migrationsDir: path.resolve('migrations'),
    backupsDir: path.join(path.dirname(file), 'backups'),
    appVersion: '0.0.0-test',
    clock: new FakeClock(),
    logger: new MemoryLogger(),
    random: seededRandom(),
  });
}
