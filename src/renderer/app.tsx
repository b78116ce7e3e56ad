// Switches between the kiosk and the admin view, once main has said where we are.
import { lazy, Suspense, useCallback, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KioskState } from '../shared/ipc/kiosk-contract.ts';
import { useClient } from './api/client-context.tsx';
import { useQuery } from './api/use-query.ts';
import type { KeptState } from './kiosk/flow-types.ts';
import { KioskView } from './kiosk/kiosk-view.tsx';
import { readKeptFlow } from './kiosk/read-kept-flow.ts';
import { useDelayed } from './kiosk/use-delayed.ts';
import { useScanner, useScannerSettings } from './scanner/use-scanner.ts';
import { Button } from './ui/button.tsx';

// Its own file: a pupil's touch never waits for the admin view to load.
const AdminView = lazy(async () => ({ default: (await import('./admin/admin-view.tsx')).AdminView }));

/** The whole window. `data-app-state` says loading, failed or ready, for tests to wait on. */
export function App(): ReactNode {
  const state = useQuery('kiosk.getState', {});
  const kept = useKeptFlow(state.status === 'ready' ? state.value : null);
  const [view, setView] = useState<'kiosk' | 'admin'>('kiosk');
  const openAdmin = useCallback(() => setView('admin'), []);
  const leaveAdmin = useCallback(() => setView('kiosk'), []);
  useScannerSettings(state.status === 'ready' ? state.value.scanner : null);
  // While the app starts, or where a view is not there yet, a scan presses nothing and is lost.
  useScanner('app', () => undefined);
  if (state.status === 'failed') return <NotReady onTryAgain={state.refetch} />;
  if (state.status === 'loading' || kept.status === 'loading') return <Starting />;
  return (
    <div className="app" data-app-state="ready" data-view={view}>
      {view === 'admin' ? (
        <Suspense fallback={null}>
          <AdminView onLeave={leaveAdmin} />
        </Suspense>
      ) : (
        <KioskView
          state={state.value}
          clockOffsetMs={state.value.nowMs - state.receivedAtMs}
          kept={kept.value}
          onOpenAdmin={openAdmin}
        />
      )}
    </div>
  );
}

type Kept = { readonly status: 'loading' } | { readonly status: 'ready'; readonly value: KeptState | null };

/** Asks once, at the start, for a flow kept before a renderer crash; whatever goes wrong with it means: none. */
function useKeptFlow(state: KioskState | null): Kept {
  const client = useClient();
  const [kept, setKept] = useState<Kept>({ status: 'loading' });
  const waiting = kept.status === 'loading';
  useEffect(() => {
    if (state === null || !waiting) return;
    client
      .call('kiosk.getKeptFlow', {})
      .then((value) => setKept({ status: 'ready', value: readKeptFlow(value, state) }))
      .catch(() => setKept({ status: 'ready', value: null }));
  }, [client, state, waiting]);
  return kept;
}

function Starting(): ReactNode {
  const { t } = useTranslation();
  const slow = useDelayed(true);
  return (
    <div className="app k-message" data-app-state="loading">
      {slow ? (
        <p className="k-waiting" role="status">
          <span className="spinner" aria-hidden="true" />
          {t('loading')}
        </p>
      ) : null}
    </div>
  );
}

function NotReady({ onTryAgain }: { readonly onTryAgain: () => void }): ReactNode {
  const { t } = useTranslation();
  const words = useTranslation('errors').t;
  return (
    <div className="app k-message" data-app-state="failed" role="alert">
      <p className="k-message-title">{words('INTERNAL.title')}</p>
      <p className="k-message-next">{words('INTERNAL.next')}</p>
      <Button tone="primary" onPress={onTryAgain}>
        {t('failed.again')}
      </Button>
    </div>
  );
}
