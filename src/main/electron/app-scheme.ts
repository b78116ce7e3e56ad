// The one scheme pages load from: app://gatehouse/. Serves the built renderer's folder and nothing outside it.
import { protocol, session } from 'electron';
import { readFile } from 'node:fs/promises';
import { contentTypeOf, resolveInside } from './app-scheme-paths.ts';

export const APP_ORIGIN = 'app://gatehouse';
export const APP_START_URL = `${APP_ORIGIN}/index.html`;

/** No remote content at all; styles and scripts only from the app itself. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves files of `rendererDir` under app://gatehouse/; anything else is 404. */
export function serveAppScheme(rendererDir: string): void {
  session.defaultSession.protocol.handle('app', async function serveFile(request) {
    const file = resolveInside(rendererDir, request.url, APP_ORIGIN);
    if (file === null) return new Response('Not found', { status: 404 });
    try {
      return new Response(await readFile(file), {
        headers: {
          'content-type': contentTypeOf(file),
          'content-security-policy': CONTENT_SECURITY_POLICY,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        },
      });
    } catch {
      // A page that asks for a file that is not there gets the web's own answer.
      return new Response('Not found', { status: 404 });
    }
  });
}
