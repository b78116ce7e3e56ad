// What the last update from the MIS brought and how long it took, as facts of the page's first line.
import type { SyncRunRow } from '../../../shared/ipc/admin/marks-contract.ts';
import { syncWords } from '../../strings/admin/sync.ts';

/** "Nothing new", or what changed; empty before the first run. The newest run comes first. */
export function lastRunFacts(runs: readonly SyncRunRow[]): ReadonlyArray<readonly [string, string]> {
  const last = runs.find(({ errorCode }) => errorCode === null);
  if (last === undefined) return [];
  const { added, changed, gone, startedAtMs, endedAtMs } = last;
  const brought = syncWords.run.brought(added, changed, gone);
  const took = syncWords.run.seconds(((endedAtMs - startedAtMs) / 1000).toFixed(1));
  return [[syncWords.lastBrought, syncWords.broughtIn(brought === '' ? syncWords.run.nothing : brought, took)]];
}
