// What every admin page needs of the view around it: the kiosk's words and clock, the role, and the way to another page.
import { createContext, useContext, useEffect, useState } from 'react';
import type { KioskState } from '../../shared/ipc/kiosk-contract.ts';
import type { AdminPage, ParamsOf } from './page-params.ts';

export type { AdminPage, LogbookStart } from './page-params.ts';

export type AdminRole = 'receptionist' | 'administrator';

/** The page on screen and what it was opened with. */
export interface ShownPage {
  readonly page: AdminPage;
  readonly params: unknown;
  /** Counts the visits, so that a page led to again starts afresh. */
  readonly visit: number;
}

export interface AdminContextValue {
  readonly kiosk: KioskState;
  /** What the person may see. Main enforces it; the screen only leaves out what would be refused. */
  readonly role: AdminRole;
  /** Epoch milliseconds of the kiosk's clock, which need not be the PC's. */
  readonly nowMs: () => number;
  readonly shown: ShownPage;
  /** Opens a page, after asking when something on this one is not saved. */
  readonly go: <P extends AdminPage>(page: P, params?: ParamsOf<P>) => void;
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

/** What this page was opened with; null when it was opened plainly. */
export function usePageParams<P extends AdminPage>(page: P): ParamsOf<P> | null {
  const { shown } = useAdmin();
  if (shown.page !== page || shown.params === undefined) return null;
  // `go` is the only writer and takes params of the page's own type.
  return shown.params as ParamsOf<P>;
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
