// Hands the client to the components below; a test hands in one over a fake bridge.
import { createContext, useContext } from 'react';
import type { Client } from './client.ts';

const ClientContext = createContext<Client | null>(null);

/** Wraps the app with its client. */
export const ClientProvider = ClientContext.Provider;

/** The client of the surrounding ClientProvider. @throws Error when there is none: a bug. */
export function useClient(): Client {
  const client = useContext(ClientContext);
  if (client === null) throw new Error('useClient needs a ClientProvider above it');
  return client;
}
