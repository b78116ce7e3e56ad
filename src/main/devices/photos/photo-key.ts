// The key of the photos: random, made once, kept in the store sealed by the SecretBox. Never in the clear on disk.
import { randomBytes } from 'node:crypto';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Clock, Logger, SecretBox } from '../../core/ports.ts';
import type { Store } from '../../core/store-port.ts';
import { PHOTO_KEY_BYTES } from './photo-cipher.ts';

export const PHOTO_KEY_SECRET = 'photos.key';
/** The key before the present one, which could not be opened: its box may come back, as a locked keyring does. */
export const EARLIER_PHOTO_KEY_SECRET = 'photos.key.earlier';

export interface PhotoKeyDeps {
  readonly store: Store;
  readonly secretBox: SecretBox;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface PhotoKey {
  /**
   * The key for a new photo; made, and durable, before it is returned where there is none that can be opened.
   * @throws AppError SECRET_UNREADABLE (nothing can be sealed here), STORAGE_*
   */
  forSealing(): Uint8Array;
  /** The key for reading; never makes one. @throws AppError SECRET_UNREADABLE */
  forOpening(): Uint8Array;
}

/** Creates the key's keeper. The key is opened at its first use and then held in memory. */
export function createPhotoKey({ store, secretBox, clock, logger }: PhotoKeyDeps): PhotoKey {
  let held: Uint8Array | null = null;

  /** The key of a row; null where there is none or it cannot be opened. */
  function openRow(row: string): Uint8Array | null {
    const secret = store.findSecret(row);
    if (secret === null) return null;
    try {
      const key = Buffer.from(secretBox.open(secret.sealed), 'base64');
      return key.length === PHOTO_KEY_BYTES ? key : null;
    } catch (cause) {
      if (cause instanceof AppError && cause.code === 'SECRET_UNREADABLE') return null;
      throw cause;
    }
  }

  function seal(key: Uint8Array): string {
    try {
      return secretBox.seal(Buffer.from(key).toString('base64'));
    } catch (cause) {
      // A keychain that refuses throws what it likes; a still that cannot be sealed is not kept at all.
      throw cause instanceof AppError ? cause : new AppError('SECRET_UNREADABLE', { cause });
    }
  }

  function makeKey(): Uint8Array {
    const key = randomBytes(PHOTO_KEY_BYTES);
    const sealed = seal(key);
    const nowMs = clock.nowMs();
    const isLost = store.transaction((writer) => {
      const lost = writer.findSecret(PHOTO_KEY_SECRET);
      if (lost !== null) writer.setSecret(EARLIER_PHOTO_KEY_SECRET, lost.sealed, lost.hint, nowMs);
      writer.setSecret(PHOTO_KEY_SECRET, sealed, '', nowMs);
      return lost !== null;
    });
    if (isLost) logger.warn('the photo key cannot be opened here: a new one was made, earlier photos stay closed');
    return key;
  }

  const findKey = (): Uint8Array | null => held ?? openRow(PHOTO_KEY_SECRET) ?? openRow(EARLIER_PHOTO_KEY_SECRET);

  return {
    forSealing() {
      held = findKey() ?? makeKey();
      return held;
    },
    forOpening() {
      held = findKey();
      if (held === null) throw new AppError('SECRET_UNREADABLE', { context: { reason: 'photoKeyLost' } });
      return held;
    },
  };
}
