// What the domain needs of the outside, as small structural interfaces. Adapters implement them; compose.ts joins them.
import type { PhotoId } from '../../shared/domain/ids.ts';
import type { StoreWriter } from './store-port.ts';

/** The time. A test may start it elsewhere; nothing in core asks the PC. */
export interface Clock {
  /** Epoch milliseconds. */
  nowMs(): number;
}

/** Everything random, so that tests can seed it. */
export interface Random {
  /** A UUIDv7 whose time part is `nowMs`. */
  uuidV7(nowMs: number): string;
  /** `count` decimal digits from a cryptographic source: nobody can guess the next badge ID from the last. */
  digits(count: number): string;
  /** A number in [0, 1), for jitter only. */
  fraction(): number;
}

type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** As LogFields, and the thing that was thrown, which the sink takes apart and redacts. */
interface ErrorLogFields {
  readonly cause?: unknown;
  readonly [field: string]: unknown;
}

/** Ids and codes only: never names, notes, photo paths or request bodies. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  /** Staff should look: a parked mark, a printer. */
  warn(message: string, fields?: LogFields): void;
  /** A developer should look. */
  error(message: string, fields?: ErrorLogFields): void;
  child(fields: LogFields): Logger;
}

/** Seals secrets with a key the operating system keeps, or with a key file where it keeps none. */
export interface SecretBox {
  readonly storage: 'os-keychain' | 'key-file';
  /** Returns text that only this machine's box can open. */
  seal(plain: string): string;
  /** @throws AppError SECRET_UNREADABLE when the text was sealed elsewhere or is damaged. */
  open(sealed: string): string;
}

/** What lay on the disk before it was removed. */
export interface ErasedFile {
  readonly bytes: number;
  /** Of the encrypted file, in hexadecimal. */
  readonly sha256: string;
}

/** Stills on disk: encrypted, in a folder of their own, written whole or not at all. */
export interface PhotoFiles {
  /**
   * Writes a still durably under a fresh id before it returns.
   * @throws AppError VALIDATION, CONFLICT, SECRET_UNREADABLE (no key can be sealed here), STORAGE_*
   */
  keep(photoId: string, jpeg: Uint8Array): Promise<void>;
  has(photoId: string): boolean;
  /** @throws AppError NOT_FOUND, SECRET_UNREADABLE (damaged, or of a key this kiosk does not have) */
  read(photoId: string): Promise<Uint8Array>;
  /** The stills written at least `ageMs` ago by the PC's own time. Never throws. */
  listOlderThan(ageMs: number): Promise<readonly PhotoId[]>;
  /**
   * Removes a still, durably before it returns, and says what it was; null when there was none. The file goes before
   * anything is awaited. Not overwritten first: it is encrypted, and no disk of today promises where a write lands.
   */
  erase(photoId: string): Promise<ErasedFile | null>;
  /** Removes what a crash in the middle of a write left behind at least `ageMs` ago. Never throws. */
  removeUnfinished(ageMs: number): Promise<void>;
}

/** A whole picture as the capture program wrote it: checked, not yet cropped, on no disk any more. */
export interface CapturedPicture {
  readonly bytes: Uint8Array;
  readonly type: 'image/jpeg' | 'image/bmp';
  readonly width: number;
  readonly height: number;
}

/** What a capture program has to offer on this PC. */
export interface CaptureChoices {
  /** Its file; null where none is installed, or the one that is set may not be run. */
  readonly program: string | null;
  /** `id` is what the setting `device` takes; `label` is for people only. */
  readonly cameras: readonly { readonly id: string; readonly label: string }[];
}

/** A camera driven from main (node-webcam). The live camera's stills come from the screen. */
export interface CaptureCamera {
  /** @throws AppError CAMERA_MISSING, CAMERA_BUSY, CAMERA_DENIED, CAMERA_TIMEOUT, CAMERA_NO_IMAGE */
  capture(): Promise<CapturedPicture>;
  /** Never throws. */
  list(): Promise<CaptureChoices>;
}

/** Whether the operating system lets this program use cameras; unknown where it has no such switch. */
export type CameraAccess = 'allowed' | 'blocked' | 'unknown';

/** Lets a person at the admin view keep a file where they choose. */
export interface FileSaver {
  /** Asks where, writes it whole or not at all. Null when they changed their mind. @throws AppError EXPORT_FAILED */
  save(file: { readonly suggestedName: string; readonly bytes: Uint8Array }): Promise<{ readonly path: string } | null>;
}

/** Turns a page of our own making into a PDF. Works with no network. */
export interface PdfMaker {
  /** @param html a whole document without scripts and without anything to load */
  make(html: string): Promise<Uint8Array>;
}

/** Keyed hashes of PINs and cards: the same text always gives the same hash, and none tells what it was made of. */
export interface CredentialHasher {
  /** @throws AppError SECRET_UNREADABLE when this machine no longer has the key */
  macOf(kind: 'pin' | 'card', text: string): string;
}

/** The same, and the way out when the key is lost. */
export interface CredentialKeeper extends CredentialHasher {
  /**
   * Makes a new key: no hash from before matches anything any more. `clear` runs in the key's own transaction.
   * @throws AppError SECRET_UNREADABLE, STORAGE_*
   */
  startAfresh<T>(clear: (writer: StoreWriter) => T): T;
}

/** One message on its way to a mail server. */
export interface MailMessage {
  /** The same for every try of one mail, so that a receiver's program can tell a second copy. */
  readonly id: string;
  readonly to: readonly string[];
  readonly from: string;
  /** One line. */
  readonly subject: string;
  readonly text: string;
}

/** How to reach the school's mail server, with the password in the clear: for the sender only. */
export interface MailRoute {
  readonly host: string;
  readonly port: number;
  readonly security: 'none' | 'starttls' | 'tls';
  readonly login: { readonly user: string; readonly password: string } | null;
  /** PEM of a school's own certificate authority; null for the public ones. */
  readonly caPem: string | null;
}

/** Hands a message to a mail server. */
export interface MailSender {
  /** @throws MailError MAIL_OFFLINE, MAIL_TIMEOUT, MAIL_TLS, MAIL_AUTH, MAIL_REFUSED, MAIL_TRY_LATER */
  send(
    route: MailRoute,
    message: MailMessage,
  ): Promise<{ readonly serverWords: string | null; readonly refusedAddresses: readonly string[] }>;
}
