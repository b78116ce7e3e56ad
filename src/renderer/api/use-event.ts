// Hears one of main's events while a component is on screen.
import { useEffect, useRef } from 'react';
import type { z } from 'zod';
import { events, type EventPayload } from '../../shared/ipc/events.ts';
import type { EventName } from '../../shared/ipc/names.ts';
import { useClient } from './client-context.tsx';

/** Calls the listener with each parsed payload; a payload that does not parse is passed over, since events are only hints. */
export function useEvent<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): void {
  const client = useClient();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(
    () =>
      client.onEvent(name, (payload) => {
        const schema: z.ZodType = events[name];
        const parsed = schema.safeParse(payload);
        // as: the schema looked up by this name is the one EventPayload<N> is inferred from.
        if (parsed.success) latest.current(parsed.data as EventPayload<N>);
      }),
    [client, name],
  );
}
