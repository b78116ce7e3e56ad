// Secrets sealed with a key the operating system keeps (DPAPI, Keychain, a Linux keyring).
import { safeStorage } from 'electron';
import { AppError } from '../../shared/errors/app-error.ts';
import type { SecretBox } from '../core/ports.ts';

const SCHEME = 'os1:';

/** The operating system's box, or null where it keeps no keys (a bare Linux): the caller then uses a key file. */
export function createSafeStorageSecretBox(): SecretBox | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  // On Linux without a keyring Chromium falls back to a fixed password: that is no protection, and we say so.
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return null;
  return {
    storage: 'os-keychain',
    seal: (plain) => SCHEME + safeStorage.encryptString(plain).toString('base64'),
    open(sealed) {
      if (!sealed.startsWith(SCHEME)) throw new AppError('SECRET_UNREADABLE');
      try {
        return safeStorage.decryptString(Buffer.from(sealed.slice(SCHEME.length), 'base64'));
      } catch (cause) {
        throw new AppError('SECRET_UNREADABLE', { cause });
      }
    },
  };
}
