// Joins what watches over the link to the MIS and writes to the school about it: access, notices, the mail queue.
import type { SyncControls } from './compose-sync.ts';
import { createAccess, type AccessUse } from './core/integration/access.ts';
import { createPhotosSwitch, type PhotosSwitch } from './core/integration/photos-switch.ts';
import { createSetupGuide, type SetupGuide } from './core/integration/setup-guide.ts';
import { createCorrespondence, type CorrespondenceUse } from './core/mail/correspondence.ts';
import { writeNotices } from './core/mail/write-notices.ts';
import { createMailWorker, type MailWorker } from './devices/mail/mail-worker.ts';
import { createSmtpSender } from './devices/mail/smtp-sender.ts';
import type { Shell } from './electron/app-port.ts';
import type { Kiosk } from './open-kiosk.ts';

export interface Integration {
  readonly access: AccessUse;
  readonly photosSwitch: PhotosSwitch;
  readonly correspondence: CorrespondenceUse;
  readonly setupGuide: SetupGuide;
  /** Begins to send what waits. */
  start(): void;
  /** Looks at how the link stands and writes what is due; call it every minute. Never throws. */
  watch(): Promise<void>;
  stop(): Promise<void>;
}

/** Builds it; nothing is sent before `start`. */
export function composeIntegration(shell: Shell, kiosk: Kiosk, sync: SyncControls): Integration {
  const { store, clock, random, secretBox } = kiosk;
  const settings = kiosk.settings.get;
  const logger = kiosk.logger.child({ part: 'mail' });
  const changed = (): void => {
    kiosk.settings.reload();
    shell.emit('settings.changed', {});
  };
  const sender = createSmtpSender();
  const worker: MailWorker = createMailWorker({
    store,
    clock,
    random,
    logger,
    sender,
    addressing: () => correspondence.addressing(),
    onChanged: () => shell.emit('sync.statusChanged', {}),
  });
  const correspondence = createCorrespondence({
    store,
    clock,
    random,
    secretBox,
    settings,
    sender,
    problem: () => worker.problem(),
    poke: () => worker.poke(),
    onChanged: changed,
  });
  const access = createAccess({
    store,
    clock,
    random,
    logger,
    settings,
    wonde: sync.wonde,
    link: () => sync.link(),
    onChanged: () => shell.emit('sync.statusChanged', {}),
    onApproved: () => sync.settingsChanged(),
  });
  return {
    access,
    correspondence,
    photosSwitch: createPhotosSwitch({ store, clock, random, settings, onChanged: changed }),
    setupGuide: createSetupGuide({ store, clock, random, settings, demo: kiosk.folders.demo, onChanged: changed }),
    start: () => worker.start(),
    async watch() {
      try {
        if (writeNotices({ store, clock, random, settings, link: () => sync.link() }) > 0) worker.poke();
        await access.refreshIfDue();
      } catch (cause) {
        logger.error('the watch over the link failed', { cause });
      }
    },
    stop: () => worker.stop(),
  };
}
