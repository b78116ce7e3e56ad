// What the school says of a person; somebody of whom nothing was said has no row.
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { PeopleStoreReader, PeopleStoreWriter, PersonDetails } from '../../core/store-parts/people-store.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { PersonDetailsTable } from '../schema.ts';

const columns = ['person_id', 'photo_permission', 'notes', 'department_id', 'updated_at_ms'] as const;

const NOTHING_SAID: PersonDetails = { photoPermission: 'notSaid', notes: '', departmentId: null };

export const personDetailsQueries = {
  findPersonDetails: prepared((p: { personId: PersonId }) =>
    builder.selectFrom('person_details').select(columns).where('person_id', '=', p.personId),
  ),
  findEnrolment: prepared((p: { personId: PersonId }) =>
    builder.selectFrom('people').select(['left_at_ms', 'updated_at_ms']).where('id', '=', p.personId),
  ),
  setPersonDetails: prepared((row: PersonDetailsTable) =>
    builder
      .insertInto('person_details')
      .values(pick(row, columns))
      .onConflict((oc) =>
        oc.column('person_id').doUpdateSet((eb) => ({
          photo_permission: eb.ref('excluded.photo_permission'),
          notes: eb.ref('excluded.notes'),
          department_id: eb.ref('excluded.department_id'),
          updated_at_ms: eb.ref('excluded.updated_at_ms'),
        })),
      ),
  ),
};

type Reads = Pick<PeopleStoreReader, 'findPersonDetails' | 'photoPermissionOf' | 'findEnrolment'>;

/** What the school says of people, read. */
export function personDetailsReader(reader: Reader): Reads {
  const find = (personId: PersonId): PersonDetails => {
    const row = reader.first(personDetailsQueries.findPersonDetails({ personId }));
    if (row === undefined) return NOTHING_SAID;
    return { photoPermission: row.photo_permission, notes: row.notes, departmentId: row.department_id };
  };
  return {
    findPersonDetails: find,
    photoPermissionOf: (personId) => find(personId).photoPermission,
    findEnrolment(personId) {
      const row = reader.first(personDetailsQueries.findEnrolment({ personId }));
      return row === undefined ? null : { leftAtMs: row.left_at_ms, updatedAtMs: row.updated_at_ms };
    },
  };
}

/** What the school says of people, written. */
export function personDetailsWriter(writer: Writer): Pick<PeopleStoreWriter, 'setPersonDetails'> {
  return {
    setPersonDetails(personId, { photoPermission, notes, departmentId }, nowMs) {
      writer.run(
        personDetailsQueries.setPersonDetails({
          person_id: personId,
          photo_permission: photoPermission,
          notes,
          department_id: departmentId,
          updated_at_ms: nowMs,
        }),
      );
    },
  };
}
