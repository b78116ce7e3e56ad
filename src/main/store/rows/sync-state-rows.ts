// Where the roster and the writeback stand: one row.
import { z } from 'zod';
import type { RosterCursor, StoreReader, StoreWriter, SyncState } from '../../core/store-port.ts';
import { builder, compiled, prepared, type Query, type Reader, type Writer } from '../query.ts';
import type { SyncStateTable } from '../schema.ts';
import { parseJson, toBit, toErrorCode } from './columns.ts';

const ONLY_ROW = 1;

const rosterCursor: z.ZodType<RosterCursor> = z.strictObject({
  run: z.enum(['full', 'delta']),
  runId: z.string().min(1),
  startedAtMs: z.number().int(),
  nextUrl: z.string().nullable(),
  updatedAfterMs: z.number().int().nullable(),
});

export const syncStateQueries = {
  find: prepared(() => builder.selectFrom('sync_state').selectAll().where('id', '=', ONLY_ROW)),
};

function rowToSyncState(row: SyncStateTable): SyncState {
  return {
    cursor: row.cursor_json === null ? null : parseJson(rosterCursor, row.cursor_json, 'sync_state', 'cursor_json'),
    deltaFromMs: row.delta_from_ms,
    deletionsFromMs: row.deletions_from_ms,
    lastFullAtMs: row.last_full_at_ms,
    lastRosterAtMs: row.last_roster_at_ms,
    lastWritebackAtMs: row.last_writeback_at_ms,
    regionBaseUrl: row.region_base_url,
    allowsWriteback: row.allows_writeback === null ? null : row.allows_writeback === 1,
    rosterProblem: toErrorCode(row.roster_problem),
    staffDeltaFromMs: row.staff_delta_from_ms,
    lastStaffAtMs: row.last_staff_at_ms,
    staffProblem: toErrorCode(row.staff_problem),
  };
}

/** The update that a patch stands for; null when the patch says nothing. */
export function updateSyncStateQuery(patch: Partial<SyncState>): Query<unknown> | null {
  const columns: Partial<SyncStateTable> = {
    ...(patch.cursor !== undefined && { cursor_json: patch.cursor === null ? null : JSON.stringify(patch.cursor) }),
    ...(patch.deltaFromMs !== undefined && { delta_from_ms: patch.deltaFromMs }),
    ...(patch.deletionsFromMs !== undefined && { deletions_from_ms: patch.deletionsFromMs }),
    ...(patch.lastFullAtMs !== undefined && { last_full_at_ms: patch.lastFullAtMs }),
    ...(patch.lastRosterAtMs !== undefined && { last_roster_at_ms: patch.lastRosterAtMs }),
    ...(patch.lastWritebackAtMs !== undefined && { last_writeback_at_ms: patch.lastWritebackAtMs }),
    ...(patch.regionBaseUrl !== undefined && { region_base_url: patch.regionBaseUrl }),
    ...(patch.allowsWriteback !== undefined && {
      allows_writeback: patch.allowsWriteback === null ? null : toBit(patch.allowsWriteback),
    }),
    ...(patch.rosterProblem !== undefined && { roster_problem: patch.rosterProblem }),
    ...(patch.staffDeltaFromMs !== undefined && { staff_delta_from_ms: patch.staffDeltaFromMs }),
    ...(patch.lastStaffAtMs !== undefined && { last_staff_at_ms: patch.lastStaffAtMs }),
    ...(patch.staffProblem !== undefined && { staff_problem: patch.staffProblem }),
  };
  if (Object.keys(columns).length === 0) return null;
  return compiled(builder.updateTable('sync_state').set(columns).where('id', '=', ONLY_ROW));
}

/** The sync state, read. */
export function syncStateReader(reader: Reader): Pick<StoreReader, 'syncState'> {
  return {
    syncState() {
      const row = reader.first(syncStateQueries.find({}));
      // 0001_initial.sql put the row there and nothing deletes it.
      if (row === undefined) throw new Error('sync_state has lost its row');
      return rowToSyncState(row);
    },
  };
}

/** The sync state, written. */
export function syncStateWriter(writer: Writer): Pick<StoreWriter, 'updateSyncState'> {
  return {
    updateSyncState(patch) {
      const update = updateSyncStateQuery(patch);
      if (update !== null) writer.run(update);
    },
  };
}
