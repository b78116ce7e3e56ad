// The bridge of the sandboxed page: one function to ask, one to listen. No paths, no process, no free channel.
import { contextBridge, ipcRenderer } from 'electron';
import type { GatehouseBridge } from '../shared/ipc/envelope.ts';
import { endpointNames, EVENT_CHANNEL, eventNames, REQUEST_CHANNEL } from '../shared/ipc/names.ts';

const endpoints: ReadonlySet<string> = new Set(endpointNames);
const events: ReadonlySet<string> = new Set(eventNames);

interface Listener {
  readonly name: string;
  readonly onEvent: (payload: unknown) => void;
}

// One listener on the channel, however many parts of a page listen: Electron warns beyond ten.
const listeners = new Set<Listener>();
ipcRenderer.on(EVENT_CHANNEL, (_event: unknown, heard: unknown, payload: unknown) => {
  for (const { name, onEvent } of listeners) if (name === heard) onEvent(payload);
});

const bridge = {
  async invoke(name, input) {
    if (!endpoints.has(name)) throw new Error('Unknown endpoint');
    return await ipcRenderer.invoke(REQUEST_CHANNEL, name, input);
  },
  subscribe(name, onEvent) {
    if (!events.has(name)) throw new Error('Unknown event');
    const listener: Listener = { name, onEvent };
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
} satisfies GatehouseBridge;

contextBridge.exposeInMainWorld('gatehouse', Object.freeze(bridge));
