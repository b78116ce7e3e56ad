// The runs of the roll: what each brought and how long it took.
import type { SyncRunsReader, SyncRunsWriter } from '../../core/store-parts/sync-runs-store.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { SyncRunsTable } from '../schema.ts';
import { toErrorCode } from './columns.ts';

/** About three days at one run a quarter of an hour. */
const KEPT_RUNS = 300;

const runColumns = [
  'kind',
  'started_at_ms',
  'ended_at_ms',
  'added',
  'changed',
  'gone',
  'error_code',
] as const satisfies readonly (keyof SyncRunsTable)[];

type RunRow = Omit<SyncRunsTable, 'seq'>;

export const syncRunQueries = {
  list: prepared((p: { limit: number }) =>
    builder.selectFrom('sync_runs').select(runColumns).orderBy('seq', 'desc').limit(p.limit),
  ),
  insert: prepared((row: RunRow) => builder.insertInto('sync_runs').values(pick(row, runColumns))),
  prune: prepared((p: { kept: number }) =>
    builder
      .deleteFrom('sync_runs')
      .where('seq', '<=', (eb) =>
        eb
          .selectFrom('sync_runs as newest')
          .select((inner) => inner(inner.fn.max('newest.seq'), '-', p.kept).as('last')),
      ),
  ),
};

/** Runs, read. */
export function syncRunReader(reader: Reader): SyncRunsReader {
  return {
    listSyncRuns: (limit) =>
      reader.all(syncRunQueries.list({ limit })).map((row) => ({
        kind: row.kind,
        startedAtMs: row.started_at_ms,
        endedAtMs: row.ended_at_ms,
        added: row.added,
        changed: row.changed,
        gone: row.gone,
        errorCode: toErrorCode(row.error_code),
      })),
  };
}

/** Runs, written. */
export function syncRunWriter(writer: Writer): SyncRunsWriter {
  return {
    insertSyncRun(run) {
      writer.run(
        syncRunQueries.insert({
          kind: run.kind,
          started_at_ms: run.startedAtMs,
          ended_at_ms: run.endedAtMs,
          added: run.added,
          changed: run.changed,
          gone: run.gone,
          error_code: run.errorCode,
        }),
      );
      writer.run(syncRunQueries.prune({ kept: KEPT_RUNS }));
    },
  };
}
