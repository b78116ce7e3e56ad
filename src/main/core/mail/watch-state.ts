// What the mails have told so far. It survives a restart: an outage is told once, whatever happens to the app meanwhile.
import { z } from 'zod';
import type { StoreReader } from '../store-port.ts';

/** The row of the settings table; no setting of a person's. */
export const WATCH_STATE_KEY = 'mail.watch';

const trouble = z.strictObject({ sinceMs: z.number().int(), told: z.boolean() });

const watchState = z.strictObject({
  /** Marks that wait for a person and were in a mail. */
  toldMarkIds: z.array(z.string()),
  /** Since when a refused mark waits to be told. */
  refusedSinceMs: z.number().int().nullable(),
  refusedMailAtMs: z.number().int().nullable(),
  outage: trouble.nullable(),
  refusal: trouble.nullable(),
  /** The last day whose summary was written. */
  summaryDate: z.string().nullable(),
});
export type WatchState = z.infer<typeof watchState>;

export const FRESH_WATCH: WatchState = {
  toldMarkIds: [],
  refusedSinceMs: null,
  refusedMailAtMs: null,
  outage: null,
  refusal: null,
  summaryDate: null,
};

/** What is remembered; a row that no longer parses is begun anew, at the price of one mail too many. */
export function readWatchState(store: Pick<StoreReader, 'findSetting'>): WatchState {
  const parsed = watchState.safeParse(store.findSetting(WATCH_STATE_KEY));
  return parsed.success ? parsed.data : FRESH_WATCH;
}
