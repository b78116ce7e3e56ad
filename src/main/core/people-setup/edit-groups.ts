// The changes of the pages User types and Departments, each in one transaction.
import { departmentId, userTypeId, type DepartmentId, type UserTypeId } from '../../../shared/domain/user-type.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { StoreWriter } from '../store-port.ts';
import {
  addGroup,
  departmentShelf,
  renameGroup,
  reorderGroups,
  restoreGroup,
  retireGroup,
  userTypeShelf,
} from './groups.ts';
import { listDepartmentRows, usesOf } from './list-groups.ts';
import { applyMemberships } from './membership.ts';

/** Runs a change and tells the screens. */
function change<T>(context: KioskContext, work: (writer: StoreWriter) => T): T {
  const result = context.store.transaction(work);
  context.emit('settings.changed', {});
  context.emit('roster.changed', {});
  return result;
}

const freshId = ({ random, clock }: KioskContext): string => random.uuidV7(clock.nowMs());

/** @throws AppError NAME_TAKEN */
export function addUserType(context: KioskContext, name: string, who: string): UserTypeId {
  const id = userTypeId.parse(freshId(context));
  change(context, (writer) => addGroup(context, writer, userTypeShelf, { id, name }, who));
  return id;
}

/** @throws AppError NOT_FOUND, NAME_TAKEN */
export function renameUserType(context: KioskContext, id: UserTypeId, name: string, who: string): void {
  change(context, (writer) => renameGroup(context, writer, userTypeShelf, { id, name, who }));
}

/** @throws AppError NOT_FOUND, CONFLICT, USER_TYPE_IN_USE */
export function retireUserType(context: KioskContext, id: UserTypeId, who: string): void {
  change(context, (writer) => {
    const { mappings, actions } = usesOf(writer, id);
    if (mappings > 0 || actions.length > 0) {
      throw new AppError('USER_TYPE_IN_USE', { context: { mappings, actions: actions.length } });
    }
    retireGroup(context, writer, userTypeShelf, { id, who });
  });
}

/** @throws AppError NOT_FOUND, NAME_TAKEN */
export function restoreUserType(context: KioskContext, id: UserTypeId, who: string): void {
  change(context, (writer) => restoreGroup(context, writer, userTypeShelf, { id, who }));
}

/** @throws AppError CONFLICT */
export function reorderUserTypes(context: KioskContext, ids: readonly UserTypeId[], who: string): void {
  change(context, (writer) => reorderGroups(context, writer, userTypeShelf, { ids, who }));
}

/** @throws AppError NAME_TAKEN */
export function addDepartment(context: KioskContext, name: string, who: string): DepartmentId {
  const id = departmentId.parse(freshId(context));
  change(context, (writer) => addGroup(context, writer, departmentShelf, { id, name }, who));
  return id;
}

/** @throws AppError NOT_FOUND, NAME_TAKEN */
export function renameDepartment(context: KioskContext, id: DepartmentId, name: string, who: string): void {
  change(context, (writer) => renameGroup(context, writer, departmentShelf, { id, name, who }));
}

/**
 * Retires a department. What names it (profiles, mappings) goes on naming it, and counts as No department meanwhile:
 * restoring it brings everybody back.
 * @throws AppError NOT_FOUND, CONFLICT (also when other people are in it than were confirmed)
 */
export function retireDepartment(
  context: KioskContext,
  retirement: { readonly id: DepartmentId; readonly confirmedPeople: number },
  who: string,
): void {
  const { id, confirmedPeople } = retirement;
  change(context, (writer) => {
    const people = listDepartmentRows(writer).find((row) => row.id === id)?.people ?? 0;
    if (people !== confirmedPeople) throw new AppError('CONFLICT', { context: { people, confirmedPeople } });
    retireGroup(context, writer, departmentShelf, { id, who });
    applyMemberships(writer);
  });
}

/** @throws AppError NOT_FOUND, NAME_TAKEN */
export function restoreDepartment(context: KioskContext, id: DepartmentId, who: string): void {
  change(context, (writer) => {
    restoreGroup(context, writer, departmentShelf, { id, who });
    applyMemberships(writer);
  });
}

/** @throws AppError CONFLICT */
export function reorderDepartments(context: KioskContext, ids: readonly DepartmentId[], who: string): void {
  change(context, (writer) => reorderGroups(context, writer, departmentShelf, { ids, who }));
}
