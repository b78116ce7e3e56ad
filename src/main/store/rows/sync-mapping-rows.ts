// Sync mappings as rows, each with its years.
import type { SyncMapping } from '../../../shared/domain/sync-mapping.ts';
import type { YearKey } from '../../../shared/domain/year-group.ts';
import type { PeopleSetupReader, PeopleSetupWriter } from '../../core/store-parts/people-setup-store.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { SyncMappingsTable, SyncMappingYearsTable } from '../schema.ts';
import { unreadableColumn } from '../sqlite-errors.ts';
import { toBit } from './columns.ts';

const columns = [
  'id',
  'entity',
  'user_type_id',
  'department_id',
  'year_scope',
  'staff_scope',
  'reads',
  'writes',
  'sort_order',
] as const satisfies readonly (keyof SyncMappingsTable)[];

const changedColumns = [
  'entity',
  'user_type_id',
  'department_id',
  'year_scope',
  'staff_scope',
  'reads',
  'writes',
] as const satisfies readonly (keyof SyncMappingsTable)[];

export const syncMappingQueries = {
  listMappings: prepared(() => builder.selectFrom('sync_mappings').select(columns).orderBy('sort_order').orderBy('id')),
  listYears: prepared(() => builder.selectFrom('sync_mapping_years').select(['mapping_id', 'year_key'])),
  lastPlace: prepared(() =>
    builder.selectFrom('sync_mappings').select((eb) => eb.fn.max<number | null>('sort_order').as('place')),
  ),
  insertMapping: prepared((row: SyncMappingsTable) => builder.insertInto('sync_mappings').values(pick(row, columns))),
  updateMapping: prepared((row: Omit<SyncMappingsTable, 'sort_order'>) =>
    builder.updateTable('sync_mappings').set(pick(row, changedColumns)).where('id', '=', row.id),
  ),
  deleteMapping: prepared((p: { id: SyncMapping['id'] }) => builder.deleteFrom('sync_mappings').where('id', '=', p.id)),
  insertYear: prepared((row: SyncMappingYearsTable) =>
    builder.insertInto('sync_mapping_years').values(pick(row, ['mapping_id', 'year_key'])),
  ),
  deleteYears: prepared((p: { id: SyncMapping['id'] }) =>
    builder.deleteFrom('sync_mapping_years').where('mapping_id', '=', p.id),
  ),
};

const byYear = new Intl.Collator('en-GB', { numeric: true }).compare;

function rowToMapping(row: SyncMappingsTable, years: readonly YearKey[]): SyncMapping {
  const { id, user_type_id: userTypeId } = row;
  const reads = row.reads === 1;
  if (row.entity === 'student') {
    const scope = row.year_scope === 'others' ? ('others' as const) : [...years].sort(byYear);
    return { id, entity: 'student', userTypeId, years: scope, reads, writes: row.writes === 1 };
  }
  // A CHECK of the table says that a staff mapping has both.
  if (row.department_id === null || row.staff_scope === null) {
    throw unreadableColumn('sync_mappings', 'department_id', new Error('a staff mapping without department or scope'));
  }
  return { id, entity: 'staff', userTypeId, departmentId: row.department_id, staff: row.staff_scope, reads };
}

function mappingToRow(mapping: SyncMapping): Omit<SyncMappingsTable, 'sort_order'> {
  const isStudent = mapping.entity === 'student';
  return {
    id: mapping.id,
    entity: mapping.entity,
    user_type_id: mapping.userTypeId,
    department_id: isStudent ? null : mapping.departmentId,
    year_scope: isStudent ? (mapping.years === 'others' ? 'others' : 'listed') : null,
    staff_scope: isStudent ? null : mapping.staff,
    reads: toBit(mapping.reads),
    writes: toBit(isStudent && mapping.writes),
  };
}

/** Mappings, read. */
export function syncMappingReader(reader: Reader): Pick<PeopleSetupReader, 'listSyncMappings' | 'findSyncMapping'> {
  const listSyncMappings = (): readonly SyncMapping[] =>
    reader.consistent(() => {
      const years = reader.all(syncMappingQueries.listYears({}));
      return reader.all(syncMappingQueries.listMappings({})).map((row) =>
        rowToMapping(
          row,
          years.flatMap((year) => (year.mapping_id === row.id ? [year.year_key] : [])),
        ),
      );
    });
  return {
    listSyncMappings,
    findSyncMapping: (id) => listSyncMappings().find((mapping) => mapping.id === id) ?? null,
  };
}

function writeYears(writer: Writer, mapping: SyncMapping): void {
  writer.run(syncMappingQueries.deleteYears({ id: mapping.id }));
  if (mapping.entity !== 'student' || mapping.years === 'others') return;
  for (const year of new Set(mapping.years)) {
    writer.run(syncMappingQueries.insertYear({ mapping_id: mapping.id, year_key: year }));
  }
}

/** Mappings, written. @throws AppError CONFLICT when a year is in another mapping already */
export function syncMappingWriter(
  writer: Writer,
): Pick<PeopleSetupWriter, 'insertSyncMapping' | 'updateSyncMapping' | 'deleteSyncMapping'> {
  return {
    insertSyncMapping(mapping) {
      const place = writer.first(syncMappingQueries.lastPlace({}))?.place ?? 0;
      writer.run(syncMappingQueries.insertMapping({ ...mappingToRow(mapping), sort_order: place + 1 }));
      writeYears(writer, mapping);
    },
    updateSyncMapping(mapping) {
      writer.run(syncMappingQueries.updateMapping(mappingToRow(mapping)));
      writeYears(writer, mapping);
    },
    deleteSyncMapping(id) {
      writer.run(syncMappingQueries.deleteYears({ id }));
      writer.run(syncMappingQueries.deleteMapping({ id }));
    },
  };
}
