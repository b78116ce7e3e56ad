// User types and departments as their pages show them: with how many people, and what uses them.
import type { DepartmentRow, UserTypeRow } from '../../../shared/ipc/admin/people-setup-contract.ts';
import type { UserTypeId } from '../../../shared/domain/user-type.ts';
import type { StoreReader } from '../store-port.ts';
import type { MembershipCount } from '../store-parts/people-setup-store.ts';

const sum = (counts: readonly MembershipCount[]): number => counts.reduce((total, { people }) => total + people, 0);

/** What stands in the way of retiring a user type: mappings that fill it, actions it is offered. */
export function usesOf(reader: StoreReader, id: UserTypeId): Pick<UserTypeRow, 'mappings' | 'actions'> {
  return {
    mappings: reader.listSyncMappings().filter((mapping) => mapping.userTypeId === id).length,
    actions: reader
      .listActions()
      .filter((action) => !action.retired && action.userTypeIds.includes(id))
      .map((action) => ({ id: action.id, name: action.name })),
  };
}

/** Every user type, in order. */
export function listUserTypeRows(reader: StoreReader): UserTypeRow[] {
  const counts = reader.countMemberships();
  return reader.listUserTypes().map((userType) => ({
    ...userType,
    people: sum(counts.filter((one) => one.userTypeId === userType.id)),
    ...usesOf(reader, userType.id),
  }));
}

/** Every department, in order. */
export function listDepartmentRows(reader: StoreReader): DepartmentRow[] {
  const counts = reader.countMemberships();
  const mappings = reader.listSyncMappings();
  return reader.listDepartments().map((department) => ({
    ...department,
    people: sum(counts.filter((one) => one.departmentId === department.id)),
    mappings: mappings.filter((one) => one.entity === 'staff' && one.departmentId === department.id).length,
  }));
}
