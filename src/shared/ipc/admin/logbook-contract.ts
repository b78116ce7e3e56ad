// The daily logbook: its filter, its list in windows of rows, a movement's whole story, its export.
import { z } from 'zod';
import { direction } from '../../domain/action.ts';
import { codeLetter, localDate, session } from '../../domain/attendance.ts';
import { badgeId } from '../../domain/badge-id.ts';
import { actionId, markId, movementId, personId } from '../../domain/ids.ts';
import { writebackState } from '../../domain/mark.ts';
import { identifiedBy, movementKind } from '../../domain/movement.ts';
import { departmentId, userTypeId } from '../../domain/user-type.ts';
import { errorCodeNames } from '../../errors/codes.ts';
import { command, query } from '../endpoint.ts';
import { badgePrintState, jpegBytes } from '../kiosk-contract.ts';
import { EXPORT_TIMEOUT_MS, exported, exportFormat } from './export-contract.ts';

const errorCode = z.enum(errorCodeNames);
const atMs = z.number().int();

/** Days of the school's calendar. week: Monday to Sunday of this one. any: everything the kiosk holds. */
export const logbookRange = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['today', 'yesterday', 'week', 'any']) }),
  z
    .object({ kind: z.literal('custom'), from: localDate, to: localDate })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'not before the first day' }),
]);
export type LogbookRange = z.infer<typeof logbookRange>;

/**
 * in, out: signed in and out of the site. checkedIn: late, back, into a building. checkedOut: left, out of a building.
 * late: the one of checkedIn that is counted. notBack: left, and nothing since on that day.
 */
export const logbookStatus = z.enum(['late', 'in', 'out', 'checkedIn', 'checkedOut', 'notBack']);
export type LogbookStatus = z.infer<typeof logbookStatus>;

/**
 * waiting: due, or being tried. later: for a register that closes later, nothing wrong with it. attention: refused, or
 * needs a person. notNeeded: called off or superseded. none: the movement gave no mark.
 */
export const logbookWriteback = z.enum(['attention', 'waiting', 'later', 'sent', 'confirmed', 'notNeeded', 'none']);
export type LogbookWriteback = z.infer<typeof logbookWriteback>;

/** What the list is narrowed to; null: anything. */
export const logbookFilter = z.object({
  range: logbookRange,
  status: logbookStatus.nullable(),
  userTypeId: userTypeId.nullable(),
  departmentId: departmentId.nullable(),
  actionId: actionId.nullable(),
  /** As the year is called, so that it stays the same when the MIS changes. */
  yearName: z.string().max(120).nullable(),
  writeback: logbookWriteback.nullable(),
  /** Only movements that gave out a badge: what can be printed again. */
  withBadge: z.boolean(),
  search: z.string().max(100),
});
export type LogbookFilter = z.infer<typeof logbookFilter>;

/** An hour that is named twice in the list is told apart by the order of recording. */
export const logbookOrder = z.enum(['newest', 'oldest', 'nameAz', 'nameZa']);
export type LogbookOrder = z.infer<typeof logbookOrder>;

/** A movement's place in the order of recording; the list is made of these, and rows are asked for by them. */
const rowKey = z.number().int().min(1);

/** The most rows one list holds; the newest of what fits. */
export const MOST_LOGBOOK_ROWS = 100_000;
/** The most rows one window holds. */
export const MOST_WINDOW_ROWS = 200;

const rowMark = z.object({
  id: markId,
  code: codeLetter,
  session,
  date: localDate,
  state: writebackState,
  /** When a mark that only waits for its register is sent; null for any other. */
  dueAtMs: atMs.nullable(),
});

const rowBadge = z.object({
  id: badgeId,
  /** out: still in use; used: the pupil is back; expired: the day is over. */
  state: z.enum(['out', 'used', 'expired']),
  print: badgePrintState,
  printErrorCode: errorCode.nullable(),
  /** How many times the badge was printed again. */
  reprints: z.number().int(),
});

const rowFacts = z.object({
  movementId,
  personId,
  personName: z.string(),
  /** Pupils: as on the day, else as now. */
  yearName: z.string().nullable(),
  formName: z.string().nullable(),
  /** Staff: the department; null for pupils and for nobody's. */
  departmentName: z.string().nullable(),
  userTypeName: z.string().nullable(),
  kind: movementKind,
  direction,
  actionName: z.string(),
  localDate,
  occurredAtMs: atMs,
  timeText: z.string(),
  building: z.string().nullable(),
});

export const logbookRow = rowFacts.extend({ key: rowKey, marks: z.array(rowMark), badge: rowBadge.nullable() });
export type LogbookRow = z.infer<typeof logbookRow>;

const storyMark = rowMark.extend({
  minutesLate: z.number().int().nullable(),
  explanation: z.string(),
  lastErrorCode: errorCode.nullable(),
  /** The MIS's own words, redacted, where it gave any. */
  lastErrorWords: z.string().nullable(),
  /** How often it was tried. */
  attempts: z.number().int(),
  nextAttemptAtMs: atMs.nullable(),
  madeAtMs: atMs.nullable(),
  submittedAtMs: atMs.nullable(),
  doneAtMs: atMs.nullable(),
  /** When the register was read and held it. */
  verifiedAtMs: atMs.nullable(),
  correction: z.object({ by: z.string(), reason: z.string() }).nullable(),
});
export type StoryMark = z.infer<typeof storyMark>;

const storyPrint = z.object({
  /** 0: the badge itself. */
  reprintNumber: z.number().int(),
  reason: z.string().nullable(),
  /** Who asked for it; null for the kiosk itself. */
  askedBy: z.string().nullable(),
  state: badgePrintState,
  errorCode: errorCode.nullable(),
  attempts: z.number().int(),
  createdAtMs: atMs,
  finishedAtMs: atMs.nullable(),
});
export type StoryPrint = z.infer<typeof storyPrint>;

export const logbookStory = rowFacts.extend({
  explanation: z.string(),
  identifiedBy,
  /** The version that was accepted for this movement, and when. */
  terms: z.object({ version: z.number().int(), acceptedAtMs: atMs }).nullable(),
  marks: z.array(storyMark),
  badge: rowBadge.extend({ prints: z.array(storyPrint) }).nullable(),
  /** kept: can be shown. erased: its time is over, or the school erased it. none: none was taken. */
  photo: z.enum(['kept', 'erased', 'none']),
  /** Who looked at the photo, newest first. */
  photoViews: z.array(z.object({ who: z.string(), atMs })),
});
export type LogbookStory = z.infer<typeof logbookStory>;

const choice = <T extends z.ZodType>(id: T) => z.array(z.object({ id, name: z.string(), retired: z.boolean() }));

export const logbookContract = {
  /** Which movements fit, in order. Small even for ten thousand: rows are asked for as they come into sight. */
  'logbook.list': query({
    role: 'receptionist',
    input: z.object({ filter: logbookFilter, order: logbookOrder }),
    output: z.object({
      /** The first and last day that was looked at; null where the range is open. */
      from: localDate.nullable(),
      to: localDate.nullable(),
      keys: z.array(rowKey),
      /** True when more fit than one list holds: these are the newest. */
      truncated: z.boolean(),
    }),
  }),
  'logbook.getRows': query({
    role: 'receptionist',
    input: z.object({ keys: z.array(rowKey).max(MOST_WINDOW_ROWS) }),
    output: z.object({ rows: z.array(logbookRow) }),
  }),
  /** Today's numbers, whatever the list shows; the marks' are of every day. */
  'logbook.getNumbers': query({
    role: 'receptionist',
    input: z.object({}),
    output: z.object({
      localDate,
      late: z.number().int(),
      outNow: z.number().int(),
      /** Due, or being tried. */
      waiting: z.number().int(),
      /** For a register that closes later. */
      later: z.number().int(),
      attention: z.number().int(),
    }),
  }),
  /** What the filters offer: also what was retired, because history still names it. */
  'logbook.getChoices': query({
    role: 'receptionist',
    input: z.object({}),
    output: z.object({
      userTypes: choice(userTypeId),
      departments: choice(departmentId),
      actions: choice(actionId),
      years: z.array(z.string()),
    }),
  }),
  'logbook.getStory': query({ role: 'receptionist', input: z.object({ movementId }), output: logbookStory }),
  /** Shows a movement's photo. A command: that somebody looked at a child's photo is written down. */
  'logbook.viewPhoto': command({
    role: 'receptionist',
    input: z.object({ movementId }),
    output: z.object({ jpeg: jpegBytes }),
  }),
  /** Everything that fits the filter, in the list's order, as a file the person keeps. */
  'logbook.export': command({
    role: 'receptionist',
    input: z.object({ filter: logbookFilter, order: logbookOrder, format: exportFormat }),
    output: exported,
    timeoutMs: EXPORT_TIMEOUT_MS,
  }),
} as const;
