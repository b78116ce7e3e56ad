// The time at the school, from the kiosk's clock, which a test may have moved; the PC's own zone is never used.
import { useEffect, useMemo, useState } from 'react';

export interface ClockTexts {
  /** "09:12" */
  readonly timeText: string;
  /** "Friday 21 November" */
  readonly dateText: string;
}

/** The clock's texts, kept up to date. `offsetMs` is how far the kiosk's clock is from this PC's. */
export function useKioskClock(offsetMs: number, timeZone: string): ClockTexts {
  const [pcMs, setPcMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setPcMs(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, []);
  const shownMs = pcMs + offsetMs;
  const formats = useMemo(() => clockFormats(timeZone), [timeZone]);
  return { timeText: formats.time.format(shownMs), dateText: formats.date.format(shownMs).replace(',', '') };
}

function clockFormats(timeZone: string): { time: Intl.DateTimeFormat; date: Intl.DateTimeFormat } {
  return {
    time: new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    date: new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', day: 'numeric', month: 'long' }),
  };
}
