// Writeback jobs: accepted at once, applied to the register later, like the real thing.
// A job is due when its delay has passed on the wall clock or on the simulated clock, whichever is first,
// so that a stopped clock does not stop jobs and a moved clock finishes them.

import { DateTime } from 'luxon';
import { findMisCapabilities } from '../state/mis-matrix.ts';
import { findSchool } from '../state/world.ts';
import { applyMark, extractRegister } from './register.ts';
import type { FaultOf } from '../faults/kinds.ts';
import type { School } from '../school/model.ts';
import type { World } from '../state/world.ts';
import type { MarkRequest } from './register.ts';

/** Where a job has got to; the words on the wire are settings. */
export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'partial';

/** Why one mark of a job, or the whole job (index null), was not written. */
export interface JobError {
  readonly index: number | null;
  readonly message: string;
}

/** What faults decided about a job when it was accepted. */
interface JobFate {
  isStuck: boolean;
  readonly fails: FaultOf<'jobFails'> | null;
  readonly partial: FaultOf<'jobPartial'> | null;
  readonly teacher: FaultOf<'teacherEdits'> | null;
}

/** One writeback job. */
export interface Job {
  readonly id: string;
  readonly schoolId: string;
  readonly type: 'session_attendance' | 'lesson_attendance';
  readonly marks: readonly MarkRequest[];
  readonly acceptedAtMs: number;
  readonly acceptedWallMs: number;
  readonly delayMs: number;
  readonly fate: JobFate;
  state: JobState;
  errors: JobError[];
  updatedAtMs: number;
}

/** Accepts marks as a job and returns it; nothing is written yet. */
export function acceptJob(world: World, school: School, type: Job['type'], marks: readonly MarkRequest[]): Job {
  const id = `A${world.firstJobNumber + world.jobs.length * 37}`;
  const occasion = { method: 'JOB', path: `/writebacks/${id}` };
  const nowMs = world.clock.nowMs();
  const job: Job = {
    id,
    schoolId: school.id,
    type,
    marks,
    acceptedAtMs: nowMs,
    acceptedWallMs: Date.now(),
    delayMs: world.settings.jobDelayMsByMis[school.mis] ?? world.settings.jobDelayMs,
    fate: {
      isStuck: world.faults.take('jobStuck', occasion) !== null,
      fails: world.faults.take('jobFails', occasion),
      partial: world.faults.take('jobPartial', occasion),
      teacher: world.faults.take('teacherEdits', occasion),
    },
    state: 'queued',
    errors: [],
    updatedAtMs: nowMs,
  };
  world.jobs.push(job);
  return job;
}

/** The job with the id, or null. */
export function findJob(world: World, jobId: string): Job | null {
  return world.jobs.find((job) => job.id === jobId) ?? null;
}

/** True until a job has reached its final state. */
export function isOpen(job: Job): boolean {
  return job.state === 'queued' || job.state === 'running';
}

/** Moves every job on as far as the clocks allow. */
export function settleJobs(world: World): void {
  for (const job of world.jobs) {
    if (!isOpen(job) || job.fate.isStuck) continue;
    if (findSchool(world, job.schoolId)?.isOnline !== true) continue;
    const elapsedMs = Math.max(Date.now() - job.acceptedWallMs, world.clock.nowMs() - job.acceptedAtMs);
    if (elapsedMs >= job.delayMs) finishJob(world, job);
    else if (elapsedMs >= job.delayMs - world.settings.jobRunningMs) job.state = 'running';
  }
}

/** Brings a job to its end now, whatever its delay, and even when it was stuck. */
export function finishJob(world: World, job: Job): void {
  const school = findSchool(world, job.schoolId);
  if (school === null || !isOpen(job)) return;
  job.fate.isStuck = false;
  job.updatedAtMs = world.clock.nowMs();
  const wholeFailure = findWholeFailure(world, school, job);
  if (wholeFailure !== null) {
    job.state = 'failed';
    job.errors = [{ index: null, message: wholeFailure }];
  } else {
    applyMarks(world, school, job);
  }
  const word = world.settings.statusWords[job.state];
  world.emit({ payload_type: 'writeback', writeback_id: job.id, status: word, type: job.type });
}

function findWholeFailure(world: World, school: School, job: Job): string | null {
  if (job.fate.fails !== null) return job.fate.fails.reason;
  if (!findMisCapabilities(school.mis, world.settings).writeback) return `${school.mis} does not support writeback`;
  return null;
}

function findMarkFailure(world: World, school: School, job: Job, index: number): string | null {
  const mark = job.marks[index];
  if (mark === undefined) return 'No such mark';
  if (job.fate.partial?.failIndexes.includes(index) === true) return job.fate.partial.reason;
  const pupil = school.pupils.find((candidate) => candidate.id === mark.studentId);
  if (pupil === undefined) return 'The student is not in the MIS';
  if (pupil.roll !== 'current') return 'The student is not on roll';
  if (!listAcceptedCodes(world, school).some((code) => code.id === mark.codeId)) return 'The code is not in the MIS';
  const today = DateTime.fromMillis(world.clock.nowMs(), { zone: 'Europe/London' }).toISODate() ?? '';
  if (world.settings.futureDates === 'failJob' && mark.date > today) return 'The date is in the future';
  return null;
}

/** The codes whose ids a mark may carry: the school's own, or the global list where it has none. */
export function listAcceptedCodes(world: World, school: School) {
  return world.settings.schoolCodes === 'custom' ? school.codes : world.globalCodes;
}

function applyMarks(world: World, school: School, job: Job): void {
  const capabilities = findMisCapabilities(school.mis, world.settings);
  const nowMs = world.clock.nowMs();
  job.marks.forEach((mark, index) => {
    const failure = findMarkFailure(world, school, job, index);
    if (failure !== null) {
      job.errors.push({ index, message: failure });
      return;
    }
    if (job.fate.teacher?.when === 'beforeApply') teacherMark(world, school, mark, job.fate.teacher.code);
    const written = {
      ...mark,
      comment: capabilities.comment ? mark.comment : null,
      minutesLate: capabilities.minutesLate ? mark.minutesLate : null,
    };
    applyMark(school.register, written, { writebackId: job.id, nowMs });
    if (job.fate.teacher?.when === 'afterApply') teacherMark(world, school, mark, job.fate.teacher.code);
  });
  const failed = job.errors.length;
  job.state = failed === 0 ? 'done' : failed === job.marks.length ? 'failed' : 'partial';
  if (world.settings.extraction === 'immediate') extractNow(world, school);
}

function teacherMark(world: World, school: School, mark: MarkRequest, letter: string): void {
  const code = listAcceptedCodes(world, school).find((candidate) => candidate.code === letter);
  if (code === undefined) return;
  const edited = { ...mark, codeId: code.id, comment: null, minutesLate: null };
  applyMark(school.register, edited, { writebackId: null, nowMs: world.clock.nowMs() });
}

/** Reads the register out of the MIS, as the extractor does every couple of hours; returns the marks copied. */
export function extractNow(world: World, school: School): number {
  if (!school.isOnline) return 0;
  return extractRegister(school.register, (key) => {
    const isStruck = world.faults.take('missedByExtraction', { method: 'EXTRACT', path: key }) !== null;
    return isStruck && school.register.marks.has(key);
  });
}
