// Departments as rows.
import type { Department } from '../../../shared/domain/user-type.ts';
import type { PeopleSetupReader, PeopleSetupWriter } from '../../core/store-parts/people-setup-store.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { DepartmentsTable } from '../schema.ts';
import { toBit } from './columns.ts';

const columns = [
  'id',
  'name',
  'built_in',
  'retired',
  'sort_order',
] as const satisfies readonly (keyof DepartmentsTable)[];

export const departmentQueries = {
  listDepartments: prepared(() =>
    builder.selectFrom('departments').select(columns).orderBy('sort_order').orderBy('id'),
  ),
  findDepartment: prepared((p: { id: Department['id'] }) =>
    builder.selectFrom('departments').select(columns).where('id', '=', p.id),
  ),
  insertDepartment: prepared((row: DepartmentsTable) => builder.insertInto('departments').values(pick(row, columns))),
  updateDepartment: prepared((row: DepartmentsTable) =>
    builder
      .updateTable('departments')
      .set(pick(row, ['name', 'retired', 'sort_order']))
      .where('id', '=', row.id),
  ),
};

function rowToDepartment(row: DepartmentsTable): Department {
  return {
    id: row.id,
    name: row.name,
    builtIn: row.built_in === 1,
    retired: row.retired === 1,
    sortOrder: row.sort_order,
  };
}

function departmentToRow(department: Department): DepartmentsTable {
  return {
    id: department.id,
    name: department.name,
    built_in: toBit(department.builtIn),
    retired: toBit(department.retired),
    sort_order: department.sortOrder,
  };
}

/** Departments, read; retired ones are among them. */
export function departmentReader(reader: Reader): Pick<PeopleSetupReader, 'listDepartments' | 'findDepartment'> {
  return {
    listDepartments: () => reader.all(departmentQueries.listDepartments({})).map(rowToDepartment),
    findDepartment(id) {
      const row = reader.first(departmentQueries.findDepartment({ id }));
      return row === undefined ? null : rowToDepartment(row);
    },
  };
}

/** Departments, written. Built in or not is decided by the migrations and never changes. */
export function departmentWriter(writer: Writer): Pick<PeopleSetupWriter, 'insertDepartment' | 'updateDepartment'> {
  return {
    insertDepartment: (department) => void writer.run(departmentQueries.insertDepartment(departmentToRow(department))),
    updateDepartment: (department) => void writer.run(departmentQueries.updateDepartment(departmentToRow(department))),
  };
}
