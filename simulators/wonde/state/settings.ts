// Everything nobody outside Wonde knows for certain, as settings with a default each.
// `wonde-api.md` marks these UNKNOWN (or inferred); a client must work with every value.

import { z } from 'zod';

const statusWords = z.strictObject({
  queued: z.string().default('queued'),
  running: z.string().default('processing'),
  done: z.string().default('completed'),
  failed: z.string().default('failed'),
  partial: z.string().default('completed'),
});

const codeTypeWords = z.strictObject({
  present: z.string().default('Present'),
  elsewhere: z.string().default('Approved educational activity'),
  authorised: z.string().default('Authorised'),
  notCounted: z.string().default('Void'),
  unauthorised: z.string().default('Unauthorised'),
  administrative: z.string().default('Void'),
});

const misCapabilities = z.strictObject({
  writeback: z.boolean(),
  comment: z.boolean(),
  minutesLate: z.boolean(),
});

const pagingSettings = {
  perPageMax: z.int().positive().default(200),
  perPageMaxByEndpoint: z.record(z.string(), z.int().positive()).default({}),
  perPageOverMax: z.enum(['clamp', 'refuse', 'useDefault']).default('clamp'),
  perPageEcho: z.enum(['string', 'number']).default('string'),
  metaWithoutPaging: z.enum(['includes', 'absent', 'emptyArray']).default('includes'),
  nextQuery: z.enum(['full', 'pageOnly']).default('full'),
  nextSlash: z.enum(['asRequested', 'always']).default('asRequested'),
  cursorStyle: z.enum(['opaque', 'afterId']).default('opaque'),
  cursorHasCurrentPage: z.boolean().default(false),
  cursorForcesPaging: z.boolean().default(false),
};

const requestSettings = {
  updatedAfterBound: z.enum(['inclusive', 'exclusive']).default('inclusive'),
  bareDateZone: z.enum(['UTC', 'Europe/London']).default('UTC'),
  invalidDate: z.enum(['ignore', 'refuse']).default('ignore'),
  unknownParameter: z.enum(['ignore', 'refuse']).default('ignore'),
  invalidIncludeStyle: z.enum(['named', 'generic']).default('named'),
  /** Includes an MIS lacks although the documentation lists them, as "students.classes": 400 like an unknown one. */
  refusedIncludes: z.array(z.string()).default([]),
  includeWithoutScope: z.enum(['invalidInclude', 'forbidden', 'null']).default('invalidInclude'),
  wrongRegion: z.enum(['empty', 'notFound']).default('empty'),
  notApproved: z.enum(['forbidden', 'notFound']).default('forbidden'),
  unauthorisedBody: z.enum(['envelope', 'empty', 'html']).default('envelope'),
  rateLimitHeaders: z.record(z.string(), z.string()).default({}),
  attendanceWriteScope: z.string().default('attendance.write'),
  /** Domains the MIS lacks: their paths answer 404 ("classes", "photos"). */
  missingDomains: z.array(z.string()).default([]),
};

const bodySettings = {
  /** Bodies worth it are sent packed to whoever accepts gzip. */
  gzip: z.boolean().default(true),
  dateStyle: z.enum(['fraction', 'noFraction']).default('fraction'),
  nullToOne: z.enum(['null', 'dataNull']).default('null'),
  genderStyle: z.enum(['upper', 'lower']).default('upper'),
  permissionFlag: z.enum(['declined', 'audited', 'both']).default('declined'),
  schoolCodes: z.enum(['custom', 'default', 'noDataKey']).default('custom'),
  codeTypeWords: codeTypeWords.prefault({}),
  attendanceReadStyle: z.enum(['flat', 'plain', 'object']).default('flat'),
  /** Pads every photo to about this many bytes before base64; 0 sends a tiny JPEG. */
  photoBytes: z.int().min(0).max(20_000_000).default(0),
};

const writebackSettings = {
  maxMarksPerPost: z.int().positive().nullable().default(null),
  validationBody: z.enum(['map', 'envelope', 'laravel']).default('map'),
  /** Unknown pupil, code or member of staff: refused at once, or accepted and failed later. */
  unknownIdBehaviour: z.enum(['refuse', 'failJob']).default('refuse'),
  noWritebackBehaviour: z.enum(['forbidden', 'refuse', 'failJob']).default('failJob'),
  misCapabilities: z.record(z.string(), misCapabilities).default({}),
  statusWords: statusWords.prefault({}),
  /** How long a job is queued before it is applied. */
  jobDelayMs: z.int().min(0).default(300),
  /** Another delay for schools with the named MIS. */
  jobDelayMsByMis: z.record(z.string(), z.int().min(0)).default({}),
  /** The last part of that delay during which the job reads as running. */
  jobRunningMs: z.int().min(0).default(0),
  writebackReplyExtras: z.record(z.string(), z.unknown()).default({}),
  writebackBody: z.enum(['data', 'bare']).default('data'),
  writebackErrors: z.enum(['list', 'message', 'none']).default('list'),
  futureDates: z.enum(['accept', 'failJob']).default('failJob'),
  extraction: z.enum(['immediate', 'manual']).default('immediate'),
  leaverLists: z
    .strictObject({ inStudents: z.boolean(), inLeavers: z.boolean(), inDeletions: z.boolean() })
    .default({ inStudents: false, inLeavers: true, inDeletions: true }),
};

const webhookSettings = {
  /** A full address, its secret in the query; null delivers nothing. */
  webhookUrl: z.string().nullable().default(null),
  webhookAttempts: z.int().positive().default(3),
  webhookRetryMs: z.int().min(0).default(100),
};

/** The settings of a simulator; parsing `{}` gives the defaults. */
export const settingsSchema = z.strictObject({
  ...pagingSettings,
  ...requestSettings,
  ...bodySettings,
  ...writebackSettings,
  ...webhookSettings,
});

/** All settings, filled in. */
export type Settings = z.output<typeof settingsSchema>;

/** Some settings, as a test or the control endpoint gives them. */
export type SettingsInput = z.input<typeof settingsSchema>;

/** Lays some settings over others; throws ZodError for an unknown key or a wrong value. */
export function mergeSettings(current: Settings, changes: SettingsInput): Settings {
  return settingsSchema.parse({
    ...current,
    ...changes,
    statusWords: { ...current.statusWords, ...changes.statusWords },
    codeTypeWords: { ...current.codeTypeWords, ...changes.codeTypeWords },
  });
}
