// The import rule of ARCHITECTURE.md, read from the import lines of src and simulators.
import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');

interface Rule {
  /** Folder (or file) the row speaks of; the most specific row counts. */
  readonly layer: string;
  /** Folders of src it may import from, itself included. */
  readonly folders: readonly string[];
  /** Packages it may import; `node:` stands for all of Node. */
  readonly packages: readonly string[];
}

const rules: readonly Rule[] = [
  { layer: 'src/shared', folders: ['src/shared'], packages: ['zod', 'luxon'] },
  { layer: 'src/main/core', folders: ['src/main/core', 'src/shared'], packages: ['zod', 'luxon'] },
  {
    layer: 'src/main/store',
    folders: ['src/main/store', 'src/main/core', 'src/shared'],
    packages: ['better-sqlite3', 'kysely', 'zod', 'node:'],
  },
  {
    layer: 'src/main/wonde',
    folders: ['src/main/wonde', 'src/main/core', 'src/shared'],
    packages: ['undici', 'zod', 'luxon', 'node:'],
  },
  {
    layer: 'src/main/devices',
    folders: ['src/main/devices', 'src/main/core', 'src/shared'],
    packages: [
      'zod',
      'node:',
      'node-thermal-printer',
      'koffi',
      'node-webcam',
      '@napi-rs/canvas',
      'bwip-js',
      'pngjs',
      'uuid',
      'nodemailer',
      'write-excel-file',
    ],
  },
  { layer: 'src/main/sync', folders: ['src/main/sync', 'src/main/core', 'src/shared'], packages: ['zod', 'luxon'] },
  { layer: 'src/main/ipc', folders: ['src/main/ipc', 'src/main/core', 'src/shared'], packages: ['zod'] },
  {
    layer: 'src/main/logging',
    folders: ['src/main/logging', 'src/main/core', 'src/shared'],
    packages: ['pino', 'zod', 'node:'],
  },
  {
    layer: 'src/main/provisioning',
    folders: ['src/main/provisioning', 'src/main/core', 'src/shared'],
    packages: ['zod', 'node:'],
  },
  {
    layer: 'src/main/electron',
    folders: ['src/main/electron', 'src/main/ipc', 'src/main/core', 'src/shared'],
    packages: ['electron', 'zod', 'node:'],
  },
  { layer: 'src/main', folders: ['src/main', 'src/shared'], packages: ['node:', 'zod', 'uuid'] },
  { layer: 'src/preload', folders: ['src/shared/ipc'], packages: ['electron'] },
  {
    layer: 'src/renderer',
    folders: ['src/renderer', 'src/shared'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      'react-i18next',
      'i18next',
      'lucide-react',
      '@tanstack/react-table',
      '@tanstack/react-virtual',
      'react-simple-keyboard',
      'react-markdown',
      'recharts',
      '@fontsource-variable/atkinson-hyperlegible-next',
      '@fontsource/noto-sans',
      'zod',
      'luxon',
    ],
  },
  {
    layer: 'simulators',
    folders: ['simulators'],
    packages: ['zod', 'node:', '@napi-rs/canvas', 'bwip-js', 'pngjs', 'luxon'],
  },
];

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

/** Every module a file names in an import, an export-from or an import(). */
export function importsOf(source: string): string[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*['"]([^'"\s]+)['"]|(?:^|\n)\s*import\s*['"]([^'"\s]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [...source.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function packageName(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

function isAllowed(rule: Rule, file: string, specifier: string): boolean {
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file), specifier);
    return rule.folders.some((folder) => target.startsWith(`${folder}/`));
  }
  if (specifier.startsWith('node:')) return rule.packages.includes('node:');
  return rule.packages.includes(packageName(specifier));
}

function brokenRows(file: string, source: string): string[] {
  const rule = rules
    .filter(({ layer }) => file.startsWith(`${layer}/`))
    .toSorted((a, b) => b.layer.length - a.layer.length)[0];
  if (rule === undefined) return [`${file}: no row of the import rule speaks of this folder`];
  return importsOf(source)
    .filter((specifier) => !isAllowed(rule, file, specifier))
    .map(
      (specifier) =>
        `${file} imports ${specifier}; ${rule.layer} may import ${[...rule.folders, ...rule.packages].join(', ')}`,
    );
}

describe('the import rule', () => {
  const files = [...sourceFiles('src'), ...sourceFiles('simulators')];

  it('holds in every file of src and simulators', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => brokenRows(file, readFileSync(path.join(root, file), 'utf8')))).toEqual([]);
  });

  it('keeps Electron behind main/electron and the preload', () => {
    const users = files.filter((file) => importsOf(readFileSync(path.join(root, file), 'utf8')).includes('electron'));
    expect(users.filter((file) => !/^src\/(main\/electron|preload)\//.test(file))).toEqual([]);
  });

  it('would notice a broken row', () => {
    expect(brokenRows('src/main/core/x.ts', "import { app } from 'electron';")).toHaveLength(1);
    expect(brokenRows('src/main/core/x.ts', "import {\n  a,\n} from '../store/open.ts';")).toHaveLength(1);
    expect(brokenRows('src/main/core/x.ts', "import { b } from '../../shared/util/b.ts';")).toHaveLength(0);
    expect(brokenRows('simulators/wonde/x.ts', "import { c } from '../../src/shared/c.ts';")).toHaveLength(1);
  });
});
