// What a script gives the store in place of the app's clock, log and randomness.
import { randomInt, randomUUID } from 'node:crypto';
import type { Clock, Logger, Random } from '../../src/main/core/ports.ts';

export const systemClock: Clock = { nowMs: () => Date.now() };

/** A logger that says nothing. */
export const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silentLogger,
};

/** Randomness for scripts, which enrol nobody: its UUIDs do not sort by time. */
export const scriptRandom: Random = {
  uuidV7: () => randomUUID(),
  digits: (count) => Array.from({ length: count }, () => randomInt(10)).join(''),
  fraction: () => randomInt(2 ** 32) / 2 ** 32,
};
