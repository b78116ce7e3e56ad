// Marks in the admin view: where each stands, and what a person does about one.
import { z } from 'zod';
import { codeLetter, localDate, session } from '../../domain/attendance.ts';
import { markId, movementId, personId } from '../../domain/ids.ts';
import { writebackState } from '../../domain/mark.ts';
import { acceptsChoice, misCapability } from '../../domain/mis-capability.ts';
import { errorCodeNames } from '../../errors/codes.ts';
import { command, query } from '../endpoint.ts';

export const markRow = z.object({
  markId,
  movementId,
  personId,
  personName: z.string(),
  yearName: z.string().nullable(),
  formName: z.string().nullable(),
  date: localDate,
  session,
  code: codeLetter,
  minutesLate: z.number().int().nullable(),
  explanation: z.string(),
  state: writebackState,
  /** A person entered it in the MIS. */
  byHand: z.boolean(),
  /** When it goes, for one that waits; epoch milliseconds. */
  dueAtMs: z.number().int().nullable(),
  /** True while it only waits for its own time: the next register. Nothing is wrong with it. */
  isScheduled: z.boolean(),
  attempts: z.number().int(),
  madeAtMs: z.number().int(),
  /** When it reached the register, or was settled otherwise. */
  settledAtMs: z.number().int().nullable(),
  /** The register was read back and shows it. */
  isVerified: z.boolean(),
  errorCode: z.enum(errorCodeNames).nullable(),
  /** The MIS's own words, redacted; or the code that the register held. */
  errorWords: z.string().nullable(),
  correction: z.object({ of: markId, by: z.string(), reason: z.string() }).nullable(),
});
export type MarkRow = z.infer<typeof markRow>;

/** attention: refused or needs a person; open: waiting or sent; settled: everything else. */
export const markGroup = z.enum(['attention', 'open', 'settled']);
export type MarkGroup = z.infer<typeof markGroup>;

const why = z.string().trim().min(3).max(200);

export const syncRun = z.object({
  kind: z.enum(['full', 'delta']),
  startedAtMs: z.number().int(),
  endedAtMs: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  gone: z.number().int(),
  errorCode: z.enum(errorCodeNames).nullable(),
});
export type SyncRunRow = z.infer<typeof syncRun>;

export const marksContract = {
  /** The last runs of the roll, newest first. */
  'marks.listRuns': query({ role: 'receptionist', input: z.object({}), output: z.array(syncRun) }),
  /** What this school's MIS takes of a mark, and who says so. */
  'marks.getCapability': query({ role: 'receptionist', input: z.object({}), output: misCapability }),
  /** What an administrator knows of it; asKnown goes back to what vendors publish. */
  'marks.setMisAccepts': command({
    role: 'administrator',
    input: z.strictObject({ comment: acceptsChoice, minutesLate: acceptsChoice }),
    output: misCapability,
  }),
  /** The letters a correction may have: the school's own list. */
  'marks.listCodes': query({
    role: 'receptionist',
    input: z.object({}),
    output: z.array(z.object({ code: codeLetter, description: z.string().nullable() })),
  }),
  /** Newest first; settled ones of the last days only. */
  'marks.list': query({
    role: 'receptionist',
    input: z.object({ group: markGroup }),
    output: z.object({ rows: z.array(markRow), total: z.number().int() }),
  }),
  /** Somebody entered this mark in the MIS: the kiosk sends it no more. */
  'marks.enteredByHand': command({
    role: 'receptionist',
    input: z.object({ markId, note: why }),
    output: z.object({}),
  }),
  /** The register stays as it is: the mark is not needed. */
  'marks.leaveAsIs': command({ role: 'receptionist', input: z.object({ markId, note: why }), output: z.object({}) }),
  /** A new mark takes this one's place and goes over whatever the register holds; both are kept, with who and why. */
  'marks.correct': command({
    role: 'receptionist',
    input: z.object({
      markId,
      code: codeLetter,
      minutesLate: z.number().int().min(0).max(600).nullable(),
      reason: why,
    }),
    output: z.object({ markId }),
  }),
} as const;
