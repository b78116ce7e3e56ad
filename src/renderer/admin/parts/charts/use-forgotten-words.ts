// What a chart has written outside its own place goes with it.
import { useEffect } from 'react';

/** Where Recharts writes each word to measure it: at the end of the page, out of sight, and it leaves the last one there. */
const MEASURED_WORD = 'recharts_measurement_span';

/** Takes the last measured word off the page with the chart: it may be a pupil's name, and the kiosk's screens follow. */
export function useForgottenWords(): void {
  useEffect(() => () => document.getElementById(MEASURED_WORD)?.remove(), []);
}
