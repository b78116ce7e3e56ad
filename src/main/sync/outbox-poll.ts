// Asks about submitted marks until Wonde gives a final word, and writes that word into the outbox.
import { asAppError, type AppError } from '../../shared/errors/app-error.ts';
import type { OutboxPatch, OutboxRow, StoreWriter } from '../core/store-port.ts';
import { decideJob, type JobVerdict } from '../core/sync/decide-job.ts';
import { parseMarkPayload } from '../core/sync/mark-payload.ts';
import { supersedeReplaced } from '../core/sync/supersede-replaced.ts';
import type { WritebackJob } from '../core/wonde-port.ts';
import { NO_ERROR, settleJobRow } from './outbox-settle.ts';
import type { SyncDeps } from './sync-deps.ts';

/** A job that has been waiting long is asked about less often, but at least this often. */
const SLOWEST_POLL_MS = 5 * 60_000;
/** A job Wonde does not know is sent again, unless it has been this often already. */
const MOST_LOST_JOBS = 3;

export interface PollResult {
  /** Any row changed. */
  readonly changed: boolean;
  /** Rows to be sent by themselves from now on. */
  readonly alone: readonly string[];
  /** A failure that concerns the whole queue. */
  readonly error: AppError | null;
}

export interface JobPoller {
  /** Asks about every job that is due. Never throws for what Wonde or the network does. */
  pollDue(signal: AbortSignal, force: boolean): Promise<PollResult>;
  /** When the next job is due, or null when there is none. */
  nextDueMs(): number | null;
}

interface Job {
  readonly id: string;
  readonly rows: readonly OutboxRow[];
  readonly submittedAtMs: number;
}

function groupJobs(rows: readonly OutboxRow[]): readonly Job[] {
  const jobs = new Map<string, OutboxRow[]>();
  for (const row of rows) jobs.set(row.writebackId ?? '', [...(jobs.get(row.writebackId ?? '') ?? []), row]);
  return [...jobs].map(([id, ofJob]) => ({
    id,
    rows: ofJob,
    submittedAtMs: Math.min(...ofJob.map((row) => row.submittedAtMs ?? row.createdAtMs)),
  }));
}

function patchOf(verdict: JobVerdict, nowMs: number): OutboxPatch | null {
  switch (verdict.kind) {
    case 'running':
      return null;
    case 'done':
      return { ...NO_ERROR, state: 'done', outcome: null, doneAtMs: nowMs };
    case 'refused':
      return { state: 'parked', outcome: 'refused', lastErrorCode: 'WONDE_REJECTED', lastErrorWords: verdict.words };
    case 'alone':
      return {
        state: 'pending',
        nextAttemptAtMs: nowMs,
        writebackId: null,
        lastErrorCode: 'WONDE_REJECTED',
        lastErrorWords: verdict.words,
      };
    case 'stuck':
      // It may still be written: whoever sends it again has the register read back first.
      return {
        state: 'parked',
        outcome: 'needs_person',
        maybeApplied: true,
        lastErrorCode: 'MARK_UNCONFIRMED',
        lastErrorWords: verdict.words,
      };
  }
}

/** Wonde does not know the job: it may have been done and forgotten, so read back and send again; in the end, park. */
function patchOfLostJob(row: OutboxRow, nowMs: number): OutboxPatch {
  const common = { maybeApplied: true, lastErrorCode: 'MARK_UNCONFIRMED', lastErrorWords: null } as const;
  return row.attempts < MOST_LOST_JOBS
    ? { ...common, state: 'pending', nextAttemptAtMs: nowMs, writebackId: null }
    : { ...common, state: 'parked', outcome: 'needs_person' };
}

function isQueueProblem(error: AppError): boolean {
  return error.code !== 'WONDE_NOT_FOUND' && error.code !== 'WONDE_BAD_RESPONSE' && error.code !== 'WONDE_REJECTED';
}

interface Poller {
  readonly deps: SyncDeps;
  /** When each job is asked about next. */
  readonly dueAtMs: Map<string, number>;
}

function dueOf({ deps, dueAtMs }: Poller, job: Job): number {
  const dueMs = dueAtMs.get(job.id) ?? job.submittedAtMs + deps.settings().pollEveryMs;
  const nowMs = deps.clock.nowMs();
  // Further off than any wait there is: the clock was put back since.
  return dueMs > nowMs + Math.max(SLOWEST_POLL_MS, deps.settings().pollEveryMs) ? nowMs : dueMs;
}

function putOff({ deps, dueAtMs }: Poller, job: Job): void {
  const nowMs = deps.clock.nowMs();
  const patientMs = Math.min(SLOWEST_POLL_MS, (nowMs - job.submittedAtMs) / 10);
  dueAtMs.set(job.id, nowMs + Math.max(deps.settings().pollEveryMs, patientMs));
}

function studentIdOf(writer: StoreWriter, row: OutboxRow): string | null {
  const payload = parseMarkPayload(row);
  return payload === null ? null : (writer.findPerson(payload.personId)?.wondeId ?? null);
}

/** Writes down what a job's answer means for each of its marks. Returns the rows to send by themselves, and if any moved. */
function settle(
  { deps }: Poller,
  job: Job,
  answer: WritebackJob,
): { readonly alone: string[]; readonly moved: boolean } {
  const nowMs = deps.clock.nowMs();
  const stuckAfterMs = deps.settings().jobStuckAfterMinutes * 60_000;
  return deps.store.transaction((writer) => {
    const studentIds = job.rows.map((row) => studentIdOf(writer, row));
    const verdicts = decideJob({ job: answer, studentIds, ageMs: nowMs - job.submittedAtMs, stuckAfterMs });
    const alone: string[] = [];
    job.rows.forEach((row, index) => {
      const verdict = verdicts[index] ?? { kind: 'running' };
      const patch = patchOf(verdict, nowMs);
      if (patch !== null) settleJobRow(writer, row, patch);
      if (verdict.kind === 'done') supersedeReplaced(writer, row, nowMs);
      if (verdict.kind === 'alone') alone.push(row.id);
      if (patch?.state === 'parked') deps.logger.warn('outbox.parked', { outboxId: row.id, reason: verdict.kind });
    });
    if (verdicts.some((verdict) => verdict.kind === 'done')) writer.updateSyncState({ lastWritebackAtMs: nowMs });
    return { alone, moved: verdicts.some((verdict) => verdict.kind !== 'running') };
  });
}

function settleLost({ deps }: Poller, job: Job): void {
  deps.logger.warn('outbox.jobUnknown', { writebackId: job.id.slice(-4), marks: job.rows.length });
  const nowMs = deps.clock.nowMs();
  deps.store.transaction((writer) => {
    for (const row of job.rows) settleJobRow(writer, row, patchOfLostJob(row, nowMs));
  });
}

/** Asks about one job. @throws AppError when the failure concerns the whole queue */
async function ask(poller: Poller, job: Job, signal: AbortSignal): Promise<ReturnType<typeof settle>> {
  try {
    const answer = await poller.deps.wonde.getWriteback(job.id, signal);
    return settle(poller, job, answer);
  } catch (thrown) {
    const error = asAppError(thrown);
    if (isQueueProblem(error)) throw error;
    if (error.code === 'WONDE_NOT_FOUND') {
      settleLost(poller, job);
      return { alone: [], moved: true };
    }
    // An answer nobody can read is no end; in time the job counts as stuck.
    return settle(poller, job, { id: job.id, state: 'running', statusWord: null, complaints: [] });
  }
}

async function pollDue(poller: Poller, signal: AbortSignal, force: boolean): Promise<PollResult> {
  const { deps, dueAtMs } = poller;
  const alone: string[] = [];
  let changed = false;
  const jobs = groupJobs(deps.store.listSubmittedOutbox());
  for (const id of dueAtMs.keys()) if (!jobs.some((job) => job.id === id)) dueAtMs.delete(id);
  for (const job of jobs) {
    if (signal.aborted) break;
    if (!force && dueOf(poller, job) > deps.clock.nowMs()) continue;
    try {
      const result = await ask(poller, job, signal);
      changed ||= result.moved;
      alone.push(...result.alone);
    } catch (thrown) {
      return { changed, alone, error: asAppError(thrown) };
    } finally {
      putOff(poller, job);
    }
  }
  return { changed, alone, error: null };
}

/** Creates the poller. When it asks next is kept in memory only: after a restart every job is asked about soon. */
export function createJobPoller(deps: SyncDeps): JobPoller {
  const poller: Poller = { deps, dueAtMs: new Map() };
  return {
    pollDue: (signal, force) => pollDue(poller, signal, force),
    nextDueMs: () => {
      const jobs = groupJobs(deps.store.listSubmittedOutbox());
      return jobs.length === 0 ? null : Math.min(...jobs.map((job) => dueOf(poller, job)));
    },
  };
}
