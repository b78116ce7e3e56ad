// User types, departments and Wonde configuration. Roles are checked by dispatch; nothing here repeats that.
import type { KioskContext } from '../../core/kiosk-context.ts';
import { changeMappings, previewMappingChange } from '../../core/people-setup/change-mappings.ts';
import {
  addDepartment,
  addUserType,
  renameDepartment,
  renameUserType,
  reorderDepartments,
  reorderUserTypes,
  restoreDepartment,
  restoreUserType,
  retireDepartment,
  retireUserType,
} from '../../core/people-setup/edit-groups.ts';
import { listConfiguration } from '../../core/people-setup/list-configuration.ts';
import { listDepartmentRows, listUserTypeRows } from '../../core/people-setup/list-groups.ts';
import type { Handlers } from '../dispatch.ts';

export interface PeopleSetupHandlerDeps {
  readonly context: KioskContext;
  /** Pulls the roll anew, in its own time. */
  readonly sync: { syncRoster(options: { readonly acceptLeavers: boolean }): Promise<void> };
}

type PeopleSetupHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `${'userTypes' | 'departments' | 'mappings'}.${string}`>
>;

/** Does it, and answers that it is done. */
function done(work: () => void): Record<string, never> {
  work();
  return {};
}

/** Builds the handlers behind `userTypes.*`, `departments.*` and `mappings.*`. */
export function peopleSetupHandlers({ context, sync }: PeopleSetupHandlerDeps): PeopleSetupHandlers {
  const { store } = context;
  return {
    'userTypes.list': () => listUserTypeRows(store),
    'userTypes.add': ({ name }, { admin }) => ({ id: addUserType(context, name, admin.name) }),
    'userTypes.rename': ({ id, name }, { admin }) => done(() => renameUserType(context, id, name, admin.name)),
    'userTypes.retire': ({ id }, { admin }) => done(() => retireUserType(context, id, admin.name)),
    'userTypes.restore': ({ id }, { admin }) => done(() => restoreUserType(context, id, admin.name)),
    'userTypes.reorder': ({ ids }, { admin }) => done(() => reorderUserTypes(context, ids, admin.name)),
    'departments.list': () => listDepartmentRows(store),
    'departments.add': ({ name }, { admin }) => ({ id: addDepartment(context, name, admin.name) }),
    'departments.rename': ({ id, name }, { admin }) => done(() => renameDepartment(context, id, name, admin.name)),
    'departments.retire': (input, { admin }) => done(() => retireDepartment(context, input, admin.name)),
    'departments.restore': ({ id }, { admin }) => done(() => restoreDepartment(context, id, admin.name)),
    'departments.reorder': ({ ids }, { admin }) => done(() => reorderDepartments(context, ids, admin.name)),
    'mappings.list': () => listConfiguration(context),
    'mappings.preview': ({ change }) => previewMappingChange(store, change),
    'mappings.change': ({ change, confirmed }, { admin }) => {
      const result = changeMappings(context, change, confirmed, admin.name);
      // The next sync follows the new mapping at once; how it ends is the sync page's to tell.
      sync.syncRoster({ acceptLeavers: false }).catch(() => undefined);
      return result;
    },
  };
}
