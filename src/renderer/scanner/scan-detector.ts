// Tells a scanner or card reader that types like a keyboard from a person who types: by its speed and by how it ends.
// Pure: it is told each key with its time.
import type { ScannerSettings } from '../../shared/settings/readers.ts';
import { usCharacterOf } from './us-keys.ts';

/** One key as the page heard it. */
export interface HeardKey {
  readonly key: string;
  readonly code: string;
  readonly shift: boolean;
  /** Ctrl, Alt or the Windows key is held: a command, not typing. */
  readonly command: boolean;
  /** The key is held down and repeats itself. */
  readonly repeat: boolean;
  readonly atMs: number;
}

export interface Scan {
  readonly text: string;
  /** The longest time between two of its keys: how near it came to the limit. */
  readonly slowestGapMs: number;
  readonly endedBy: 'Enter' | 'Tab';
  /** When it ended, on the page's own clock. */
  readonly atMs: number;
}

/**
 * What a key was. first: it may begin a scan; quick: it goes on with one; neutral: Shift and the like; echo: a second
 * end right after a scan, as readers send that end with CR and LF; other: everything else, and what was heard is typing.
 */
export type Heard =
  { readonly kind: 'first' | 'quick' | 'neutral' | 'echo' | 'other' } | { readonly kind: 'scan'; readonly scan: Scan };

export interface ScanDetector {
  readonly takeKey: (key: HeardKey) => Heard;
}

/** A code this long fills no field of ours; what comes after it still belongs to it. */
const LONGEST_KEPT = 512;

/** Keys that scanners press for capitals, and that layouts send for what cannot be typed. */
const NEUTRAL = new Set(['Shift', 'CapsLock', 'NumLock', 'AltGraph', 'Process']);

/** Stands for a key that typed no character of its own here. */
const NOTHING_TYPED = '\u0000';

interface Run {
  typed: string;
  us: string;
  count: number;
  slowestGapMs: number;
  lastAtMs: number;
}

/** A detector with nothing heard yet. */
export function createScanDetector(settings: ScannerSettings): ScanDetector {
  let run: Run | null = null;
  let endedAtMs = Number.NEGATIVE_INFINITY;
  const isQuick = (sinceMs: number, atMs: number): boolean => atMs - sinceMs <= settings.maxGapMs;

  function takeEnd(key: HeardKey, endedBy: 'Enter' | 'Tab'): Heard {
    const heard = run;
    run = null;
    if (heard !== null && heard.count >= settings.minLength && isQuick(heard.lastAtMs, key.atMs)) {
      endedAtMs = key.atMs;
      const slowestGapMs = Math.max(heard.slowestGapMs, key.atMs - heard.lastAtMs);
      return { kind: 'scan', scan: { text: textOf(heard, settings), slowestGapMs, endedBy, atMs: key.atMs } };
    }
    return isQuick(endedAtMs, key.atMs) ? { kind: 'echo' } : { kind: 'other' };
  }

  function takeCharacter({ atMs }: HeardKey, typed: string, us: string): Heard {
    if (run === null || !isQuick(run.lastAtMs, atMs)) {
      // No code begins with a space, and a space presses buttons.
      if (typed === ' ') return ((run = null), { kind: 'other' });
      run = { typed, us, count: 1, slowestGapMs: 0, lastAtMs: atMs };
      return { kind: 'first' };
    }
    run.slowestGapMs = Math.max(run.slowestGapMs, atMs - run.lastAtMs);
    run.lastAtMs = atMs;
    run.count += 1;
    if (run.count <= LONGEST_KEPT) {
      run.typed += typed;
      run.us += us;
    }
    return { kind: 'quick' };
  }

  return {
    takeKey(key) {
      if (NEUTRAL.has(key.key)) return { kind: 'neutral' };
      if (key.command || key.repeat) {
        run = null;
        // Ctrl+J is what some readers make of the LF in CR LF.
        return key.command && isQuick(endedAtMs, key.atMs) ? { kind: 'echo' } : { kind: 'other' };
      }
      if (key.key === 'Enter' || key.key === 'Tab') return takeEnd(key, key.key);
      const us = usCharacterOf(key.code, key.shift);
      if (key.key.length === 1) return takeCharacter(key, key.key, us ?? key.key);
      // A dead key of this layout, or the keypad without NumLock.
      if (us !== null) return takeCharacter(key, NOTHING_TYPED, us);
      run = null;
      return { kind: 'other' };
    },
  };
}

/** Letters, digits and hyphens: what badges and nearly all cards are made of. */
const isPlain = (text: string): boolean => /^[A-Za-z0-9-]+$/.test(text);

/** As typed, unless only a US keyboard makes sense of it; without what the reader is set to send around every code. */
function textOf({ typed, us }: Run, { stripPrefix, stripSuffix }: ScannerSettings): string {
  for (const reading of [typed, us]) {
    const text = stripped(reading, stripPrefix, stripSuffix);
    if (isPlain(text)) return text;
  }
  return stripped(typed, stripPrefix, stripSuffix).replaceAll(NOTHING_TYPED, '');
}

/** Caps Lock turns letters round, so case does not count. A code that is nothing but its frame stays as it is. */
function stripped(text: string, prefix: string, suffix: string): string {
  const plain = text.toUpperCase();
  const from = prefix !== '' && plain.startsWith(prefix.toUpperCase()) ? prefix.length : 0;
  const to = suffix !== '' && plain.endsWith(suffix.toUpperCase()) ? text.length - suffix.length : text.length;
  return from < to ? text.slice(from, to) : text;
}
