// Which movements the list holds. While a new answer is on its way the old one stays on screen.
import { useEffect, useState } from 'react';
import type { LogbookFilter, LogbookOrder } from '../../../shared/ipc/admin/logbook-contract.ts';
import type { QueryResult } from '../../api/use-query.ts';
import type { ClientOutput } from '../../../shared/ipc/contract.ts';
import { useAdminQuery } from '../parts/use-admin-query.ts';

export type LogbookList = ClientOutput<'logbook.list'>;

/** Faster than this nobody means each letter of a search. */
const TYPING_MS = 150;

/** The text once typing has rested; an emptied one at once. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    if (text === rested) return undefined;
    const timer = setTimeout(() => setRested(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, rested]);
  return text === '' ? '' : rested;
}

/** The newest answer there is, and how the question stands. */
export function useLogbookList(
  filter: LogbookFilter,
  order: LogbookOrder,
): { readonly list: LogbookList | null; readonly result: QueryResult<LogbookList>; readonly answerNumber: number } {
  const search = useRested(filter.search);
  const result = useAdminQuery('logbook.list', { filter: { ...filter, search }, order });
  const [shown, setShown] = useState<{ readonly list: LogbookList; readonly number: number } | null>(null);
  const answer = result.status === 'ready' ? result.value : null;
  if (answer !== null && answer !== shown?.list) setShown({ list: answer, number: (shown?.number ?? 0) + 1 });
  return { list: shown?.list ?? null, result, answerNumber: shown?.number ?? 0 };
}
