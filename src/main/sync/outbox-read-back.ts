// Reads the register back for marks whose answer was lost, so that a mark already there is not sent again.
import { registerKey } from '../core/sync/compare-register.ts';
import type { RegisterMark, WondeApi } from '../core/wonde-port.ts';
import type { ReadyMark } from './outbox-claim.ts';
import { yieldToOthers } from './sync-deps.ts';

/** Clocks differ; a mark written just before ours says it was made must still be in what is read. */
const CLOCK_SKEW_MS = 15 * 60_000;
/** The register can only be filtered by time, and a bulk change by the MIS can make that long. Beyond this, send again. */
const MOST_PAGES = 60;

/** Finds what the register holds for the given marks. @throws WondeError */
export async function readBack(
  wonde: WondeApi,
  marks: readonly ReadyMark[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, RegisterMark>> {
  const wanted = new Set(marks.map(({ mark }) => registerKey(mark)));
  const found = new Map<string, RegisterMark>();
  const updatedAfterMs = Math.min(...marks.map(({ row }) => row.createdAtMs)) - CLOCK_SKEW_MS;
  const seen = new Set<string>();
  let nextUrl: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await wonde.listSessionMarks({ nextUrl, updatedAfterMs }, signal);
    for (const row of page.rows) {
      const key = registerKey(row);
      // A feed can repeat a record: the newer one counts.
      const known = found.get(key);
      if (wanted.has(key) && (known?.updatedAtMs ?? 0) <= (row.updatedAtMs ?? 0)) found.set(key, row);
    }
    nextUrl = page.nextUrl;
    if (nextUrl === null || seen.has(nextUrl)) break;
    seen.add(nextUrl);
    await yieldToOthers();
  }
  return found;
}
