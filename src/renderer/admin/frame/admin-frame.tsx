// The frame round every admin page: header, navigation on the left, the page.
import { useCallback, useMemo, useState } from 'react';
import type { KioskState } from '../../../shared/ipc/kiosk-contract.ts';
import { useClient } from '../../api/client-context.tsx';
import {
  AdminContextProvider,
  type AdminContextValue,
  type AdminPage,
  type AdminRole,
  type ShownPage,
} from '../admin-context.tsx';
import { pagesFor } from '../pages.tsx';
import { SetupBanner } from '../setup/setup-banner.tsx';
import { AdminHeader } from './admin-header.tsx';
import { AdminNavigation } from './admin-navigation.tsx';
import { ToastProvider } from './toasts.tsx';
import { UnsavedProvider, useAskBeforeLeaving } from './unsaved.tsx';
import { useNoteActivity } from './use-note-activity.ts';
import { useRescuedFocus } from './use-rescued-focus.ts';

interface AdminFrameProps {
  readonly kiosk: KioskState;
  readonly role: AdminRole;
  readonly nowMs: () => number;
  readonly onLeave: () => void;
  readonly onSessionLost: () => void;
  readonly onSignedOut: () => void;
  readonly onShowKeyboard: () => void;
}

const home: ShownPage = { page: 'logbook', params: undefined, visit: 0 };

/** The signed-in admin view. */
export function AdminFrame(props: AdminFrameProps) {
  return (
    <UnsavedProvider>
      <ToastProvider>
        <Frame {...props} />
      </ToastProvider>
    </UnsavedProvider>
  );
}

function Frame({ kiosk, role, nowMs, onLeave, onSessionLost, onSignedOut, onShowKeyboard }: AdminFrameProps) {
  const client = useClient();
  const ask = useAskBeforeLeaving();
  useNoteActivity(onSessionLost);
  useRescuedFocus('main h1');
  const [shown, setShown] = useState(home);
  const go = useCallback<AdminContextValue['go']>(
    (page, params) => ask(() => setShown((before) => ({ page, params, visit: before.visit + 1 }))),
    [ask],
  );
  const pages = useMemo(() => pagesFor(role), [role]);
  const context = useMemo(
    () => ({ kiosk, role, nowMs, shown, go, sessionLost: onSessionLost }),
    [kiosk, role, nowMs, shown, go, onSessionLost],
  );
  const signOut = () => {
    // Whether it worked is asked of the gate, not of this call.
    client
      .call('admin.signOut', {})
      .catch(() => undefined)
      .finally(onSignedOut);
  };
  const openPage = useCallback((page: AdminPage) => go(page), [go]);
  const current = pages.find(({ id }) => id === shown.page) ?? pages[0];
  return (
    <AdminContextProvider value={context}>
      <div className="adm-frame">
        <AdminHeader
          kiosk={kiosk}
          onLeave={() => ask(onLeave)}
          onShowKeyboard={onShowKeyboard}
          onShowSync={() => go('sync')}
        />
        <AdminNavigation
          pages={pages}
          current={current?.id ?? home.page}
          onGo={openPage}
          onSignOut={() => ask(signOut)}
        />
        <main className="adm-page" key={shown.visit}>
          <SetupBanner />
          {current !== undefined && <current.component />}
        </main>
      </div>
    </AdminContextProvider>
  );
}
