// The audit trail: read and exported, never changed from here.
import { z } from 'zod';
import { localDate } from '../../domain/attendance.ts';
import { command, query } from '../endpoint.ts';
import { EXPORT_TIMEOUT_MS, exported, exportFormat } from './export-contract.ts';

/** How many entries one answer holds; *Show more* asks for those before. */
export const AUDIT_PAGE_SIZE = 300;

export const auditFilter = z.object({
  /** Both inclusive; null for no bound. */
  from: localDate.nullable(),
  to: localDate.nullable(),
  who: z.string().max(80).nullable(),
  /** The part of the code before its dot, such as user. */
  area: z.string().max(40).nullable(),
  text: z.string().trim().max(100),
  /** The codes whose words hold the text: the words are the renderer's. */
  whats: z.array(z.string().max(60)).max(400),
});
export type AuditFilterInput = z.infer<typeof auditFilter>;

export const auditRow = z.object({
  seq: z.number().int(),
  id: z.string(),
  atMs: z.number().int(),
  localDate,
  timeText: z.string(),
  who: z.string(),
  /** area.verb; the renderer has words for each. */
  what: z.string(),
  /** Whom or what it is about, by name, where that can be told. */
  about: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  /** Null where nothing was there before, or is now. */
  before: z.unknown(),
  after: z.unknown(),
});
export type AuditRowView = z.infer<typeof auditRow>;

export const auditContract = {
  'audit.list': query({
    role: 'administrator',
    input: auditFilter.extend({ beforeSeq: z.number().int().nullable() }),
    output: z.object({
      rows: z.array(auditRow),
      /** How many match in all. */
      total: z.number().int(),
      /** Everybody the trail names. */
      people: z.array(z.string()),
    }),
  }),
  /** Everything that matches, oldest first. `words` are the words of the codes, as the screen has them. */
  'audit.export': command({
    role: 'administrator',
    input: auditFilter.extend({ format: exportFormat, words: z.record(z.string().max(60), z.string().max(200)) }),
    output: exported,
    timeoutMs: EXPORT_TIMEOUT_MS,
  }),
} as const;
