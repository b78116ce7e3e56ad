// What electron-builder is told beyond electron-builder.yml for the Electron at hand. Pure.
import path from 'node:path';

/** The part of the runtime that packaging depends on. */
export interface PackagingRuntime {
  readonly electronVersion: string;
  readonly pristineDistPath: string;
  readonly isSubstitute: boolean;
  readonly betterSqlite3Binding: string | null;
}

/**
 * Extends the repository's configuration with this machine's Electron. With the substitute the packed
 * app also gets an entry that supplies what Node 18 lacks, and better-sqlite3 built for it at the place
 * where better-sqlite3 itself looks first; the app's own code knows of neither.
 */
export function packagingConfiguration(
  runtime: PackagingRuntime,
  baseFile: string,
  substituteFolder: string,
): Record<string, unknown> {
  const configuration = {
    extends: baseFile,
    electronVersion: runtime.electronVersion,
    electronDist: runtime.pristineDistPath,
  };
  if (!runtime.isSubstitute) return configuration;
  const files: unknown[] = [{ from: substituteFolder, to: 'electron-substitute', filter: ['*.cjs', '!loader.cjs'] }];
  if (runtime.betterSqlite3Binding !== null) {
    const from = path.dirname(runtime.betterSqlite3Binding);
    files.push({ from, to: 'node_modules/better-sqlite3/build/Release', filter: ['*.node'] });
  }
  return {
    ...configuration,
    files,
    extraMetadata: { main: 'electron-substitute/packaged-entry.cjs' },
    // Outside the archive as well: a worker thread loads its supplies before it can read the archive.
    extraResources: [{ from: substituteFolder, to: 'electron-substitute', filter: ['supply-node-18.cjs'] }],
  };
}

const newFuseLine = /^ +grantFileProtocolExtraPrivileges:.*\n/m;

/** Takes out of electron-builder.yml the one fuse that the substitute is too old to have; merging cannot unset it. */
export function withoutNewFuses(baseYaml: string): string {
  if (!newFuseLine.test(baseYaml))
    throw new Error('electron-builder.yml no longer sets grantFileProtocolExtraPrivileges');
  return baseYaml.replace(newFuseLine, '');
}
