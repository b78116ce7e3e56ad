// Checks the body of an attendance POST the way the API does: every complaint has the path of its field.

import { listAcceptedCodes } from './jobs.ts';
import type { School } from '../school/model.ts';
import type { World } from '../state/world.ts';
import type { MarkRequest, Session } from './register.ts';

/** Complaints by field path, such as "attendance.0.student_id". */
export type Complaints = Record<string, string[]>;

/** Marks that can become a job, or why not. */
export type Validation =
  | { readonly isValid: true; readonly marks: readonly MarkRequest[] }
  | { readonly isValid: false; readonly complaints: Complaints };

type Row = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDateText(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const moment = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value);
}

function isSession(value: unknown): value is Session {
  return value === 'AM' || value === 'PM';
}

function isNumeric(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0;
  // A client that sent text was seen to get away with it.
  return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value);
}

const absent = (value: unknown): boolean => value === undefined || value === null;
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function checkRow(row: Row, at: string, complain: (field: string, message: string) => void): void {
  for (const key of ['student_id', 'attendance_code_id']) {
    const value = row[key];
    if (typeof value !== 'string' || value === '') complain(`${at}.${key}`, `The ${at}.${key} field is required.`);
  }
  for (const key of ['comment', 'employee_id']) {
    const value = row[key];
    if (!absent(value) && typeof value !== 'string') complain(`${at}.${key}`, `The ${at}.${key} must be a string.`);
  }
  if (!absent(row['minutes_late']) && !isNumeric(row['minutes_late'])) {
    complain(`${at}.minutes_late`, `The ${at}.minutes_late must be a number.`);
  }
}

function checkSessionFields(row: Row, at: string, complain: (field: string, message: string) => void): void {
  if (!isDateText(row['date'])) complain(`${at}.date`, `The ${at}.date does not match the format Y-m-d.`);
  if (!isSession(row['session'])) complain(`${at}.session`, `The selected ${at}.session is invalid.`);
}

function toMark(row: Row, date: string, session: Session): MarkRequest {
  const minutes = row['minutes_late'];
  return {
    studentId: textOrNull(row['student_id']) ?? '',
    date,
    session,
    codeId: textOrNull(row['attendance_code_id']) ?? '',
    comment: textOrNull(row['comment']),
    minutesLate: absent(minutes) ? null : Number(minutes),
    employeeId: textOrNull(row['employee_id']),
  };
}

function checkIds(
  world: World,
  school: School,
  marks: readonly MarkRequest[],
  complain: (field: string, message: string) => void,
): void {
  const codeIds = new Set(listAcceptedCodes(world, school).map((code) => code.id));
  const pupilIds = new Set(school.pupils.filter((pupil) => !pupil.isHidden).map((pupil) => pupil.id));
  const employeeIds = new Set(school.employees.map((employee) => employee.id));
  marks.forEach((mark, index) => {
    const refuse = (key: string): void =>
      complain(`attendance.${index}.${key}`, `The selected attendance.${index}.${key} is invalid.`);
    if (!pupilIds.has(mark.studentId)) refuse('student_id');
    if (!codeIds.has(mark.codeId)) refuse('attendance_code_id');
    if (mark.employeeId !== null && !employeeIds.has(mark.employeeId)) refuse('employee_id');
  });
}

function listRows(body: unknown, complain: (field: string, message: string) => void): Row[] {
  const rows: unknown = isRecord(body) ? body['attendance'] : undefined;
  if (!Array.isArray(rows) || rows.length === 0) {
    complain('attendance', 'The attendance field is required.');
    return [];
  }
  return rows.filter((row, index): row is Row => {
    if (isRecord(row)) return true;
    complain(`attendance.${index}`, `The attendance.${index} must be an array.`);
    return false;
  });
}

/** Checks a session register; `lessonSession` gives date and session where the lesson carries them instead. */
export function validateMarks(
  world: World,
  school: School,
  body: unknown,
  lessonSession: ((lessonId: string) => { date: string; session: Session } | null) | null,
): Validation {
  const complaints: Complaints = {};
  const complain = (field: string, message: string): void => {
    complaints[field] = [...(complaints[field] ?? []), message];
  };
  const rows = listRows(body, complain);
  const limit = world.settings.maxMarksPerPost;
  if (limit !== null && rows.length > limit)
    complain('attendance', `The attendance may not have more than ${limit} items.`);
  const marks = rows.map((row, index) => {
    const at = `attendance.${index}`;
    checkRow(row, at, complain);
    if (lessonSession === null) {
      checkSessionFields(row, at, complain);
      return toMark(row, textOrNull(row['date']) ?? '', row['session'] === 'PM' ? 'PM' : 'AM');
    }
    const when = lessonSession(textOrNull(row['lesson_id']) ?? '');
    if (when === null) complain(`${at}.lesson_id`, `The selected ${at}.lesson_id is invalid.`);
    return toMark(row, when?.date ?? '', when?.session ?? 'AM');
  });
  if (Object.keys(complaints).length === 0 && world.settings.unknownIdBehaviour === 'refuse') {
    checkIds(world, school, marks, complain);
  }
  return Object.keys(complaints).length === 0 ? { isValid: true, marks } : { isValid: false, complaints };
}
