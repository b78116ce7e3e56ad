// The admin view's half of the contract. What is not of the role kiosk needs a live session held in main.
import { z } from 'zod';
import { badgeId } from '../domain/badge-id.ts';
import { markId, movementId } from '../domain/ids.ts';
import { errorCodeNames } from '../errors/codes.ts';
import { wondeAddress } from '../settings/wonde-address.ts';
import { connectionReport } from './admin/integration-contract.ts';
import { command, query } from './endpoint.ts';
import { badgePrintState } from './kiosk-contract.ts';

const errorCode = z.enum(errorCodeNames);

export const syncStatus = z.object({
  phase: z.enum(['idle', 'roster', 'writeback']),
  lastRosterAtMs: z.number().int().nullable(),
  lastWritebackAtMs: z.number().int().nullable(),
  pupils: z.number().int(),
  /** Due and not yet sent. */
  waiting: z.number().int(),
  /** Marks of pupils who left, kept until the next register closes: nothing is wrong with them. */
  scheduled: z.number().int(),
  sent: z.number().int(),
  needsPerson: z.number().int(),
  /** Why nothing is being sent, or null. */
  pausedBecause: errorCode.nullable(),
  /** Set when the last roster was refused because it would have dropped too many pupils. */
  rosterProblem: errorCode.nullable(),
});
export type SyncStatus = z.infer<typeof syncStatus>;

/** How far a run of the roll has come. */
export const syncProgress = z.object({
  read: z.number().int().min(0),
  /** How many there were the last time; null on the first run, and for changes, of which nobody knows how many. */
  of: z.number().int().min(0).nullable(),
});
export type SyncProgress = z.infer<typeof syncProgress>;

export const wondeSettingsView = z.object({
  baseUrl: z.string(),
  schoolId: z.string(),
  writebackEnabled: z.boolean(),
  /** "ends in 4f2a", or null when no token is set. The token itself never leaves main. */
  tokenHint: z.string().nullable(),
  demo: z.boolean(),
  /** Where secrets are kept: the operating system's keychain, or a key file beside the store. */
  secretStorage: z.enum(['os-keychain', 'key-file']),
});

export const adminContract = {
  /** Somebody is at the admin view: sent now and then while they touch or type, so that reading is not idling. */
  'admin.noteActivity': command({ role: 'receptionist', input: z.object({}), output: z.object({}) }),
  /** Prints a badge that never printed, or prints one again with the same ID, counted and audited. */
  'admin.printBadge': command({
    role: 'receptionist',
    input: z.object({ movementId, reason: z.string().trim().min(1).max(200) }),
    output: z.object({ badgeId, state: badgePrintState }),
  }),
  'admin.uploadNow': command({ role: 'receptionist', input: z.object({}), output: syncStatus, timeoutMs: 60_000 }),
  'admin.retryMark': command({ role: 'receptionist', input: z.object({ markId }), output: z.object({}) }),
  /** acceptLeavers: take a roster that was refused for dropping too many pupils. */
  'admin.syncRoster': command({
    role: 'receptionist',
    input: z.object({ acceptLeavers: z.boolean() }),
    output: syncStatus,
    timeoutMs: 120_000,
  }),
  'admin.getSyncStatus': query({ role: 'receptionist', input: z.object({}), output: syncStatus }),
  /** Null while no run of the roll is under way. */
  'admin.getSyncProgress': query({
    role: 'receptionist',
    input: z.object({}),
    output: z.object({ progress: syncProgress.nullable() }),
  }),
  /** Stops the run of the roll under way: what was read is kept, and the next run goes on from there. */
  'admin.cancelSync': command({ role: 'receptionist', input: z.object({}), output: z.object({}) }),
  'admin.testConnection': command({
    role: 'administrator',
    input: z.object({}),
    output: connectionReport,
    timeoutMs: 60_000,
  }),
  'admin.getWondeSettings': query({ role: 'administrator', input: z.object({}), output: wondeSettingsView }),
  /** In the demo this writes the real kiosk's settings and asks for a restart out of the demo. */
  'admin.updateWondeSettings': command({
    role: 'administrator',
    input: z.object({
      baseUrl: wondeAddress,
      schoolId: z.string().trim().min(1).max(64),
      writebackEnabled: z.boolean(),
      /** Null keeps the token that is set. */
      token: z.string().trim().min(8).max(512).nullable(),
    }),
    output: z.object({ settings: wondeSettingsView, restarting: z.boolean() }),
  }),
} as const;
