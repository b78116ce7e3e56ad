// The chips at the top of a question: what was chosen so far, in the order it was chosen.
import type { TFunction } from 'i18next';
import { monthName } from './month-names.ts';
import type { Chip } from './kiosk-nav.ts';
import type { FlowScreen } from './flow-types.ts';
import { chosenSoFar } from './step-back.ts';

/** The chips of a screen; none on idle and on the last screen. */
export function chipsOf(screen: FlowScreen, t: TFunction): Chip[] {
  if (screen.screen === 'idle' || screen.screen === 'done') return [];
  if (screen.screen === 'failed') return chipsOf(screen.step, t);
  const { door, group, department, year, month, name, reason } = chosenSoFar(screen);
  const chips: Chip[] = [{ step: 'door', label: t(`doors.${door}`) }];
  // A question that was not asked has no answer to change.
  if (group !== undefined && !group.only) chips.push({ step: 'group', label: group.name });
  if (department !== undefined && !department.only) chips.push({ step: 'department', label: department.name });
  if (year !== undefined) chips.push({ step: 'year', label: year.name });
  if (month !== undefined) chips.push({ step: 'month', label: monthName(month, t) });
  // On the person screen the name is the title.
  if (name !== undefined && screen.screen !== 'person') chips.push({ step: 'name', label: name.label });
  if (reason !== undefined) chips.push({ step: 'reason', label: reason.name });
  return chips;
}
