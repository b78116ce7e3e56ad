// The actions page: what it shows, and how an action is added, changed, put in order, retired and brought back.
import { action as actionSchema, type Action } from '../../../shared/domain/action.ts';
import { actionId, type ActionId } from '../../../shared/domain/ids.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ActionDraft, ActionsPage } from '../../../shared/ipc/admin/actions-contract.ts';
import { writeChange } from '../admin/write-change.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { StoreWriter } from '../store-port.ts';
import { listActionTroubles } from './action-troubles.ts';
import { problemsOfDraft } from './check-draft.ts';

type EditContext = Pick<KioskContext, 'store' | 'clock' | 'random' | 'settings' | 'emit'>;

/** What the page shows. */
export function getActionsPage({ store, clock, settings }: EditContext): ActionsPage {
  const { registers, photosEnabled, termsRequired, kiosk } = settings();
  const actions = [...store.listActions()];
  const codes = store.listAttendanceCodes();
  return {
    actions,
    troubles: listActionTroubles(actions, codes, registers),
    codes: codes.map(({ code, description, type }) => ({ code, description, type })),
    userTypes: store.listUserTypes().map(({ id, name, retired }) => ({ id, name, retired })),
    buildings: [...new Set(actions.flatMap(({ building }) => (building === null ? [] : [building])))].sort((a, b) =>
      a.localeCompare(b, 'en-GB'),
    ),
    registers,
    general: { photo: photosEnabled, terms: termsRequired },
    termsPublished: store.findCurrentTerms() !== null,
    today: schoolTimeAt(clock.nowMs(), kiosk.timeZone).localDate,
  };
}

/** The action a draft makes of another. Only the names of the return may be changed: the kiosk relies on the rest. */
function actionOf(
  draft: ActionDraft,
  before: Action | null,
  make: { readonly id: ActionId; readonly last: number },
): Action {
  if (before === null) {
    return actionSchema.parse({ ...draft, id: make.id, sortOrder: make.last + 1, retired: false, isReturn: false });
  }
  if (before.isReturn) {
    return { ...before, name: draft.name, translations: draft.translations, printsSlip: draft.printsSlip };
  }
  return actionSchema.parse({ ...before, ...draft, id: before.id });
}

/**
 * Adds an action or changes one. Movements of the past keep the name they were recorded under.
 * @throws AppError VALIDATION naming fields, NOT_FOUND
 */
export function saveAction(context: EditContext, draft: ActionDraft, who: string): ActionId {
  const { store, clock, random, settings } = context;
  const saved = store.transaction((writer) => {
    const before = draft.id === null ? null : findAction(writer, draft.id);
    if (before?.isReturn !== true) {
      const fields = problemsOfDraft(writer, draft, before, settings());
      if (Object.keys(fields).length > 0) throw new AppError('VALIDATION', { fields });
    }
    const last = Math.max(-1, ...writer.listActions().map(({ sortOrder }) => sortOrder));
    const after = actionOf(draft, before, { id: actionId.parse(random.uuidV7(clock.nowMs())), last });
    if (before === null) writer.insertAction(after);
    else writer.updateAction(after);
    writeChange(writer, context, who, {
      what: before === null ? 'action.added' : 'action.changed',
      subjectId: after.id,
      before,
      after,
    });
    return after;
  });
  context.emit('settings.changed', {});
  return saved.id;
}

function findAction(writer: StoreWriter, id: ActionId): Action {
  const found = writer.findAction(id);
  if (found === null) throw new AppError('NOT_FOUND', { context: { what: 'action' } });
  return found;
}

/**
 * Puts some actions in another order: they take the places they hold among all, in the order given.
 * @throws AppError NOT_FOUND, VALIDATION when one is named twice
 */
export function reorderActions(context: EditContext, ids: readonly ActionId[], who: string): void {
  if (new Set(ids).size !== ids.length)
    throw new AppError('VALIDATION', { fields: { actionIds: 'one is named twice' } });
  context.store.transaction((writer) => {
    for (const id of ids) findAction(writer, id);
    // Places are given anew from 0, so that two actions which came to share one are told apart again.
    const all = writer.listActions();
    const named = new Set(ids);
    const queue = ids.map((id) => findAction(writer, id));
    const ordered = all.map((each) => (named.has(each.id) ? (queue.shift() ?? each) : each));
    if (ordered.every((each, index) => each.id === all[index]?.id)) return;
    for (const [place, each] of ordered.entries()) {
      if (each.sortOrder !== place) writer.updateAction({ ...each, sortOrder: place });
    }
    writeChange(writer, context, who, {
      what: 'action.reordered',
      subjectId: 'actions',
      before: all.map(({ id }) => id),
      after: ordered.map(({ id }) => id),
    });
  });
  context.emit('settings.changed', {});
}

/**
 * Takes an action off the kiosk or brings it back. History keeps naming it.
 * @throws AppError NOT_FOUND, CONFLICT for the return, which the kiosk cannot do without
 */
export function setActionRetired(
  context: EditContext,
  { id, retired }: { readonly id: ActionId; readonly retired: boolean },
  who: string,
): void {
  context.store.transaction((writer) => {
    const before = findAction(writer, id);
    if (before.isReturn) throw new AppError('CONFLICT', { context: { what: 'the return action' } });
    if (before.retired === retired) return;
    const after = { ...before, retired };
    writer.updateAction(after);
    writeChange(writer, context, who, {
      what: retired ? 'action.retired' : 'action.broughtBack',
      subjectId: id,
      before,
      after,
    });
  });
  context.emit('settings.changed', {});
}
