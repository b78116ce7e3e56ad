// The actions of a provisioning file: the whole truth. Found by id, else by name, direction and type.
import { action as actionSchema, type Action } from '../../shared/domain/action.ts';
import { actionId } from '../../shared/domain/ids.ts';
import type { ProvisionedAction } from '../../shared/settings/provisioning-school.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { problemsOfDraft } from '../core/actions/check-draft.ts';
import { writeChange } from '../core/admin/write-change.ts';
import { defaultActions } from '../core/default-actions.ts';
import { nameKey } from '../core/people-setup/groups.ts';
import type { StoreWriter } from '../core/store-port.ts';
import { PROVISIONING, userTypeNamed, type SetUpDeps } from './apply-groups.ts';
import type { SetUpFaults } from './set-up-faults.ts';

/** A fresh store has no actions yet; the kiosk cannot do without the one for coming back. */
function ensureReturn(writer: StoreWriter): void {
  if (writer.listActions().some((one) => one.isReturn)) return;
  const back = defaultActions().find((one) => one.isReturn);
  if (back !== undefined) writer.insertAction(back);
}

function takeKnown(known: Action[], wanted: ProvisionedAction): Action | null {
  const isSame = (one: Action): boolean =>
    nameKey(one.name) === nameKey(wanted.name) && one.direction === wanted.direction && one.type === wanted.type;
  const place =
    wanted.id === undefined
      ? [known.findIndex((one) => !one.retired && isSame(one)), known.findIndex(isSame)].find((index) => index >= 0)
      : known.findIndex((one) => one.id === wanted.id);
  return place === undefined || place < 0 ? null : (known.splice(place, 1)[0] ?? null);
}

function put(deps: SetUpDeps, writer: StoreWriter, before: Action | null, after: Action): void {
  if (before !== null && JSON.stringify(actionSchema.parse(before)) === JSON.stringify(after)) return;
  if (before === null) writer.insertAction(after);
  else writer.updateAction(after);
  const verb = before === null ? 'added' : after.retired && !before.retired ? 'retired' : 'changed';
  writeChange(writer, deps, PROVISIONING, { what: `action.${verb}`, subjectId: after.id, before, after });
}

/** Makes the actions what the file says, in its order; the rest is retired. */
export function applyActions(
  deps: SetUpDeps,
  writer: StoreWriter,
  wanted: { readonly actions: readonly ProvisionedAction[]; readonly settings: Settings },
  faults: SetUpFaults,
): void {
  ensureReturn(writer);
  const known = writer.listActions().filter((one) => !one.isReturn);
  const planned = wanted.actions.map((one, index) => {
    const path = `actions[${index}]`;
    const { userTypes, id, ...said } = one;
    const before = takeKnown(known, one);
    const userTypeIds = [
      ...new Set(userTypes.map((name, n) => userTypeNamed(writer, name, `${path}.userTypes[${n}]`, faults))),
    ].sort();
    const draft = { ...said, id: before?.id ?? null, userTypeIds };
    for (const [field, words] of Object.entries(problemsOfDraft(writer, draft, before, wanted.settings))) {
      // A code the MIS does not list is flagged in the admin view; it must not keep a kiosk from starting.
      if (field !== 'codeRule.code') faults.note(`${path}.${field}`, words);
    }
    const freshId = id ?? actionId.parse(deps.random.uuidV7(deps.clock.nowMs()));
    const place = { sortOrder: index, retired: false, isReturn: false };
    return { before, after: actionSchema.parse({ ...draft, ...place, id: before?.id ?? freshId }) };
  });
  faults.throwIfAny();
  for (const { before, after } of planned) put(deps, writer, before, after);
  for (const before of known) put(deps, writer, before, actionSchema.parse({ ...before, retired: true }));
}
