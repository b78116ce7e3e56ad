// The rows around what is in sight, asked for a window at a time. Rows that may have changed stay on screen until the
// new ones are there, so nothing blinks when something happens at the kiosk.
import { useEffect, useRef, useState } from 'react';
import { asAppError } from '../../../shared/errors/app-error.ts';
import { MOST_WINDOW_ROWS, type LogbookRow } from '../../../shared/ipc/admin/logbook-contract.ts';
import { useClient } from '../../api/client-context.tsx';
import { useAdmin } from '../admin-context.tsx';

/** As soon as one is missing this near to what is in sight, more are asked for … */
const NEAR_ROWS = 40;
/** … this far: a question for dozens of rows now and then, not one for a single row in every frame of a scroll. */
const FAR_ROWS = 90;
/** More than this is forgotten, furthest from sight first. */
const MOST_KEPT_ROWS = 3_000;

interface Kept {
  readonly row: LogbookRow;
  /** The list's answer it was read for; an older one is read again when in sight. */
  readonly answerNumber: number;
}

/** What is missing or old around the rows in sight. */
function wantedKeys(
  keys: readonly number[],
  sight: { readonly first: number; readonly last: number },
  isFresh: (key: number) => boolean,
): readonly number[] {
  const missing = (rows: number) =>
    keys.slice(Math.max(0, sight.first - rows), sight.last + 1 + rows).filter((key) => !isFresh(key));
  if (missing(NEAR_ROWS).length === 0) return [];
  // In sight first: a window holds a limited number.
  const inSight = missing(0);
  const known = new Set(inSight);
  return [...inSight, ...missing(FAR_ROWS).filter((key) => !known.has(key))].slice(0, MOST_WINDOW_ROWS);
}

/** The rows by key, as far as they are known. `answerNumber` changes whenever the list was asked again. */
export function useRowWindow(
  keys: readonly number[],
  sight: { readonly first: number; readonly last: number },
  answerNumber: number,
): ReadonlyMap<number, Kept['row']> {
  const client = useClient();
  const { sessionLost } = useAdmin();
  const kept = useRef(new Map<number, Kept>());
  const asking = useRef(false);
  const [rows, setRows] = useState<ReadonlyMap<number, LogbookRow>>(new Map());
  const [turn, setTurn] = useState(0);
  const { first, last } = sight;

  useEffect(() => {
    if (asking.current) return;
    const isFresh = (key: number) => kept.current.get(key)?.answerNumber === answerNumber;
    const wanted = wantedKeys(keys, { first, last }, isFresh);
    if (wanted.length === 0) return;
    asking.current = true;
    void client
      .call('logbook.getRows', { keys: [...wanted] })
      .then(({ rows: answered }) => {
        for (const row of answered) kept.current.set(row.key, { row, answerNumber });
        forgetFar(kept.current, keys, first);
        setRows(new Map([...kept.current].map(([key, { row }]) => [key, row])));
        // Movements never go; should one be missing all the same, asking again at once would never end.
        return answered.length === wanted.length ? ('all' as const) : ('failed' as const);
      })
      .catch((thrown: unknown) => {
        if (asAppError(thrown).code === 'ADMIN_SIGN_IN_NEEDED') sessionLost();
        // Anything else: the rows stay empty or old, and the next scroll or event asks again.
        return 'failed' as const;
      })
      .then((outcome) => {
        asking.current = false;
        if (outcome !== 'failed') setTurn((count) => count + 1);
      });
  }, [client, sessionLost, keys, first, last, answerNumber, turn]);
  return rows;
}

/** Keeps memory level on a long scroll. */
function forgetFar(kept: Map<number, Kept>, keys: readonly number[], first: number): void {
  if (kept.size <= MOST_KEPT_ROWS) return;
  const near = new Set(keys.slice(Math.max(0, first - MOST_KEPT_ROWS / 4), first + MOST_KEPT_ROWS / 4));
  // A Map may lose entries while it is walked.
  for (const key of kept.keys()) if (!near.has(key)) kept.delete(key);
}
