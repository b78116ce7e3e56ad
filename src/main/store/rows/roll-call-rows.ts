// Roll calls: the list as it was when one began, and the ticks.
import { localDate } from '../../../shared/domain/attendance.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { rollCallId, type RollCallId } from '../../../shared/ipc/admin/presence-contract.ts';
import type { PresenceReader, PresenceWriter, StoredRollCall } from '../../core/store-parts/presence-store.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { RollCallPeopleTable, RollCallsTable } from '../schema.ts';
import { listedPersonColumns, rowToListedPerson } from './presence-rows.ts';

export const rollCallQueries = {
  findRollCall: prepared((p: { id: RollCallId }) =>
    builder.selectFrom('roll_calls').selectAll().where('id', '=', p.id),
  ),
  findOpenRollCall: prepared(() => builder.selectFrom('roll_calls').selectAll().where('ended_at_ms', 'is', null)),
  listRollCalls: prepared((p: { limit: number }) =>
    builder
      .selectFrom('roll_calls')
      .leftJoin('roll_call_people', 'roll_call_people.roll_call_id', 'roll_calls.id')
      .selectAll('roll_calls')
      .select((eb) => [
        eb.fn.count<number>('roll_call_people.person_id').as('people_count'),
        eb.fn.count<number>('roll_call_people.ticked_at_ms').as('ticked_count'),
      ])
      .groupBy('roll_calls.id')
      .orderBy('roll_calls.started_at_ms', 'desc')
      .orderBy('roll_calls.id', 'desc')
      .limit(p.limit),
  ),
  listRollCallPeople: prepared((p: { id: RollCallId }) =>
    builder
      .selectFrom('roll_call_people')
      .innerJoin('people', 'people.id', 'roll_call_people.person_id')
      .leftJoin('year_groups', 'year_groups.id', 'people.year_group_id')
      .leftJoin('user_types', 'user_types.id', 'people.user_type_id')
      .leftJoin('person_details', 'person_details.person_id', 'people.id')
      .leftJoin('departments', (join) =>
        join.on((eb) =>
          eb('departments.id', '=', eb.fn.coalesce('person_details.department_id', 'people.department_id')),
        ),
      )
      .select(listedPersonColumns)
      .select(['roll_call_people.building', 'roll_call_people.ticked_at_ms', 'roll_call_people.ticked_by'])
      .where('roll_call_people.roll_call_id', '=', p.id),
  ),
  insertRollCall: prepared((row: RollCallsTable) =>
    builder
      .insertInto('roll_calls')
      .values(pick(row, ['id', 'local_date', 'started_at_ms', 'started_by', 'ended_at_ms', 'ended_by'])),
  ),
  insertRollCallPerson: prepared((row: RollCallPeopleTable) =>
    builder
      .insertInto('roll_call_people')
      .values(pick(row, ['roll_call_id', 'person_id', 'building', 'ticked_at_ms', 'ticked_by'])),
  ),
  tickRollCallPerson: prepared(
    (p: { id: RollCallId; personId: PersonId; tickedAtMs: number | null; tickedBy: string | null }) =>
      builder
        .updateTable('roll_call_people')
        .set({ ticked_at_ms: p.tickedAtMs, ticked_by: p.tickedBy })
        .where('roll_call_id', '=', p.id)
        .where('person_id', '=', p.personId),
  ),
  endRollCall: prepared((p: { id: RollCallId; endedAtMs: number; endedBy: string }) =>
    builder.updateTable('roll_calls').set({ ended_at_ms: p.endedAtMs, ended_by: p.endedBy }).where('id', '=', p.id),
  ),
};

const rowToRollCall = (row: RollCallsTable): StoredRollCall => ({
  id: rollCallId.parse(row.id),
  localDate: localDate.parse(row.local_date),
  startedAtMs: row.started_at_ms,
  startedBy: row.started_by,
  ended: row.ended_at_ms === null ? null : { atMs: row.ended_at_ms, by: row.ended_by ?? '' },
});

/** Roll calls, read. */
export function rollCallReader(
  reader: Reader,
): Pick<PresenceReader, 'findRollCall' | 'findOpenRollCall' | 'listRollCalls' | 'listRollCallPeople'> {
  const one = (row: RollCallsTable | undefined): StoredRollCall | null =>
    row === undefined ? null : rowToRollCall(row);
  return {
    findRollCall: (id) => one(reader.first(rollCallQueries.findRollCall({ id }))),
    findOpenRollCall: () => one(reader.first(rollCallQueries.findOpenRollCall({}))),
    listRollCalls: (limit) =>
      reader.all(rollCallQueries.listRollCalls({ limit })).map((row) => ({
        rollCall: rowToRollCall(row),
        peopleCount: row.people_count,
        tickedCount: row.ticked_count,
      })),
    listRollCallPeople: (id) =>
      reader.all(rollCallQueries.listRollCallPeople({ id })).map((row) => ({
        person: rowToListedPerson(row),
        building: row.building,
        tick: row.ticked_at_ms === null ? null : { atMs: row.ticked_at_ms, by: row.ticked_by ?? '' },
      })),
  };
}

/** Roll calls, written. */
export function rollCallWriter(writer: Writer): PresenceWriter {
  return {
    insertRollCall(rollCall) {
      writer.run(
        rollCallQueries.insertRollCall({
          id: rollCall.id,
          local_date: rollCall.localDate,
          started_at_ms: rollCall.startedAtMs,
          started_by: rollCall.startedBy,
          ended_at_ms: rollCall.ended?.atMs ?? null,
          ended_by: rollCall.ended?.by ?? null,
        }),
      );
    },
    insertRollCallPerson(id, { personId, building }) {
      writer.run(
        rollCallQueries.insertRollCallPerson({
          roll_call_id: id,
          person_id: personId,
          building,
          ticked_at_ms: null,
          ticked_by: null,
        }),
      );
    },
    tickRollCallPerson: (id, personId, tick) =>
      writer.run(
        rollCallQueries.tickRollCallPerson({
          id,
          personId,
          tickedAtMs: tick?.atMs ?? null,
          tickedBy: tick?.by ?? null,
        }),
      ) > 0,
    endRollCall(id, { atMs, by }) {
      writer.run(rollCallQueries.endRollCall({ id, endedAtMs: atMs, endedBy: by }));
    },
  };
}
