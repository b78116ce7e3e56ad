// Attendance: the code lists, writing a register, reading it back, and the jobs in between.

import { ok, segment } from '../http/context.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { findMisCapabilities } from '../state/mis-matrix.ts';
import { momentObject, dayObject } from '../wire/date-object.ts';
import { paginate } from '../wire/paging.ts';
import { acceptJob, findJob } from '../writebacks/jobs.ts';
import { validateMarks } from '../writebacks/validate-marks.ts';
import { openResource, wrapList } from './lists.ts';
import { findLessonSession } from './timetable.ts';
import type { ApiContext, Reply } from '../http/context.ts';
import type { AttendanceCode, School } from '../school/model.ts';
import type { Settings } from '../state/settings.ts';
import type { Job } from '../writebacks/jobs.ts';
import type { Mark } from '../writebacks/register.ts';
import type { Complaints } from '../writebacks/validate-marks.ts';
import type { Resource } from './lists.ts';

function codeJson(code: AttendanceCode, settings: Settings): object {
  return { id: code.id, code: code.code, description: code.description, type: settings.codeTypeWords[code.kind] };
}

function codePage(context: ApiContext, codes: readonly AttendanceCode[]): Reply {
  const { world, request } = context;
  const rules = { request, settings: world.settings, faults: world.faults, endpoint: 'attendance-codes' };
  const page = paginate(codes, rules);
  return wrapList(
    context,
    page.rows.map((code) => codeJson(code, world.settings)),
    page.pagination,
    [],
  );
}

/** GET `/attendance-codes`: the list of schools that have none of their own. */
export function listGlobalCodes(context: ApiContext): Reply {
  return codePage(context, context.world.globalCodes);
}

/** GET `/schools/{id}/attendance-codes`: the school's own list, else the global one; it may have no `data` at all. */
export function listSchoolCodes(context: ApiContext): Reply {
  const { school, isHere } = openResource(context, 'attendance-codes', 'attendance.read');
  if (context.world.settings.schoolCodes === 'noDataKey') return ok({ meta: { includes: [] } });
  if (!isHere) return codePage(context, []);
  return codePage(context, context.world.settings.schoolCodes === 'custom' ? school.codes : context.world.globalCodes);
}

function refuse(complaints: Complaints, style: Settings['validationBody']): Reply {
  const first = Object.values(complaints)[0]?.[0] ?? 'The given data was invalid.';
  switch (style) {
    case 'map':
      return { status: 422, body: complaints };
    case 'envelope':
      return { status: 422, body: { error: 'validation_failed', error_description: first, errors: complaints } };
    case 'laravel':
      return { status: 422, body: { message: 'The given data was invalid.', errors: complaints } };
  }
}

function parseBody(context: ApiContext): unknown {
  try {
    return JSON.parse(context.request.body);
  } catch {
    throw new ApiProblem(400, 'invalid_json', 'The request body could not be read');
  }
}

function openForWriting(context: ApiContext): School {
  const { school, isHere } = openResource(context, 'attendance', context.world.settings.attendanceWriteScope);
  if (!isHere) throw notFound();
  return school;
}

function refuseWithoutWriteback(world: ApiContext['world'], school: School): Reply | null {
  const { settings } = world;
  if (findMisCapabilities(school.mis, settings).writeback || settings.noWritebackBehaviour === 'failJob') return null;
  const description = `Writeback is not supported by ${school.mis}`;
  if (settings.noWritebackBehaviour === 'forbidden') throw new ApiProblem(403, 'invalid_permissions', description);
  return refuse({ attendance: [description] }, settings.validationBody);
}

function postMarks(context: ApiContext, type: Job['type']): Reply {
  const { world, request } = context;
  const school = openForWriting(context);
  const fault = world.faults.take('validationRefused', request);
  if (fault !== null) {
    return refuse(
      { 'attendance.0.student_id': ['The selected attendance.0.student_id is invalid.'] },
      fault.style ?? world.settings.validationBody,
    );
  }
  const withoutWriteback = refuseWithoutWriteback(world, school);
  if (withoutWriteback !== null) return withoutWriteback;
  const lessonSession =
    type === 'lesson_attendance' ? (lessonId: string) => findLessonSession(world, school, lessonId) : null;
  const validation = validateMarks(world, school, parseBody(context), lessonSession);
  if (!validation.isValid) return refuse(validation.complaints, world.settings.validationBody);
  const job = acceptJob(world, school, type, validation.marks);
  return ok({ writeback_id: job.id, ...world.settings.writebackReplyExtras });
}

/** POST `/schools/{id}/attendance/session`: 200 means queued, not written. */
export function postSessionMarks(context: ApiContext): Reply {
  return postMarks(context, 'session_attendance');
}

/** POST `/schools/{id}/attendance/lesson`: date and session come from the lesson. */
export function postLessonMarks(context: ApiContext): Reply {
  return postMarks(context, 'lesson_attendance');
}

function markJson(mark: Mark, settings: Settings): object {
  const named = (id: string | null): unknown => (id === null ? null : { data: { id } });
  const references = {
    flat: { student_id: mark.studentId, attendance_code_id: mark.codeId, employee_id: mark.employeeId },
    plain: { student: mark.studentId, attendance_code: mark.codeId, employee: mark.employeeId },
    object: { student: named(mark.studentId), attendance_code: named(mark.codeId), employee: named(mark.employeeId) },
  };
  return {
    id: mark.id,
    date: dayObject(mark.date, settings),
    session: mark.session,
    ...references[settings.attendanceReadStyle],
    comment: mark.comment,
    minutes_late: mark.minutesLate,
    created_at: momentObject(mark.createdAtMs, settings),
    updated_at: momentObject(mark.updatedAtMs, settings),
  };
}

/** GET `/schools/{id}/attendance/session`: what the last extraction saw; no include is known to work. */
export const sessionMarks: Resource<Mark> = {
  name: 'attendance',
  scope: 'attendance.read',
  includes: {},
  isAlwaysGeneric: true,
  parameters: [],
  list: (school) => [...school.register.extracted.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  updatedAtMs: (mark) => mark.updatedAtMs,
  toJson: (view, mark) => markJson(mark, view.settings),
};

function jobJson(job: Job, settings: Settings): object {
  const errors = job.errors.map((error) => ({ index: error.index, message: error.message }));
  const message = job.errors.map((error) => error.message).join('; ');
  return {
    id: job.id,
    type: job.type,
    status: settings.statusWords[job.state],
    ...(settings.writebackErrors === 'list' ? { errors } : {}),
    ...(settings.writebackErrors === 'message' ? { message: message === '' ? null : message } : {}),
    created_at: momentObject(job.acceptedAtMs, settings),
    updated_at: momentObject(job.updatedAtMs, settings),
  };
}

function mayRead(context: ApiContext, job: Job): boolean {
  return context.token.schoolId === null || context.token.schoolId === job.schoolId;
}

/** GET `/writebacks/{id}`. */
export function showWriteback(context: ApiContext): Reply {
  const { world } = context;
  const job = findJob(world, segment(context, 0));
  if (job === null || !mayRead(context, job)) throw notFound();
  const json = jobJson(job, world.settings);
  return ok(world.settings.writebackBody === 'data' ? { data: json } : json);
}

/** GET `/writebacks`. */
export function listWritebacks(context: ApiContext): Reply {
  const { world, request } = context;
  const jobs = world.jobs.filter((job) => mayRead(context, job));
  const page = paginate(jobs, { request, settings: world.settings, faults: world.faults, endpoint: 'writebacks' });
  return wrapList(
    context,
    page.rows.map((job) => jobJson(job, world.settings)),
    page.pagination,
    [],
  );
}
