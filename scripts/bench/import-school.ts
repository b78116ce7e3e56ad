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
import { openConnection, openStore, type OpenStoreOptions } from '../../src/main/store/open.ts';
import { createRosterPull } from '../../src/main/sync/roster-pull.ts';
import { createSchoolFacts } from '../../src/main/sync/school-facts.ts';
import { createWondeClient } from '../../src/main/wonde/client.ts';
import { defaultSettings } from '../../src/shared/settings/schema.ts';
import { MemoryLogger } from '../../tests/fakes/memory-logger.ts';
import { projectRoot } from '../runtime/project.ts';
import { watchLoop } from './loop-watch.ts';

const clock = createSystemClock(null);
const random = createSystemRandom();

const announcement = z.object({ url: z.string(), schoolId: z.string(), token: z.string() });
type School = z.infer<typeof announcement>;

/** The Wonde simulator in a process of its own: what it works is not counted as ours. */
export interface SimulatorProcess extends School {
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
  return {
    ...announcement.parse(JSON.parse(String(first[0]))),
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
  readonly totalMs: number;
  /** What this process worked of it: the time in which it did not wait for the server. */
  readonly localMs: number;
  /** Processor time of this process. */
  readonly cpuMs: number;
  /** How long the event loop was kept from turning, the longest first. */
  readonly stretches: readonly number[];
  /** What the import left in the store. */
  readonly tables: readonly TableRows[];
}

/** Imports the whole roll into a fresh store file. */
export async function timeImport(school: School): Promise<TimedImport> {
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
  try {
    const watch = watchLoop();
    const cpuBefore = process.cpuUsage();
    const busyBefore = performance.eventLoopUtilization();
    const startedAt = performance.now();
    await pull.run({ full: true, acceptLeavers: false }, new AbortController().signal);
    const totalMs = performance.now() - startedAt;
    const localMs = performance.eventLoopUtilization(busyBefore).active;
    const stretches = watch.stop();
    const cpu = process.cpuUsage(cpuBefore);
    return { totalMs, localMs, cpuMs: (cpu.user + cpu.system) / 1000, stretches, tables: readTables(dir) };
  } finally {
    await client.close();
    store.close();
    rmSync(dir, { recursive: true, force: true });
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
