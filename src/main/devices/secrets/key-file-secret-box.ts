// The SecretBox port for machines without a keychain: AES-256-GCM with a key file only the kiosk's user may read.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { SecretBox } from '../../core/ports.ts';
import { hasErrno } from '../errno.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Names the format, and is authenticated with the text. */
const FORMAT = 'ghkf1';

/** A restored backup or a careless copy may have opened it to others. Windows has no such bits: the folder keeps it. */
function closeToOthers(keyFile: string): void {
  if (process.platform === 'win32' || (statSync(keyFile).mode & 0o077) === 0) return;
  chmodSync(keyFile, 0o600);
}

function readKey(keyFile: string): Buffer | 'missing' | 'damaged' {
  try {
    closeToOthers(keyFile);
    const key = readFileSync(keyFile);
    return key.length === KEY_BYTES ? key : 'damaged';
  } catch (cause) {
    if (hasErrno(cause, 'ENOENT')) return 'missing';
    throw new AppError('SECRET_UNREADABLE', { cause, context: { reason: 'keyFileUnreadable' } });
  }
}

/** Writes a new key durably before anything is sealed with it. */
function makeKey(keyFile: string): Buffer {
  const key = randomBytes(KEY_BYTES);
  mkdirSync(dirname(keyFile), { recursive: true, mode: 0o700 });
  const file = openSync(keyFile, 'wx', 0o600);
  try {
    writeSync(file, key);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return key;
}

/**
 * Creates the box. The key file is made when the first secret is sealed. A damaged one is set aside (`.damaged`) at
 * the next seal, so that a person can type the secret in again; until then `open` answers SECRET_UNREADABLE.
 */
export function createKeyFileSecretBox(keyFile: string): SecretBox {
  function keyForSealing(): Buffer {
    const found = readKey(keyFile);
    if (found === 'damaged') renameSync(keyFile, `${keyFile}.damaged`);
    if (typeof found === 'string') return makeKey(keyFile);
    return found;
  }

  return {
    storage: 'key-file',

    seal(plain) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyForSealing(), nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(FORMAT));
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return `${FORMAT}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
    },

    open(sealed) {
      const [format, body, ...rest] = sealed.split('.');
      if (format !== FORMAT || body === undefined || rest.length > 0 || !/^[A-Za-z0-9_-]+$/.test(body)) {
        throw new AppError('SECRET_UNREADABLE', { context: { reason: 'otherFormat' } });
      }
      const key = readKey(keyFile);
      if (typeof key === 'string') throw new AppError('SECRET_UNREADABLE', { context: { reason: `key ${key}` } });
      const bytes = Buffer.from(body, 'base64url');
      if (bytes.length < NONCE_BYTES + TAG_BYTES) {
        throw new AppError('SECRET_UNREADABLE', { context: { reason: 'cutShort' } });
      }
      try {
        const nonce = bytes.subarray(0, NONCE_BYTES);
        const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
        decipher.setAAD(Buffer.from(FORMAT));
        decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
        return plain.toString('utf8');
      } catch {
        // No cause: Node's words add nothing, and the text it was given is none of the log's business.
        throw new AppError('SECRET_UNREADABLE', { context: { reason: 'tamperedOrOtherKey' } });
      }
    },
  };
}
