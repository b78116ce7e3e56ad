// Makes a PDF of a document of our own in a window nobody sees: no scripts, no network, no storage, gone afterwards.
import { BrowserWindow, session } from 'electron';
import type { PdfMaker } from '../core/ports.ts';
import { webPreferences } from './web-preferences.ts';

/** In memory only, and apart from the kiosk's own: it knows neither its scheme nor its permissions. */
const PARTITION = 'pdf';

/** A session in which nothing can be asked for but the document itself. */
function sealedSession(): Electron.Session {
  const sealed = session.fromPartition(PARTITION, { cache: false });
  sealed.webRequest.onBeforeRequest((details, done) => done({ cancel: !details.url.startsWith('data:') }));
  sealed.setPermissionRequestHandler((_contents, _permission, done) => done(false));
  sealed.setPermissionCheckHandler(() => false);
  return sealed;
}

/** Creates the maker. */
export function createPdfMaker(): PdfMaker {
  return {
    async make(html) {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { ...webPreferences, javascript: false, devTools: false, session: sealedSession() },
      });
      try {
        await window.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(html, 'utf8').toString('base64')}`);
        return new Uint8Array(await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true }));
      } finally {
        window.destroy();
      }
    },
  };
}
