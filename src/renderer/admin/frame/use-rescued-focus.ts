// Whoever works by keyboard never loses their place: where the focused thing is gone (its row left the list, its view
// gave way to another), the focus goes to the heading of what is there now.
import { useEffect } from 'react';

/** A dialog that closes gives the focus back within a frame or two of its own; this comes after it. */
const FRAMES_TO_WAIT = 3;

function afterFrames(frames: number, then: () => void): void {
  if (frames === 0) then();
  else requestAnimationFrame(() => afterFrames(frames - 1, then));
}

const isFocusLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

/** Watches the whole window; `selector` finds the heading, which must take focus (tabIndex -1). */
export function useRescuedFocus(selector: string): void {
  useEffect(() => {
    let last: Element | null = null;
    const onFocus = (event: FocusEvent) => {
      last = event.target instanceof Element ? event.target : null;
    };
    const rescue = () => {
      if (last === null || last.isConnected || !isFocusLost()) return;
      document.querySelector<HTMLElement>(selector)?.focus();
    };
    const observer = new MutationObserver(() => {
      if (last !== null && !last.isConnected) afterFrames(FRAMES_TO_WAIT, rescue);
    });
    document.addEventListener('focusin', onFocus);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', onFocus);
      observer.disconnect();
    };
  }, [selector]);
}
