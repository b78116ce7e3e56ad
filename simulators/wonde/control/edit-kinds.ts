// What can be changed about a school while the simulator runs, one schema per change.

import { z } from 'zod';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const session = z.enum(['AM', 'PM']);
const who = { studentId: z.string() };

const pupilEdits = [
  z.strictObject({
    op: z.literal('addPupil'),
    forename: z.string(),
    surname: z.string(),
    /** "Year 8" or "8"; absent means no year. */
    year: z.string().optional(),
    form: z.string().optional(),
    dateOfBirth: date.nullable().default(null),
    roll: z.enum(['current', 'preAdmission']).default('current'),
  }),
  z.strictObject({
    op: z.literal('renamePupil'),
    ...who,
    forename: z.string().optional(),
    surname: z.string().optional(),
  }),
  z.strictObject({ op: z.literal('movePupil'), ...who, year: z.string().optional(), form: z.string().optional() }),
  z.strictObject({ op: z.literal('touchPupil'), ...who }),
  z.strictObject({ op: z.literal('leavePupil'), ...who }),
  z.strictObject({ op: z.literal('deletePupil'), ...who }),
  z.strictObject({ op: z.literal('restorePupil'), ...who }),
  z.strictObject({ op: z.literal('rejoinPupil'), ...who }),
  z.strictObject({ op: z.literal('admitPupil'), ...who }),
  z.strictObject({ op: z.literal('hidePupil'), ...who, isHidden: z.boolean().default(true) }),
  z.strictObject({
    op: z.literal('blankFields'),
    fields: z.array(z.enum(['dateOfBirth', 'upn', 'forename', 'surname', 'yearId', 'formId', 'gender', 'initials'])),
    /** Every n-th pupil. */
    every: z.int().positive().default(1),
  }),
] as const;

const schoolEdits = [
  z.strictObject({ op: z.literal('deleteGroup'), groupId: z.string() }),
  z.strictObject({ op: z.literal('deleteEmployee'), employeeId: z.string() }),
  /** Back under the same Wonde id, or (rejoin) under a new one with the old UPI. */
  z.strictObject({
    op: z.literal('restoreEmployee'),
    employeeId: z.string(),
    rejoin: z.boolean().default(false),
  }),
  z.strictObject({
    op: z.literal('changeEmployee'),
    employeeId: z.string(),
    forename: z.string().nullable().optional(),
    surname: z.string().nullable().optional(),
    isTeacher: z.boolean().optional(),
  }),
  z.strictObject({ op: z.literal('setOnline'), isOnline: z.boolean() }),
  z.strictObject({
    op: z.literal('setLink'),
    link: z.enum(['none', 'pending', 'approved', 'declined', 'revoked']),
    reason: z.string().default(''),
  }),
  z.strictObject({ op: z.literal('setMis'), mis: z.string() }),
  z.strictObject({ op: z.literal('setDomain'), domain: z.string() }),
  z.strictObject({
    op: z.literal('migrateMis'),
    mis: z.string(),
    /** How much of the new roll shows until `finishMigration`. */
    window: z.enum(['full', 'half', 'empty']).default('full'),
    newToken: z.boolean().default(true),
  }),
  z.strictObject({ op: z.literal('finishMigration') }),
  /** Sends a webhook nobody at Wonde sent. */
  z.strictObject({ op: z.literal('forgeWebhook'), payload: z.record(z.string(), z.unknown()) }),
] as const;

const accessEdits = [
  z.strictObject({ op: z.literal('revokeToken'), token: z.string().optional() }),
  z.strictObject({ op: z.literal('restoreToken'), token: z.string().optional() }),
  z.strictObject({ op: z.literal('withdrawScope'), scope: z.string() }),
  z.strictObject({ op: z.literal('grantScope'), scope: z.string() }),
] as const;

const registerEdits = [
  z.strictObject({
    op: z.literal('teacherMark'),
    ...who,
    date,
    session,
    code: z.string(),
    minutesLate: z.int().min(0).nullable().default(null),
    comment: z.string().nullable().default(null),
  }),
  z.strictObject({
    op: z.literal('takeRegister'),
    date,
    session,
    /** Every n-th pupil is N (no reason yet); 0 for nobody. */
    absentEvery: z.int().min(0).default(20),
  }),
] as const;

/** Any one change. */
export const editSchema = z.discriminatedUnion('op', [...pupilEdits, ...schoolEdits, ...accessEdits, ...registerEdits]);

/** A change, defaults filled in. */
export type Edit = z.output<typeof editSchema>;
/** A change as given. */
export type EditInput = z.input<typeof editSchema>;
/** The name of a change. */
export type EditName = Edit['op'];
/** A change of one name. */
export type EditOf<Name extends EditName> = Extract<Edit, { op: Name }>;
