// The typed client: one call per endpoint of the contract. It must not know any screen.
import type { ClientInput, ClientOutput, Contract } from '../../shared/ipc/contract.ts';
import type { z } from 'zod';
import { envelope, type GatehouseBridge } from '../../shared/ipc/envelope.ts';
import type { EndpointName, EventName } from '../../shared/ipc/names.ts';
import { AppError } from '../../shared/errors/app-error.ts';

/** The endpoints that only read; useQuery takes these. */
export type QueryName = { [N in EndpointName]: Contract[N]['kind'] extends 'query' ? N : never }[EndpointName];
/** The endpoints that change something. */
export type CommandName = Exclude<EndpointName, QueryName>;

export interface Client {
  /** Asks main. @throws AppError with the code main gave; INTERNAL when main did not answer at all. */
  readonly call: <N extends EndpointName>(name: N, input: ClientInput<N>) => Promise<ClientOutput<N>>;
  /** Hears an event until the returned function is called. */
  readonly onEvent: (name: EventName, listener: (payload: unknown) => void) => () => void;
}

type Parsed = Extract<z.infer<typeof envelope>, { ok: false }>['error'];

function fromWire(error: Parsed): AppError {
  return new AppError(error.code, {
    context: { ref: error.ref },
    ...(error.fields === undefined ? {} : { fields: error.fields }),
    ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
  });
}

/** Makes the client over the preload's bridge (or a test's fake one). */
export function createClient(bridge: GatehouseBridge): Client {
  async function call<N extends EndpointName>(name: N, input: ClientInput<N>): Promise<ClientOutput<N>> {
    let answer: unknown;
    try {
      answer = await bridge.invoke(name, input);
    } catch (thrown) {
      throw new AppError('INTERNAL', { cause: thrown });
    }
    const parsed = envelope.safeParse(answer);
    if (!parsed.success) throw new AppError('INTERNAL', { cause: parsed.error });
    if (!parsed.data.ok) throw fromWire(parsed.data.error);
    // as: main has parsed the value with this endpoint's own output schema just before sending it.
    return parsed.data.value as ClientOutput<N>;
  }
  return { call, onEvent: (name, listener) => bridge.subscribe(name, listener) };
}
