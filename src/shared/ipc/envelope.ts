// What crosses the wire: a value, or an error with a code and a reference into the log.
import { z } from 'zod';
import { errorCodeNames, type ErrorCode } from '../errors/codes.ts';

export interface WireError {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly fields?: Readonly<Record<string, string>>;
  readonly retryAfterMs?: number;
  /** Names the log line that has the rest. */
  readonly ref: string;
}

export type Envelope =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: WireError };

export const envelope = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: z.object({
      code: z.enum(errorCodeNames),
      retryable: z.boolean(),
      fields: z.record(z.string(), z.string()).optional(),
      retryAfterMs: z.number().optional(),
      ref: z.string(),
    }),
  }),
]);

/** What the preload puts on `window.gatehouse`. */
export interface GatehouseBridge {
  /** Sends one request; resolves with an Envelope, which the renderer's client parses. */
  readonly invoke: (name: string, input: unknown) => Promise<unknown>;
  /** Hears one event until the returned function is called. */
  readonly subscribe: (name: string, onEvent: (payload: unknown) => void) => () => void;
}
