// What a school's MIS takes of a mark, and who says so. "unknown" is an answer: nobody has said (docs/wonde.md).
import { z } from 'zod';
import { codeLetter } from './attendance.ts';

export const capabilityAnswer = z.enum(['yes', 'no', 'unknown']);
export type CapabilityAnswer = z.infer<typeof capabilityAnswer>;

/**
 * Who says so: the school object, the permission the school gave, an administrator here, what vendors publish of this
 * MIS, a switch of this kiosk, or nobody.
 */
export const capabilitySource = z.enum(['school', 'permission', 'person', 'vendors', 'switch', 'nobody']);
export type CapabilitySource = z.infer<typeof capabilitySource>;

export const capability = z.object({ answer: capabilityAnswer, source: capabilitySource });
export type Capability = z.infer<typeof capability>;

/** What an administrator knows better than the table: asKnown leaves it to the table. */
export const acceptsChoice = z.enum(['asKnown', 'yes', 'no']);
export type AcceptsChoice = z.infer<typeof acceptsChoice>;

export const misAccepts = z.strictObject({
  comment: acceptsChoice.default('asKnown'),
  minutesLate: acceptsChoice.default('asKnown'),
});
export type MisAccepts = z.infer<typeof misAccepts>;

export const misCapability = z.object({
  /** As Wonde names it; null until the school was read, or where the school does not say. */
  mis: z.string().nullable(),
  writeback: capability,
  comment: capability,
  minutesLate: capability,
  /** Vendors who write through Wonde do not agree about this MIS, or say that it depends. */
  disputed: z.boolean(),
  /** Letters in the school's own list; 0: it was never read. */
  codesKnown: z.number().int().min(0),
  /** Letters that actions stand for and the school does not have. */
  codesMissing: z.array(codeLetter),
  chosen: misAccepts,
});
export type MisCapability = z.infer<typeof misCapability>;

/** True while nothing says that marks cannot be written; "unknown" is tried. */
export function mayWrite({ writeback: { answer, source } }: Pick<MisCapability, 'writeback'>): boolean {
  // Vendors' tables are old and contradict each other: they warn, the school and its permission decide.
  return answer !== 'no' || source === 'vendors';
}
