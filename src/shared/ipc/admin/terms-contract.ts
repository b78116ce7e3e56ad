// Terms and conditions: the draft, the published versions and the general switch.
import { z } from 'zod';
import { MAX_TERMS_LENGTH, termsVersion, termsVersionId } from '../../domain/terms.ts';
import { command, query } from '../endpoint.ts';

/** What the kiosk shows and a movement names when it was accepted. */
export const currentTerms = z.object({ versionId: termsVersionId, version: z.number().int(), body: z.string() });
export type CurrentTerms = z.infer<typeof currentTerms>;

export const termsPage = z.object({
  /** Whether terms are accepted by default; an action may say always or never. */
  required: z.boolean(),
  /** The text that is being worked on; null: nothing beyond the newest version. */
  draft: z.object({ body: z.string(), savedAtMs: z.number().int(), savedBy: z.string() }).nullable(),
  /** Newest first. */
  versions: z.array(z.object({ ...termsVersion.shape, acceptedByMovements: z.number().int() })),
  /** Actions in use that ask for terms whatever the general setting says, by name. */
  alwaysActions: z.array(z.string()),
  /** Actions in use that never ask. */
  neverActions: z.array(z.string()),
});
export type TermsPage = z.infer<typeof termsPage>;

const draftBody = z.string().max(MAX_TERMS_LENGTH);

export const termsContract = {
  'terms.getPage': query({ role: 'administrator', input: z.object({}), output: termsPage }),
  /** Null throws the draft away. */
  'terms.saveDraft': command({
    role: 'administrator',
    input: z.object({ body: draftBody.nullable() }),
    output: z.object({}),
  }),
  /** Makes the next version. `after` is the newest version the person has seen (0: none): CONFLICT when another came since. */
  'terms.publish': command({
    role: 'administrator',
    input: z.object({ body: z.string().trim().min(1).max(MAX_TERMS_LENGTH), after: z.number().int().min(0) }),
    output: z.object({ version: z.number().int() }),
  }),
  'terms.setRequired': command({
    role: 'administrator',
    input: z.object({ required: z.boolean() }),
    output: z.object({}),
  }),
} as const;
