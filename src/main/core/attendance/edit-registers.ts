// The registers page: when the registers are taken, and which actions' tables other times would break.
import type { RegisterTimes } from '../../../shared/domain/attendance.ts';
import { checkRegisterTimes } from '../../../shared/domain/register-check.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { listActionsBrokenBy } from '../actions/action-troubles.ts';
import { changeSetting, type SettingsChanger } from '../settings/change-setting.ts';

/**
 * Changes the register times. Marks that are made already stay as they are.
 * @throws AppError VALIDATION for times that contradict each other, CONFLICT when they break the table of an action
 * and the person has not accepted that
 */
export function saveRegisters(
  changer: SettingsChanger,
  { times, accept }: { readonly times: RegisterTimes; readonly accept: boolean },
  who: string,
): RegisterTimes {
  const problems = checkRegisterTimes(times);
  if (problems.length > 0) {
    throw new AppError('VALIDATION', {
      fields: Object.fromEntries(problems.map(({ field, words }) => [field, words])),
    });
  }
  const broken = listActionsBrokenBy(times, changer.store.listActions());
  if (broken.length > 0 && !accept)
    throw new AppError('CONFLICT', { context: { what: 'actions', count: broken.length } });
  return changeSetting(changer, who, { what: 'registers.changed', key: 'registers', value: times });
}
