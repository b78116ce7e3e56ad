// The hidden way into the admin view: press and hold for three seconds. A short touch does nothing at all.
import { useEffect, useRef, useState, type ReactNode } from 'react';

/** How long to hold; the ring shows after the first second, so that a leaning hand sees nothing. */
export const HOLD_MS = 3_000;
const RING_AFTER_MS = 1_000;

interface HoldToOpenProps {
  /** Said to a screen reader once the ring shows. */
  readonly words: string;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

/** Wraps what is held. Lifting the finger or sliding off stops it. */
export function HoldToOpen({ words, onOpen, children }: HoldToOpenProps): ReactNode {
  const [holding, setHolding] = useState<'no' | 'yes' | 'ring'>('no');
  const latest = useRef(onOpen);
  useEffect(() => {
    latest.current = onOpen;
  });
  const held = holding !== 'no';
  useEffect(() => {
    if (!held) return undefined;
    const ring = setTimeout(() => setHolding('ring'), RING_AFTER_MS);
    const open = setTimeout(() => {
      setHolding('no');
      latest.current();
    }, HOLD_MS);
    return () => {
      clearTimeout(ring);
      clearTimeout(open);
    };
  }, [held]);
  const stop = (): void => setHolding('no');
  return (
    <div
      className="k-hold"
      onPointerDown={() => setHolding('yes')}
      onPointerUp={stop}
      onPointerLeave={stop}
      onPointerCancel={stop}
    >
      {children}
      {holding === 'ring' ? (
        <svg className="k-hold-ring" viewBox="0 0 64 64" role="img" aria-label={words}>
          <circle className="k-ring-track" cx="32" cy="32" r="26" />
          <circle className="k-ring-filling" cx="32" cy="32" r="26" pathLength={100} />
        </svg>
      ) : null}
    </div>
  );
}
