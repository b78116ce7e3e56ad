// Who may collect a pupil, in the order the school gave.
import type { PersonId } from '../../../shared/domain/ids.ts';
import { collectorId, type CollectorId } from '../../../shared/domain/person-profile.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { PeopleStoreReader, PeopleStoreWriter } from '../../core/store-parts/people-store.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { CollectorsTable } from '../schema.ts';

export const collectorQueries = {
  listCollectors: prepared((p: { personId: PersonId }) =>
    builder
      .selectFrom('collectors')
      .select(['id', 'name', 'relation', 'phone'])
      .where('person_id', '=', p.personId)
      .orderBy('sort_order')
      .orderBy('id'),
  ),
  setCollector: prepared((row: CollectorsTable) =>
    builder
      .insertInto('collectors')
      .values(pick(row, ['id', 'person_id', 'name', 'relation', 'phone', 'sort_order']))
      .onConflict((oc) =>
        oc
          .column('id')
          .doUpdateSet((eb) => ({
            name: eb.ref('excluded.name'),
            relation: eb.ref('excluded.relation'),
            phone: eb.ref('excluded.phone'),
            sort_order: eb.ref('excluded.sort_order'),
          }))
          .where((eb) => eb('collectors.person_id', '=', eb.ref('excluded.person_id'))),
      ),
  ),
  removeCollector: prepared((p: { id: CollectorId }) => builder.deleteFrom('collectors').where('id', '=', p.id)),
};

/** Collectors, read. */
export function collectorReader(reader: Reader): Pick<PeopleStoreReader, 'listCollectors'> {
  return {
    listCollectors: (personId) =>
      reader
        .all(collectorQueries.listCollectors({ personId }))
        .map(({ id, name, relation, phone }) => ({ id: collectorId.parse(id), name, relation, phone })),
  };
}

/** Collectors, written. */
export function collectorWriter(writer: Writer): Pick<PeopleStoreWriter, 'setCollector' | 'removeCollector'> {
  return {
    setCollector(personId, { id, name, relation, phone }, sortOrder) {
      const row = { id, person_id: personId, name, relation, phone, sort_order: sortOrder };
      // An id of another pupil's collector changes nothing.
      if (writer.run(collectorQueries.setCollector(row)) === 0) {
        throw new AppError('CONFLICT', { context: { what: 'collector' } });
      }
    },
    removeCollector: (id) => void writer.run(collectorQueries.removeCollector({ id })),
  };
}
