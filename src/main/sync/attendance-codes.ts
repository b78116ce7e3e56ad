// The school's attendance codes: read from Wonde, kept in the store, never replaced by nothing.
import type { SyncDeps } from './sync-deps.ts';

/**
 * Reads the list of codes and keeps it. An empty reply is not believed. Returns how many codes were read.
 * @throws WondeError
 */
export async function refreshAttendanceCodes(
  deps: Pick<SyncDeps, 'store' | 'wonde' | 'clock' | 'logger'>,
  signal: AbortSignal,
): Promise<number> {
  const codes = await deps.wonde.listAttendanceCodes(signal);
  if (codes.length === 0) {
    deps.logger.warn('sync.codesEmpty');
    return 0;
  }
  deps.store.transaction((writer) => writer.replaceAttendanceCodes(codes, deps.clock.nowMs()));
  deps.logger.info('sync.codesRead', { codes: codes.length });
  return codes.length;
}
