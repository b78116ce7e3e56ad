// The newest day with a mark that needs a person: a mark that failed on Friday is not in Monday's logbook.
import type { Client } from '../../api/client.ts';
import { attentionStates, countMarks } from '../logbook/filter-rows.ts';
import { dayPlus } from '../logbook/school-day.ts';

/** Half a term: further back nobody corrects a register from here. */
const DAYS_BACK = 45;

/** Looks back day by day; null when there is none. @throws AppError as admin.getLogbook */
export async function findDayNeedingPerson(client: Client, today: string): Promise<string | null> {
  for (let back = 0; back < DAYS_BACK; back += 1) {
    const localDate = dayPlus(today, -back);
    const { rows } = await client.call('admin.getLogbook', { localDate });
    if (countMarks(rows, attentionStates) > 0) return localDate;
  }
  return null;
}
