import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { scannerSettings, type ScannerSettings } from '../../shared/settings/readers.ts';
import { createScanDetector, type HeardKey, type Scan, type ScanDetector } from './scan-detector.ts';

const defaults = scannerSettings.parse({});

/** A key as a US keyboard sends it, unless said otherwise. */
function aKey(key: string, atMs: number, changes: Partial<HeardKey> = {}): HeardKey {
  const code = /^\d$/.test(key) ? `Digit${key}` : /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '';
  return { key, code, shift: /^[A-Z]$/.test(key), command: false, repeat: false, atMs, ...changes };
}

/** Sends the text with these gaps (the last is before the end key); what the end key was. */
function send(detector: ScanDetector, text: string, gapsMs: readonly number[], end = 'Enter', fromMs = 1_000) {
  let atMs = fromMs;
  Array.from(text).forEach((key, index) => detector.takeKey(aKey(key, (atMs += gapsMs[index] ?? 0))));
  const heard = detector.takeKey(aKey(end, (atMs += gapsMs[text.length] ?? gapsMs.at(-1) ?? 0)));
  return { heard, atMs };
}

function scanOf(text: string, gapMs: number, end = 'Enter', settings: Partial<ScannerSettings> = {}): Scan | null {
  const gaps = Array.from({ length: text.length + 1 }, () => gapMs);
  const { heard } = send(createScanDetector({ ...defaults, ...settings }), text, gaps, end);
  return heard.kind === 'scan' ? heard.scan : null;
}

const code = fc.stringMatching(/^[A-Z0-9]{4,20}$/);
const settings = fc.record({
  minLength: fc.integer({ min: 4, max: 20 }),
  maxGapMs: fc.integer({ min: 20, max: 80 }),
  stripPrefix: fc.constant(''),
  stripSuffix: fc.constant(''),
});

describe('the scan detector', () => {
  it('reads a reader that sends a key every 5 ms and ends with Enter or Tab', () => {
    expect(scanOf('GH48291736', 5)).toEqual({ text: 'GH48291736', slowestGapMs: 5, endedBy: 'Enter', atMs: 1_055 });
    expect(scanOf('GH48291736', 5, 'Tab')).toMatchObject({ text: 'GH48291736', endedBy: 'Tab' });
  });

  it('is deaf to a person who types a key every 120 ms', () => {
    expect(scanOf('48291736', 120)).toBeNull();
  });

  it('takes for a scan exactly what is long enough and has no gap over the limit, however the gaps are split', () => {
    fc.assert(
      fc.property(
        code,
        settings,
        fc.array(fc.integer({ min: 0, max: 160 }), { minLength: 21, maxLength: 21 }),
        (text, set, gaps) => {
          const used = gaps.slice(0, text.length + 1);
          const { heard } = send(createScanDetector(set), text, used);
          // The first gap is before the first key: it only says where the run begins.
          const between = used.slice(1);
          const lastSlow = between.slice(0, -1).findLastIndex((gap) => gap > set.maxGapMs);
          const tail = text.slice(lastSlow + 1);
          const endsInTime = (between.at(-1) ?? 0) <= set.maxGapMs;
          const expected = endsInTime && tail.length >= set.minLength ? tail : null;
          expect(heard.kind === 'scan' ? heard.scan.text : null).toBe(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('says how slow the slowest key was', () => {
    fc.assert(
      fc.property(code, fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 21, maxLength: 21 }), (text, gaps) => {
        const { heard } = send(createScanDetector(defaults), text, gaps);
        const expected = Math.max(...gaps.slice(1, text.length + 1));
        expect(heard).toMatchObject({ kind: 'scan', scan: { slowestGapMs: expected } });
      }),
    );
  });

  it('wants at least the shortest code', () => {
    expect(scanOf('123', 5)).toBeNull();
    expect(scanOf('1234', 5)?.text).toBe('1234');
    expect(scanOf('1234', 5, 'Enter', { minLength: 5 })).toBeNull();
  });

  it('starts anew after a pause, so that a stray key does not spoil the scan', () => {
    const detector = createScanDetector(defaults);
    detector.takeKey(aKey('x', 0));
    expect(send(detector, 'GH48291736', Array(11).fill(5)).heard).toMatchObject({ scan: { text: 'GH48291736' } });
  });

  it('does not take the Shift and Caps Lock that readers press for characters', () => {
    const detector = createScanDetector(defaults);
    const keys = ['CapsLock', 'Shift', 'G', 'Shift', 'H', '1', '2', 'CapsLock'];
    const kinds = keys.map((key, index) => detector.takeKey(aKey(key, index * 5)).kind);
    expect(kinds).toEqual(['neutral', 'neutral', 'first', 'neutral', 'quick', 'quick', 'quick', 'neutral']);
    expect(detector.takeKey(aKey('Enter', keys.length * 5))).toMatchObject({ scan: { text: 'GH12' } });
  });

  it('reads ten scans one right after the other', () => {
    const detector = createScanDetector(defaults);
    let fromMs = 0;
    for (let count = 0; count < 10; count += 1) {
      const { heard, atMs } = send(detector, `GH1111222${count}`, [60, ...Array<number>(10).fill(3)], 'Enter', fromMs);
      expect(heard).toMatchObject({ scan: { text: `GH1111222${count}` } });
      fromMs = atMs;
    }
  });

  it('takes the second end of a reader that sends CR and LF, or Enter and Tab, for its echo', () => {
    for (const after of [aKey('Enter', 0), aKey('Tab', 0), aKey('j', 0, { command: true })]) {
      const detector = createScanDetector(defaults);
      const { atMs } = send(detector, 'GH48291736', Array(11).fill(5));
      expect(detector.takeKey({ ...after, atMs: atMs + 4 }).kind).toBe('echo');
      expect(detector.takeKey({ ...after, atMs: atMs + 400 }).kind).toBe('other');
    }
  });

  it('is not made by a key that is held down, nor by commands', () => {
    const detector = createScanDetector(defaults);
    for (let at = 0; at < 30; at += 1) detector.takeKey(aKey('5', at * 30, { repeat: at > 0 }));
    expect(detector.takeKey(aKey('Enter', 905)).kind).toBe('other');
    for (const [index, key] of Array.from('acvx').entries())
      detector.takeKey(aKey(key, 2_000 + index, { command: true }));
    expect(detector.takeKey(aKey('Enter', 2_005)).kind).toBe('other');
  });

  it('does not begin with a space, which would press the button that has the focus', () => {
    const detector = createScanDetector(defaults);
    expect(detector.takeKey(aKey(' ', 0)).kind).toBe('other');
    expect(detector.takeKey(aKey('G', 5)).kind).toBe('first');
    expect(detector.takeKey(aKey(' ', 10)).kind).toBe('quick');
  });

  it('keeps the beginning of an endless text, and its end is no scan of its own', () => {
    const text = 'https://example.org/'.concat('x'.repeat(3_000));
    expect(scanOf(text, 2)?.text).toBe(text.slice(0, 512));
  });

  it('takes off what the reader is set to send around every code, whatever its case', () => {
    const framed = { stripPrefix: 'qr:', stripSuffix: '#' };
    expect(scanOf('QR:GH48291736#', 5, 'Enter', framed)?.text).toBe('GH48291736');
    expect(scanOf('GH48291736', 5, 'Enter', framed)?.text).toBe('GH48291736');
    expect(scanOf('QR:#', 5, 'Enter', framed)?.text).toBe('QR:#');
  });
});

describe('a reader that sends US key codes to another keyboard layout', () => {
  /** The keys of a text typed by their place on a US keyboard, as the layout turns them. */
  function sendBy(layout: (us: string) => string, text: string, caps = false): string | null {
    const detector = createScanDetector(defaults);
    let atMs = 0;
    for (const us of text) {
      const sent = aKey(us, (atMs += 5));
      const key = layout(us);
      detector.takeKey({ ...sent, key: caps ? swapCase(key) : key });
    }
    const heard = detector.takeKey(aKey('Enter', atMs + 5));
    return heard.kind === 'scan' ? heard.scan.text : null;
  }
  const swapCase = (text: string): string => (text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase());

  /** French: the digits' row types signs without Shift. */
  const azerty: Readonly<Record<string, string>> = Object.fromEntries(
    Array.from('1234567890', (digit, at) => [digit, '&é"\'(-è_çà'[at] ?? digit]),
  );

  it('is read by the places of its keys where the layout makes signs of the digits', () => {
    expect(sendBy((us) => azerty[us] ?? us, 'GH48291736')).toBe('GH48291736');
    expect(sendBy((us) => azerty[us] ?? us, '0004829173')).toBe('0004829173');
  });

  it('is left as it is where the reader is set to the layout of the PC', () => {
    const detector = createScanDetector(defaults);
    // A reader set to French types the 4 with Shift.
    Array.from('0482').forEach((digit, index) =>
      detector.takeKey(aKey(digit, index * 5, { shift: true, code: `Digit${digit}` })),
    );
    expect(detector.takeKey(aKey('Enter', 20))).toMatchObject({ scan: { text: '0482' } });
  });

  it('may find Caps Lock on: badges and cards do not tell capitals from small letters', () => {
    expect(sendBy((us) => us, 'GH48291736', true)?.toUpperCase()).toBe('GH48291736');
  });

  it('is read from the number block without NumLock', () => {
    const detector = createScanDetector(defaults);
    const keys = { 4: 'ArrowLeft', 8: 'ArrowUp', 2: 'ArrowDown', 9: 'PageUp' } as const;
    Array.from('4829').forEach((digit, index) => {
      const key = keys[Number(digit) as keyof typeof keys]; // as: only these four digits are sent
      detector.takeKey(aKey(key, index * 5, { code: `Numpad${digit}` }));
    });
    expect(detector.takeKey(aKey('Enter', 20))).toMatchObject({ scan: { text: '4829' } });
  });

  it('is not mistaken for real arrow keys, which end what was heard', () => {
    const detector = createScanDetector(defaults);
    Array.from('48').forEach((digit, index) => detector.takeKey(aKey(digit, index * 5)));
    expect(detector.takeKey(aKey('ArrowDown', 10, { code: 'ArrowDown' })).kind).toBe('other');
    Array.from('29').forEach((digit, index) => detector.takeKey(aKey(digit, 15 + index * 5)));
    expect(detector.takeKey(aKey('Enter', 25)).kind).toBe('other');
  });
});
