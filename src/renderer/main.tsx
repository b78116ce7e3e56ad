// Mounts the app. Everything it needs is in the bundle: fonts, words, pictures.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
// Atkinson has no Vietnamese letters; only those come from Noto Sans.
import '@fontsource/noto-sans/vietnamese-400.css';
import '@fontsource/noto-sans/vietnamese-700.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/ui.css';
import './styles/kiosk-frame.css';
import './styles/kiosk-idle.css';
import './styles/kiosk-answers.css';
import './styles/kiosk-badge.css';
import './styles/kiosk-photo.css';
import './styles/kiosk-done.css';
import './styles/kiosk-sign.css';
import './styles/signals.css';
import { getBridge } from './api/bridge.ts';
import { createClient } from './api/client.ts';
import { ClientProvider } from './api/client-context.tsx';
import { App } from './app.tsx';
import { CrashGuard } from './crash-guard.tsx';
import { createI18n } from './strings/i18n.ts';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no #root');

createRoot(container).render(
  <StrictMode>
    <I18nextProvider i18n={createI18n()}>
      <ClientProvider value={createClient(getBridge())}>
        <CrashGuard>
          <App />
        </CrashGuard>
      </ClientProvider>
    </I18nextProvider>
  </StrictMode>,
);
