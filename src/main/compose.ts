// The one place that builds everything and knows everyone. Free of Electron: what only Electron can do comes in the Shell.
import { composeAdmin } from './compose-admin.ts';
import { composeIntegration, type Integration } from './compose-integration.ts';
import { composeNetwork, type ComposedNetwork } from './compose-network.ts';
import { composePrinting, type Printing } from './compose-printing.ts';
import { composeSync, type SyncControls } from './compose-sync.ts';
import { createAdminGate, type AdminGate } from './core/admin/admin-gate.ts';
import { openAdminReset } from './core/admin/admin-reset.ts';
import { createWondeSettings, type WondeSettingsUse } from './core/admin/wonde-settings.ts';
import type { KioskContext } from './core/kiosk-context.ts';
import { BADGE_TRY_LIMITS, createTryLimiter } from './core/movements/try-limiter.ts';
import { findPersonByCredential } from './core/people/credentials.ts';
import { eraseExpired } from './core/photos/erase-expired.ts';
import type { Logger, PhotoFiles } from './core/ports.ts';
import { useDemoSchool } from './demo-school.ts';
import { createNodeWebcamCamera } from './devices/camera/node-webcam-camera.ts';
import { createPhotoFiles } from './devices/photos/photo-files.ts';
import { createPhotoKey } from './devices/photos/photo-key.ts';
import type { App, Shell } from './electron/app-port.ts';
import { createDispatch, type Dispatch } from './ipc/dispatch.ts';
import { kioskHandlers } from './ipc/handlers/kiosk-handlers.ts';
import { openKiosk, openRealKiosk, type Kiosk } from './open-kiosk.ts';

const IDLE_CHECK_MS = 5_000;
const WATCH_EVERY_MS = 60_000;
const SWEEP_EVERY_MS = 10 * 60_000;

interface Parts {
  readonly kiosk: Kiosk;
  readonly photos: PhotoFiles;
  readonly printing: Printing;
  readonly sync: SyncControls;
  readonly network: ComposedNetwork;
  readonly integration: Integration;
  readonly gate: AdminGate;
}

/** Opens this kiosk's state and builds the app over it. @throws AppError STORAGE_*, PROVISIONING_*, SECRET_UNREADABLE */
export async function composeApp(shell: Shell): Promise<App> {
  const kiosk = await openKiosk(shell);
  const { store, clock, random, logger, settings } = kiosk;
  const photos = createPhotoFiles({ folder: kiosk.folders.photosDir, key: createPhotoKey(kiosk) });
  const printing = composePrinting({
    store,
    clock,
    logger,
    photos,
    settings: settings.get,
    demo: kiosk.folders.demo,
    badgeWorkerFile: shell.badgeWorkerFile,
    startPrinterChild: shell.startPrinterChild,
    dataDir: kiosk.folders.root,
    fontsDir: shell.fontsDir,
    onChanged: (movementId) => shell.emit('badge.progressed', { movementId }),
  });
  const network = composeNetwork(shell, kiosk);
  const sync = composeSync(kiosk, network, shell.emit);
  const gate = createAdminGate({
    store,
    clock,
    random,
    logger,
    hasher: kiosk.hasher,
    idleMinutes: () => settings.get().admin.idleMinutes,
    ...(shell.launch.resetAdmin ? { reset: openAdminReset(kiosk) } : {}),
    onSessionEnded: () => shell.emit('admin.sessionEnded', {}),
  });
  const integration = composeIntegration(shell, kiosk, sync);
  const parts: Parts = { kiosk, photos, printing, sync, network, gate, integration };
  return appOf(shell, parts, composeDispatch(shell, parts));
}

function composeDispatch(shell: Shell, { kiosk, photos, printing, sync, network, gate, integration }: Parts): Dispatch {
  const { store, clock, random, logger, settings, kioskId } = kiosk;
  const context: KioskContext = {
    store,
    clock,
    random,
    logger,
    kioskId,
    settings: settings.get,
    emit: shell.emit,
    // In a later turn: the pupil's answer leaves first, then the queues begin.
    pokeSync: () => void setImmediate(() => sync.poke()),
    pokePrinter: () => void setImmediate(() => printing.poke()),
  };
  const camera = createNodeWebcamCamera({ settings: () => settings.get().camera });
  const kioskSide = kioskHandlers({
    context,
    photos,
    camera,
    cameraAccess: shell.cameraAccess,
    badgeTries: createTryLimiter(BADGE_TRY_LIMITS),
    findByCredential: (kind, text) => findPersonByCredential(store, kiosk.credentials, kind, text),
    syncStatus: () => sync.status(),
    demo: kiosk.folders.demo,
  });
  const wondeSettings = composeWondeSettings(shell, kiosk, sync);
  return createDispatch({
    handlers: {
      ...kioskSide,
      ...composeAdmin({ shell, kiosk, context, gate, printing, sync, network, integration, wondeSettings, photos }),
    },
    requireAdmin: ({ sessionKey }, kind, role) =>
      kind === 'command' ? gate.requireSession(sessionKey, role) : gate.checkSession(sessionKey, role),
    logger,
    clock,
    random,
  });
}

function composeWondeSettings(shell: Shell, kiosk: Kiosk, sync: SyncControls): WondeSettingsUse {
  const { store, clock, random, settings, secretBox } = kiosk;
  return createWondeSettings({
    store,
    clock,
    random,
    secretBox,
    settings: settings.get,
    demo: kiosk.folders.demo,
    onChanged: () => {
      settings.reload();
      shell.emit('settings.changed', {});
      sync.settingsChanged();
    },
    leaveDemo: ({ token, ...wonde }, who) => {
      openRealKiosk(shell, kiosk, { wonde, token, who });
      shell.relaunch();
    },
  });
}

/** Calls `work` now and then until stopped; a failure is logged and the next turn comes all the same. */
function every(intervalMs: number, work: () => unknown, logger: Logger): () => void {
  const timer = setInterval(() => {
    void Promise.resolve()
      .then(work)
      .catch((cause: unknown) => logger.error('a regular task failed', { cause }));
  }, intervalMs);
  return () => clearInterval(timer);
}

async function startDemoSchool(shell: Shell, { store, secretBox, settings, clock, folders }: Kiosk): Promise<void> {
  const school = await shell.startDemoSchool({ badgesDir: folders.badgesDir, clockOffsetMs: clock.offsetMs });
  useDemoSchool(store, secretBox, school, clock.nowMs());
  settings.reload();
  shell.emit('settings.changed', {});
}

function appOf(shell: Shell, { kiosk, photos, printing, sync, gate, integration }: Parts, dispatch: Dispatch): App {
  const { store, logger, clock } = kiosk;
  const { demo } = kiosk.folders;
  const stopTasks: (() => void)[] = [];
  const erasePhotos = () => eraseExpired({ ...kiosk, photos, keepDays: kiosk.settings.get().photosKeepDays });
  return {
    dispatch,
    logger,
    nowMs: () => clock.nowMs(),
    windowGone: (sessionKey) => gate.dropSession(sessionKey),
    start() {
      logger.info('started', { version: shell.appVersion, demo, keysIn: kiosk.secretBox.storage });
      stopTasks.push(
        every(IDLE_CHECK_MS, () => gate.expireIdle(), logger),
        every(WATCH_EVERY_MS, () => integration.watch(), logger),
        every(SWEEP_EVERY_MS, erasePhotos, logger),
      );
      printing.start();
      integration.start();
      void (demo ? startDemoSchool(shell, kiosk) : Promise.resolve())
        .then(() => sync.start())
        .catch((cause: unknown) => logger.error('the queues did not start', { cause }));
    },
    async stop() {
      for (const stopTask of stopTasks) stopTask();
      await Promise.all([sync.stop(), printing.stop(), integration.stop()]);
      store.close();
      logger.info('stopped');
      logger.close();
    },
  };
}
