import { describe, expect, it } from '@jest/globals';
import { type LaunchSettings, electronArguments, electronEnvironment } from './launch.ts';

const base: LaunchSettings = {
  appFolder: '/kiosk',
  appArguments: [],
  isRoot: false,
  isSubstitute: false,
  hasCamera: true,
  isVirtualDisplay: false,
  env: {},
};
const fakeCamera = '--use-fake-device-for-media-stream';

describe("Electron's command line", () => {
  it('passes the app its arguments untouched, after the app folder', () => {
    const appArguments = ['--now=2026-03-02T08:55:00Z', '--data-dir=/tmp/a b'];
    expect(electronArguments({ ...base, appArguments })).toEqual(['/kiosk', ...appArguments]);
  });

  it("turns Chromium's sandbox off for root only", () => {
    expect(electronArguments({ ...base, isRoot: true })).toEqual(['--no-sandbox', '/kiosk']);
    expect(electronArguments(base)).not.toContain('--no-sandbox');
  });

  it('needs no GPU process on a virtual screen', () => {
    expect(electronArguments({ ...base, isVirtualDisplay: true })).toEqual(['--disable-gpu', '/kiosk']);
  });

  it('gives the demo a camera picture where there is no camera', () => {
    expect(electronArguments({ ...base, hasCamera: false })).toEqual([fakeCamera, '/kiosk']);
  });

  it.each([
    ['a provisioned kiosk', { appArguments: ['--provision=/etc/kiosk.json'] }],
    ['a kiosk provisioned by its environment', { env: { GATEHOUSE_PROVISION: '/etc/kiosk.json' } }],
  ])('never fakes the camera of %s', (_, settings) => {
    expect(electronArguments({ ...base, hasCamera: false, ...settings })).not.toContain(fakeCamera);
  });
});

describe("Electron's environment", () => {
  it('names the SQLite binding and the display only when there is one', () => {
    expect(electronEnvironment({ HOME: '/h' }, null, undefined)).toEqual({ HOME: '/h' });
    expect(electronEnvironment({ HOME: '/h' }, '/b.node', ':7')).toEqual({
      HOME: '/h',
      GATEHOUSE_SQLITE_BINDING: '/b.node',
      DISPLAY: ':7',
    });
  });

  it('never lets the kiosk run as plain Node', () => {
    expect(electronEnvironment({ ELECTRON_RUN_AS_NODE: '1' }, null, undefined)).toEqual({});
  });
});
