// The form of a photo on disk: AES-256-GCM under the photo key, bound to its id, so that two files cannot be swapped.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '../../../shared/errors/app-error.ts';

export const PHOTO_KEY_BYTES = 32;
const ALGORITHM = 'aes-256-gcm';
/** The first byte of a file. Another form gets another number. */
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** What is authenticated besides the picture: the form and whose file it is. */
const boundTo = (photoId: string): Buffer => Buffer.concat([Buffer.of(VERSION), Buffer.from(photoId, 'utf8')]);

/** Encrypts a picture: version, nonce (fresh for each file), tag, then the encrypted bytes. */
export function sealPhoto(key: Uint8Array, photoId: string, jpeg: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundTo(photoId));
  const sealed = Buffer.concat([cipher.update(jpeg), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), sealed]);
}

/** Decrypts a file. @throws AppError SECRET_UNREADABLE when it is damaged, of another key, or another photo's file */
export function openPhoto(key: Uint8Array, photoId: string, file: Uint8Array): Uint8Array {
  if (file.length <= HEAD_BYTES) throw new AppError('SECRET_UNREADABLE', { context: { reason: 'photoCutShort' } });
  if (file[0] !== VERSION) throw new AppError('SECRET_UNREADABLE', { context: { reason: 'photoOtherFormat' } });
  const decipher = createDecipheriv(ALGORITHM, key, file.subarray(1, 1 + NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(boundTo(photoId));
  decipher.setAuthTag(file.subarray(1 + NONCE_BYTES, HEAD_BYTES));
  try {
    return new Uint8Array(Buffer.concat([decipher.update(file.subarray(HEAD_BYTES)), decipher.final()]));
  } catch {
    // No cause: Node's words add nothing to this.
    throw new AppError('SECRET_UNREADABLE', { context: { reason: 'photoTamperedOrOtherKey' } });
  }
}
