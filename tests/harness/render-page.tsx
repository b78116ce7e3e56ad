// Renders one page of the admin view alone, over a fake bridge: its neighbours cannot fail its tests.
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { AdminContextProvider, type AdminContextValue } from '../../src/renderer/admin/admin-context.tsx';
import { ToastProvider } from '../../src/renderer/admin/frame/toasts.tsx';
import { UnsavedProvider } from '../../src/renderer/admin/frame/unsaved.tsx';
import { ClientProvider } from '../../src/renderer/api/client-context.tsx';
import { createClient } from '../../src/renderer/api/client.ts';
import { createFakeBridge, type FakeBridge, type FakeHandlers } from '../fakes/fake-bridge.ts';
import { INVENTED_NOW_MS, inventedKiosk } from '../fakes/invented-logbook.ts';
import { giveElementsAHeight } from './elements-height.ts';

export interface PageScene {
  readonly bridge: FakeBridge;
  readonly user: ReturnType<typeof userEvent.setup>;
  /** Where the page led to, in order. */
  readonly wentTo: readonly (readonly [page: string, params: unknown])[];
}

/** An administrator at this page; `shown` is what it was opened with. */
export function renderPage(page: ReactElement, handlers: FakeHandlers, shown?: AdminContextValue['shown']): PageScene {
  giveElementsAHeight();
  const bridge = createFakeBridge(handlers);
  const wentTo: [string, unknown][] = [];
  const admin: AdminContextValue = {
    kiosk: inventedKiosk,
    role: 'administrator',
    nowMs: () => INVENTED_NOW_MS,
    shown: shown ?? { page: 'logbook', params: undefined, visit: 0 },
    go: (to, params) => void wentTo.push([to, params]),
    sessionLost: () => undefined,
  };
  render(
    <ClientProvider value={createClient(bridge)}>
      <ToastProvider>
        <AdminContextProvider value={admin}>
          <UnsavedProvider>{page}</UnsavedProvider>
        </AdminContextProvider>
      </ToastProvider>
    </ClientProvider>,
  );
  return { bridge, user: userEvent.setup(), wentTo };
}
