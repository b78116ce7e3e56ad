// A school's register of session marks: what the MIS holds, and what Wonde last read of it.
// One final mark per (pupil, date, session), the last write wins; every application is kept in a log.

/** The half-day a mark belongs to. */
export type Session = 'AM' | 'PM';

/** One mark as somebody asked for it. */
export interface MarkRequest {
  readonly studentId: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly session: Session;
  readonly codeId: string;
  readonly comment: string | null;
  readonly minutesLate: number | null;
  readonly employeeId: string | null;
}

/** The final mark of one pupil in one session. */
export interface Mark extends MarkRequest {
  readonly id: string;
  /** The job that wrote it, or null when a teacher did. */
  readonly writebackId: string | null;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  /** How often a writeback job wrote this key, however often a teacher did. */
  readonly timesApplied: number;
}

/** One application of one mark, by a job or by a teacher. */
export interface Application extends MarkRequest {
  readonly writebackId: string | null;
  readonly appliedAtMs: number;
}

/** The register of one school. */
export interface Register {
  /** What the MIS holds now. */
  readonly marks: Map<string, Mark>;
  /** What the last extraction saw, which is what reading returns. */
  readonly extracted: Map<string, Mark>;
  /** Keys changed since the last extraction. */
  readonly dirty: Set<string>;
  readonly applications: Application[];
  nextMarkNumber: number;
}

/** Creates an empty register. */
export function createRegister(): Register {
  return { marks: new Map(), extracted: new Map(), dirty: new Set(), applications: [], nextMarkNumber: 1 };
}

/** The key of the one final mark a pupil can have in a session. */
export function markKey(mark: { studentId: string; date: string; session: Session }): string {
  return `${mark.studentId}|${mark.date}|${mark.session}`;
}

/** Writes a mark over whatever the key held, and logs the application. */
export function applyMark(
  register: Register,
  request: MarkRequest,
  origin: { writebackId: string | null; nowMs: number },
): void {
  const key = markKey(request);
  const before = register.marks.get(key);
  const id = before?.id ?? `A${2_000_000_000 + register.nextMarkNumber++}`;
  register.marks.set(key, {
    ...request,
    id,
    writebackId: origin.writebackId,
    createdAtMs: before?.createdAtMs ?? origin.nowMs,
    updatedAtMs: origin.nowMs,
    timesApplied: (before?.timesApplied ?? 0) + (origin.writebackId === null ? 0 : 1),
  });
  register.dirty.add(key);
  register.applications.push({ ...request, writebackId: origin.writebackId, appliedAtMs: origin.nowMs });
}

/** Copies changed marks to the readable side; keys for which `isWithheld` is true stay for the next time. */
export function extractRegister(register: Register, isWithheld: (key: string) => boolean): number {
  let copied = 0;
  for (const key of register.dirty) {
    if (isWithheld(key)) continue;
    const mark = register.marks.get(key);
    if (mark === undefined) register.extracted.delete(key);
    else register.extracted.set(key, mark);
    register.dirty.delete(key);
    copied += 1;
  }
  return copied;
}

/** Moves every mark to the pupils' new ids, as an MIS migration does. */
export function rekeyRegister(register: Register, newIds: ReadonlyMap<string, string>): void {
  for (const marks of [register.marks, register.extracted]) {
    const moved = [...marks.values()].map((mark) => ({
      ...mark,
      studentId: newIds.get(mark.studentId) ?? mark.studentId,
    }));
    marks.clear();
    for (const mark of moved) marks.set(markKey(mark), mark);
  }
  register.dirty.clear();
  for (const key of register.marks.keys()) {
    if (register.extracted.get(key) !== register.marks.get(key)) register.dirty.add(key);
  }
}
