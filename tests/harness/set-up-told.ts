// A school's set-up by names, as main holds it: two kiosks set up alike tell the same, whatever their ids are.
import type { Page } from 'playwright-core';
import { movementKindOf } from '../../src/shared/domain/movement.ts';
import type { ActionsPage } from '../../src/shared/ipc/admin/actions-contract.ts';
import type {
  DepartmentRow,
  UserTypeRow,
  WondeConfiguration,
} from '../../src/shared/ipc/admin/people-setup-contract.ts';
import { askKiosk, signInAsAdministrator } from './sixth-form-scene.ts';

type Terms = { readonly required: boolean; readonly versions: ReadonlyArray<{ readonly body: string }> };

/** Signs an administrator in at this window and tells everything that is in use. */
export async function tellSetUp(page: Page): Promise<Readonly<Record<string, unknown>>> {
  await signInAsAdministrator(page);
  const ask = <T>(name: string): Promise<T> => askKiosk<T>(page, name, {});
  const userTypes = (await ask<UserTypeRow[]>('userTypes.list')).filter(({ retired }) => !retired);
  const departments = (await ask<DepartmentRow[]>('departments.list')).filter(({ retired }) => !retired);
  const { mappings } = await ask<WondeConfiguration>('mappings.list');
  const { actions, registers } = await ask<ActionsPage>('actions.getPage');
  const terms = await ask<Terms>('terms.getPage');
  const nameOf = (id: string) => userTypes.find((one) => one.id === id)?.name ?? id;
  return {
    userTypes: userTypes.map(({ name, people }) => ({ name, people })),
    departments: departments.map(({ name, people }) => ({ name, people })),
    mappings: mappings
      .map(({ mapping, people, userTypeName, departmentName }) => {
        const { id: _id, userTypeId: _userTypeId, ...rest } = mapping;
        return { ...rest, departmentId: null, userTypeName, departmentName, people };
      })
      .toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other))),
    // Those of a kind stand beside each other on the kiosk; the order of the kinds is the kiosk's own.
    actions: actions
      .filter(({ retired }) => !retired)
      .map((action) => {
        const { id: _id, sortOrder: _sortOrder, userTypeIds, ...rest } = action;
        return { kind: movementKindOf(action), ...rest, userTypes: userTypeIds.map(nameOf).toSorted() };
      })
      .toSorted((one, other) => one.kind.localeCompare(other.kind)),
    registers,
    terms: { required: terms.required, text: terms.versions[0]?.body ?? null },
  };
}
