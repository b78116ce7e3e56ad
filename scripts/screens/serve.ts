// Builds the renderer as it ships and serves it on loopback under the app's own content policy.
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { build } from 'vite';
import config from '../../electron.vite.config.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** As strict as the app's own: no inline script or style, nothing from elsewhere. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'";

/** Builds into `outDir`. */
export async function buildRenderer(outDir: string): Promise<void> {
  // as: electron-vite's type also allows a function; ours is an object.
  const { renderer } = config as { renderer: Parameters<typeof build>[0] };
  await build({
    ...renderer,
    configFile: false,
    logLevel: 'error',
    build: { ...renderer?.build, outDir, emptyOutDir: true },
  });
}

/** Serves a built renderer; resolves with its address. */
export async function serve(folder: string): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    // A browser asks for an icon by itself; the app has none.
    if (request.url === '/favicon.ico') return void response.writeHead(204).end();
    const name = path.basename(new URL(request.url ?? '/', 'http://127.0.0.1').pathname) || 'index.html';
    const file = name === 'index.html' ? path.join(folder, name) : path.join(folder, 'assets', name);
    readFile(file).then(
      (body) => {
        response.setHeader('content-type', types[path.extname(name)] ?? 'application/octet-stream');
        response.setHeader('content-security-policy', POLICY);
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}/`, server };
}
