// How wide an element is, followed as the window changes.
import { useCallback, useState } from 'react';

const WIDTH_BEFORE_LAYOUT_PX = 640;

/** A ref callback and the width it measured, in CSS pixels. */
export function useWidth(): readonly [ref: (element: HTMLElement | null) => (() => void) | undefined, widthPx: number] {
  const [widthPx, setWidthPx] = useState(WIDTH_BEFORE_LAYOUT_PX);
  const ref = useCallback((element: HTMLElement | null) => {
    // jsdom has no ResizeObserver: there the chart keeps its first width.
    if (element === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) setWidthPx(Math.floor(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, widthPx];
}
