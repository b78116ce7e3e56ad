// When a mark goes, in words.
import type { MarkRow } from '../../../shared/ipc/admin/marks-contract.ts';
import { syncWords } from '../../strings/admin/sync.ts';

/** A moment as people say it: "today at 09:12". */
export type MomentText = (epochMs: number) => string;

/** "After today at 13:30" for one that waits for a register or a next try, else that it goes at once or is with the MIS. */
export function goesText(
  mark: Pick<MarkRow, 'dueAtMs' | 'state' | 'isScheduled' | 'attempts'>,
  moment: MomentText,
): string {
  if (mark.state === 'sent') return syncWords.withMis;
  if (mark.dueAtMs === null) return syncWords.now;
  return mark.isScheduled || mark.attempts > 0 ? syncWords.after(moment(mark.dueAtMs)) : syncWords.now;
}
