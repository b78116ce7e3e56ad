import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findOwnElectron } from './electron-runtime.ts';

describe("a person's own Electron", () => {
  let distPath: string;

  beforeEach(() => {
    distPath = mkdtempSync(path.join(tmpdir(), 'gatehouse-electron-'));
  });
  afterEach(() => rmSync(distPath, { recursive: true }));

  it('is not looked for unless named', () => {
    expect(findOwnElectron({})).toBeNull();
  });

  it('is used where it is named, with the version that it states', () => {
    const program = process.platform === 'win32' ? 'electron.exe' : 'electron';
    writeFileSync(path.join(distPath, program), '');
    writeFileSync(path.join(distPath, 'version'), 'v45.4.1\n');
    expect(findOwnElectron({ ELECTRON_OVERRIDE_DIST_PATH: distPath })).toEqual({
      distPath,
      executablePath: path.join(distPath, program),
      electronVersion: '45.4.1',
    });
  });

  it('is complained about where it is named but missing', () => {
    expect(() => findOwnElectron({ ELECTRON_OVERRIDE_DIST_PATH: distPath })).toThrow(distPath);
  });
});
