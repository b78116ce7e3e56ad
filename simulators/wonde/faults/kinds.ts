// The faults that can be switched on, one schema each. The README's table says which number of
// "Fault modes to switch on" in `wonde-api.md` each belongs to.

import { z } from 'zod';

const retryAfter = z.union([z.int().min(0), z.literal('httpDate')]).nullable();
const keyed = { studentId: z.string().optional() };

const requestFaults = [
  z.strictObject({ kind: z.literal('unauthorised') }),
  z.strictObject({ kind: z.literal('scopeMissing'), scope: z.string().default('students.read') }),
  z.strictObject({
    kind: z.literal('invalidInclude'),
    name: z.string().default('registration'),
    style: z.enum(['named', 'generic']).default('named'),
  }),
  z.strictObject({ kind: z.literal('notFound') }),
  z.strictObject({ kind: z.literal('validationRefused'), style: z.enum(['map', 'envelope', 'laravel']).optional() }),
  z.strictObject({ kind: z.literal('rateLimited'), retryAfter: retryAfter.default(null) }),
  z.strictObject({
    kind: z.literal('serverError'),
    status: z.int().min(500).max(599).default(503),
    body: z.enum(['html', 'envelope', 'empty']).default('html'),
    retryAfter: retryAfter.default(null),
  }),
  z.strictObject({ kind: z.literal('slow'), delayMs: z.int().min(0).default(1000) }),
  z.strictObject({ kind: z.literal('connectionRefused') }),
] as const;

const replyFaults = [
  z.strictObject({ kind: z.literal('cutBody'), afterBytes: z.int().min(0).optional() }),
  z.strictObject({ kind: z.literal('replyLost'), how: z.enum(['cut', 'hang']).default('cut') }),
  z.strictObject({ kind: z.literal('notJson') }),
  z.strictObject({ kind: z.literal('fieldNull'), field: z.string() }),
  z.strictObject({ kind: z.literal('rowsShift'), by: z.int().default(1) }),
  z.strictObject({ kind: z.literal('duplicateRows'), rows: z.int().positive().default(1) }),
  z.strictObject({ kind: z.literal('repeatNext') }),
  z.strictObject({ kind: z.literal('emptyLastPage'), isEndless: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('emptyList') }),
] as const;

const jobFaults = [
  z.strictObject({ kind: z.literal('jobStuck') }),
  z.strictObject({ kind: z.literal('jobFails'), reason: z.string().default('The MIS could not be reached') }),
  z.strictObject({
    kind: z.literal('jobPartial'),
    failIndexes: z.array(z.int().min(0)).default([0]),
    reason: z.string().default('The register is closed'),
  }),
  z.strictObject({
    kind: z.literal('teacherEdits'),
    when: z.enum(['beforeApply', 'afterApply']),
    code: z.string().default('/'),
  }),
  z.strictObject({ kind: z.literal('missedByExtraction'), ...keyed }),
] as const;

const webhookFaults = [
  z.strictObject({ kind: z.literal('webhookLost') }),
  z.strictObject({ kind: z.literal('webhookLate'), delayMs: z.int().min(0).default(500) }),
  z.strictObject({ kind: z.literal('webhookDuplicate') }),
  z.strictObject({ kind: z.literal('webhookOutOfOrder') }),
] as const;

/** Any one fault, without the rule of when it strikes. */
export const faultKindSchema = z.discriminatedUnion('kind', [
  ...requestFaults,
  ...replyFaults,
  ...jobFaults,
  ...webhookFaults,
]);

/** A fault and when it strikes: which requests, after how many, how many times. */
export const faultSchema = z.strictObject({
  fault: faultKindSchema,
  /** HTTP method, upper case; absent means any. */
  method: z.string().optional(),
  /** Part of the path, such as "/students"; absent means any. */
  path: z.string().optional(),
  /** How many matching occasions pass before the first strike. */
  skip: z.int().min(0).default(0),
  /** How many times it strikes; null until cleared. */
  count: z.int().positive().nullable().default(null),
});

/** One fault with its parameters filled in. */
export type FaultKind = z.output<typeof faultKindSchema>;
/** The name of a fault. */
export type FaultName = FaultKind['kind'];
/** A fault of one name. */
export type FaultOf<Name extends FaultName> = Extract<FaultKind, { kind: Name }>;
/** A fault with its rule, as given by a test or the control endpoint. */
export type FaultInput = z.input<typeof faultSchema>;
/** A fault with its rule, defaults filled in. */
export type Fault = z.output<typeof faultSchema>;
