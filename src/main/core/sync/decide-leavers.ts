// What to do about pupils a whole roll did not mention. Pure.

export type LeaversVerdict =
  /** They have left. */
  | 'retire'
  /** Rows can shift between pages while paging: read the roll once more before believing it. */
  | 'lookAgain'
  /** Nobody leaves until an administrator says so. */
  | 'suspicious';

export interface LeaversQuestion {
  /** Current pupils, those this run saw and those it did not. */
  readonly pupils: number;
  readonly unseen: number;
  /** How often this run has read the roll. */
  readonly pass: number;
  readonly maxPercent: number;
  readonly acceptLeavers: boolean;
}

/** Decides what becomes of the pupils a finished full run did not see. */
export function decideLeavers({ pupils, unseen, pass, maxPercent, acceptLeavers }: LeaversQuestion): LeaversVerdict {
  // An empty roll is never believed, whoever says so: a wrong region and a withheld scope look the same.
  if (pupils - unseen === 0) return 'suspicious';
  if (unseen === 0) return 'retire';
  const isTooMany = unseen > (pupils * maxPercent) / 100;
  if (isTooMany && !acceptLeavers) return 'suspicious';
  return pass < 2 ? 'lookAgain' : 'retire';
}
