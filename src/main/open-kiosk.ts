// Opens this kiosk's state: folders, log, store, secrets, settings; a provisioning file is applied on the way.
import path from 'node:path';
import { kioskId as kioskIdSchema, type KioskId } from '../shared/domain/ids.ts';
import { chooseFolders, realFolders, type AppFolders } from './app-folders.ts';
import type { PasswordHasher } from './core/admin/password-hasher.ts';
import { sealToken } from './core/admin/wonde-access.ts';
import type { PrepareLogo } from './core/badges/badge-design.ts';
import { seedActions } from './core/default-actions.ts';
import type { CredentialKeeper, Random, SecretBox } from './core/ports.ts';
import { PROXY_PASSWORD_SECRET } from './core/network/network-use.ts';
import { createSettings, type SettingsRepository } from './core/settings/settings-repository.ts';
import type { Store } from './core/store-port.ts';
import { setUpRealKiosk, type RealKiosk } from './demo-school.ts';
import { createWorkerComposer } from './devices/printer/compose-in-worker.ts';
import { createCredentialHasher } from './devices/secrets/credential-hasher.ts';
import { createKeyFileSecretBox } from './devices/secrets/key-file-secret-box.ts';
import { createScryptHasher } from './devices/secrets/scrypt-hasher.ts';
import { createSystemClock, type MovedClock } from './devices/system/system-clock.ts';
import { createSystemRandom } from './devices/system/system-random.ts';
import type { Shell } from './electron/app-port.ts';
import { createLogger, type FileLogger } from './logging/create-logger.ts';
import { applyProvisioning } from './provisioning/apply-provisioning.ts';
import { findProvisioningFile } from './provisioning/find-provisioning-file.ts';
import { readLogoFile } from './provisioning/read-logo-file.ts';
import { readProvisioning } from './provisioning/read-provisioning.ts';
import { openStore, type OpenedStore } from './store/open.ts';

/** This kiosk's state, open. */
export interface Kiosk {
  readonly folders: AppFolders;
  readonly clock: MovedClock;
  readonly random: Random;
  readonly logger: FileLogger;
  readonly store: OpenedStore;
  readonly secretBox: SecretBox;
  readonly hasher: PasswordHasher;
  /** Hashes of PINs and cards. */
  readonly credentials: CredentialKeeper;
  readonly settings: SettingsRepository;
  readonly kioskId: KioskId;
}

type Foundation = Pick<Kiosk, 'clock' | 'random' | 'logger'>;

const KIOSK_ID_KEY = 'kiosk.id';

function openStoreIn(shell: Shell, folders: AppFolders, { clock, random, logger }: Foundation): OpenedStore {
  return openStore({
    file: folders.storeFile,
    migrationsDir: shell.migrationsDir,
    backupsDir: folders.backupsDir,
    appVersion: shell.appVersion,
    clock,
    random,
    logger: logger.child({ part: 'store' }),
    ...(shell.sqliteBinding === null ? {} : { nativeBinding: shell.sqliteBinding }),
  });
}

/** The id this kiosk was given when its store was made. */
function kioskIdOf(store: Store, { clock, random }: Foundation): KioskId {
  const known = kioskIdSchema.safeParse(store.findSetting(KIOSK_ID_KEY));
  if (known.success) return known.data;
  const id = kioskIdSchema.parse(random.uuidV7(clock.nowMs()));
  store.transaction((writer) => writer.setSetting(KIOSK_ID_KEY, id, clock.nowMs()));
  return id;
}

const secretBoxFor = (shell: Shell, folders: AppFolders): SecretBox =>
  shell.osSecretBox ?? createKeyFileSecretBox(folders.keyFile);

/** Pictures are decoded in a thread of their own; this one lasts as long as the one logo. */
function logoPreparer({ badgeWorkerFile, fontsDir }: Shell): PrepareLogo {
  return async (file) => {
    const composer = createWorkerComposer({ workerFile: badgeWorkerFile, fontsDir });
    try {
      return await composer.prepareLogo(file);
    } finally {
      await composer.close();
    }
  };
}

/** Opens everything. @throws AppError STORAGE_*, PROVISIONING_*, SECRET_UNREADABLE */
export async function openKiosk(shell: Shell): Promise<Kiosk> {
  const { provisioningFile, startAtMs } = shell.launch;
  const found = findProvisioningFile(provisioningFile, process.platform, process.env);
  const provisioning = found === null ? null : readProvisioning(found.path);
  const folders = chooseFolders(shell.dataDir, provisioning !== null);
  const clock = createSystemClock(startAtMs);
  const logger = createLogger({ folder: folders.logsDir, clock, level: shell.isPackaged ? 'info' : 'debug' });
  const foundation = { clock, random: createSystemRandom(), logger };
  const store = openStoreIn(shell, folders, foundation);
  const secretBox = secretBoxFor(shell, folders);
  const hasher = createScryptHasher();
  if (found !== null && provisioning !== null) {
    const readLogo = (logoFile: string) => readLogoFile(logoFile, path.dirname(found.path), logoPreparer(shell));
    await applyProvisioning(store, provisioning, { ...foundation, secretBox, hasher, readLogo });
  }
  seedActions(store);
  const kioskId = kioskIdOf(store, foundation);
  return {
    ...foundation,
    folders,
    store,
    secretBox,
    hasher,
    credentials: createCredentialHasher({ store, secretBox, clock }),
    settings: createSettings(store, logger),
    kioskId,
  };
}

/** Makes the real kiosk's store from within the demo; the next start is on it. @throws AppError STORAGE_* */
export function openRealKiosk(
  shell: Shell,
  demo: Kiosk,
  wanted: { readonly wonde: RealKiosk['wonde']; readonly token: string; readonly who: string },
): void {
  const folders = chooseFolders(shell.dataDir, true);
  // Sealed before there is a store: a keychain that refuses must not leave a real kiosk without settings or password.
  const secretBox = secretBoxFor(shell, folders);
  const token = sealToken(secretBox, wanted.token);
  const kept = demo.store.findSecret(PROXY_PASSWORD_SECRET);
  const proxyPassword = kept === null ? null : secretBox.seal(demo.secretBox.open(kept.sealed));
  const real = openStoreIn(shell, realFolders(shell.dataDir), demo);
  const nowMs = demo.clock.nowMs();
  try {
    const auditId = demo.random.uuidV7(nowMs);
    const { wonde, who } = wanted;
    setUpRealKiosk({ demo: demo.store, real }, { wonde, token, proxyPassword }, { nowMs, auditId, who });
  } finally {
    real.close();
  }
}
