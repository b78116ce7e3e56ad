// What may be done with user types and departments alike: add, rename, retire, restore, reorder. Audited; nothing is
// ever removed, since movements of the past name them.
import type { Department, UserType } from '../../../shared/domain/user-type.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { writeChange } from '../admin/write-change.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { StoreWriter } from '../store-port.ts';

type Group = UserType | Department;

/** Where one kind of group is kept, and what the audit calls it. */
export interface GroupShelf<G extends Group> {
  readonly area: 'userType' | 'department';
  readonly list: (writer: StoreWriter) => readonly G[];
  readonly insert: (writer: StoreWriter, group: G) => void;
  readonly update: (writer: StoreWriter, group: G) => void;
}

export const userTypeShelf: GroupShelf<UserType> = {
  area: 'userType',
  list: (writer) => writer.listUserTypes(),
  insert: (writer, group) => writer.insertUserType(group),
  update: (writer, group) => writer.updateUserType(group),
};

export const departmentShelf: GroupShelf<Department> = {
  area: 'department',
  list: (writer) => writer.listDepartments(),
  insert: (writer, group) => writer.insertDepartment(group),
  update: (writer, group) => writer.updateDepartment(group),
};

/** Names are compared as people read them: capitals, accents typed in two ways and spaces at the ends do not matter. */
export function nameKey(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('en-GB');
}

/** Two groups in use never have one name. @throws AppError NAME_TAKEN */
function checkName<G extends Group>(groups: readonly G[], name: string, own: G['id'] | null): void {
  const isTaken = groups.some((group) => !group.retired && group.id !== own && nameKey(group.name) === nameKey(name));
  if (isTaken) throw new AppError('NAME_TAKEN', { fields: { name: 'in use' } });
}

function findIn<G extends Group>(groups: readonly G[], id: G['id']): G {
  const found = groups.find((group) => group.id === id);
  if (found === undefined) throw new AppError('NOT_FOUND', { context: { what: 'group' } });
  return found;
}

type Audited = Pick<KioskContext, 'clock' | 'random'>;

/** Adds a group at the end of the list, under the id given. @throws AppError NAME_TAKEN */
export function addGroup<G extends Group>(
  context: Audited,
  writer: StoreWriter,
  shelf: GroupShelf<G>,
  group: Omit<G, 'builtIn' | 'retired' | 'sortOrder'>,
  who: string,
): G {
  const groups = shelf.list(writer);
  checkName(groups, group.name, null);
  const sortOrder = Math.max(0, ...groups.map((one) => one.sortOrder)) + 1;
  // as: G is what was given and these three fields, which TypeScript does not see through the generic Omit.
  const added = { ...group, builtIn: false, retired: false, sortOrder } as unknown as G;
  shelf.insert(writer, added);
  writeChange(writer, context, who, { what: `${shelf.area}.added`, subjectId: added.id, before: null, after: added });
  return added;
}

/** Writes a changed group, if it changed. */
export function changeGroup<G extends Group>(
  context: Audited,
  writer: StoreWriter,
  shelf: GroupShelf<G>,
  change: { readonly before: G; readonly after: G; readonly verb: string; readonly who: string },
): void {
  const { before, after, verb, who } = change;
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  shelf.update(writer, after);
  writeChange(writer, context, who, { what: `${shelf.area}.${verb}`, subjectId: after.id, before, after });
}

/** @throws AppError NOT_FOUND, NAME_TAKEN */
export function renameGroup<G extends Group>(
  context: Audited,
  writer: StoreWriter,
  shelf: GroupShelf<G>,
  change: { readonly id: G['id']; readonly name: string; readonly who: string },
): void {
  const groups = shelf.list(writer);
  const before = findIn(groups, change.id);
  if (!before.retired) checkName(groups, change.name, before.id);
  const after = { ...before, name: change.name };
  changeGroup(context, writer, shelf, { before, after, verb: 'renamed', who: change.who });
}

/** @throws AppError NOT_FOUND, CONFLICT (built in, or retired already) */
export function retireGroup<G extends Group>(
  context: Audited,
  writer: StoreWriter,
  shelf: GroupShelf<G>,
  change: { readonly id: G['id']; readonly who: string },
): void {
  const before = findIn(shelf.list(writer), change.id);
  if (before.builtIn || before.retired) throw new AppError('CONFLICT', { context: { what: 'retire' } });
  changeGroup(context, writer, shelf, {
    before,
    after: { ...before, retired: true },
    verb: 'retired',
    who: change.who,
  });
}

/** @throws AppError NOT_FOUND, NAME_TAKEN (another has taken the name meanwhile) */
export function restoreGroup<G extends Group>(
  context: Audited,
  writer: StoreWriter,
  shelf: GroupShelf<G>,
  change: { readonly id: G['id']; readonly who: string },
): void {
  const groups = shelf.list(writer);
  const before = findIn(groups, change.id);
  if (before.retired) checkName(groups, before.name, before.id);
  changeGroup(context, writer, shelf, {
    before,
    after: { ...before, retired: false },
    verb: 'restored',
    who: change.who,
  });
}

/** Puts the groups in use into a new order; retired ones go behind. @throws AppError CONFLICT when the list is not theirs */
export function reorderGroups<G extends Group>(
  context: Audited,
  writer: StoreWriter,
  shelf: GroupShelf<G>,
  change: { readonly ids: readonly G['id'][]; readonly who: string },
): void {
  const groups = shelf.list(writer);
  const inUse = groups.filter((group) => !group.retired);
  const wanted = new Set(change.ids);
  const isWhole = wanted.size === change.ids.length && inUse.length === wanted.size;
  if (!isWhole || inUse.some((group) => !wanted.has(group.id))) throw new AppError('CONFLICT');
  if (inUse.every((group, place) => group.id === change.ids[place])) return;
  const ordered = [...change.ids.map((id) => findIn(groups, id)), ...groups.filter((group) => group.retired)];
  for (const [sortOrder, group] of ordered.entries()) shelf.update(writer, { ...group, sortOrder });
  writeChange(writer, context, change.who, {
    what: `${shelf.area}.reordered`,
    subjectId: shelf.area,
    before: inUse.map((group) => group.id),
    after: change.ids,
  });
}
