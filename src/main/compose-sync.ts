// Joins the sync engine to the Wonde client, the store and the token.
import { defaultSettings } from '../shared/settings/schema.ts';
import type { ComposedNetwork } from './compose-network.ts';
import { WONDE_TOKEN_SECRET } from './core/admin/wonde-access.ts';
import type { SchoolFacts, WondeApi } from './core/wonde-port.ts';
import type { Shell } from './electron/app-port.ts';
import type { Kiosk } from './open-kiosk.ts';
import { detailsSent } from './core/sync/mis-capability.ts';
import { readCapability } from './core/sync/read-capability.ts';
import { refreshAttendanceCodes } from './sync/attendance-codes.ts';
import { createSyncEngine, type SyncEngine } from './sync/scheduler.ts';
import { createWondeClient } from './wonde/client.ts';

/** The engine, and reading the attendance codes when somebody asks for it. */
export type SyncControls = SyncEngine & {
  /** The way to Wonde changed: everything that waits goes the new one. */
  readonly networkChanged: () => void;
  /** Reads the MIS's list and keeps it; how many codes came, 0 when an empty list was not believed. @throws WondeError */
  readonly resyncCodes: () => Promise<number>;
  /** Wonde for this kiosk's school, as the settings name it now. */
  readonly wonde: WondeApi;
};

/** The token in the clear; null when none is set. @throws AppError SECRET_UNREADABLE when it was sealed on another PC */
function readToken({ store, secretBox }: Kiosk): string | null {
  const secret = store.findSecret(WONDE_TOKEN_SECRET);
  return secret === null ? null : secretBox.open(secret.sealed);
}

/** A school that was never named on this kiosk takes the name Wonde knows it by. */
function learnSchoolName({ store, settings, clock }: Kiosk, facts: SchoolFacts, emit: Shell['emit']): void {
  const { kiosk } = settings.get();
  if (kiosk.schoolName !== defaultSettings().kiosk.schoolName) return;
  store.transaction((writer) => writer.setSetting('kiosk', { ...kiosk, schoolName: facts.name }, clock.nowMs()));
  settings.reload();
  emit('settings.changed', {});
}

/** Builds the engine; nothing is sent before `start`. */
export function composeSync(
  kiosk: Kiosk,
  { network, lookAgain }: Pick<ComposedNetwork, 'network' | 'lookAgain'>,
  emit: Shell['emit'],
): SyncControls {
  const { store, clock, random, settings } = kiosk;
  const logger = kiosk.logger.child({ part: 'sync' });
  const wondeSettings = () => settings.get().wonde;
  const client = createWondeClient({
    settings: wondeSettings,
    token: () => readToken(kiosk),
    regionBaseUrl: () => store.syncState().regionBaseUrl,
    details: () => detailsSent(readCapability(store, wondeSettings())),
    clock,
    random,
    logger,
    network,
  });
  const wonde = {
    ...client,
    async getSchool(signal?: AbortSignal) {
      const facts = await client.getSchool(signal);
      learnSchoolName(kiosk, facts, emit);
      return facts;
    },
  };
  const stopping = new AbortController();
  const engine = createSyncEngine({
    store,
    wonde,
    clock,
    random,
    logger,
    settings: wondeSettings,
    timeZone: () => settings.get().kiosk.timeZone,
    onStatusChanged: () => emit('sync.statusChanged', {}),
    onProgress: () => emit('sync.progressed', {}),
    onRosterChanged: () => emit('roster.changed', {}),
  });
  return {
    ...engine,
    wonde,
    networkChanged: () => {
      client.renewConnections();
      engine.settingsChanged();
    },
    testConnection: () => {
      // A certificate that IT has just put into the store, a proxy that was just set: the test goes the way of now.
      lookAgain();
      client.renewConnections();
      return engine.testConnection();
    },
    resyncCodes: () => refreshAttendanceCodes({ store, wonde, clock, logger }, stopping.signal),
    async stop() {
      stopping.abort();
      await engine.stop();
      await client.close();
    },
  };
}
