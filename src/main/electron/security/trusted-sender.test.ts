import { expect, it } from '@jest/globals';
import { isTrustedSender } from './trusted-sender.ts';

const known = new Set([7]);
const mainFrame = { isMainFrame: true, url: 'app://gatehouse/index.html' };
const trusts = (contentsId: number, frame: { isMainFrame: boolean; url: string } | null) =>
  isTrustedSender({ contentsId, frame }, known, 'app://gatehouse');

it('trusts the main frame of our window at our origin', () => {
  expect(trusts(7, mainFrame)).toBe(true);
});

it.each([
  ['an unknown window', 8, mainFrame],
  ['a frame inside the page', 7, { ...mainFrame, isMainFrame: false }],
  ['another origin', 7, { isMainFrame: true, url: 'https://example.invalid/' }],
  ['an origin that only begins like ours', 7, { isMainFrame: true, url: 'app://gatehouse.evil/' }],
  ['a frame that is gone', 7, null],
])('refuses %s', (_what, contentsId, frame) => {
  expect(trusts(contentsId, frame)).toBe(false);
});
