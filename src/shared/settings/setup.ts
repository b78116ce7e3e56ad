// How far the setup guide has come.
import { z } from 'zod';

export const setupStepIds = ['password', 'school', 'test', 'mappings', 'registers', 'devices'] as const;
export const setupStep = z.enum(setupStepIds);
export type SetupStep = z.infer<typeof setupStep>;

export const setupSettings = z.strictObject({
  done: z.array(setupStep).default([]),
  skipped: z.array(setupStep).default([]),
  /** Set when the guide was finished or sent away: it opens by itself no more. */
  finishedAtMs: z.number().int().nullable().default(null),
  /** Set when somebody asked the guide to wait: a banner offers to go on. */
  postponedAtMs: z.number().int().nullable().default(null),
});
export type SetupSettings = z.infer<typeof setupSettings>;
