// The edge of the screen lights up: one unbroken band for success, a broken one for attention. Never the only sign, so a
// screen reader does not hear of it.
import type { ReactNode } from 'react';
import type { Signal } from './signal-of.ts';

/** The light, over everything and touching nothing. */
export function SignalLight({ signal }: { readonly signal: Signal }): ReactNode {
  return <div className="signal-light" data-signal={signal} aria-hidden="true" />;
}
