// No navigation, no new windows, no webviews, for every web contents the app ever makes (Electron checklist 13 to 15).
import { app } from 'electron';
import type { Logger } from '../../core/ports.ts';

/** Must run before the first window is made. */
export function lockDownContents(ownUrls: readonly string[], logger: Logger): void {
  app.on('web-contents-created', (_event, contents) => {
    const refuse = (event: { preventDefault(): void }, url: string): void => {
      // Loading its own page again is how a crashed renderer comes back.
      if (ownUrls.includes(url)) return;
      event.preventDefault();
      logger.warn('navigation refused');
    };
    contents.on('will-navigate', refuse);
    contents.on('will-redirect', refuse);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => {
      logger.warn('new window refused');
      return { action: 'deny' };
    });
  });
}
