// Staff as the MIS tells them: who is matched to whom, who is new, who has left. Pupils: roster-rows.ts.
import { personId, type PersonId } from '../../../shared/domain/ids.ts';
import { applyMemberships } from '../../core/people-setup/membership.ts';
import type { Random } from '../../core/ports.ts';
import { NO_BIRTH_MONTH } from '../../core/store-port.ts';
import type { PeopleSetupReader, PeopleSetupWriter, RosterStaff } from '../../core/store-parts/people-setup-store.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { PeopleTable } from '../schema.ts';
import { toBit } from './columns.ts';
import { departmentReader } from './department-rows.ts';
import { membershipReader, membershipWriter } from './membership-rows.ts';
import { syncMappingReader } from './sync-mapping-rows.ts';

const misFields = [
  'wonde_id',
  'upi',
  'mis_id',
  'forename',
  'surname',
  'middle_names',
  'status',
  'is_teaching',
] as const satisfies readonly (keyof PeopleTable)[];

const updatedColumns = [...misFields, 'seen_in_run', 'updated_at_ms', 'left_at_ms'] as const;
const insertedColumns = [...updatedColumns, 'id', 'kind', 'birth_month', 'created_at_ms'] as const;

const currentStaff = () => builder.selectFrom('people').where('kind', '=', 'staff').where('status', '=', 'current');

export const staffQueries = {
  findByWondeId: prepared((p: { wondeId: string }) =>
    builder.selectFrom('people').selectAll().where('wonde_id', '=', p.wondeId),
  ),
  listByUpi: prepared((p: { upi: string }) =>
    builder.selectFrom('people').selectAll().where('upi', '=', p.upi).where('kind', '=', 'staff'),
  ),
  listByMisId: prepared((p: { misId: string }) =>
    builder.selectFrom('people').selectAll().where('kind', '=', 'staff').where('mis_id', '=', p.misId),
  ),
  insertStaff: prepared((row: PeopleTable) => builder.insertInto('people').values(pick(row, insertedColumns))),
  updateStaff: prepared((row: PeopleTable) =>
    builder.updateTable('people').set(pick(row, updatedColumns)).where('id', '=', row.id),
  ),
  countStaff: prepared(() => currentStaff().select((eb) => eb.fn.countAll<number>().as('count'))),
  countUnseenStaff: prepared((p: { runId: string }) =>
    currentStaff()
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('seen_in_run', 'is not', p.runId),
  ),
  retireUnseenStaff: prepared((p: { runId: string; nowMs: number }) =>
    builder
      .updateTable('people')
      .set({ status: 'left', left_at_ms: p.nowMs, updated_at_ms: p.nowMs })
      .where('kind', '=', 'staff')
      .where('status', '=', 'current')
      .where('seen_in_run', 'is not', p.runId),
  ),
  retireOneOfStaff: prepared((p: { wondeId: string; nowMs: number }) =>
    builder
      .updateTable('people')
      .set({ status: 'left', left_at_ms: p.nowMs, updated_at_ms: p.nowMs })
      .where('wonde_id', '=', p.wondeId)
      .where('kind', '=', 'staff')
      .where('status', '=', 'current'),
  ),
};

const UNNAMED = 'Member of staff';

function said(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text.trim();
}

const sameLetters = new Intl.Collator('en-GB', { sensitivity: 'base' });

function hasSameName(row: PeopleTable, one: RosterStaff): boolean {
  const [forename, surname] = [said(one.forename), said(one.surname)];
  if (forename === null || surname === null) return false;
  return sameLetters.compare(row.forename, forename) === 0 && sameLetters.compare(row.surname, surname) === 0;
}

/** The row of somebody whose Wonde id is new; a row this run has met already belongs to somebody else. */
function findKnown(writer: Writer, one: RosterStaff, runId: string): PeopleTable | undefined {
  const [upi, misId] = [said(one.upi), said(one.misId)];
  const free = (rows: readonly PeopleTable[]): PeopleTable | undefined =>
    rows
      .filter((row) => row.seen_in_run !== runId)
      .sort((a, b) => Number(a.status === 'left') - Number(b.status === 'left') || (a.id < b.id ? -1 : 1))[0];
  const sameUpi = upi === null ? undefined : free(writer.all(staffQueries.listByUpi({ upi })));
  if (sameUpi !== undefined || misId === null) return sameUpi;
  // Another MIS counts from one again: the same number there is the same person only under the same name.
  return free(writer.all(staffQueries.listByMisId({ misId })).filter((row) => hasSameName(row, one)));
}

function fresh(one: RosterStaff, id: PersonId, nowMs: number): PeopleTable {
  return {
    id,
    kind: 'staff',
    wonde_id: one.wondeId,
    upi: null,
    mis_id: null,
    upn: null,
    forename: said(one.surname) === null ? UNNAMED : '',
    surname: '',
    middle_names: null,
    date_of_birth: null,
    birth_month: NO_BIRTH_MONTH,
    year_group_id: null,
    form_name: null,
    status: 'current',
    seen_in_run: null,
    created_at_ms: nowMs,
    updated_at_ms: nowMs,
    left_at_ms: null,
    user_type_id: null,
    department_id: null,
    is_teaching: null,
  };
}

function merged(known: PeopleTable, one: RosterStaff, runId: string): PeopleTable {
  return {
    ...known,
    wonde_id: one.wondeId,
    upi: said(one.upi) ?? known.upi,
    mis_id: said(one.misId) ?? known.mis_id,
    forename: said(one.forename) ?? known.forename,
    surname: said(one.surname) ?? known.surname,
    middle_names: said(one.middleNames) ?? known.middle_names,
    is_teaching: one.isTeaching === null ? known.is_teaching : toBit(one.isTeaching),
    status: 'current',
    seen_in_run: runId,
    left_at_ms: null,
  };
}

function upsertOne(
  writer: Writer,
  random: Random,
  one: RosterStaff,
  run: { readonly runId: string; readonly nowMs: number },
): PersonId | null {
  const { runId, nowMs } = run;
  const byId = writer.first(staffQueries.findByWondeId({ wondeId: one.wondeId }));
  // A pupil under this id: Wonde's ids are one space, so this row cannot be told apart and is left alone.
  if (byId !== undefined && byId.kind !== 'staff') return null;
  const known = byId ?? findKnown(writer, one, runId);
  if (known === undefined) {
    const id = personId.parse(random.uuidV7(nowMs));
    writer.run(staffQueries.insertStaff(merged(fresh(one, id, nowMs), one, runId)));
    return id;
  }
  const row = merged(known, one, runId);
  const isChanged = misFields.some((field) => row[field] !== known[field]);
  writer.run(staffQueries.updateStaff(isChanged ? { ...row, updated_at_ms: nowMs } : row));
  return isChanged ? row.id : null;
}

/** Staff, counted. */
export function staffReader(reader: Reader): Pick<PeopleSetupReader, 'countStaff' | 'countUnseenStaff'> {
  return {
    countStaff: () => reader.first(staffQueries.countStaff({}))?.count ?? 0,
    countUnseenStaff: (runId) => reader.first(staffQueries.countUnseenStaff({ runId }))?.count ?? 0,
  };
}

/** Staff, written. */
export function staffWriter(
  writer: Writer,
  random: Random,
): Pick<PeopleSetupWriter, 'upsertStaff' | 'retireUnseenStaff' | 'retireStaff'> {
  return {
    upsertStaff(staff, runId, nowMs) {
      const knows = (one: RosterStaff): boolean =>
        writer.first(staffQueries.findByWondeId({ wondeId: one.wondeId })) !== undefined;
      // Exact ids first: whoever is there under their own id cannot be claimed by another's UPI.
      const inOrder = [...staff.filter(knows), ...staff.filter((one) => !knows(one))];
      const moved = inOrder.flatMap((one) => upsertOne(writer, random, one, { runId, nowMs }) ?? []);
      if (moved.length > 0) {
        const parts = { ...syncMappingReader(writer), ...departmentReader(writer) };
        applyMemberships({ ...parts, ...membershipReader(writer), ...membershipWriter(writer) }, moved);
      }
      return moved.length;
    },
    retireUnseenStaff: (runId, nowMs) => writer.run(staffQueries.retireUnseenStaff({ runId, nowMs })),
    retireStaff: (wondeIds, nowMs) =>
      wondeIds.reduce((count, wondeId) => count + writer.run(staffQueries.retireOneOfStaff({ wondeId, nowMs })), 0),
  };
}
