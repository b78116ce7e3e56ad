// The bridge of the sandboxed page: one function to ask, one to listen. No paths, no process, no free channel.
import { contextBridge, ipcRenderer } from 'electron';
import type { GatehouseBridge } from '../shared/ipc/envelope.ts';
import { endpointNames, EVENT_CHANNEL, eventNames, REQUEST_CHANNEL } from '../shared/ipc/names.ts';

const endpoints: ReadonlySet<string> = new Set(endpointNames);
const events: ReadonlySet<string> = new Set(eventNames);

const bridge = {
  async invoke(name, input) {
    if (!endpoints.has(name)) throw new Error('Unknown endpoint');
    return await ipcRenderer.invoke(REQUEST_CHANNEL, name, input);
  },
  subscribe(name, onEvent) {
    if (!events.has(name)) throw new Error('Unknown event');
    const listener = (_event: unknown, heard: unknown, payload: unknown): void => {
      if (heard === name) onEvent(payload);
    };
    ipcRenderer.on(EVENT_CHANNEL, listener);
    return () => ipcRenderer.off(EVENT_CHANNEL, listener);
  },
} satisfies GatehouseBridge;

contextBridge.exposeInMainWorld('gatehouse', Object.freeze(bridge));
