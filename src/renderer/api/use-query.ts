// Asks main a question while a component is on screen, and again whenever an event makes the answer stale.
import { useCallback, useEffect, useRef, useState } from 'react';
import { asAppError, type AppError } from '../../shared/errors/app-error.ts';
import type { ClientInput, ClientOutput } from '../../shared/ipc/contract.ts';
import type { Client, QueryName } from './client.ts';
import { useClient } from './client-context.tsx';
import { topicsOf } from './query-topics.ts';

export type QueryState<T> =
  | { readonly status: 'loading' }
  /** receivedAtMs: this PC's clock when the answer came, epoch milliseconds. */
  | { readonly status: 'ready'; readonly value: T; readonly receivedAtMs: number }
  | { readonly status: 'failed'; readonly error: AppError };

export type QueryResult<T> = QueryState<T> & {
  /** Asks again; the answer on screen stays until the new one is there. */
  readonly refetch: () => void;
};

interface Answered<T> {
  readonly key: string;
  readonly state: QueryState<T>;
}

/**
 * The answer of one query. A changed input starts again from `loading`; a stale answer stays until the new one is
 * there, and stays when asking again fails (the kiosk prefers an old list to none). Pass null to ask nothing yet.
 */
export function useQuery<N extends QueryName>(name: N, input: ClientInput<N> | null): QueryResult<ClientOutput<N>> {
  const ask = input === null ? null : (client: Client) => client.call(name, input);
  return useAnswer(name, JSON.stringify(input), ask);
}

/**
 * As useQuery, for an answer that takes more than one call of the same query. `what` says which answer is meant: while
 * it stays the same, so does the question. Null asks nothing yet.
 */
export function useAnswer<T>(
  name: QueryName,
  what: string,
  ask: ((client: Client) => Promise<T>) | null,
): QueryResult<T> {
  const client = useClient();
  const [round, setRound] = useState(0);
  const [answered, setAnswered] = useState<Answered<T> | null>(null);
  const refetch = useCallback(() => setRound((count) => count + 1), []);
  const key = ask === null ? null : `${name} ${what}`;

  // A new function for the same text is the same question, so the effect below follows `key` and reads it here.
  const latestAsk = useRef(ask);
  useEffect(() => {
    latestAsk.current = ask;
  });

  useEffect(() => {
    const asking = latestAsk.current;
    if (asking === null || key === null) return undefined;
    let wanted = true;
    void settle(asking(client)).then((state) => {
      if (wanted) setAnswered((before) => betterAnswer(before, key, state));
    });
    return () => {
      wanted = false;
    };
    // `round` is here to ask again.
  }, [client, key, round]);

  useEffect(() => {
    const stops = topicsOf(name).map((topic) => client.onEvent(topic, refetch));
    return () => stops.forEach((stop) => stop());
  }, [client, name, refetch]);

  const state: QueryState<T> = answered !== null && answered.key === key ? answered.state : { status: 'loading' };
  return { ...state, refetch };
}

async function settle<T>(asking: Promise<T>): Promise<QueryState<T>> {
  try {
    return { status: 'ready', value: await asking, receivedAtMs: Date.now() };
  } catch (thrown) {
    return { status: 'failed', error: asAppError(thrown) };
  }
}

function betterAnswer<T>(before: Answered<T> | null, key: string, state: QueryState<T>): Answered<T> {
  const keepsOld = state.status === 'failed' && before?.key === key && before.state.status === 'ready';
  return keepsOld && before !== null ? before : { key, state };
}
