// useQuery for admin endpoints: an answer that the session is over leads back to the gate.
import { useEffect } from 'react';
import type { ClientInput, ClientOutput } from '../../../shared/ipc/contract.ts';
import type { Client, QueryName } from '../../api/client.ts';
import { useAnswer, useQuery, type QueryResult } from '../../api/use-query.ts';
import { useAdmin } from '../admin-context.tsx';

/** As useQuery; ADMIN_SIGN_IN_NEEDED ends the picture of the session too. */
export function useAdminQuery<N extends QueryName>(
  name: N,
  input: ClientInput<N> | null,
): QueryResult<ClientOutput<N>> {
  return useSession(useQuery(name, input));
}

/** As useAnswer, for admin endpoints. */
export function useAdminAnswer<T>(
  name: QueryName,
  what: string,
  ask: ((client: Client) => Promise<T>) | null,
): QueryResult<T> {
  return useSession(useAnswer(name, what, ask));
}

function useSession<T>(result: QueryResult<T>): QueryResult<T> {
  const { sessionLost } = useAdmin();
  const lost = result.status === 'failed' && result.error.code === 'ADMIN_SIGN_IN_NEEDED';
  useEffect(() => {
    if (lost) sessionLost();
  }, [lost, sessionLost]);
  return result;
}
