// Where the renderer finds main: the preload's one object on window.
import type { GatehouseBridge } from '../../shared/ipc/envelope.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent only when the page is opened outside Electron. */
    readonly gatehouse?: GatehouseBridge;
  }
}

/** The preload's bridge. @throws Error outside Electron, which is a bug in how the page was opened. */
export function getBridge(): GatehouseBridge {
  if (window.gatehouse === undefined) throw new Error('window.gatehouse is missing: the preload did not run');
  return window.gatehouse;
}
