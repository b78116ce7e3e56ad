// docs/dependencies.md speaks of exactly the packages of package.json, which are pinned exactly.
import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { tableRows } from '../../fixtures/read-markdown.ts';

const root = path.resolve(__dirname, '../../..');

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}

/** A field of a parsed JSON object; undefined where there is none. */
function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function pinned(section: 'dependencies' | 'devDependencies'): readonly (readonly [name: string, version: unknown])[] {
  const packages = fieldOf(readJson('package.json'), section);
  return typeof packages === 'object' && packages !== null ? Object.entries(packages) : [];
}

const all = [...pinned('dependencies'), ...pinned('devDependencies')];
const rows = tableRows(readFileSync(path.join(root, 'docs/dependencies.md'), 'utf8')).map(({ heading, cells }) => ({
  isShipped: heading.startsWith('Shipped'),
  name: (cells[0] ?? '').replaceAll('`', ''),
  why: cells[1] ?? '',
  instead: cells[2] ?? '',
  licence: cells[3] ?? '',
}));

/** Loaded by name at run time, on the one platform that has it, so that no import line says so. */
const LOADED_BY_NAME = ['koffi'];

/** The packages that what we build imports: src and simulators, without tests and without types. */
function importedPackages(): ReadonlySet<string> {
  const files = ['src', 'simulators'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8')),
  );
  const specifiers = files.flatMap((source) =>
    [...source.matchAll(/(?:^import|^\} from|^import (?!type)[^;'"]*? from)\s*'([^'.][^']*)'/gm)].map(
      (match) => match[1] ?? '',
    ),
  );
  return new Set(
    [...specifiers, ...LOADED_BY_NAME].map((specifier) =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/'),
    ),
  );
}

describe('package.json', () => {
  it.each(all)('pins %s exactly, as the lock file and node_modules have it', (name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    const locked = fieldOf(
      fieldOf(fieldOf(readJson('package-lock.json'), 'packages'), `node_modules/${name}`),
      'version',
    );
    expect(locked).toBe(version);
    expect(fieldOf(readJson(`node_modules/${name}/package.json`), 'version')).toBe(version);
  });
});

describe('docs/dependencies.md', () => {
  it('has one line for every package of package.json and none for another', () => {
    expect(rows.map(({ name }) => name).toSorted()).toEqual(all.map(([name]) => name).toSorted());
  });

  it.each(rows)(
    'says of $name why it is here, what else there was, and its licence',
    ({ name, why, instead, licence }) => {
      expect(why).not.toBe('');
      expect(instead).not.toBe('');
      expect(licence).toBe(fieldOf(readJson(`node_modules/${name}/package.json`), 'license'));
    },
  );

  it('calls shipped what the app imports, and nothing else', () => {
    const imported = importedPackages();
    const shipped = rows.filter(({ isShipped }) => isShipped).map(({ name }) => name);
    const expected = all.map(([name]) => name).filter((name) => imported.has(name));
    expect(shipped.toSorted()).toEqual(expected.toSorted());
    expect(shipped).toEqual(expect.arrayContaining(pinned('dependencies').map(([name]) => name)));
  });
});
