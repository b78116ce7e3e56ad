// What the kiosk offers on its choosing screens: years, months and names of people who have something to do there.
import { NO_DEPARTMENT, type UserTypeId } from '../../../shared/domain/user-type.ts';
import { yearNumeral } from '../../../shared/domain/year-group.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import type {
  DepartmentChoice,
  Directory,
  NameChoice,
  SignGroup,
  YearGroupChoice,
} from '../../../shared/ipc/kiosk-contract.ts';
import type { KioskContext } from '../kiosk-context.ts';
import { NO_YEAR_GROUP, type DirectoryFilter } from '../store-port.ts';
import { todayOf } from './known-person.ts';
import { labelNames, labelStaff } from './name-labels.ts';
import { actionsOf, doorActionsOf, signActionsOf } from './offers.ts';

/** The user types in use that have something to do in a scope. */
function userTypesOf(context: KioskContext, scope: 'late' | 'leaving' | 'sign'): readonly UserTypeId[] {
  const actions = context.store.listActions();
  const has = (userTypeId: UserTypeId): boolean => {
    const own = actionsOf(actions, userTypeId);
    return (scope === 'sign' ? signActionsOf(own) : doorActionsOf(own, scope)).length > 0;
  };
  return context.store.listUserTypes().flatMap(({ id, retired }) => (!retired && has(id) ? [id] : []));
}

function filterOf(context: KioskContext, { scope, userTypeId }: Directory): DirectoryFilter {
  if (scope === 'outNow') return { scope, localDate: todayOf(context) };
  const userTypeIds = userTypesOf(context, scope);
  const asked = userTypeId === null ? userTypeIds : userTypeIds.filter((id) => id === userTypeId);
  return { scope: 'ofTypes', userTypeIds: asked };
}

/** Year groups with somebody in them, in school order. */
export function listYearGroups(context: KioskContext, input: Directory): readonly YearGroupChoice[] {
  return context.store
    .listYearGroups(filterOf(context, input))
    .map((year) =>
      year.name === null
        ? { id: NO_YEAR_GROUP, name: '', numeral: null }
        : { id: year.id, name: year.name, numeral: yearNumeral(year.name, year.code) },
    );
}

/** Birth months with somebody in them. */
export function listBirthMonths(context: KioskContext, input: Input<'kiosk.listBirthMonths'>): readonly number[] {
  return context.store.listBirthMonths(filterOf(context, input), input.yearGroupId);
}

/** The names of one year and month, each showing as little as tells it from the others. */
export function listNames(context: KioskContext, input: Input<'kiosk.listNames'>): readonly NameChoice[] {
  return labelNames(context.store.listPupils(filterOf(context, input), input.yearGroupId, input.birthMonth));
}

/** The user types of *Sign in or out* with somebody in them; one with pupils and staff comes twice. */
export function listSignGroups(context: KioskContext): readonly SignGroup[] {
  const wanted = new Set(userTypesOf(context, 'sign'));
  const peopled = context.store.countMemberships().filter(({ people }) => people > 0);
  return context.store
    .listUserTypes()
    .filter(({ id }) => wanted.has(id))
    .flatMap(({ id, name }) =>
      (['student', 'staff'] as const)
        .filter((kind) => peopled.some((each) => each.kind === kind && each.userTypeId === id))
        .map((kind) => ({ userTypeId: id, name, kind })),
    );
}

/** The departments of a user type with somebody in them; No department last. */
export function listDepartments(context: KioskContext, userTypeId: UserTypeId): readonly DepartmentChoice[] {
  const peopled = new Set(
    context.store
      .countMemberships()
      .filter((each) => each.kind === 'staff' && each.userTypeId === userTypeId && each.people > 0)
      .map((each) => each.departmentId ?? NO_DEPARTMENT),
  );
  const there = context.store.listDepartments().filter(({ id }) => peopled.has(id));
  const choices = there.map(({ id, name }) => ({ id, name }));
  return [...choices.filter(({ id }) => id !== NO_DEPARTMENT), ...choices.filter(({ id }) => id === NO_DEPARTMENT)];
}

/** Staff of a user type and department. */
export function listStaff(context: KioskContext, input: Input<'kiosk.listStaff'>): readonly NameChoice[] {
  const { userTypeId, departmentId } = input;
  if (!userTypesOf(context, 'sign').includes(userTypeId)) return [];
  return labelStaff(context.store.listStaff(userTypeId, departmentId));
}
