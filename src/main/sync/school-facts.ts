// The school object, read once per start and whenever the settings name another school: region and writeback.
import { putSchool, readSchool } from '../core/integration/access-rows.ts';
import type { SchoolFacts } from '../core/wonde-port.ts';
import type { SyncDeps } from './sync-deps.ts';

export interface SchoolFactsKeeper {
  /**
   * Makes sure the region is that of the school in the settings, before anything else is asked: another region's host
   * answers with an empty list, which looks like a school without pupils.
   * @throws WondeError
   */
  readonly ensure: (signal: AbortSignal) => Promise<void>;
  /** Reads the school object again, whatever is known. @throws WondeError */
  readonly refresh: (signal: AbortSignal) => Promise<SchoolFacts>;
}

/** Creates the keeper. What it learns is in the store's sync state. */
export function createSchoolFacts(
  deps: Pick<SyncDeps, 'store' | 'wonde' | 'settings' | 'logger' | 'clock'>,
): SchoolFactsKeeper {
  let knownFor: string | null = null;
  let underWay: Promise<SchoolFacts> | null = null;
  const keyNow = (): string => `${deps.settings().baseUrl} ${deps.settings().schoolId}`;

  const read = async (signal: AbortSignal): Promise<SchoolFacts> => {
    const key = keyNow();
    const facts = await deps.wonde.getSchool(signal);
    const { regionBaseUrl, allowsWriteback } = facts;
    const nowMs = deps.clock.nowMs();
    deps.store.transaction((writer) => {
      writer.updateSyncState({ regionBaseUrl, allowsWriteback });
      // How the school names itself and its MIS: what a mark may carry depends on the latter.
      const known = readSchool(writer, facts.id);
      if (known?.name !== facts.name || known.mis !== facts.mis)
        putSchool(writer, { schoolId: facts.id, name: facts.name, mis: facts.mis }, nowMs);
    });
    deps.logger.info('sync.schoolRead', { allowsWriteback, mis: facts.mis });
    knownFor = key;
    return facts;
  };
  const refresh = async (signal: AbortSignal): Promise<SchoolFacts> => {
    underWay ??= read(signal).finally(() => {
      underWay = null;
    });
    return underWay;
  };
  return {
    refresh,
    ensure: async (signal) => {
      if (knownFor !== keyNow()) await refresh(signal);
    },
  };
}
