// What an action may not be, by field. The screen says the same while typing; main has the last word.
import type { Action } from '../../../shared/domain/action.ts';
import { checkCodeTable } from '../../../shared/domain/code-table.ts';
import type { ActionDraft } from '../../../shared/ipc/admin/actions-contract.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { StoreReader } from '../store-port.ts';
import { codesOfRule, missingCodesOf } from './action-troubles.ts';

/** What is wrong with a draft, by field name; empty when it can be saved. `before` is the action it changes. */
export function problemsOfDraft(
  reader: Pick<StoreReader, 'listAttendanceCodes' | 'listUserTypes'>,
  draft: ActionDraft,
  before: Action | null,
  settings: Settings,
): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  const { codeRule } = draft;
  if (draft.building !== null && draft.type === 'sign') problems['building'] = 'only an action that checks in or out';
  if (draft.building !== null && codeRule.kind !== 'none') problems['codeRule'] = 'a building makes no mark';
  // A code that the action had before stays: it is flagged, and its name can be mended without choosing another code.
  const had = new Set(before === null ? [] : codesOfRule(before.codeRule));
  const unknown = missingCodesOf(codeRule, reader.listAttendanceCodes()).filter((code) => !had.has(code));
  if (unknown.length > 0) problems['codeRule.code'] = `not in the MIS's list: ${unknown.join(' ')}`;
  if (codeRule.kind === 'conditional') {
    const [first] = checkCodeTable(codeRule.rows, settings.registers).problems;
    if (first !== undefined) problems['codeRule.rows'] = first.words;
  }
  const userTypes = new Set(reader.listUserTypes().map(({ id }) => id));
  if (draft.userTypeIds.some((id) => !userTypes.has(id))) problems['userTypeIds'] = 'a user type that does not exist';
  return problems;
}
