// Holds a "busy" sign back until it is worth showing: most answers come sooner, and a flash of progress is noise.
import { useEffect, useState } from 'react';

/** True once `flag` has been true for `afterMs` (300 by default) without a break. */
export function useDelayed(flag: boolean, afterMs = 300): boolean {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!flag) return undefined;
    const timer = setTimeout(() => setShown(true), afterMs);
    return () => {
      clearTimeout(timer);
      setShown(false);
    };
  }, [flag, afterMs]);
  return shown && flag;
}
