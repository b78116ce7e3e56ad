import { describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { contentTypeOf, resolveInside } from './app-scheme-paths.ts';

const root = path.resolve('/opt/gatehouse/renderer');
const inside = (address: string) => resolveInside(root, address, 'app://gatehouse');

describe('app:// addresses', () => {
  it('name files inside the folder', () => {
    expect(inside('app://gatehouse/index.html')).toBe(path.join(root, 'index.html'));
    expect(inside('app://gatehouse/')).toBe(path.join(root, 'index.html'));
    expect(inside('app://gatehouse/assets/a%20b.js')).toBe(path.join(root, 'assets', 'a b.js'));
  });

  it.each([
    'app://elsewhere/index.html',
    'app://gatehouse.evil/index.html',
    'https://example.invalid/index.html',
    'file:///etc/passwd',
    'app://gatehouse/%00',
    'app://gatehouse/%E0%A4%A',
  ])('refuse %s', (address) => {
    expect(inside(address)).toBeNull();
  });

  it.each([
    'app://gatehouse/../../etc/passwd',
    'app://gatehouse/%2e%2e/%2e%2e/etc/passwd',
    'app://gatehouse/..%2f..%2fetc%2fpasswd',
  ])('never leave the folder: %s', (address) => {
    expect(inside(address) ?? root + path.sep).toContain(root + path.sep);
  });

  it('name files of a folder below the origin', () => {
    expect(resolveInside('/opt/crash', 'app://gatehouse/crash/crash.css', 'app://gatehouse/crash')).toBe(
      path.resolve('/opt/crash/crash.css'),
    );
  });

  it('know their content types', () => {
    expect(contentTypeOf('/x/index.html')).toContain('text/html');
    expect(contentTypeOf('/x/unknown.bin')).toBe('application/octet-stream');
  });
});
