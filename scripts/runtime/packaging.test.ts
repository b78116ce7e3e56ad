import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { packagingConfiguration, withoutNewFuses } from './packaging.ts';
import { projectRoot } from './project.ts';

const official = {
  electronVersion: '45.4.1',
  pristineDistPath: '/electron',
  isSubstitute: false,
  betterSqlite3Binding: null,
};
const substitute = { ...official, isSubstitute: true, betterSqlite3Binding: '/cache/sqlite/better_sqlite3.node' };

describe('the configuration for packing', () => {
  it('adds nothing but the Electron at hand when that is the one that ships', () => {
    expect(packagingConfiguration(official, '/r/electron-builder.yml', '/r/sub')).toEqual({
      extends: '/r/electron-builder.yml',
      electronVersion: '45.4.1',
      electronDist: '/electron',
    });
  });

  it('gives the substitute an entry that supplies what it lacks, and its own SQLite', () => {
    const configuration = packagingConfiguration(substitute, '/r/electron-builder.yml', '/r/sub');
    expect(configuration['extraMetadata']).toEqual({ main: 'electron-substitute/packaged-entry.cjs' });
    expect(configuration['files']).toContainEqual({
      from: '/cache/sqlite',
      to: 'node_modules/better-sqlite3/build/Release',
      filter: ['*.node'],
    });
  });

  it('takes exactly the one new fuse out of our electron-builder.yml', () => {
    const yaml = readFileSync(path.join(projectRoot, 'electron-builder.yml'), 'utf8');
    const removed = yaml.split('\n').filter((line) => !withoutNewFuses(yaml).split('\n').includes(line));
    expect(removed).toEqual(['  grantFileProtocolExtraPrivileges: false']);
  });

  it('complains when that fuse is no longer set', () => {
    expect(() => withoutNewFuses('appId: x\n')).toThrow('grantFileProtocolExtraPrivileges');
  });
});
