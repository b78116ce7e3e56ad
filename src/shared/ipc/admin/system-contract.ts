// The page System: what runs here, how much room there is, copies of the data, logs, and how long photos stay.
import { z } from 'zod';
import { settingsSchema } from '../../settings/schema.ts';
import { command, query } from '../endpoint.ts';

const keptFile = z.object({ name: z.string(), bytes: z.number().int(), changedAtMs: z.number().int() });
export type KeptFile = z.infer<typeof keptFile>;

export const systemFacts = z.object({
  version: z.string(),
  kioskId: z.string(),
  /** Where everything lives on this PC. */
  folder: z.string(),
  storeBytes: z.number().int(),
  /** Null where the operating system does not say. */
  freeBytes: z.number().int().nullable(),
  secretStorage: z.enum(['os-keychain', 'key-file']),
  /** Newest first. */
  backups: z.array(keptFile),
  logs: z.array(keptFile),
  photosKeepDays: z.number().int(),
});
export type SystemFacts = z.infer<typeof systemFacts>;

const fileName = z.string().regex(/^gatehouse-\d{4}-\d{2}-\d{2}\.log$/, 'a log of this kiosk');

export const systemContract = {
  'system.get': query({ role: 'administrator', input: z.object({}), output: systemFacts }),
  /** Writes a copy of the data beside the others. */
  'system.backUp': command({
    role: 'administrator',
    input: z.object({}),
    output: z.object({ name: z.string() }),
    timeoutMs: 120_000,
  }),
  /** Lets the person keep one day's log where they choose; false when they changed their mind. */
  'system.saveLog': command({
    role: 'administrator',
    input: z.object({ name: fileName }),
    output: z.object({ saved: z.boolean() }),
    timeoutMs: 600_000,
  }),
  'system.setRetention': command({
    role: 'administrator',
    input: z.object({ photosKeepDays: settingsSchema.shape.photosKeepDays.unwrap() }),
    output: z.object({ photosKeepDays: z.number().int() }),
  }),
} as const;
