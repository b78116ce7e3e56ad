// The CredentialHasher and CredentialKeeper ports: HMAC-SHA-256 under a random key that the store keeps sealed by the SecretBox.
import { createHmac, randomBytes } from 'node:crypto';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Clock, CredentialKeeper, SecretBox } from '../../core/ports.ts';
import type { Store, StoreWriter } from '../../core/store-port.ts';

export const CREDENTIAL_KEY_SECRET = 'credentials.key';
const KEY_BYTES = 32;

export interface CredentialHasherDeps {
  readonly store: Store;
  readonly secretBox: SecretBox;
  readonly clock: Clock;
}

/**
 * Creates the hasher. The key is made at the first use ever, then opened at the first use of each start and held in
 * memory. It touches the keychain and may write: call it outside transactions.
 */
export function createCredentialHasher({ store, secretBox, clock }: CredentialHasherDeps): CredentialKeeper {
  let held: Uint8Array | null = null;

  function sealed(key: Uint8Array): string {
    try {
      return secretBox.seal(Buffer.from(key).toString('base64'));
    } catch (cause) {
      // A keychain that refuses throws what it likes.
      throw cause instanceof AppError ? cause : new AppError('SECRET_UNREADABLE', { cause });
    }
  }

  /** A new key, held once it is durable. */
  function makeKey<T>(alongside: (writer: StoreWriter) => T): T {
    const key = randomBytes(KEY_BYTES);
    const text = sealed(key);
    const result = store.transaction((writer) => {
      writer.setSecret(CREDENTIAL_KEY_SECRET, text, '', clock.nowMs());
      return alongside(writer);
    });
    held = key;
    return result;
  }

  /** A key that is there but cannot be opened is never replaced by itself: every PIN and card hangs on it. */
  function openKey(): Uint8Array {
    const known = store.findSecret(CREDENTIAL_KEY_SECRET);
    const key = Buffer.from(known === null ? '' : secretBox.open(known.sealed), 'base64');
    if (key.length !== KEY_BYTES) throw new AppError('SECRET_UNREADABLE', { context: { reason: 'credentialKey' } });
    return key;
  }

  function theKey(): Uint8Array {
    if (held === null && store.findSecret(CREDENTIAL_KEY_SECRET) === null) makeKey(() => null);
    held ??= openKey();
    return held;
  }

  return {
    macOf: (kind, text) => createHmac('sha256', theKey()).update(`${kind}\0${text}`, 'utf8').digest('base64url'),
    startAfresh: makeKey,
  };
}
