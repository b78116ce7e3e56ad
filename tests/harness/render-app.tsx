// Renders a part of the renderer, or all of it, over a fake bridge.
import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { createClient } from '../../src/renderer/api/client.ts';
import { ClientProvider } from '../../src/renderer/api/client-context.tsx';
import { createI18n } from '../../src/renderer/strings/i18n.ts';
import type { FakeBridge } from '../fakes/fake-bridge.ts';

/** Renders the element with words and a client. */
export function renderWithBridge(element: ReactNode, bridge: FakeBridge): RenderResult {
  return render(
    <I18nextProvider i18n={createI18n()}>
      <ClientProvider value={createClient(bridge)}>{element}</ClientProvider>
    </I18nextProvider>,
  );
}
