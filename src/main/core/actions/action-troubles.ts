// What is not as it should be with actions: codes the MIS does not list, and tables that the register times have broken.
import type { Action } from '../../../shared/domain/action.ts';
import type { CodeLetter, CodeRule, RegisterTimes } from '../../../shared/domain/attendance.ts';
import { checkCodeTable } from '../../../shared/domain/code-table.ts';
import type { ActionTroubles, AffectedAction } from '../../../shared/ipc/admin/actions-contract.ts';
import type { CodeUse, MissingCode } from '../../../shared/ipc/admin/codes-contract.ts';
import type { AttendanceCode } from '../store-port.ts';

/** Every code a rule can give, once each, in the rule's order. */
export function codesOfRule(rule: CodeRule): readonly CodeLetter[] {
  switch (rule.kind) {
    case 'none':
      return [];
    case 'fixed':
      return [rule.code];
    case 'conditional':
      return [...new Set(rule.rows.flatMap(({ code }) => (code === null ? [] : [code])))];
  }
}

/** The codes of a rule that the MIS does not list; none while its list was never read. */
export function missingCodesOf(rule: CodeRule, known: readonly AttendanceCode[]): CodeLetter[] {
  if (known.length === 0) return [];
  const letters = new Set(known.map(({ code }) => code));
  return codesOfRule(rule).filter((code) => !letters.has(code));
}

function tableProblemsOf(rule: CodeRule, registers: RegisterTimes): string[] {
  return rule.kind === 'conditional' ? checkCodeTable(rule.rows, registers).problems.map(({ words }) => words) : [];
}

/** The troubles of the actions in use that have some. */
export function listActionTroubles(
  actions: readonly Action[],
  known: readonly AttendanceCode[],
  registers: RegisterTimes,
): ActionTroubles[] {
  return actions
    .filter((action) => !action.retired)
    .map((action) => ({
      actionId: action.id,
      missingCodes: missingCodesOf(action.codeRule, known),
      tableProblems: tableProblemsOf(action.codeRule, registers),
    }))
    .filter((troubles) => troubles.missingCodes.length > 0 || troubles.tableProblems.length > 0);
}

/** The actions in use whose table would not be whole under these register times. */
export function listActionsBrokenBy(times: RegisterTimes, actions: readonly Action[]): AffectedAction[] {
  return actions
    .filter((action) => !action.retired)
    .map((action) => ({
      actionId: action.id,
      name: action.name,
      direction: action.direction,
      problems: tableProblemsOf(action.codeRule, times),
    }))
    .filter(({ problems }) => problems.length > 0);
}

/** Which actions in use can give which code. */
export function usesByCode(actions: readonly Action[]): ReadonlyMap<CodeLetter, CodeUse[]> {
  const uses = new Map<CodeLetter, CodeUse[]>();
  for (const { id, name, direction, codeRule, retired } of actions) {
    if (retired) continue;
    for (const code of codesOfRule(codeRule)) {
      uses.set(code, [...(uses.get(code) ?? []), { actionId: id, name, direction }]);
    }
  }
  return uses;
}

/** The codes that actions in use name and the MIS does not list. */
export function listMissingCodes(actions: readonly Action[], known: readonly AttendanceCode[]): MissingCode[] {
  if (known.length === 0) return [];
  const letters = new Set(known.map(({ code }) => code));
  return [...usesByCode(actions)].flatMap(([code, usedBy]) => (letters.has(code) ? [] : [{ code, usedBy }]));
}
