// What every admin page needs of the view around it: the kiosk's words and clock, and the way to another page.
import { createContext, useContext, useEffect, useState } from 'react';
import type { KioskState } from '../../shared/ipc/kiosk-contract.ts';
import type { LogbookFilter } from './logbook/filter-rows.ts';

export type AdminPage = 'logbook' | 'outNow' | 'sync' | 'wonde' | 'security';

/** Where the logbook opens, when another page leads there. */
export interface LogbookStart {
  /** Null: today. */
  readonly localDate: string | null;
  readonly filter: LogbookFilter;
}

export interface AdminContextValue {
  readonly kiosk: KioskState;
  /** Epoch milliseconds of the kiosk's clock, which need not be the PC's. */
  readonly nowMs: () => number;
  readonly go: (page: AdminPage, logbook?: LogbookStart) => void;
  /** Main says the session is over: back to the gate. */
  readonly sessionLost: () => void;
}

const AdminContext = createContext<AdminContextValue | null>(null);

/** Wraps the admin pages. */
export const AdminContextProvider = AdminContext.Provider;

/** The surrounding admin view. @throws Error outside one: a bug. */
export function useAdmin(): AdminContextValue {
  const value = useContext(AdminContext);
  if (value === null) throw new Error('useAdmin needs the admin view above it');
  return value;
}

/** The time now by the given clock, asked again every `everyMs`. */
export function useNow(nowMs: () => number, everyMs: number): number {
  const [now, setNow] = useState(nowMs);
  useEffect(() => {
    const timer = setInterval(() => setNow(nowMs()), everyMs);
    return () => clearInterval(timer);
  }, [nowMs, everyMs]);
  return now;
}
