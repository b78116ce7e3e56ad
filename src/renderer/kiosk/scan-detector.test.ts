import { describe, expect, it } from '@jest/globals';
import { createScanDetector } from './scan-detector.ts';

function type(text: string, gapMs: number, end = 'Enter'): string | null {
  const detector = createScanDetector();
  let atMs = 1000;
  for (const key of text) detector.takeKey(key, (atMs += gapMs));
  return detector.takeKey(end, atMs + gapMs);
}

describe('the scan detector', () => {
  it('reads a scanner that sends a key every 5 ms and ends with Enter or Tab', () => {
    expect(type('GH48291736', 5)).toBe('GH48291736');
    expect(type('GH48291736', 5, 'Tab')).toBe('GH48291736');
  });

  it('is deaf to a person who types a key every 120 ms', () => {
    expect(type('48291736', 120)).toBeNull();
  });

  it('wants at least four characters', () => {
    expect(type('123', 5)).toBeNull();
    expect(type('1234', 5)).toBe('1234');
  });

  it('starts anew after a pause, so that a stray key does not spoil the scan', () => {
    const detector = createScanDetector();
    detector.takeKey('x', 0);
    let atMs = 500;
    for (const key of 'GH48291736') detector.takeKey(key, (atMs += 5));
    expect(detector.takeKey('Enter', atMs + 5)).toBe('GH48291736');
  });

  it('does not take the Shift that scanners press for a character', () => {
    const detector = createScanDetector();
    const keys = ['Shift', 'G', 'Shift', 'H', '1', '2'];
    keys.forEach((key, index) => detector.takeKey(key, index * 5));
    expect(detector.takeKey('Enter', keys.length * 5)).toBe('GH12');
  });

  it('reads two scans one after the other', () => {
    const detector = createScanDetector();
    const scan = (text: string, fromMs: number): string | null => {
      Array.from(text).forEach((key, index) => detector.takeKey(key, fromMs + index * 5));
      return detector.takeKey('Enter', fromMs + text.length * 5);
    };
    expect([scan('GH11112222', 0), scan('GH33334444', 1000)]).toEqual(['GH11112222', 'GH33334444']);
  });
});
