// The frame round every admin page: header, navigation on the left, the page.
import { useCallback, useMemo, useState } from 'react';
import { assertNever } from '../../../shared/util/assert-never.ts';
import type { KioskState } from '../../../shared/ipc/kiosk-contract.ts';
import { useClient } from '../../api/client-context.tsx';
import { AdminContextProvider, type AdminPage, type LogbookStart } from '../admin-context.tsx';
import { noFilter } from '../logbook/filter-rows.ts';
import { LogbookPage } from '../logbook/logbook-page.tsx';
import { OutNowPage } from '../out-now/out-now-page.tsx';
import { SecurityPage } from '../security/security-page.tsx';
import { SyncPage } from '../sync/sync-page.tsx';
import { WondePage } from '../wonde/wonde-page.tsx';
import { AdminHeader } from './admin-header.tsx';
import { AdminNavigation } from './admin-navigation.tsx';
import { useNoteActivity } from './use-note-activity.ts';

interface AdminFrameProps {
  readonly kiosk: KioskState;
  readonly nowMs: () => number;
  readonly onLeave: () => void;
  readonly onSessionLost: () => void;
  readonly onSignedOut: () => void;
  readonly onShowKeyboard: () => void;
}

interface Shown {
  readonly page: AdminPage;
  readonly logbook: LogbookStart;
  /** Counts the visits, so that a page led to again starts afresh. */
  readonly visit: number;
}

const home: LogbookStart = { localDate: null, filter: noFilter };

/** The signed-in admin view. */
export function AdminFrame({ kiosk, nowMs, onLeave, onSessionLost, onSignedOut, onShowKeyboard }: AdminFrameProps) {
  const client = useClient();
  useNoteActivity(onSessionLost);
  const [shown, setShown] = useState<Shown>({ page: 'logbook', logbook: home, visit: 0 });
  const go = useCallback((page: AdminPage, logbook: LogbookStart = home) => {
    setShown((before) => ({ page, logbook, visit: before.visit + 1 }));
  }, []);
  const context = useMemo(() => ({ kiosk, nowMs, go, sessionLost: onSessionLost }), [kiosk, nowMs, go, onSessionLost]);
  const signOut = () => {
    // Whether it worked is asked of the gate, not of this call.
    client
      .call('admin.signOut', {})
      .catch(() => undefined)
      .finally(onSignedOut);
  };
  return (
    <AdminContextProvider value={context}>
      <div className="adm-frame">
        <AdminHeader kiosk={kiosk} onLeave={onLeave} onShowKeyboard={onShowKeyboard} onShowSync={() => go('sync')} />
        <AdminNavigation page={shown.page} onGo={go} onSignOut={signOut} />
        <main className="adm-page" key={shown.visit}>
          <PageOf page={shown.page} logbook={shown.logbook} />
        </main>
      </div>
    </AdminContextProvider>
  );
}

function PageOf({ page, logbook }: { readonly page: AdminPage; readonly logbook: LogbookStart }) {
  switch (page) {
    case 'logbook':
      return <LogbookPage start={logbook} />;
    case 'outNow':
      return <OutNowPage />;
    case 'sync':
      return <SyncPage />;
    case 'wonde':
      return <WondePage />;
    case 'security':
      return <SecurityPage />;
    default:
      return assertNever(page);
  }
}
