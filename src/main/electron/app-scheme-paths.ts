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
};

/** The content type by the file's ending. */
export function contentTypeOf(file: string): string {
  return contentTypes[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
}

/**
 * The file an address means inside `rootDir`, where `base` is the address of the folder itself (no slash at its end).
 * Null for another base or a path that leaves the folder. Never throws.
 */
export function resolveInside(rootDir: string, address: string, base: string): string | null {
  if (address !== base && !address.startsWith(`${base}/`)) return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(new URL(address).pathname.slice(new URL(base).pathname.replace(/\/$/, '').length));
  } catch {
    return null; // a broken escape or address names no file
  }
  if (decoded.includes('\0')) return null;
  const file = path.resolve(rootDir, `.${path.posix.normalize(decoded === '/' ? '/index.html' : decoded)}`);
  return file.startsWith(path.resolve(rootDir) + path.sep) ? file : null;
}
