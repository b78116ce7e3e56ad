// Hears a badge scanner or a card reader wherever the focus is.
import { useEffect, useRef } from 'react';
import { createScanDetector } from './scan-detector.ts';

/** Calls `onScan` with the text of each scan while `active`. The key that ends a scan presses no button. */
export function useScanner(active: boolean, onScan: (text: string) => void): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => {
    if (!active) return undefined;
    const detector = createScanDetector();
    const onKeyDown = (event: KeyboardEvent): void => {
      const text = detector.takeKey(event.key, event.timeStamp);
      if (text === null) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(text);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [active]);
}
