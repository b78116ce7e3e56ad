// What every export has in common: the formats, the answer, and how long a person may take over the save dialog.
import { z } from 'zod';

export const exportFormat = z.enum(['csv', 'xlsx']);
export type ExportFormat = z.infer<typeof exportFormat>;

export const exported = z.object({
  /** False when the person changed their mind, or the admin session ended under the question. */
  saved: z.boolean(),
  /** The name the file was kept under, without its folder; null when nothing was. */
  fileName: z.string().nullable(),
  rowCount: z.number().int(),
});
export type Exported = z.infer<typeof exported>;

/** An export waits for a person: longer than the longest admin session without a touch. */
export const EXPORT_TIMEOUT_MS = 3 * 60 * 60_000;
