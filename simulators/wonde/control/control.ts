// The simulator's own controls: the same functions for tests in the process and for the control endpoint.

import { mergeSettings } from '../state/settings.ts';
import { listPupils } from '../state/roll.ts';
import { findSchool, resetWorld } from '../state/world.ts';
import { extractNow, findJob, finishJob, isOpen, settleJobs } from '../writebacks/jobs.ts';
import { markKey } from '../writebacks/register.ts';
import { applyEdit } from './edit.ts';
import type { ActiveFault } from '../faults/fault-list.ts';
import type { FaultInput } from '../faults/kinds.ts';
import type { School } from '../school/model.ts';
import type { Settings, SettingsInput } from '../state/settings.ts';
import type { LoggedRequest, LoggedWebhook, World } from '../state/world.ts';
import type { EditInput } from './edit-kinds.ts';
import type { EditOutcome } from './edit.ts';

/** A final mark as the controls show it. */
export interface ShownMark {
  readonly studentId: string;
  readonly date: string;
  readonly session: string;
  readonly code: string;
  readonly codeId: string;
  readonly comment: string | null;
  readonly minutesLate: number | null;
  readonly employeeId: string | null;
  /** The job that wrote it, null when a teacher did. */
  readonly writebackId: string | null;
  /** How often a writeback job wrote this key. */
  readonly timesApplied: number;
  /** How often any POST, applied or not, carried this key. */
  readonly timesPosted: number;
}

/** One application of one mark, in order. */
export interface ShownApplication {
  readonly writebackId: string | null;
  readonly studentId: string;
  readonly date: string;
  readonly session: string;
  readonly code: string;
  readonly minutesLate: number | null;
  readonly comment: string | null;
  readonly appliedAtMs: number;
}

/** One job as the controls show it. */
export interface ShownJob {
  readonly id: string;
  readonly state: string;
  readonly marks: number;
  readonly errors: readonly { readonly index: number | null; readonly message: string }[];
}

/** One pupil as the controls show it: enough to pick one and to compare with what a client stored. */
export interface ShownPupil {
  readonly id: string;
  readonly upi: string;
  readonly misId: string;
  readonly upn: string | null;
  readonly forename: string | null;
  readonly surname: string | null;
  readonly dateOfBirth: string | null;
  readonly year: string | null;
  readonly form: string | null;
  readonly roll: string;
  readonly isHidden: boolean;
}

/** Everything a test or a person can do to a running simulator. */
export interface Controls {
  summary(): object;
  settings(): Settings;
  setSettings(changes: SettingsInput): Settings;
  addFault(fault: FaultInput): number;
  clearFaults(id?: number): void;
  faults(): readonly ActiveFault[];
  edit(edit: EditInput, schoolId?: string): EditOutcome;
  marks(schoolId?: string): readonly ShownMark[];
  applications(schoolId?: string): readonly ShownApplication[];
  jobs(): readonly ShownJob[];
  /** Finishes one job or all open ones now, stuck or not; returns how many. */
  finishJobs(jobId?: string): number;
  /** Lets the extractor run; returns the marks it copied. */
  extract(schoolId?: string): number;
  pupils(schoolId?: string): readonly ShownPupil[];
  requests(): readonly LoggedRequest[];
  clearRequests(): void;
  webhooks(): readonly LoggedWebhook[];
  setDown(isDown: boolean): void;
  advanceClock(byMs: number): number;
  setClock(atMs: number, isFrozen: boolean): number;
  reset(): void;
}

function codeLetter(world: World, school: School, codeId: string): string {
  return [...school.codes, ...world.globalCodes].find((code) => code.id === codeId)?.code ?? '?';
}

function showMarks(world: World, school: School): ShownMark[] {
  const posted = new Map<string, number>();
  for (const job of world.jobs) {
    if (job.schoolId !== school.id) continue;
    for (const mark of job.marks) posted.set(markKey(mark), (posted.get(markKey(mark)) ?? 0) + 1);
  }
  return [...school.register.marks.values()].map((mark) => ({
    studentId: mark.studentId,
    date: mark.date,
    session: mark.session,
    code: codeLetter(world, school, mark.codeId),
    codeId: mark.codeId,
    comment: mark.comment,
    minutesLate: mark.minutesLate,
    employeeId: mark.employeeId,
    writebackId: mark.writebackId,
    timesApplied: mark.timesApplied,
    timesPosted: posted.get(markKey(mark)) ?? 0,
  }));
}

function showApplications(world: World, school: School): ShownApplication[] {
  return school.register.applications.map((entry) => ({
    writebackId: entry.writebackId,
    studentId: entry.studentId,
    date: entry.date,
    session: entry.session,
    code: codeLetter(world, school, entry.codeId),
    minutesLate: entry.minutesLate,
    comment: entry.comment,
    appliedAtMs: entry.appliedAtMs,
  }));
}

function showPupils(school: School): ShownPupil[] {
  const names = new Map(school.groups.map((group) => [group.id, group.name]));
  return school.pupils.map((pupil) => ({
    id: pupil.id,
    upi: pupil.upi,
    misId: pupil.misId,
    upn: pupil.upn,
    forename: pupil.forename,
    surname: pupil.surname,
    dateOfBirth: pupil.dateOfBirth,
    year: names.get(pupil.yearId ?? '') ?? null,
    form: names.get(pupil.formId ?? '') ?? null,
    roll: pupil.roll,
    isHidden: pupil.isHidden,
  }));
}

function finishJobs(world: World, jobId: string | undefined): number {
  const job = jobId === undefined ? null : findJob(world, jobId);
  if (jobId !== undefined && job === null) throw new RangeError(`No job ${jobId}`);
  const open = (job === null ? world.jobs : [job]).filter(isOpen);
  for (const one of open) finishJob(world, one);
  return open.length;
}

function summarise(world: World): object {
  const { school } = world;
  return {
    school: {
      id: school.id,
      name: school.name,
      mis: school.mis,
      link: school.link,
      isOnline: school.isOnline,
      domain: school.domain,
    },
    pupils: listPupils(school, 'current').length,
    employees: school.employees.length,
    marks: school.register.marks.size,
    jobs: world.jobs.length,
    openJobs: world.jobs.filter(isOpen).length,
    requests: world.requests.length,
    faults: world.faults.list().length,
    isDown: world.isDown,
    nowMs: world.clock.nowMs(),
    token: world.token.value,
    applicationToken: world.applicationToken.value,
  };
}

/** Creates the controls of a world. */
export function createControls(world: World): Controls {
  const schoolOf = (schoolId: string | undefined): School => {
    const school = schoolId === undefined ? world.school : findSchool(world, schoolId);
    if (school === null) throw new RangeError(`No school ${schoolId ?? ''}`);
    return school;
  };
  const settled = (): World => {
    settleJobs(world);
    return world;
  };
  return {
    summary: () => summarise(settled()),
    settings: () => world.settings,
    setSettings: (changes) => (world.settings = mergeSettings(world.settings, changes)),
    addFault: (fault) => world.faults.add(fault),
    clearFaults: (id) => world.faults.clear(id),
    faults: () => world.faults.list(),
    edit: (edit, schoolId) => applyEdit(settled(), edit, schoolId),
    marks: (schoolId) => showMarks(settled(), schoolOf(schoolId)),
    applications: (schoolId) => showApplications(settled(), schoolOf(schoolId)),
    jobs: () => settled().jobs.map(({ id, state, marks, errors }) => ({ id, state, marks: marks.length, errors })),
    finishJobs: (jobId) => finishJobs(world, jobId),
    extract: (schoolId) => extractNow(settled(), schoolOf(schoolId)),
    pupils: (schoolId) => showPupils(schoolOf(schoolId)),
    requests: () => world.requests,
    clearRequests: () => {
      world.requests = [];
    },
    webhooks: () => world.webhooks,
    setDown: (isDown) => {
      world.isDown = isDown;
    },
    advanceClock: (byMs) => {
      world.clock.advance(byMs);
      return world.clock.nowMs();
    },
    setClock: (atMs, isFrozen) => {
      world.clock.set(atMs, isFrozen);
      return world.clock.nowMs();
    },
    reset: () => resetWorld(world),
  };
}
