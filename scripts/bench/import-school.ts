// The import's two sides: the real engine over the real client into a fresh store file, and raw better-sqlite3.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { createSystemClock } from '../../src/main/devices/system/system-clock.ts';
import { createSystemRandom } from '../../src/main/devices/system/system-random.ts';
import { openConnection, openStore, type OpenedStore, type OpenStoreOptions } from '../../src/main/store/open.ts';
import { createRosterPull } from '../../src/main/sync/roster-pull.ts';
import { createSchoolFacts } from '../../src/main/sync/school-facts.ts';
import { createWondeClient } from '../../src/main/wonde/client.ts';
import { defaultSettings } from '../../src/shared/settings/schema.ts';
import { MemoryLogger } from '../../tests/fakes/memory-logger.ts';
import { projectRoot } from '../runtime/project.ts';
import { cpuMsSince, watchLoop } from './loop-watch.ts';

const clock = createSystemClock(null);
const random = createSystemRandom();

const announcement = z.object({
  url: z.string(),
  controlUrl: z.string(),
  schoolId: z.string(),
  token: z.string(),
});
type School = z.infer<typeof announcement>;

/** The Wonde simulator in a process of its own: what it works is not counted as ours. */
export interface SimulatorProcess extends School {
  /** From now on every page of pupils is answered this much later. */
  pace(delayMs: number): Promise<void>;
  /** How many requests were made since the last call. */
  takeRequests(): Promise<number>;
  close(): Promise<void>;
}

/** Starts the simulator and resolves when it listens. */
export async function startSimulatorProcess(pupils: number): Promise<SimulatorProcess> {
  const program = path.join(projectRoot, 'simulators', 'wonde', 'main.ts');
  const child: ChildProcess = spawn(process.execPath, [program, '--pupils', String(pupils)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  if (child.stdout === null) throw new Error('The simulator has no output');
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line'), ended.then(() => Promise.reject(new Error('It ended')))]);
  const school = announcement.parse(JSON.parse(String(first[0])));
  const control = async (method: string, what: string, body: object | null = null): Promise<unknown> => {
    const reply = await fetch(`${school.controlUrl}${what}`, {
      method,
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`The simulator refused ${method} ${what}: ${reply.status}`);
    return reply.json();
  };
  return {
    ...school,
    pace: async (delayMs) => {
      await control('DELETE', '/faults');
      await control('POST', '/faults', { fault: { kind: 'slow', delayMs }, path: '/students' });
    },
    takeRequests: async () => {
      const made = z.array(z.unknown()).parse(await control('GET', '/requests'));
      await control('DELETE', '/requests');
      return made.length;
    },
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function storeIn(dir: string, file: string): OpenStoreOptions {
  return {
    file: path.join(dir, file),
    migrationsDir: path.join(projectRoot, 'migrations'),
    backupsDir: path.join(dir, 'backups'),
    appVersion: '0.0.0-bench',
    clock,
    random,
    logger: new MemoryLogger(),
  };
}

/** One table's rows, as they are in the store. */
export interface TableRows {
  readonly table: 'year_groups' | 'people' | 'attendance_codes';
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

export interface TimedImport {
  /** The longest the event loop stood still. */
  readonly longestMs: number;
  readonly totalMs: number;
  /** What this process worked of it: the time in which it did not wait for the server. */
  readonly localMs: number;
  /** Its processor time. */
  readonly cpuMs: number;
  /** What the import left in the store. */
  readonly tables: readonly TableRows[];
}

/** A kiosk's roll over the real client, in a store file of its own. */
export interface BenchKiosk {
  readonly dir: string;
  readonly store: OpenedStore;
  pull(full: boolean): Promise<void>;
  close(): Promise<void>;
}

/** Opens a fresh store and the engine's pull over it. */
export function openBenchKiosk(school: School): BenchKiosk {
  const dir = mkdtempSync(path.join(tmpdir(), 'gatehouse-bench-import-'));
  const logger = new MemoryLogger();
  const store = openStore(storeIn(dir, 'app.db'));
  const settings = { ...defaultSettings().wonde, baseUrl: school.url, schoolId: school.schoolId };
  const client = createWondeClient({
    settings: () => settings,
    token: () => school.token,
    regionBaseUrl: () => store.syncState().regionBaseUrl,
    clock,
    random,
    logger,
  });
  const deps = {
    store,
    wonde: client,
    clock,
    random,
    logger,
    settings: () => settings,
    timeZone: () => 'Europe/London',
  };
  const facts = createSchoolFacts(deps);
  const pull = createRosterPull({
    ...deps,
    ensureSchool: (signal) => facts.ensure(signal),
    refreshSchool: (signal) => facts.refresh(signal),
    isStopping: () => false,
    onRosterChanged: () => undefined,
  });
  return {
    dir,
    store,
    pull: (full) => pull.run({ full, acceptLeavers: false }, new AbortController().signal),
    close: async () => {
      await client.close();
      store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Imports the whole roll into a fresh store file. */
export async function timeImport(school: School): Promise<TimedImport> {
  const kiosk = openBenchKiosk(school);
  try {
    const watch = watchLoop();
    const cpuBefore = process.cpuUsage();
    const busyBefore = performance.eventLoopUtilization();
    const startedAt = performance.now();
    await kiosk.pull(true);
    const totalMs = performance.now() - startedAt;
    const localMs = performance.eventLoopUtilization(busyBefore).active;
    const cpuMs = cpuMsSince(cpuBefore);
    return { totalMs, localMs, cpuMs, ...watch.stop(), tables: readTables(kiosk.dir) };
  } finally {
    await kiosk.close();
  }
}

function readTables(dir: string): readonly TableRows[] {
  const connection = openConnection(storeIn(dir, 'app.db'));
  try {
    return (['year_groups', 'people', 'attendance_codes'] as const).map((table) => ({
      table,
      // as: SELECT * gives rows by column name
      rows: connection.handle.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[],
    }));
  } finally {
    connection.close();
  }
}

/** Inserts the same rows into a fresh file with the same tables, indexes and durability: one transaction, nothing else. */
export function timeRawInserts(tables: readonly TableRows[]): number {
  const dir = mkdtempSync(path.join(tmpdir(), 'gatehouse-bench-raw-'));
  const connection = openConnection(storeIn(dir, 'raw.db'));
  const { handle } = connection;
  try {
    const inserts = tables.flatMap(({ table, rows }) => {
      const columns = Object.keys(rows[0] ?? {});
      if (columns.length === 0) return [];
      const slots = columns.map((column) => `@${column}`).join(', ');
      return [{ insert: handle.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${slots})`), rows }];
    });
    const insertAll = handle.transaction(() => {
      for (const { insert, rows } of inserts) for (const row of rows) insert.run(row);
    });
    const startedAt = performance.now();
    insertAll();
    return performance.now() - startedAt;
  } finally {
    connection.close();
    rmSync(dir, { recursive: true, force: true });
  }
}
