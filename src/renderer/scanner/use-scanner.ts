// Hears a scanner or card reader wherever the focus is.
import { createContext, useContext, useEffect, useRef } from 'react';
import type { ScannerSettings } from '../../shared/settings/readers.ts';
import type { Scan } from './scan-detector.ts';
import { createWedge, type Wedge } from './wedge.ts';

/** Who hears a scan: what lies further up. */
export const scanLevel = { app: 0, view: 1, dialog: 2 } as const;

/** One for the window: there is one keyboard. Tests may put another in its place. */
export const WedgeContext = createContext<Wedge>(createWedge(window));

/**
 * Calls `onScan` with each scan, unless somebody of a higher level does. While anybody listens, a scan is never left in
 * a form's field, and the key that ends it presses and submits nothing.
 */
export function useScanner(level: keyof typeof scanLevel, onScan: (scan: Scan) => void): void {
  const wedge = useContext(WedgeContext);
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => wedge.subscribe((scan) => latest.current(scan), scanLevel[level]), [wedge, level]);
}

/** Sets what counts as a scan in this window; the defaults until they are known. */
export function useScannerSettings(settings: ScannerSettings | null): void {
  const wedge = useContext(WedgeContext);
  useEffect(() => {
    if (settings !== null) wedge.configure(settings);
  }, [wedge, settings]);
}
