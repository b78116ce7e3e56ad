// Terms and conditions: versions are kept, and a movement names the one that was accepted.
import { z } from 'zod';

export const termsVersionId = z.uuid().brand<'TermsVersionId'>();
export type TermsVersionId = z.infer<typeof termsVersionId>;

export const MAX_TERMS_LENGTH = 20_000;

export const termsVersion = z.strictObject({
  id: termsVersionId,
  version: z.number().int().min(1),
  /** Markdown: headings, lists, bold and emphasis. */
  body: z.string().min(1).max(MAX_TERMS_LENGTH),
  publishedAtMs: z.number().int(),
  publishedBy: z.string(),
});
export type TermsVersion = z.infer<typeof termsVersion>;
