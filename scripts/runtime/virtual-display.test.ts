import { describe, expect, it } from '@jest/globals';
import { needsVirtualDisplay } from './virtual-display.ts';

describe('a virtual screen', () => {
  it.each([
    ['Linux without a display', {}, 'linux', true],
    ['Linux with an empty DISPLAY', { DISPLAY: '' }, 'linux', true],
    ['Linux with X', { DISPLAY: ':0' }, 'linux', false],
    ['Linux with Wayland', { WAYLAND_DISPLAY: 'wayland-0' }, 'linux', false],
    ['Windows', {}, 'win32', false],
    ['macOS', {}, 'darwin', false],
  ])('on %s', (_, env, platform, isNeeded) => {
    expect(needsVirtualDisplay(env, platform)).toBe(isNeeded);
  });
});
