// A ticked row stays where it was touched until nobody has ticked for a moment: were the next row to slide under the
// finger at once, a second touch would tick somebody whom nobody saw.
import { useEffect, useState } from 'react';
import type { PersonId } from '../../../shared/domain/ids.ts';

/** Longer than a double touch, shorter than looking for the next name. */
export const SETTLE_MS = 1_200;

/** Of the people who are here, those whose rows already stand among the ticked. */
export function useSettledPlaces(here: readonly PersonId[]): ReadonlySet<string> {
  const key = here.join(',');
  const [placed, setPlaced] = useState<ReadonlySet<string>>(() => new Set(here));
  useEffect(() => {
    const timer = setTimeout(() => {
      passFocusOn();
      setPlaced(new Set(key.split(',')));
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [key]);
  return placed;
}

/** The focused row is about to move: the focus goes to the nearest that stays. */
function passFocusOn(): void {
  const row = document.activeElement?.closest<HTMLElement>('[data-moves="true"]');
  const stays = (from: Element | null | undefined, step: 'nextElementSibling' | 'previousElementSibling') => {
    let next = from?.[step] ?? null;
    while (next !== null && next.getAttribute('data-moves') === 'true') next = next[step];
    return next?.querySelector<HTMLElement>('button') ?? null;
  };
  (stays(row, 'nextElementSibling') ?? stays(row, 'previousElementSibling'))?.focus();
}
