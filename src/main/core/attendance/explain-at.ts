// What an action would do at a moment: the preview of the actions page, answered by the function that decides at the door.
import type { LocalDate, RegisterTimes, WallTime } from '../../../shared/domain/attendance.ts';
import { movementKindOf } from '../../../shared/domain/movement.ts';
import { instantOf, schoolTimeAt } from '../../../shared/domain/school-time.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { Explanation } from '../../../shared/ipc/admin/actions-contract.ts';
import { decideMarks } from './decide-marks.ts';
import type { TermDates } from '../../../shared/domain/term-dates.ts';

/** When, and under which register times. */
export interface ExplainedMoment {
  readonly localDate: LocalDate;
  readonly time: WallTime;
  readonly registers: RegisterTimes;
  readonly timeZone: string;
  readonly termDates?: TermDates;
}

/** Decides what would happen if somebody chose this action then. Never throws. */
export function explainAt(action: Input<'actions.explain'>['draft'], moment: ExplainedMoment): Explanation {
  const { registers, timeZone, termDates } = moment;
  const occurredAtMs = instantOf(moment.localDate, moment.time, timeZone);
  const kind = movementKindOf(action);
  const { codeRule, forSession } = action;
  const decision = decideMarks({
    kind,
    occurredAtMs,
    codeRule,
    forSession,
    registers,
    timeZone,
    ...(termDates && { termDates }),
  });
  return {
    kind,
    explanation: decision.explanation,
    marks: decision.marks.map(({ notBeforeMs, ...mark }) => ({
      ...mark,
      waitsUntilText: notBeforeMs > occurredAtMs ? schoolTimeAt(notBeforeMs, timeZone).timeText : null,
    })),
  };
}
