// What register times may not be, and what should be thought over, in words for the person who is setting them.
import type { RegisterTimes } from './attendance.ts';
import { minuteOf, wallTimeOf } from './code-table.ts';

/** The statutory guidance: the register stays open for 30 minutes at most. */
export const GUIDED_OPEN_MINUTES = 30;

export interface RegisterProblem {
  /** The field it stands under. */
  readonly field: 'amOpens' | 'pmOpens' | 'openForMinutes' | 'dayEnds';
  readonly words: string;
}

/** What is impossible about these times; empty when they can be used. */
export function checkRegisterTimes(times: RegisterTimes): readonly RegisterProblem[] {
  const problems: RegisterProblem[] = [];
  const amCloses = minuteOf(times.amOpens) + times.openForMinutes;
  const pmCloses = minuteOf(times.pmOpens) + times.openForMinutes;
  if (minuteOf(times.pmOpens) <= minuteOf(times.amOpens)) {
    problems.push({
      field: 'pmOpens',
      words: `The afternoon register opens after the morning’s, at ${times.amOpens}.`,
    });
  } else if (minuteOf(times.pmOpens) < amCloses) {
    problems.push({
      field: 'pmOpens',
      words: `The morning register is open until ${wallTimeOf(amCloses)}; the afternoon’s cannot open before that.`,
    });
  }
  if (minuteOf(times.dayEnds) < pmCloses) {
    problems.push({
      field: 'dayEnds',
      words: `The afternoon register is open until ${wallTimeOf(pmCloses)}; lessons cannot end before that.`,
    });
  }
  return problems;
}

/** True when the register stays open for longer than the guidance has it: allowed, and warned of. */
export function isOpenTooLong(times: Pick<RegisterTimes, 'openForMinutes'>): boolean {
  return times.openForMinutes > GUIDED_OPEN_MINUTES;
}
