// Which movements the list holds. While a new answer is on its way the old one stays on screen.
import { useEffect, useState } from 'react';
import type { LogbookFilter, LogbookOrder } from '../../../shared/ipc/admin/logbook-contract.ts';
import type { QueryResult } from '../../api/use-query.ts';
import type { ClientOutput } from '../../../shared/ipc/contract.ts';
import { useAdminQuery } from '../parts/use-admin-query.ts';

export type LogbookList = ClientOutput<'logbook.list'>;

/** Faster than this nobody means each letter of a search. */
const TYPING_MS = 150;

/** The value once it has rested. */
function useRested<T>(value: T, restMs: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value, restMs]);
  return rested;
}

/** The newest answer there is, and how the question stands. */
export function useLogbookList(
  filter: LogbookFilter,
  order: LogbookOrder,
): { readonly list: LogbookList | null; readonly result: QueryResult<LogbookList>; readonly answerNumber: number } {
  const search = useRested(filter.search, filter.search === '' ? 0 : TYPING_MS);
  const result = useAdminQuery('logbook.list', { filter: { ...filter, search }, order });
  const [shown, setShown] = useState<{ readonly list: LogbookList; readonly number: number } | null>(null);
  const answer = result.status === 'ready' ? result.value : null;
  if (answer !== null && answer !== shown?.list) setShown({ list: answer, number: (shown?.number ?? 0) + 1 });
  return { list: shown?.list ?? null, result, answerNumber: shown?.number ?? 0 };
}
