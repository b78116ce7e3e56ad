// User types and departments of a provisioning file: found by name, so that what is there keeps its id and its people.
import {
  departmentId,
  NO_DEPARTMENT,
  STUDENT,
  userTypeId,
  type Department,
  type DepartmentId,
  type UserType,
  type UserTypeId,
} from '../../shared/domain/user-type.ts';
import type { Clock, Random } from '../core/ports.ts';
import {
  addGroup,
  changeGroup,
  departmentShelf,
  nameKey,
  restoreGroup,
  userTypeShelf,
  type GroupShelf,
} from '../core/people-setup/groups.ts';
import { usesOf } from '../core/people-setup/list-groups.ts';
import type { StoreWriter } from '../core/store-port.ts';
import type { SetUpFaults } from './set-up-faults.ts';

export interface SetUpDeps {
  readonly clock: Clock;
  readonly random: Random;
}

export const PROVISIONING = 'provisioning';

/** How the built-in groups may always be named in a file, whatever the school calls them. */
const BUILT_IN_NAMES: Readonly<Record<string, string>> = { [STUDENT]: 'Student', [NO_DEPARTMENT]: 'No department' };

function findByName<G extends UserType | Department>(groups: readonly G[], name: string): G | undefined {
  const key = nameKey(name);
  const named = groups.filter((group) => nameKey(group.name) === key);
  return (
    named.find((group) => !group.retired) ??
    named[0] ??
    groups.find((group) => group.builtIn && nameKey(BUILT_IN_NAMES[group.id] ?? '') === key)
  );
}

function applyGroups<G extends UserType | Department>(
  deps: SetUpDeps,
  writer: StoreWriter,
  shelf: GroupShelf<G>,
  wanted: { readonly names: readonly string[]; readonly freshId: () => G['id'] },
): void {
  const inOrder: G['id'][] = [];
  for (const name of wanted.names) {
    const known = findByName(shelf.list(writer), name);
    if (known === undefined) {
      // as: an id and a name are all that a group is given; addGroup adds the rest.
      const fresh = { id: wanted.freshId(), name } as Omit<G, 'builtIn' | 'retired' | 'sortOrder'>;
      inOrder.push(addGroup(deps, writer, shelf, fresh, PROVISIONING).id);
      continue;
    }
    inOrder.push(known.id);
    if (known.retired) restoreGroup(deps, writer, shelf, { id: known.id, who: PROVISIONING });
  }
  const placeOf = (group: G): number => {
    const place = inOrder.indexOf(group.id);
    // A built-in group that is not named stays in front; what is about to be retired goes behind.
    return place >= 0 ? place + 1 : group.builtIn ? 0 : inOrder.length + 1 + group.sortOrder;
  };
  for (const before of shelf.list(writer)) {
    const after = { ...before, sortOrder: placeOf(before) };
    changeGroup(deps, writer, shelf, { before, after, verb: 'reordered', who: PROVISIONING });
  }
}

/** Adds and brings back what the file names. Retiring the rest comes last: see retireUnnamed. */
export function addNamedGroups(
  deps: SetUpDeps,
  writer: StoreWriter,
  { userTypes, departments }: { readonly userTypes?: readonly string[]; readonly departments?: readonly string[] },
): void {
  const freshId = (): string => deps.random.uuidV7(deps.clock.nowMs());
  if (userTypes !== undefined) {
    applyGroups(deps, writer, userTypeShelf, { names: userTypes, freshId: () => userTypeId.parse(freshId()) });
  }
  if (departments !== undefined) {
    applyGroups(deps, writer, departmentShelf, { names: departments, freshId: () => departmentId.parse(freshId()) });
  }
}

function retireOthers<G extends UserType | Department>(
  deps: SetUpDeps,
  writer: StoreWriter,
  shelf: GroupShelf<G>,
  names: readonly string[],
): readonly G[] {
  const groups = shelf.list(writer);
  const named = new Set(names.map((name) => findByName(groups, name)?.id));
  const unnamed = groups.filter((group) => !group.retired && !group.builtIn && !named.has(group.id));
  for (const before of unnamed) {
    const change = { before, after: { ...before, retired: true }, verb: 'retired', who: PROVISIONING };
    changeGroup(deps, writer, shelf, change);
  }
  return unnamed;
}

/** Retires what the file does not name, once mappings and actions are as the file wants them. */
export function retireUnnamed(
  deps: SetUpDeps,
  writer: StoreWriter,
  wanted: { readonly userTypes?: readonly string[]; readonly departments?: readonly string[] },
  faults: SetUpFaults,
): void {
  const { userTypes, departments } = wanted;
  if (userTypes !== undefined) {
    for (const { id } of retireOthers(deps, writer, userTypeShelf, userTypes)) {
      const { mappings, actions } = usesOf(writer, id);
      if (mappings > 0 || actions.length > 0) {
        faults.note('userTypes', 'should name every user type that a mapping or an action uses');
      }
    }
  }
  if (departments !== undefined) retireOthers(deps, writer, departmentShelf, departments);
}

/** The user type a file means by a name; a fault at `path` when there is none in use. */
export function userTypeNamed(writer: StoreWriter, name: string, path: string, faults: SetUpFaults): UserTypeId {
  const found = findByName(writer.listUserTypes(), name);
  if (found !== undefined && !found.retired) return found.id;
  faults.note(path, 'should be Student or one of userTypes');
  return STUDENT;
}

/** The department a file means by a name; a fault at `path` when there is none in use. */
export function departmentNamed(writer: StoreWriter, name: string, path: string, faults: SetUpFaults): DepartmentId {
  const found = findByName(writer.listDepartments(), name);
  if (found !== undefined && !found.retired) return found.id;
  faults.note(path, 'should be No department or one of departments');
  return NO_DEPARTMENT;
}
