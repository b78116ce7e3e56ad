// User types as rows.
import type { UserType } from '../../../shared/domain/user-type.ts';
import type { PeopleSetupReader, PeopleSetupWriter } from '../../core/store-parts/people-setup-store.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { UserTypesTable } from '../schema.ts';
import { toBit } from './columns.ts';

const columns = [
  'id',
  'name',
  'built_in',
  'retired',
  'sort_order',
] as const satisfies readonly (keyof UserTypesTable)[];

export const userTypeQueries = {
  listUserTypes: prepared(() => builder.selectFrom('user_types').select(columns).orderBy('sort_order').orderBy('id')),
  findUserType: prepared((p: { id: UserType['id'] }) =>
    builder.selectFrom('user_types').select(columns).where('id', '=', p.id),
  ),
  insertUserType: prepared((row: UserTypesTable) => builder.insertInto('user_types').values(pick(row, columns))),
  updateUserType: prepared((row: UserTypesTable) =>
    builder
      .updateTable('user_types')
      .set(pick(row, ['name', 'retired', 'sort_order']))
      .where('id', '=', row.id),
  ),
};

function rowToUserType(row: UserTypesTable): UserType {
  return {
    id: row.id,
    name: row.name,
    builtIn: row.built_in === 1,
    retired: row.retired === 1,
    sortOrder: row.sort_order,
  };
}

function userTypeToRow(userType: UserType): UserTypesTable {
  return {
    id: userType.id,
    name: userType.name,
    built_in: toBit(userType.builtIn),
    retired: toBit(userType.retired),
    sort_order: userType.sortOrder,
  };
}

/** User types, read; retired ones are among them. */
export function userTypeReader(reader: Reader): Pick<PeopleSetupReader, 'listUserTypes' | 'findUserType'> {
  return {
    listUserTypes: () => reader.all(userTypeQueries.listUserTypes({})).map(rowToUserType),
    findUserType(id) {
      const row = reader.first(userTypeQueries.findUserType({ id }));
      return row === undefined ? null : rowToUserType(row);
    },
  };
}

/** User types, written. Built in or not is decided by the migrations and never changes. */
export function userTypeWriter(writer: Writer): Pick<PeopleSetupWriter, 'insertUserType' | 'updateUserType'> {
  return {
    insertUserType: (userType) => void writer.run(userTypeQueries.insertUserType(userTypeToRow(userType))),
    updateUserType: (userType) => void writer.run(userTypeQueries.updateUserType(userTypeToRow(userType))),
  };
}
