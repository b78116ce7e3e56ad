// Which file an app:// address means. No Electron here: path traversal is tested in plain Node.
import path from 'node:path';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
  '.mp3': 'audio/mpeg',
};

/** The content type by the file's ending. */
export function contentTypeOf(file: string): string {
  return contentTypes[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
}

/** The file of an address inside `rootDir`, or null for another origin or a path that leaves the folder. Never throws. */
export function resolveInside(rootDir: string, address: string, origin: string): string | null {
  if (address !== origin && !address.startsWith(`${origin}/`)) return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(new URL(address).pathname);
  } catch {
    return null; // a broken escape or address names no file
  }
  if (decoded.includes('\0')) return null;
  const file = path.resolve(rootDir, `.${path.posix.normalize(decoded === '/' ? '/index.html' : decoded)}`);
  return file.startsWith(path.resolve(rootDir) + path.sep) ? file : null;
}
