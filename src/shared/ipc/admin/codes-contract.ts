// Attendance codes: the MIS's own list, read only, and which actions use it.
import { z } from 'zod';
import { codeLetter } from '../../domain/attendance.ts';
import { actionId } from '../../domain/ids.ts';
import { command, query } from '../endpoint.ts';

const codeUse = z.object({ actionId, name: z.string(), direction: z.enum(['in', 'out']) });
export type CodeUse = z.infer<typeof codeUse>;

export const codeRow = z.object({
  wondeId: z.string(),
  code: codeLetter,
  description: z.string().nullable(),
  type: z.string().nullable(),
  /** Actions in use; retired ones do not count. */
  usedBy: z.array(codeUse),
});
export type CodeRow = z.infer<typeof codeRow>;

/** A code that actions in use name and the MIS does not list. */
export const missingCode = z.object({ code: codeLetter, usedBy: z.array(codeUse) });
export type MissingCode = z.infer<typeof missingCode>;

export const codesPage = z.object({
  codes: z.array(codeRow),
  missing: z.array(missingCode),
  /** When the list was read last; null: never. */
  readAtMs: z.number().int().nullable(),
});
export type CodesPage = z.infer<typeof codesPage>;

export const codesResync = z.object({
  /** How many the MIS lists. */
  read: z.number().int(),
  added: z.array(codeLetter),
  removed: z.array(codeLetter),
  /** Codes whose description or type is another than before. */
  changed: z.array(codeLetter),
  /** False: Wonde sent an empty list, which is not believed; what was there stays. */
  believed: z.boolean(),
});
export type CodesResync = z.infer<typeof codesResync>;

export const codesContract = {
  'codes.getPage': query({ role: 'administrator', input: z.object({}), output: codesPage }),
  /** For the sync page: marks with these codes will be refused. */
  'codes.listMissing': query({ role: 'receptionist', input: z.object({}), output: z.array(missingCode) }),
  /** Reads the list from Wonde now. @throws WONDE_* */
  'codes.resync': command({ role: 'administrator', input: z.object({}), output: codesResync, timeoutMs: 120_000 }),
} as const;
