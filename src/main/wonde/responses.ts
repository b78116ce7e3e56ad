// What is read of Wonde's replies. Unknown keys are ignored, whatever may be null may be null, ids are opaque.
import { z } from 'zod';
import { codeLetter, session } from '../../shared/domain/attendance.ts';
import type { RosterStaff } from '../core/store-parts/people-setup-store.ts';
import type { AttendanceCode, RosterPupil, YearGroup } from '../core/store-port.ts';
import type { DeletedStudent, JobComplaint, RegisterMark, WritebackJob } from '../core/wonde-port.ts';
import { calendarDateOf, dateValue, momentOf } from './date-object.ts';
import { redactWords } from './server-words.ts';

/** An id, which is a string everywhere it was seen; a number costs nothing to accept. */
const idText = z.union([z.string().min(1), z.number().transform(String)]);
/** Text that may be missing; of another type it counts as missing, so that one odd field does not lose the row. */
const text = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);

/** A to-one include: {"data": {...}}, {"data": null}, null, or absent where it was not asked for. */
function toOne<T extends z.ZodType>(inner: T) {
  return z
    .union([z.object({ data: inner.nullish() }).transform((wrapped) => wrapped.data ?? null), z.null()])
    .optional()
    .catch(null);
}

function orNull(value: string | null | undefined): string | null {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

const group = z.object({ id: idText, name: text, code: text });

function yearGroupOf(value: z.infer<typeof group> | null | undefined): YearGroup | null {
  if (value === null || value === undefined) return null;
  const code = orNull(value.code);
  const name = orNull(value.name) ?? code;
  // A year whose name and code are withheld cannot be put on a button.
  return name === null ? null : { id: value.id, name, code };
}

const personFields = {
  id: idText,
  upi: text,
  mis_id: z
    .union([z.string(), z.number().transform(String)])
    .nullish()
    .catch(null),
  forename: text,
  surname: text,
  middle_names: text,
  legal_forename: text,
  legal_surname: text,
};

export const studentRow = z
  .object({
    ...personFields,
    date_of_birth: dateValue,
    year: toOne(group),
    registration: toOne(group),
    education_details: toOne(z.object({ upn: text })),
  })
  .transform((row): RosterPupil => {
    const form = row.registration;
    return {
      wondeId: row.id,
      upi: orNull(row.upi),
      misId: orNull(row.mis_id),
      upn: orNull(row.education_details?.upn),
      forename: orNull(row.forename) ?? orNull(row.legal_forename),
      surname: orNull(row.surname) ?? orNull(row.legal_surname),
      middleNames: orNull(row.middle_names),
      dateOfBirth: calendarDateOf(row.date_of_birth),
      yearGroup: yearGroupOf(row.year),
      formName: orNull(form?.name) ?? orNull(form?.code),
    };
  });

/** A date of birth is not read of staff: nothing here needs it. */
export const staffRow = z
  .object({ ...personFields, employment_details: toOne(z.object({ current: flag, teaching_staff: flag })) })
  .transform((row): RosterStaff => ({
    wondeId: row.id,
    upi: orNull(row.upi),
    misId: orNull(row.mis_id),
    forename: orNull(row.forename) ?? orNull(row.legal_forename),
    surname: orNull(row.surname) ?? orNull(row.legal_surname),
    middleNames: orNull(row.middle_names),
    isTeaching: row.employment_details?.teaching_staff ?? null,
    isCurrent: row.employment_details?.current ?? null,
  }));

export const deletionRow = z
  .object({ id: idText, type: text, restored_at: dateValue })
  .transform((row): DeletedStudent & { readonly type: string } => ({
    wondeId: row.id,
    restored: momentOf(row.restored_at) !== null,
    type: row.type?.toLowerCase() ?? '',
  }));

export const yearGroupRow = group.transform((row, context): YearGroup => {
  const year = yearGroupOf(row);
  if (year !== null) return year;
  context.addIssue('a year group without a name');
  return z.NEVER;
});

export const codeRow = z
  .object({ id: idText, code: z.string(), description: text, type: text })
  .transform((row, context): AttendanceCode => {
    const letter = codeLetter.safeParse(row.code.trim().toUpperCase());
    if (!letter.success) {
      context.addIssue('not an attendance code');
      return z.NEVER;
    }
    return { wondeId: row.id, code: letter.data, description: orNull(row.description), type: orNull(row.type) };
  });

/** A reference that is a flat id, an object with an id, or an include; which one Wonde sends is not settled. */
const reference = z
  .union([
    z
      .string()
      .min(1)
      .transform((id) => ({ id, code: null })),
    z
      .object({ data: z.object({ id: idText, code: text }) })
      .transform(({ data }) => ({ id: data.id, code: data.code ?? null })),
    z.object({ id: idText, code: text }).transform((one) => ({ id: one.id, code: one.code ?? null })),
  ])
  .nullish()
  .catch(null);

export const registerRow = z
  .object({
    date: dateValue,
    session: z.string(),
    student_id: reference,
    student: reference,
    attendance_code_id: reference,
    attendance_code: reference,
    minutes_late: z
      .union([z.number(), z.string().transform(Number)])
      .nullish()
      .catch(null),
    comment: z.string().nullish().catch(null),
    updated_at: dateValue,
  })
  .transform((row, context): RegisterMark => {
    const date = calendarDateOf(row.date);
    const when = session.safeParse(row.session.toUpperCase());
    const student = row.student_id ?? row.student;
    if (date === null || !when.success || student === null || student === undefined) {
      context.addIssue('a mark without pupil, date or session');
      return z.NEVER;
    }
    const code = row.attendance_code_id ?? row.attendance_code;
    const minutes = row.minutes_late;
    return {
      studentId: student.id,
      date,
      session: when.data,
      codeId: code?.id ?? null,
      codeLetter: code?.code ?? null,
      minutesLate: typeof minutes === 'number' && Number.isFinite(minutes) ? minutes : null,
      comment: row.comment ?? null,
      updatedAtMs: momentOf(row.updated_at),
    };
  });

export const schoolBody = z.object({
  data: z.object({
    id: idText,
    name: text,
    mis: text,
    timezone: text,
    extended: z.object({ allows_writeback: flag }).nullish().catch(null),
    region: z.object({ domain: text }).nullish().catch(null),
  }),
});

const accessFields = z.object({ online: flag, approved: flag });
export const accessBody = z.union([z.object({ data: accessFields }).transform((body) => body.data), accessFields]);

export const acceptedBody = z.union([
  z.object({ writeback_id: idText }).transform((body) => body.writeback_id),
  z.object({ data: z.object({ writeback_id: idText }) }).transform((body) => body.data.writeback_id),
]);

const complaint = z
  .object({
    index: z.number().int().min(0).nullish().catch(null),
    student_id: text,
    message: text,
    error: text,
    error_description: text,
  })
  .transform((row): JobComplaint => ({
    index: row.index ?? null,
    studentId: orNull(row.student_id),
    words: redactWords(row.message ?? row.error_description ?? row.error ?? '') ?? '',
  }));

const jobFields = z.object({
  status: text,
  state: text,
  message: text,
  error_description: text,
  errors: z
    .array(
      z.union([
        complaint,
        z.string().transform((words) => ({ index: null, studentId: null, words: redactWords(words) ?? '' })),
      ]),
    )
    .nullish()
    .catch(null),
});
const jobBody = z.union([z.object({ data: jobFields }).transform((body) => body.data), jobFields]);

/** Which words end a job. Nobody outside Wonde knows them, so they are settings. */
export interface JobWords {
  readonly done: readonly string[];
  readonly failed: readonly string[];
}

/** Reads a writeback job; null when the body is not one. A word that is in neither list means: still running. */
export function readJob(id: string, body: unknown, words: JobWords): WritebackJob | null {
  const parsed = jobBody.safeParse(body);
  const status = parsed.success ? orNull(parsed.data.status ?? parsed.data.state) : null;
  if (!parsed.success || status === null) return null;
  const has = (list: readonly string[]): boolean => list.some((word) => word.toLowerCase() === status.toLowerCase());
  const state = has(words.failed) ? 'failed' : has(words.done) ? 'done' : 'running';
  const complaints = [...(parsed.data.errors ?? [])];
  const message = redactWords(parsed.data.message ?? parsed.data.error_description ?? '');
  // A "message" of a job that went well may be a greeting; only where it did not, it is a complaint.
  if (complaints.length === 0 && message !== null && state === 'failed') {
    complaints.push({ index: null, studentId: null, words: message });
  }
  return { id, state, statusWord: redactWords(status), complaints };
}
