// Actions: the reasons a person may choose, with their code rule as JSON.
import { actionIcon, type Action } from '../../../shared/domain/action.ts';
import { codeRule } from '../../../shared/domain/attendance.ts';
import type { StoreReader, StoreWriter } from '../../core/store-port.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { ActionsTable } from '../schema.ts';
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
] as const satisfies readonly (keyof ActionsTable)[];

export const actionQueries = {
  listActions: prepared(() => builder.selectFrom('actions').select(actionColumns).orderBy('sort_order').orderBy('id')),
  findAction: prepared((p: { id: Action['id'] }) =>
    builder.selectFrom('actions').select(actionColumns).where('id', '=', p.id),
  ),
  insertAction: prepared((row: ActionsTable) => builder.insertInto('actions').values(pick(row, actionColumns))),
};

function actionToRow(action: Action): ActionsTable {
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
  };
}

function rowToAction(row: ActionsTable): Action {
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
  };
}

/** Actions, read; retired ones are among them. */
export function actionReader(reader: Reader): Pick<StoreReader, 'listActions' | 'findAction'> {
  return {
    listActions: () => reader.all(actionQueries.listActions({})).map(rowToAction),
    findAction(id) {
      const row = reader.first(actionQueries.findAction({ id }));
      return row === undefined ? null : rowToAction(row);
    },
  };
}

/** Actions, written. */
export function actionWriter(writer: Writer): Pick<StoreWriter, 'insertAction'> {
  return { insertAction: (action) => void writer.run(actionQueries.insertAction(actionToRow(action))) };
}
