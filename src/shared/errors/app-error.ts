// The one error class. It carries a code; words for people are looked up from the code where they are shown.
import { errorKinds, type ErrorCode } from './codes.ts';

export interface AppErrorOptions {
  readonly cause?: unknown;
  /** Facts that are safe to log: ids, counts, codes. Never names, notes or secrets. */
  readonly context?: Readonly<Record<string, string | number | boolean | null>>;
  /** Field path → what is wrong with it. Never echoes the value. */
  readonly fields?: Readonly<Record<string, string>>;
  /** When the same thing may be tried again, in milliseconds from now (Retry-After, a lock-out). */
  readonly retryAfterMs?: number;
}

/** An error that can happen on a normal day; anything else that is thrown is our bug and becomes INTERNAL. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly context: NonNullable<AppErrorOptions['context']>;
  readonly fields: AppErrorOptions['fields'];
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.context = options.context ?? {};
    this.fields = options.fields;
    this.retryAfterMs = options.retryAfterMs;
  }

  /** Whether doing the same again later can succeed. */
  get retryable(): boolean {
    return errorKinds[this.code].retryable;
  }
}

/** Turns anything thrown into an AppError; what is not one yet becomes INTERNAL with the original as its cause. */
export function asAppError(thrown: unknown): AppError {
  return thrown instanceof AppError ? thrown : new AppError('INTERNAL', { cause: thrown });
}
