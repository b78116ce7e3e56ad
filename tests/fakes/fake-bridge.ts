// A bridge without Electron: answers from handlers, remembers what was asked, and can emit events.
import type { ClientInput, ClientOutput } from '../../src/shared/ipc/contract.ts';
import type { GatehouseBridge } from '../../src/shared/ipc/envelope.ts';
import type { EndpointName, EventName } from '../../src/shared/ipc/names.ts';
import { asAppError } from '../../src/shared/errors/app-error.ts';

export type FakeHandlers = {
  [N in EndpointName]?: (input: ClientInput<N>) => ClientOutput<N> | Promise<ClientOutput<N>>;
};

export interface FakeBridge extends GatehouseBridge {
  /** Every request so far, oldest first. */
  readonly calls: { readonly name: EndpointName; readonly input: unknown }[];
  /** The inputs of one endpoint's requests so far. */
  readonly inputsOf: <N extends EndpointName>(name: N) => ClientInput<N>[];
  /** Replaces a handler. */
  readonly answer: <N extends EndpointName>(name: N, handler: NonNullable<FakeHandlers[N]>) => void;
  /** Sends an event to everybody who listens. */
  readonly emit: (name: EventName, payload?: unknown) => void;
  /** How many listeners there are: 0 after everything was unmounted. */
  readonly listenerCount: () => number;
}

/** A bridge over handlers; an endpoint without one answers INTERNAL. A handler that throws an AppError answers its code. */
export function createFakeBridge(handlers: FakeHandlers = {}): FakeBridge {
  const table = new Map<string, (input: unknown) => unknown>();
  // as: each handler is only ever called with the input that was sent under its own name.
  for (const [name, handler] of Object.entries(handlers)) table.set(name, handler as (input: unknown) => unknown);
  const calls: { name: EndpointName; input: unknown }[] = [];
  const listeners = new Map<string, Set<(payload: unknown) => void>>();

  async function invoke(name: string, input: unknown): Promise<unknown> {
    // as: only names of the contract are ever asked for by the typed client.
    calls.push({ name: name as EndpointName, input });
    try {
      const handler = table.get(name);
      if (handler === undefined) throw new Error(`the fake bridge has no handler for ${name}`);
      return { ok: true, value: await handler(input) };
    } catch (thrown) {
      const { code, retryable, fields, retryAfterMs } = asAppError(thrown);
      return { ok: false, error: { code, retryable, fields, retryAfterMs, ref: 'fake0001' } };
    }
  }

  function subscribe(name: string, onEvent: (payload: unknown) => void): () => void {
    const set = listeners.get(name) ?? new Set();
    listeners.set(name, set.add(onEvent));
    return () => set.delete(onEvent);
  }

  return {
    invoke,
    subscribe,
    calls,
    // as: see calls.push above.
    inputsOf: <N extends EndpointName>(name: N) =>
      calls.filter((call) => call.name === name).map((call) => call.input as ClientInput<N>),
    // as: see the table above.
    answer: (name, handler) => void table.set(name, handler as (input: unknown) => unknown),
    emit: (name, payload = {}) => listeners.get(name)?.forEach((listener) => listener(payload)),
    listenerCount: () => [...listeners.values()].reduce((sum, set) => sum + set.size, 0),
  };
}
