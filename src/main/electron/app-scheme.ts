// The one scheme pages load from: app://gatehouse/. Serves the built renderer, the crash page, and nothing else.
import { protocol, session } from 'electron';
import { readFile } from 'node:fs/promises';
import { contentTypeOf, resolveInside } from './app-scheme-paths.ts';

export const APP_ORIGIN = 'app://gatehouse';
export const APP_START_URL = `${APP_ORIGIN}/index.html`;
const CRASH_FOLDER_URL = `${APP_ORIGIN}/crash`;
export const CRASH_URL = `${CRASH_FOLDER_URL}/crash.html`;
export const START_PROBLEM_URL = `${CRASH_FOLDER_URL}/start-problem.html`;

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

export interface SchemeFolders {
  readonly rendererDir: string;
  /** Static pages that work when the renderer does not. */
  readonly crashDir: string;
  /** The page of a failed start; null while there is none. */
  readonly startProblem: () => string | null;
}

const headers = (contentType: string): Record<string, string> => ({
  'content-type': contentType,
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
});

const notFound = (): Response => new Response('Not found', { status: 404 });

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves files of the two folders under app://gatehouse/; anything else is 404. */
export function serveAppScheme(folders: SchemeFolders): void {
  session.defaultSession.protocol.handle('app', async function serveFile({ url }) {
    if (url === START_PROBLEM_URL) {
      const page = folders.startProblem();
      return page === null ? notFound() : new Response(page, { headers: headers('text/html; charset=utf-8') });
    }
    const file = url.startsWith(`${CRASH_FOLDER_URL}/`)
      ? resolveInside(folders.crashDir, url, CRASH_FOLDER_URL)
      : resolveInside(folders.rendererDir, url, APP_ORIGIN);
    if (file === null) return notFound();
    try {
      return new Response(await readFile(file), { headers: headers(contentTypeOf(file)) });
    } catch {
      // A page that asks for a file that is not there gets the web's own answer.
      return notFound();
    }
  });
}
