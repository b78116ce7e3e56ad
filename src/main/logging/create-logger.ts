// The Logger port on pino: JSON lines, each redacted as a whole just before it is written.
import { pino, type Logger as PinoLogger } from 'pino';
import type { Clock, Logger } from '../core/ports.ts';
import { createDayFileSink } from './day-file-sink.ts';
import { redactLine } from './redact.ts';
import { serialiseError } from './serialise-error.ts';

export interface CreateLoggerOptions {
  readonly folder: string;
  readonly clock: Clock;
  /** debug in development, info in production. */
  readonly level: 'debug' | 'info';
  /** Development: every line, redacted, once more to the console. */
  readonly echo?: (line: string) => void;
  readonly keepFiles?: number;
  readonly maxBytesPerDay?: number;
}

export interface FileLogger extends Logger {
  /** Closes the file; lines written later open it again. */
  close(): void;
}

type Fields = Parameters<Logger['error']>[1];

/** Field values as pino gets them: a cause becomes its serialised chain, and our own line keys cannot be overwritten. */
function withCause(fields: Fields): Readonly<Record<string, unknown>> {
  if (fields === undefined) return {};
  const entries = Object.entries(fields).map(([key, value]) => {
    if (key === 'cause') return ['cause', serialiseError(value)] as const;
    return [['time', 'level', 'msg'].includes(key) ? `${key}_` : key, value] as const;
  });
  return Object.fromEntries(entries);
}

function wrap(target: PinoLogger): Logger {
  return {
    debug: (message, fields) => target.debug(withCause(fields), message),
    info: (message, fields) => target.info(withCause(fields), message),
    warn: (message, fields) => target.warn(withCause(fields), message),
    error: (message, fields) => target.error(withCause(fields), message),
    child: (fields) => wrap(target.child(withCause(fields))),
  };
}

/**
 * Creates the root logger: one file a day in `folder`, fourteen kept, 10 MB a day. Its methods never throw.
 * Give each part its own: `logger.child({ area: 'sync' })`.
 */
export function createLogger(options: CreateLoggerOptions): FileLogger {
  const { folder, clock, level, echo, keepFiles, maxBytesPerDay } = options;
  const sink = createDayFileSink({
    folder,
    clock,
    ...(keepFiles === undefined ? {} : { keepFiles }),
    ...(maxBytesPerDay === undefined ? {} : { maxBytesPerDay }),
  });
  const root = pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date(clock.nowMs()).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: {},
    },
    {
      write(line: string): void {
        const safe = redactLine(line.trimEnd());
        sink.write(safe);
        echo?.(safe);
      },
    },
  );
  return { ...wrap(root), close: () => sink.close() };
}
