import { describe, expect, it } from '@jest/globals';
import { findMissing, installCommand } from './system-packages.ts';

describe('missing system packages', () => {
  it('are those that dpkg does not report as installed', () => {
    const dpkgList = ['install ok installed xvfb', 'deinstall ok config-files libnss3'].join('\n');
    expect(findMissing(['xvfb', 'libnss3', 'libgbm1'], dpkgList)).toEqual(['libnss3', 'libgbm1']);
  });

  it('are not missed under the names that newer Debian and Ubuntu give them', () => {
    expect(findMissing(['libgtk-3-0', 'libasound2'], 'install ok installed libgtk-3-0t64')).toEqual(['libasound2']);
  });

  it('are not confused with packages whose names begin the same', () => {
    expect(findMissing(['libasound2'], 'install ok installed libasound2-data')).toEqual(['libasound2']);
  });
});

describe('the command to type', () => {
  it('uses sudo for a person who is not root', () => {
    expect(installCommand(['xvfb', 'xauth'], false)).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb xauth',
    );
  });

  it('needs no sudo for root', () => {
    expect(installCommand(['xvfb'], true)).not.toContain('sudo');
  });
});
