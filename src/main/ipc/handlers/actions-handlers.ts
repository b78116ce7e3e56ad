// The endpoints of actions and registers: each hands its parsed input to one use case.
import { listActionsBrokenBy } from '../../core/actions/action-troubles.ts';
import { getActionsPage, reorderActions, saveAction, setActionRetired } from '../../core/actions/edit-actions.ts';
import { saveRegisters } from '../../core/attendance/edit-registers.ts';
import { explainAt } from '../../core/attendance/explain-at.ts';
import type { SettingsChanger } from '../../core/settings/change-setting.ts';
import type { Handlers } from '../dispatch.ts';

type ActionsHandlers = Pick<Handlers, Extract<keyof Handlers, `actions.${string}` | `registers.${string}`>>;

/** Builds the handlers behind `actions.*` and `registers.*`. */
export function actionsHandlers(changer: SettingsChanger): ActionsHandlers {
  return {
    'actions.getPage': () => getActionsPage(changer),
    'actions.save': ({ draft }, { admin }) => ({ actionId: saveAction(changer, draft, admin.name) }),
    'actions.reorder': ({ actionIds }, { admin }) => {
      reorderActions(changer, actionIds, admin.name);
      return {};
    },
    'actions.setRetired': ({ actionId, retired }, { admin }) => {
      setActionRetired(changer, { id: actionId, retired }, admin.name);
      return {};
    },
    'actions.explain': ({ draft, localDate, time }) => {
      const { registers, kiosk, termDates } = changer.settings();
      return explainAt(draft, { localDate, time, registers, timeZone: kiosk.timeZone, termDates });
    },
    'registers.get': () => ({ times: changer.settings().registers }),
    'registers.check': ({ times }) => ({ affected: listActionsBrokenBy(times, changer.store.listActions()) }),
    'registers.save': (input, { admin }) => ({ times: saveRegisters(changer, input, admin.name) }),
  };
}
