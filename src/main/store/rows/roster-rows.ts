// The roster as the MIS tells it: who is matched to whom, who is new, who has left.
import { personId, type PersonId } from '../../../shared/domain/ids.ts';
import { applyMemberships } from '../../core/people-setup/membership.ts';
import type { Random } from '../../core/ports.ts';
import type { RosterPupil, StoreWriter, YearGroup } from '../../core/store-port.ts';
import { builder, pick, prepared, type Writer } from '../query.ts';
import type { PeopleTable, YearGroupsTable } from '../schema.ts';
import { departmentReader } from './department-rows.ts';
import { membershipReader, membershipWriter } from './membership-rows.ts';
import { canShareBirth, canShareForename, mergedPupil, newPupil } from './roster-merge.ts';
import { syncMappingReader } from './sync-mapping-rows.ts';

const insertedColumns = [
  'id',
  'kind',
  'wonde_id',
  'upi',
  'mis_id',
  'upn',
  'forename',
  'surname',
  'middle_names',
  'date_of_birth',
  'birth_month',
  'year_group_id',
  'form_name',
  'status',
  'seen_in_run',
  'created_at_ms',
  'updated_at_ms',
  'left_at_ms',
] as const satisfies readonly (keyof PeopleTable)[];

const updatedColumns = [
  'wonde_id',
  'upi',
  'mis_id',
  'upn',
  'forename',
  'surname',
  'middle_names',
  'date_of_birth',
  'birth_month',
  'year_group_id',
  'form_name',
  'status',
  'seen_in_run',
  'updated_at_ms',
  'left_at_ms',
] as const satisfies readonly (keyof PeopleTable)[];

export const rosterQueries = {
  findByWondeId: prepared((p: { wondeId: string }) =>
    builder.selectFrom('people').selectAll().where('wonde_id', '=', p.wondeId),
  ),
  listByUpi: prepared((p: { upi: string }) => builder.selectFrom('people').selectAll().where('upi', '=', p.upi)),
  listByUpn: prepared((p: { upn: string }) => builder.selectFrom('people').selectAll().where('upn', '=', p.upn)),
  insertPupil: prepared((row: PeopleTable) => builder.insertInto('people').values(pick(row, insertedColumns))),
  updatePupil: prepared((row: PeopleTable) =>
    builder.updateTable('people').set(pick(row, updatedColumns)).where('id', '=', row.id),
  ),
  stampPupil: prepared((p: { id: PeopleTable['id']; runId: string }) =>
    builder.updateTable('people').set({ seen_in_run: p.runId }).where('id', '=', p.id),
  ),
  upsertYearGroup: prepared((row: YearGroupsTable) =>
    builder
      .insertInto('year_groups')
      .values(pick(row, ['id', 'name', 'code', 'updated_at_ms']))
      .onConflict((oc) =>
        oc.column('id').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          code: eb.fn.coalesce('excluded.code', 'year_groups.code'),
          updated_at_ms: eb.ref('excluded.updated_at_ms'),
        })),
      ),
  ),
  countUnseen: prepared((p: { runId: string }) =>
    builder
      .selectFrom('people')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('kind', '=', 'student')
      .where('status', '=', 'current')
      .where('seen_in_run', 'is not', p.runId),
  ),
  retireUnseen: prepared((p: { runId: string; nowMs: number }) =>
    builder
      .updateTable('people')
      .set({ status: 'left', left_at_ms: p.nowMs, updated_at_ms: p.nowMs })
      .where('kind', '=', 'student')
      .where('status', '=', 'current')
      .where('seen_in_run', 'is not', p.runId),
  ),
  retireOne: prepared((p: { wondeId: string; nowMs: number }) =>
    builder
      .updateTable('people')
      .set({ status: 'left', left_at_ms: p.nowMs, updated_at_ms: p.nowMs })
      .where('wonde_id', '=', p.wondeId)
      .where('kind', '=', 'student')
      .where('status', '=', 'current'),
  ),
};

/** Of the rows that share an id with a pupil, the one that can be them: rather on roll, rather the one known longest. */
function pickSameChild(rows: readonly PeopleTable[], pupil: RosterPupil, runId: string): PeopleTable | undefined {
  return (
    rows
      // A row this run has already met belongs to the pupil it was met as: an MIS that repeats a UPI or UPN
      // must not merge two children into one.
      .filter((row) => row.kind === 'student' && row.seen_in_run !== runId && canShareBirth(row, pupil))
      .sort((a, b) => Number(a.status === 'left') - Number(b.status === 'left') || (a.id < b.id ? -1 : 1))[0]
  );
}

function findByWondeId(writer: Writer, { wondeId }: RosterPupil): PeopleTable | undefined {
  return writer.first(rosterQueries.findByWondeId({ wondeId }));
}

function findByOtherIds(writer: Writer, pupil: RosterPupil, runId: string): PeopleTable | undefined {
  const { upi, upn } = pupil;
  const sameUpi = upi === null ? [] : writer.all(rosterQueries.listByUpi({ upi }));
  const found = pickSameChild(sameUpi, pupil, runId);
  if (found !== undefined || upn === null) return found;
  // UPNs are typed by people. Twins under one UPN share a birthday but not a forename; taking one for the other
  // would put a mark on the wrong child, while a missed match only splits a history in two.
  const sameUpn = writer.all(rosterQueries.listByUpn({ upn })).filter((row) => canShareForename(row, pupil));
  return pickSameChild(sameUpn, pupil, runId);
}

function upsertYearGroups(writer: Writer, pupils: readonly RosterPupil[], nowMs: number): void {
  const groups = new Map<string, YearGroup>();
  for (const { yearGroup } of pupils) if (yearGroup !== null) groups.set(yearGroup.id, yearGroup);
  for (const { id, name, code } of groups.values()) {
    writer.run(rosterQueries.upsertYearGroup({ id, name, code, updated_at_ms: nowMs }));
  }
}

interface Upserted {
  readonly id: PersonId;
  readonly result: 'added' | 'changed' | 'same';
}

function update(writer: Writer, known: PeopleTable, pupil: RosterPupil, runId: string, nowMs: number): Upserted {
  const { row, changed } = mergedPupil(known, pupil, runId, nowMs);
  writer.run(changed ? rosterQueries.updatePupil(row) : rosterQueries.stampPupil({ id: row.id, runId }));
  return { id: row.id, result: changed ? 'changed' : 'same' };
}

function insert(writer: Writer, pupil: RosterPupil, id: PersonId, runId: string, nowMs: number): Upserted {
  writer.run(rosterQueries.insertPupil(newPupil(pupil, id, runId, nowMs)));
  return { id, result: 'added' };
}

/** Whoever is new or changed goes where the sync mappings put them, in the same transaction. */
function putWhereTheyBelong(writer: Writer, upserted: readonly Upserted[]): void {
  const moved = upserted.filter(({ result }) => result !== 'same').map(({ id }) => id);
  if (moved.length === 0) return;
  const parts = {
    ...syncMappingReader(writer),
    ...departmentReader(writer),
    ...membershipReader(writer),
    ...membershipWriter(writer),
  };
  applyMemberships(parts, moved);
}

/** The roster, written. Pupils only. */
export function rosterWriter(
  writer: Writer,
  random: Random,
): Pick<StoreWriter, 'upsertPupils' | 'countUnseenPupils' | 'retireUnseenPupils' | 'retirePupils'> {
  return {
    upsertPupils(pupils, runId, nowMs) {
      upsertYearGroups(writer, pupils, nowMs);
      const upserted: Upserted[] = [];
      const strangers: RosterPupil[] = [];
      // Exact ids first: whoever is there under their own id cannot be claimed by another pupil's UPI or UPN.
      for (const pupil of pupils) {
        const known = findByWondeId(writer, pupil);
        if (known === undefined) strangers.push(pupil);
        else upserted.push(update(writer, known, pupil, runId, nowMs));
      }
      // Rows shift between Wonde's pages, so one page may name the same pupil twice.
      const met = new Set<string>();
      for (const pupil of strangers) {
        const known = met.has(pupil.wondeId) ? findByWondeId(writer, pupil) : findByOtherIds(writer, pupil, runId);
        met.add(pupil.wondeId);
        upserted.push(
          known === undefined
            ? insert(writer, pupil, personId.parse(random.uuidV7(nowMs)), runId, nowMs)
            : update(writer, known, pupil, runId, nowMs),
        );
      }
      putWhereTheyBelong(writer, upserted);
      const count = (wanted: Upserted['result']): number => upserted.filter(({ result }) => result === wanted).length;
      return { added: count('added'), changed: count('changed') };
    },
    countUnseenPupils: (runId) => writer.first(rosterQueries.countUnseen({ runId }))?.count ?? 0,
    retireUnseenPupils: (runId, nowMs) => writer.run(rosterQueries.retireUnseen({ runId, nowMs })),
    retirePupils: (wondeIds, nowMs) =>
      wondeIds.reduce((count, wondeId) => count + writer.run(rosterQueries.retireOne({ wondeId, nowMs })), 0),
  };
}
