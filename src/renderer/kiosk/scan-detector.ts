// Tells a scanner that types like a keyboard from a person who types: by its speed and by how it ends.

/** A person's fastest keys are further apart than this; a scanner's are not. */
export const SCAN_GAP_MS = 50;
const MIN_LENGTH = 4;
/** Longer than any symbol we read: a held key must not grow without end. */
const MAX_LENGTH = 64;

export interface ScanDetector {
  /** Takes one key with the time it came, in milliseconds; returns the text when this key ends a scan. */
  readonly takeKey: (key: string, atMs: number) => string | null;
}

/** A detector with nothing heard yet. */
export function createScanDetector(): ScanDetector {
  let heard = '';
  let lastAtMs = Number.NEGATIVE_INFINITY;
  return {
    takeKey(key, atMs) {
      const quick = atMs - lastAtMs < SCAN_GAP_MS;
      if (key === 'Enter' || key === 'Tab') {
        const text = quick && heard.length >= MIN_LENGTH ? heard : null;
        heard = '';
        return text;
      }
      // Scanners press Shift for capitals; it is no character and no break.
      if (key.length !== 1) return null;
      heard = quick && heard.length < MAX_LENGTH ? heard + key : key;
      lastAtMs = atMs;
      return null;
    },
  };
}
