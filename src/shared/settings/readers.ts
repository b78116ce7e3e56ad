// How scanners and card readers are told from people who type, and how the kiosk signals what happened. Pure.
import { z } from 'zod';

/** What a reader may put before or after every code: plain characters of a keyboard. */
const framing = z
  .string()
  .max(10)
  .regex(/^[\x20-\x7e]*$/, 'at most ten plain characters')
  .default('');

export const scannerSettings = z.strictObject({
  /** Fewer characters than this are no scan: four is the shortest card. */
  minLength: z.number().int().min(4).max(20).default(4),
  /** The longest time between two keys of a scan. Below 20 ms slow readers are missed; above 80 ms people are heard. */
  maxGapMs: z.number().int().min(20).max(80).default(50),
  /** What a reader is set to send before every code; taken off. */
  stripPrefix: framing,
  /** The same, after every code. */
  stripSuffix: framing,
});
export type ScannerSettings = z.infer<typeof scannerSettings>;

export const signalSettings = z.strictObject({
  /** A sound for what went well, another for what needs a look. */
  sounds: z.boolean().default(true),
  /** Percent of full. */
  volume: z.number().int().min(5).max(100).default(60),
  /** The edge of the screen lights up with them. */
  lights: z.boolean().default(true),
});
export type SignalSettings = z.infer<typeof signalSettings>;
