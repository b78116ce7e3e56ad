// The admin view's half of the app: one line for each area's handlers, and what they are built from.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Integration } from './compose-integration.ts';
import type { Printing } from './compose-printing.ts';
import { composePresence } from './compose-presence.ts';
import type { ComposedNetwork } from './compose-network.ts';
import type { SyncControls } from './compose-sync.ts';
import type { AdminGate } from './core/admin/admin-gate.ts';
import { createAdminUsers } from './core/admin/admin-users.ts';
import type { WondeSettingsUse } from './core/admin/wonde-settings.ts';
import { exportTable, type ListExporter } from './core/export/export-table.ts';
import type { KioskContext } from './core/kiosk-context.ts';
import type { PhotoFiles } from './core/ports.ts';
import { createNodeWebcamCamera } from './devices/camera/node-webcam-camera.ts';
import { toXlsx } from './devices/export/to-xlsx.ts';
import { findPrinterDevices } from './devices/printer/drivers/find-devices.ts';
import { badgePicture } from './devices/printer/escpos-picture.ts';
import { createSystemFiles } from './devices/system/system-files.ts';
import type { Shell } from './electron/app-port.ts';
import type { Handlers } from './ipc/dispatch.ts';
import { actionsHandlers } from './ipc/handlers/actions-handlers.ts';
import { adminHandlers } from './ipc/handlers/admin-handlers.ts';
import { auditHandlers } from './ipc/handlers/audit-handlers.ts';
import { presenceHandlers } from './ipc/handlers/presence-handlers.ts';
import { usersHandlers } from './ipc/handlers/users-handlers.ts';
import { codesHandlers } from './ipc/handlers/codes-handlers.ts';
import { marksHandlers } from './ipc/handlers/marks-handlers.ts';
import { peopleSetupHandlers } from './ipc/handlers/people-setup-handlers.ts';
import { peopleHandlers } from './ipc/handlers/people-handlers.ts';
import { reportsHandlers } from './ipc/handlers/reports-handlers.ts';
import { devicesHandlers } from './ipc/handlers/devices-handlers.ts';
import { badgesHandlers } from './ipc/handlers/badges-handlers.ts';
import { readersHandlers } from './ipc/handlers/readers-handlers.ts';
import { printingHandlers } from './ipc/handlers/printing-handlers.ts';
import { logbookHandlers } from './ipc/handlers/logbook-handlers.ts';
import { photoErasuresHandlers } from './ipc/handlers/photo-erasures-handlers.ts';
import { systemHandlers } from './ipc/handlers/system-handlers.ts';
import { termsHandlers } from './ipc/handlers/terms-handlers.ts';
import { integrationHandlers } from './ipc/handlers/integration-handlers.ts';
import { networkHandlers } from './ipc/handlers/network-handlers.ts';
import { setupHandlers } from './ipc/handlers/setup-handlers.ts';
import type { Kiosk } from './open-kiosk.ts';

export interface AdminParts {
  readonly shell: Shell;
  readonly kiosk: Kiosk;
  readonly context: KioskContext;
  readonly gate: AdminGate;
  readonly sync: SyncControls;
  readonly network: ComposedNetwork;
  readonly integration: Integration;
  readonly wondeSettings: WondeSettingsUse;
  readonly photos: PhotoFiles;
  readonly printing: Printing;
}

/** What every page's export uses: the save dialog of the window, the workbook writer, the audit. */
export function listExporter({ shell, kiosk }: Pick<AdminParts, 'shell' | 'kiosk'>): ListExporter {
  const deps = { ...kiosk, fileSaver: shell.fileSaver, toXlsx };
  return (request, who) => exportTable(deps, request, who);
}

/** The page of the school's network: what is saved there is in force at once. */
function composeNetworkUse({ network, kiosk, shell, sync }: AdminParts) {
  return network.use(() => {
    kiosk.settings.reload();
    shell.emit('settings.changed', {});
    sync.networkChanged();
  });
}

/** The invented face of the preview. */
function readSampleFace(fontsDir: string): Uint8Array | null {
  try {
    return readFileSync(path.join(fontsDir, '..', 'badge', 'sample-face.jpg'));
  } catch {
    // A preview without a photo beats no preview.
    return null;
  }
}

/** Every handler that is not the kiosk's own. */
export function composeAdmin(parts: AdminParts): Omit<Handlers, Extract<keyof Handlers, `kiosk.${string}`>> {
  const { context, kiosk, sync } = parts;
  const changer = { ...context, store: context.store, reloadSettings: () => void kiosk.settings.reload() };
  const { gate } = parts;
  return {
    ...adminHandlers(parts),
    ...auditHandlers(parts.context, listExporter(parts)),
    ...usersHandlers({
      gate,
      users: createAdminUsers({ ...kiosk, endSessionsOf: (userId) => gate.endSessionsOf(userId) }),
    }),
    ...actionsHandlers(changer),
    ...termsHandlers(changer),
    ...reportsHandlers(changer, listExporter(parts)),
    ...peopleSetupHandlers(parts),
    ...peopleHandlers({
      context,
      photos: parts.photos,
      hasher: kiosk.credentials,
      exportList: listExporter(parts),
      fileSaver: parts.shell.fileSaver,
    }),
    ...devicesHandlers({
      changer: { ...changer, pokePrinter: context.pokePrinter },
      hasher: kiosk.credentials,
      printing: parts.printing,
      cameraOf: (camera) => createNodeWebcamCamera({ settings: () => camera }),
      cameraAccess: parts.shell.cameraAccess,
      platform: process.platform,
    }),
    ...badgesHandlers({
      ...parts.printing,
      changer,
      pictureOf: badgePicture,
      samplePhoto: () => readSampleFace(parts.shell.fontsDir),
    }),
    ...readersHandlers(changer),
    ...printingHandlers({
      context,
      changer,
      printerHealth: () => parts.printing.health(),
      findPrinters: async () => ({
        queues: await parts.printing.listSystemPrinters(),
        devices: await findPrinterDevices(),
      }),
    }),
    ...logbookHandlers({ context, photos: parts.photos, exportList: listExporter(parts) }),
    ...marksHandlers(changer),
    ...photoErasuresHandlers(context, listExporter(parts)),
    ...systemHandlers({
      changer,
      files: createSystemFiles(kiosk.folders),
      fileSaver: parts.shell.fileSaver,
      version: parts.shell.appVersion,
      kioskId: kiosk.kioskId,
      secretStorage: kiosk.secretBox.storage,
      backUpNow: () => kiosk.store.backUpNow(),
    }),
    ...integrationHandlers({ ...parts.integration, photos: parts.integration.photosSwitch }),
    ...networkHandlers(composeNetworkUse(parts)),
    ...setupHandlers(parts.integration.setupGuide),
    ...presenceHandlers(composePresence({ ...parts, demo: kiosk.folders.demo })),
    ...codesHandlers(context, () => sync.resyncCodes()),
  };
}
