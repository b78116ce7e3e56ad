// The roster as the MIS tells it: who is new, who changed, who has left. Who is matched to whom: roster-match.ts.
import { personId, type PersonId } from '../../../shared/domain/ids.ts';
import { applyMemberships, membershipFinder } from '../../core/people-setup/membership.ts';
import type { Random } from '../../core/ports.ts';
import type { RosterPupil, StoreReader, StoreWriter, YearGroup } from '../../core/store-port.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { PeopleTable, YearGroupsTable } from '../schema.ts';
import { FIRST_ID, listed, unindexed } from './columns.ts';
import { departmentReader } from './department-rows.ts';
import { membershipReader, membershipWriter } from './membership-rows.ts';
import { findMatches, rosterMatchQueries, type Matches } from './roster-match.ts';
import { mergedPupil, newPupil } from './roster-merge.ts';
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
  'user_type_id',
  'department_id',
] as const satisfies readonly (keyof PeopleTable)[];

/** What the MIS says of a pupil, and the run that said it: everything but what is ours. */
export const updatedColumns = [
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

const left = (nowMs: number) => ({ status: 'left', left_at_ms: nowMs, updated_at_ms: nowMs }) as const;

export const rosterQueries = {
  insertPupil: prepared((row: PeopleTable) => builder.insertInto('people').values(pick(row, insertedColumns))),
  updatePupil: prepared((row: PeopleTable) =>
    builder.updateTable('people').set(pick(row, updatedColumns)).where('id', '=', row.id),
  ),
  stampPupils: prepared((p: { ids: string; runId: string }) =>
    builder.updateTable('people').set({ seen_in_run: p.runId }).where('id', 'in', listed<PersonId>(p.ids)),
  ),
  listYearGroups: prepared((p: { ids: string }) =>
    builder.selectFrom('year_groups').select(['id', 'name', 'code']).where('id', 'in', listed(p.ids)),
  ),
  upsertYearGroup: prepared((row: YearGroupsTable) =>
    builder
      .insertInto('year_groups')
      .values(pick(row, ['id', 'name', 'code', 'updated_at_ms']))
      .onConflict((oc) =>
        oc.column('id').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          code: eb.ref('excluded.code'),
          updated_at_ms: eb.ref('excluded.updated_at_ms'),
        })),
      ),
  ),
  // In slices over the table: an index on the run would have to be written for every pupil of every whole roll.
  listSeen: prepared((p: { runId: string; after: PersonId; limit: number }) =>
    builder
      .selectFrom('people')
      .select((eb) => ['id', eb('seen_in_run', 'is', p.runId).as('is_seen')])
      .where('id', '>', p.after)
      .where(unindexed('kind'), '=', 'student')
      .where(unindexed('status'), '=', 'current')
      .orderBy('id')
      .limit(p.limit),
  ),
  retireUnseen: prepared((p: { ids: string; runId: string; nowMs: number }) =>
    builder
      .updateTable('people')
      .set(left(p.nowMs))
      .where('id', 'in', listed<PersonId>(p.ids))
      .where(unindexed('kind'), '=', 'student')
      .where(unindexed('status'), '=', 'current')
      .where('seen_in_run', 'is not', p.runId),
  ),
  retireListed: prepared((p: { wondeIds: string; nowMs: number }) =>
    builder
      .updateTable('people')
      .set(left(p.nowMs))
      .where('wonde_id', 'in', listed(p.wondeIds))
      .where(unindexed('kind'), '=', 'student')
      .where(unindexed('status'), '=', 'current'),
  ),
};

/** The year groups of a batch, as they are kept from now on. */
interface KeptYears {
  readonly byId: ReadonlyMap<string, YearGroup>;
  readonly isRenamed: boolean;
}

function keepYearGroups(writer: Writer, pupils: readonly RosterPupil[], nowMs: number): KeptYears {
  const told = new Map<string, YearGroup>();
  for (const { yearGroup } of pupils) if (yearGroup !== null) told.set(yearGroup.id, yearGroup);
  const known = writer.all(rosterQueries.listYearGroups({ ids: JSON.stringify([...told.keys()]) }));
  const byId = new Map<string, YearGroup>(known.map((year) => [year.id, year]));
  let isRenamed = false;
  for (const { id, name, code } of told.values()) {
    const before = byId.get(id);
    // A code that is withheld now is not another code.
    const year = { id, name, code: code ?? before?.code ?? null };
    if (before?.name === year.name && before.code === year.code) continue;
    writer.run(rosterQueries.upsertYearGroup({ ...year, updated_at_ms: nowMs }));
    byId.set(id, year);
    isRenamed ||= before !== undefined;
  }
  return { byId, isRenamed };
}

interface Batch {
  readonly writer: Writer;
  readonly random: Random;
  readonly runId: string;
  readonly nowMs: number;
  readonly matches: Matches;
  readonly years: KeptYears;
  readonly added: PersonId[];
  readonly changed: PersonId[];
  readonly same: PersonId[];
}

type Place = (pupil: RosterPupil) => Pick<PeopleTable, 'user_type_id' | 'department_id'>;

function partsOf(writer: Writer) {
  return {
    ...syncMappingReader(writer),
    ...departmentReader(writer),
    ...membershipReader(writer),
    ...membershipWriter(writer),
  };
}

/** Where the sync mappings put a pupil nobody has seen before: once for each year group, and only if there is one. */
function placeOfNew({ writer, years }: Batch): Place {
  let find: ReturnType<typeof membershipFinder> | null = null;
  const places = new Map<string | null, ReturnType<Place>>();
  return ({ yearGroup }) => {
    const yearId = yearGroup?.id ?? null;
    const known = places.get(yearId);
    if (known !== undefined) return known;
    find ??= membershipFinder(partsOf(writer));
    const { userTypeId, departmentId } = find({
      kind: 'student',
      yearGroup: yearId === null ? null : (years.byId.get(yearId) ?? null),
      isTeaching: null,
      ownDepartmentId: null,
    });
    const place = { user_type_id: userTypeId, department_id: departmentId };
    places.set(yearId, place);
    return place;
  };
}

function update({ writer, runId, nowMs, matches, ...batch }: Batch, known: PeopleTable, pupil: RosterPupil): void {
  const { row, changed } = mergedPupil(known, pupil, runId, nowMs);
  if (changed) writer.run(rosterQueries.updatePupil(row));
  (changed ? batch.changed : batch.same).push(row.id);
  matches.claim(row);
}

function insert({ writer, random, runId, nowMs, matches, added }: Batch, pupil: RosterPupil, place: Place): void {
  const id = personId.parse(random.uuidV7(nowMs));
  const row = { ...newPupil(pupil, id, runId, nowMs), ...place(pupil) };
  writer.run(rosterQueries.insertPupil(row));
  added.push(id);
  matches.claim(row);
}

function upsertAll(batch: Batch, pupils: readonly RosterPupil[]): void {
  const { matches, writer, runId, same, changed } = batch;
  const strangers: RosterPupil[] = [];
  // Exact ids first: whoever is there under their own id cannot be claimed by another pupil's UPI or UPN.
  for (const pupil of pupils) {
    const known = matches.byWondeId(pupil);
    if (known === undefined) strangers.push(pupil);
    else update(batch, known, pupil);
  }
  const place = placeOfNew(batch);
  for (const pupil of strangers) {
    // By its own id again: rows shift between Wonde's pages, so one page may name the same pupil twice.
    const known = matches.byWondeId(pupil) ?? matches.byOtherIds(pupil);
    if (known === undefined) insert(batch, pupil, place);
    else update(batch, known, pupil);
  }
  if (same.length > 0) writer.run(rosterQueries.stampPupils({ ids: JSON.stringify(same), runId }));
  // Whoever changed goes where the sync mappings put them, in the same transaction.
  if (changed.length > 0) applyMemberships(partsOf(writer), changed);
}

/** What is known of the roster. */
export function rosterReader(reader: Reader): Pick<StoreReader, 'listKnownWondeIds' | 'listPupilsSeen'> {
  return {
    listKnownWondeIds: (wondeIds) =>
      new Set(
        reader
          .all(rosterMatchQueries.listKnownIds({ wondeIds: JSON.stringify(wondeIds) }))
          .map(({ wonde_id: wondeId }) => wondeId),
      ),
    listPupilsSeen: (runId, after, limit) =>
      reader
        .all(rosterQueries.listSeen({ runId, after: after ?? FIRST_ID, limit }))
        .map((row) => ({ id: row.id, isSeen: Boolean(row.is_seen) })),
  };
}

/** The roster, written. Pupils only. */
export function rosterWriter(
  writer: Writer,
  random: Random,
): Pick<StoreWriter, 'upsertPupils' | 'retireUnseenPupils' | 'retirePupils'> {
  return {
    upsertPupils(pupils, runId, nowMs) {
      const years = keepYearGroups(writer, pupils, nowMs);
      const matches = findMatches(writer, pupils, runId);
      const batch: Batch = { writer, random, runId, nowMs, matches, years, added: [], changed: [], same: [] };
      upsertAll(batch, pupils);
      return { added: batch.added.length, changed: batch.changed.length, isYearRenamed: years.isRenamed };
    },
    retireUnseenPupils: (ids, runId, nowMs) =>
      writer.run(rosterQueries.retireUnseen({ ids: JSON.stringify(ids), runId, nowMs })),
    retirePupils: (wondeIds, nowMs) =>
      writer.run(rosterQueries.retireListed({ wondeIds: JSON.stringify(wondeIds), nowMs })),
  };
}
