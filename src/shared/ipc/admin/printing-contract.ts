// The print queue as staff see it: how the printers are, what waits, and what only a person can settle.
import { z } from 'zod';
import { badgeId } from '../../domain/badge-id.ts';
import { movementId, printJobId } from '../../domain/ids.ts';
import { errorCodeNames } from '../../errors/codes.ts';
import { printerSettings, printingSettings } from '../../settings/printer.ts';
import { command, query } from '../endpoint.ts';

const errorCode = z.enum(errorCodeNames);

const printerHealth = z.object({
  /** In one line: an address, a queue, a path, a folder. */
  place: z.string(),
  /** What is known against it; null while nothing is. */
  errorCode: errorCode.nullable(),
  sinceMs: z.number().int().nullable(),
});

/** A badge or slip nobody knows the fate of. */
const unsettledPrint = z.object({
  printJobId,
  movementId,
  /** Null on a slip, which has no ID. */
  badgeId: badgeId.nullable(),
  personName: z.string(),
  atMs: z.number().int(),
  errorCode: errorCode.nullable(),
});
export type UnsettledPrint = z.infer<typeof unsettledPrint>;

export const printQueueStatus = z.object({
  /** Null while no printer is set up. */
  main: printerHealth.nullable(),
  spare: printerHealth.nullable(),
  waiting: z.number().int(),
  /** Since when the oldest of them waits. */
  waitingSinceMs: z.number().int().nullable(),
  unsettled: z.array(unsettledPrint),
});
export type PrintQueueStatus = z.infer<typeof printQueueStatus>;

export const printingContract = {
  'printing.getStatus': query({ role: 'receptionist', input: z.object({}), output: printQueueStatus }),
  /** Tries what waits at once. */
  'printing.tryNow': command({ role: 'receptionist', input: z.object({}), output: z.object({}) }),
  /** Somebody looked: the badge of this job is on paper. */
  'printing.cameOut': command({ role: 'receptionist', input: z.object({ printJobId }), output: z.object({}) }),
  /** Somebody looked: it is not. It is printed again, counted and audited. */
  'printing.printAgain': command({
    role: 'receptionist',
    input: z.object({ printJobId, reason: z.string().trim().min(1).max(200) }),
    output: z.object({}),
  }),
  'printing.getSettings': query({
    role: 'administrator',
    input: z.object({}),
    output: z.object({ sparePrinter: printerSettings, printing: printingSettings }),
  }),
  'printing.saveSpare': command({
    role: 'administrator',
    input: z.object({ printer: printerSettings }),
    output: z.object({ printer: printerSettings }),
  }),
  'printing.saveRules': command({
    role: 'administrator',
    input: z.object({ printing: printingSettings }),
    output: z.object({ printing: printingSettings }),
  }),
  /** What this PC has: its queues by name, and the device paths that look like printers. */
  'printing.findPrinters': query({
    role: 'administrator',
    input: z.object({}),
    output: z.object({ queues: z.array(z.string()), devices: z.array(z.string()) }),
    timeoutMs: 30_000,
  }),
} as const;
