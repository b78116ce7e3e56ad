// What the domain needs of the outside, as small structural interfaces. Adapters implement them; compose.ts joins them.

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

/** Stills on disk: in a folder of their own, written whole or not at all. */
export interface PhotoFiles {
  /** Writes a still durably under a fresh id before it returns. */
  keep(photoId: string, jpeg: Uint8Array): Promise<void>;
  has(photoId: string): boolean;
  /** @throws AppError NOT_FOUND */
  read(photoId: string): Promise<Uint8Array>;
  /** Removes stills older than `olderThanMs` that `isUsed` does not know: somebody walked away before *Use this*. */
  sweep(isUsed: (photoId: string) => boolean, olderThanMs: number): Promise<number>;
}

/** A camera driven from main (node-webcam). The live camera's stills come from the screen. */
export interface CaptureCamera {
  /** @throws AppError CAMERA_MISSING, CAMERA_BUSY, CAMERA_DENIED, CAMERA_TIMEOUT, CAMERA_NO_IMAGE */
  capture(): Promise<Uint8Array>;
}
