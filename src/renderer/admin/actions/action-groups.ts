// How actions stand together: by the kind of movement they make, in the order the page shows them.
import type { Action } from '../../../shared/domain/action.ts';
import { movementKindOf, type MovementKind } from '../../../shared/domain/movement.ts';
import type { ActionsPage } from '../../../shared/ipc/admin/actions-contract.ts';
import { adminActions } from '../../strings/admin/actions.ts';

/** As many reasons as the kiosk's screen holds (design.md). */
export const REASONS_ON_A_SCREEN = 12;

export const groupOrder = [
  'late',
  'leaving',
  'return',
  'signIn',
  'signOut',
  'buildingIn',
  'buildingOut',
] as const satisfies readonly MovementKind[];

export interface ActionGroup {
  readonly kind: MovementKind;
  readonly actions: readonly Action[];
}

/** The actions in use by kind. Late and leaving are always there; the others only when they have some. */
export function groupActions(actions: readonly Action[]): readonly ActionGroup[] {
  return groupOrder
    .map((kind) => ({ kind, actions: actions.filter((each) => !each.retired && movementKindOf(each) === kind) }))
    .filter((group) => group.actions.length > 0 || group.kind === 'late' || group.kind === 'leaving');
}

/** User types that see more of these actions than the kiosk's screen holds. */
export function crowdedTypes(
  actions: ReadonlyArray<Pick<Action, 'userTypeIds'>>,
  userTypes: ActionsPage['userTypes'],
): ReadonlyArray<{ readonly name: string; readonly count: number }> {
  return userTypes
    .map(({ id, name }) => ({ name, count: actions.filter(({ userTypeIds }) => userTypeIds.includes(id)).length }))
    .filter(({ count }) => count > REASONS_ON_A_SCREEN);
}

/** One line about an action: its code, who sees it, photo, terms and badge where they are out of the ordinary. */
export function summaryOf(action: Action, userTypes: ActionsPage['userTypes']): string {
  const words = adminActions.list;
  const slip = action.printsSlip ? [words.slip] : [];
  if (action.isReturn) return [words.isReturn, ...slip].join(' · ');
  const names = userTypes.filter(({ id }) => action.userTypeIds.includes(id)).map(({ name }) => name);
  return [
    ...(action.building === null ? [codeWordsOf(action)] : [action.building]),
    names.length === 0 ? words.nobody : names.join(', '),
    ...(action.photo === 'general' ? [] : [words.photo[action.photo]]),
    ...(action.terms === 'general' ? [] : [words.terms[action.terms]]),
    ...(action.printsBadge ? [words.badge] : []),
    ...slip,
  ].join(' · ');
}

function codeWordsOf({ codeRule }: Action): string {
  const words = adminActions.list.codes;
  if (codeRule.kind === 'none') return words.none;
  if (codeRule.kind === 'fixed') return words.fixed(codeRule.code);
  const codes = [...new Set(codeRule.rows.flatMap(({ code }) => (code === null ? [] : [code])))];
  return codes.length === 0 ? words.silent : words.conditional(codes.join(', '));
}
