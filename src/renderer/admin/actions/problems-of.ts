// What keeps an action from being saved, in words. Main says the same again; here it is said before anything is sent.
import { codeLetter, type RegisterTimes } from '../../../shared/domain/attendance.ts';
import { checkCodeTable } from '../../../shared/domain/code-table.ts';
import { adminActions } from '../../strings/admin/actions.ts';
import { isBuilding, rowsOf, type EditedAction } from './edited-action.ts';

const words = adminActions;

/** True when this can be a name on the kiosk. */
export function isName(name: string): boolean {
  return name.trim() !== '' && name.trim().length <= 60;
}

/** What is wrong with the table as it stands; half-typed rows count as wrong. */
export function problemsOfTable(edited: EditedAction, registers: RegisterTimes): readonly string[] {
  if (edited.rows.length === 0) return [words.table.empty];
  const rows = rowsOf(edited.rows);
  if (rows === null) return [words.table.timeProblem];
  const codes = edited.rows.every(({ code }) => code === null || codeLetter.safeParse(code).success);
  return [
    ...checkCodeTable(rows, registers).problems.map((problem) => problem.words),
    ...(codes ? [] : [words.editor.codeProblem]),
  ];
}

/** Everything that keeps this action from being saved; empty when nothing does. */
export function problemsOf(edited: EditedAction, registers: RegisterTimes): readonly string[] {
  const problems: string[] = [];
  if (!isName(edited.name)) problems.push(words.editor.nameProblem);
  if (edited.translations.some(({ name }) => !isName(name))) problems.push(words.editor.languageProblem);
  if (isBuilding(edited) || edited.isReturn) return problems;
  if (edited.ruleKind === 'fixed' && !codeLetter.safeParse(edited.fixedCode).success) {
    problems.push(words.editor.codeProblem);
  }
  if (edited.ruleKind === 'conditional') problems.push(...problemsOfTable(edited, registers));
  return problems;
}
