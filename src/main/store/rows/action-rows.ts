// Actions: the reasons a person may choose, with their code rule as JSON.
import type { Selectable } from 'kysely';
import { actionIcon, action as actionSchema, type Action } from '../../../shared/domain/action.ts';
import { codeRule } from '../../../shared/domain/attendance.ts';
import type { UserTypeId } from '../../../shared/domain/user-type.ts';
import type { StoreReader, StoreWriter } from '../../core/store-port.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { ActionsTable, ActionUserTypesTable } from '../schema.ts';
import { parseJson, toBit } from './columns.ts';

const actionColumns = [
  'id',
  'name',
  'icon',
  'direction',
  'type',
  'is_return',
  'code_rule_json',
  'photo',
  'prints_badge',
  'sort_order',
  'retired',
  'translations_json',
  'terms',
  'for_session',
  'building',
  'prints_slip',
  'back_after_minutes',
] as const satisfies readonly (keyof ActionsTable)[];

const { translations } = actionSchema.shape;

type ActionRow = Selectable<ActionsTable>;

export const actionQueries = {
  listActions: prepared(() => builder.selectFrom('actions').select(actionColumns).orderBy('sort_order').orderBy('id')),
  findAction: prepared((p: { id: Action['id'] }) =>
    builder.selectFrom('actions').select(actionColumns).where('id', '=', p.id),
  ),
  insertAction: prepared((row: ActionRow) => builder.insertInto('actions').values(pick(row, actionColumns))),
  listActionUserTypes: prepared(() =>
    builder.selectFrom('action_user_types').select(['action_id', 'user_type_id']).orderBy('user_type_id'),
  ),
  updateAction: prepared((row: ActionRow) =>
    builder
      .updateTable('actions')
      .set(pick(row, actionColumns.slice(1)))
      .where('id', '=', row.id),
  ),
  removeActionUserTypes: prepared((p: { id: Action['id'] }) =>
    builder.deleteFrom('action_user_types').where('action_id', '=', p.id),
  ),
  insertActionUserType: prepared((row: ActionUserTypesTable) =>
    builder.insertInto('action_user_types').values(pick(row, ['action_id', 'user_type_id'])),
  ),
};

function actionToRow(action: Action): ActionRow {
  return {
    id: action.id,
    name: action.name,
    icon: action.icon,
    direction: action.direction,
    type: action.type,
    is_return: toBit(action.isReturn),
    code_rule_json: JSON.stringify(action.codeRule),
    photo: action.photo,
    prints_badge: toBit(action.printsBadge),
    sort_order: action.sortOrder,
    retired: toBit(action.retired),
    translations_json: JSON.stringify(action.translations),
    terms: action.terms,
    for_session: action.forSession,
    building: action.building,
    prints_slip: toBit(action.printsSlip),
    back_after_minutes: action.backAfterMinutes,
  };
}

function rowToAction(row: ActionRow, userTypeIds: readonly UserTypeId[]): Action {
  return {
    id: row.id,
    name: row.name,
    // A picture a later version has dropped must not take the reason away from the kiosk.
    icon: actionIcon.catch('other').parse(row.icon),
    direction: row.direction,
    type: row.type,
    isReturn: row.is_return === 1,
    codeRule: parseJson(codeRule, row.code_rule_json, 'actions', 'code_rule_json'),
    photo: row.photo,
    printsBadge: row.prints_badge === 1,
    sortOrder: row.sort_order,
    retired: row.retired === 1,
    translations: parseJson(translations, row.translations_json, 'actions', 'translations_json'),
    terms: row.terms,
    forSession: row.for_session,
    building: row.building,
    printsSlip: row.prints_slip === 1,
    backAfterMinutes: row.back_after_minutes,
    userTypeIds: [...userTypeIds],
  };
}

/** Actions, read; retired ones are among them. */
export function actionReader(reader: Reader): Pick<StoreReader, 'listActions' | 'findAction'> {
  const userTypesByAction = (): Map<string, UserTypeId[]> => {
    const byAction = new Map<string, UserTypeId[]>();
    for (const row of reader.all(actionQueries.listActionUserTypes({}))) {
      byAction.set(row.action_id, [...(byAction.get(row.action_id) ?? []), row.user_type_id]);
    }
    return byAction;
  };
  return {
    listActions: () =>
      reader.consistent(() => {
        const userTypes = userTypesByAction();
        return reader.all(actionQueries.listActions({})).map((row) => rowToAction(row, userTypes.get(row.id) ?? []));
      }),
    findAction: (id) =>
      reader.consistent(() => {
        const row = reader.first(actionQueries.findAction({ id }));
        return row === undefined ? null : rowToAction(row, userTypesByAction().get(row.id) ?? []);
      }),
  };
}

/** Actions, written. */
export function actionWriter(writer: Writer): Pick<StoreWriter, 'insertAction' | 'updateAction'> {
  const insertUserTypes = ({ id, userTypeIds }: Action): void => {
    for (const userTypeId of new Set(userTypeIds)) {
      writer.run(actionQueries.insertActionUserType({ action_id: id, user_type_id: userTypeId }));
    }
  };
  return {
    insertAction(action) {
      writer.run(actionQueries.insertAction(actionToRow(action)));
      insertUserTypes(action);
    },
    updateAction(action) {
      writer.run(actionQueries.updateAction(actionToRow(action)));
      writer.run(actionQueries.removeActionUserTypes({ id: action.id }));
      insertUserTypes(action);
    },
  };
}
