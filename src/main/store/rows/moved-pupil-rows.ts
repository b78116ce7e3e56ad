// Pupils who may be the same child under old and new ids, and making them one (core/sync/decide-moved.ts decides).
import type { PersonId } from '../../../shared/domain/ids.ts';
import { applyMemberships } from '../../core/people-setup/membership.ts';
import type {
  MovedCandidate,
  MovedPupilsReader,
  MovedPupilsWriter,
} from '../../core/store-parts/moved-pupils-store.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { PeopleTable } from '../schema.ts';
import { unindexed } from './columns.ts';
import { departmentReader } from './department-rows.ts';
import { membershipReader, membershipWriter } from './membership-rows.ts';
import { birthMonthOf } from './roster-merge.ts';
import { updatedColumns } from './roster-rows.ts';
import { syncMappingReader } from './sync-mapping-rows.ts';

const shown = ['id', 'forename', 'surname', 'date_of_birth', 'upn'] as const;
const students = () => builder.selectFrom('people').where(unindexed('kind'), '=', 'student');

export const movedPupilQueries = {
  listStrangers: prepared((p: { runId: string; sinceMs: number }) =>
    students()
      .select(shown)
      .where('seen_in_run', '=', p.runId)
      .where('created_at_ms', '>=', p.sinceMs)
      .where('date_of_birth', 'is not', null)
      .where((eb) =>
        eb.not(
          eb.or([
            eb.exists(eb.selectFrom('movements').select('id').whereRef('movements.person_id', '=', 'people.id')),
            eb.exists(eb.selectFrom('credentials').select('kind').whereRef('credentials.person_id', '=', 'people.id')),
            eb.exists(eb.selectFrom('collectors').select('id').whereRef('collectors.person_id', '=', 'people.id')),
            eb.exists(
              eb
                .selectFrom('person_details')
                .select('person_id')
                .whereRef('person_details.person_id', '=', 'people.id'),
            ),
            eb.exists(
              eb
                .selectFrom('roll_call_people')
                .select('person_id')
                .whereRef('roll_call_people.person_id', '=', 'people.id'),
            ),
          ]),
        ),
      ),
  ),
  listMissing: prepared((p: { runId: string }) =>
    students().select(shown).where('seen_in_run', 'is not', p.runId).where('date_of_birth', 'is not', null),
  ),
  find: prepared((p: { id: PersonId }) => builder.selectFrom('people').selectAll().where('id', '=', p.id)),
  remove: prepared((p: { id: PersonId }) => builder.deleteFrom('people').where('id', '=', p.id)),
  take: prepared((row: PeopleTable) =>
    builder.updateTable('people').set(pick(row, updatedColumns)).where('id', '=', row.id),
  ),
};

type Row = Pick<PeopleTable, (typeof shown)[number]>;

function toCandidate({ id, forename, surname, date_of_birth: dateOfBirth, upn }: Row): readonly MovedCandidate[] {
  return dateOfBirth === null ? [] : [{ id, forename, surname, dateOfBirth, upn }];
}

/** Candidates, read. */
export function movedPupilReader(reader: Reader): MovedPupilsReader {
  return {
    listStrangers: (runId, sinceMs) =>
      reader.all(movedPupilQueries.listStrangers({ runId, sinceMs })).flatMap(toCandidate),
    listMissing: (runId) => reader.all(movedPupilQueries.listMissing({ runId })).flatMap(toCandidate),
  };
}

/** One child out of two rows. */
export function movedPupilWriter(writer: Writer): MovedPupilsWriter {
  return {
    adoptPupil(known, stranger, nowMs) {
      const old = writer.first(movedPupilQueries.find({ id: known }));
      const fresh = writer.first(movedPupilQueries.find({ id: stranger }));
      if (old === undefined || fresh === undefined) return;
      // The Wonde id is unique: the new row goes first.
      writer.run(movedPupilQueries.remove({ id: stranger }));
      const dateOfBirth = fresh.date_of_birth ?? old.date_of_birth;
      writer.run(
        movedPupilQueries.take({
          ...fresh,
          id: old.id,
          // What the new MIS does not say stays as it was.
          upn: fresh.upn ?? old.upn,
          middle_names: fresh.middle_names ?? old.middle_names,
          year_group_id: fresh.year_group_id ?? old.year_group_id,
          form_name: fresh.form_name ?? old.form_name,
          date_of_birth: dateOfBirth,
          birth_month: birthMonthOf(dateOfBirth),
          updated_at_ms: nowMs,
        }),
      );
      const parts = {
        ...syncMappingReader(writer),
        ...departmentReader(writer),
        ...membershipReader(writer),
        ...membershipWriter(writer),
      };
      applyMemberships(parts, [old.id]);
    },
  };
}
