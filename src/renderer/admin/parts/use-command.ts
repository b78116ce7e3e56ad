// Runs one command of the contract and remembers how it went. A lost session leads back to the gate from any page.
import { useCallback, useEffect, useRef, useState } from 'react';
import { asAppError, type AppError } from '../../../shared/errors/app-error.ts';
import type { ClientInput, ClientOutput } from '../../../shared/ipc/contract.ts';
import type { CommandName, QueryName } from '../../api/client.ts';
import { useClient } from '../../api/client-context.tsx';
import { useAdmin } from '../admin-context.tsx';

export type CommandState<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'busy' }
  | { readonly status: 'done'; readonly value: T }
  | { readonly status: 'failed'; readonly error: AppError };

export interface RunningCommand<N extends CommandName | QueryName> {
  readonly state: CommandState<ClientOutput<N>>;
  readonly busy: boolean;
  readonly error: AppError | null;
  /** Resolves with the answer, or null when it failed; a second call while busy does nothing. */
  readonly run: (input: ClientInput<N>) => Promise<ClientOutput<N> | null>;
  readonly reset: () => void;
}

/** One command (or a query that is asked by a button, such as the connection test) with its state. */
export function useCommand<N extends CommandName | QueryName>(name: N): RunningCommand<N> {
  const client = useClient();
  const { sessionLost } = useAdmin();
  const [state, setState] = useState<CommandState<ClientOutput<N>>>({ status: 'idle' });
  const busy = useRef(false);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  const run = useCallback(
    async function run(input: ClientInput<N>): Promise<ClientOutput<N> | null> {
      if (busy.current) return null;
      busy.current = true;
      setState({ status: 'busy' });
      const next = await settle(client.call(name, input));
      busy.current = false;
      if (mounted.current) setState(next);
      if (next.status === 'done') return next.value;
      if (next.status === 'failed' && next.error.code === 'ADMIN_SIGN_IN_NEEDED') sessionLost();
      return null;
    },
    [client, name, sessionLost],
  );
  const reset = useCallback(() => setState({ status: 'idle' }), []);
  return { state, busy: state.status === 'busy', error: state.status === 'failed' ? state.error : null, run, reset };
}

async function settle<T>(asking: Promise<T>): Promise<CommandState<T>> {
  try {
    return { status: 'done', value: await asking };
  } catch (thrown) {
    return { status: 'failed', error: asAppError(thrown) };
  }
}
