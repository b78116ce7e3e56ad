// What a writeback job's answer means for each mark that was in it. Pure.
import type { JobComplaint, WritebackJob } from '../wonde-port.ts';

/** Where one mark of a job goes next. */
export type JobVerdict =
  | { readonly kind: 'running' }
  | { readonly kind: 'done' }
  /** The MIS said no to this very mark. */
  | { readonly kind: 'refused'; readonly words: string | null }
  /** The job failed or half failed and does not say whose fault it was: each mark is sent by itself. */
  | { readonly kind: 'alone'; readonly words: string | null }
  | { readonly kind: 'stuck'; readonly words: string | null };

export interface JobQuestion {
  readonly job: WritebackJob;
  /** Wonde ids of the pupils, in the order in which their marks were sent. */
  readonly studentIds: readonly (string | null)[];
  /** For how long the job has been with Wonde. */
  readonly ageMs: number;
  readonly stuckAfterMs: number;
}

function complaintAbout(
  complaints: readonly JobComplaint[],
  index: number,
  studentId: string | null,
): JobComplaint | undefined {
  return complaints.find((complaint) =>
    complaint.studentId === null ? complaint.index === index : complaint.studentId === studentId,
  );
}

function isUnattributed(complaint: JobComplaint): boolean {
  return complaint.index === null && complaint.studentId === null;
}

/** Decides for every mark of a job, in the order given. The shape of a partial failure is not known, so each is allowed for. */
export function decideJob({ job, studentIds, ageMs, stuckAfterMs }: JobQuestion): readonly JobVerdict[] {
  if (job.state === 'running') {
    const verdict: JobVerdict = ageMs >= stuckAfterMs ? { kind: 'stuck', words: job.statusWord } : { kind: 'running' };
    return studentIds.map(() => verdict);
  }
  const general = job.complaints.find(isUnattributed);
  const generalWords = general?.words ?? (job.state === 'failed' ? job.statusWord : null);
  const named = job.complaints.filter((complaint) => !isUnattributed(complaint));
  return studentIds.map((studentId, index): JobVerdict => {
    const own = complaintAbout(named, index, studentId);
    if (own !== undefined) return { kind: 'refused', words: own.words === '' ? generalWords : own.words };
    if (job.state === 'done' && general === undefined) return { kind: 'done' };
    return studentIds.length === 1 ? { kind: 'refused', words: generalWords } : { kind: 'alone', words: generalWords };
  });
}
