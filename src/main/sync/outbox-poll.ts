// Asks about submitted marks until Wonde gives a final word, and writes that word into the outbox.
import { asAppError, type AppError } from '../../shared/errors/app-error.ts';
import type { OutboxPatch, OutboxRow, StoreWriter } from '../core/store-port.ts';
import { decideJob, type JobVerdict } from '../core/sync/decide-job.ts';
import { parseMarkPayload } from '../core/sync/mark-payload.ts';
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
        lastErrorCode: 'WONDE_TIMEOUT',
        lastErrorWords: verdict.words,
      };
  }
}

/** Wonde does not know the job: it may have been done and forgotten, so read back and send again; in the end, park. */
function patchOfLostJob(row: OutboxRow, nowMs: number): OutboxPatch {
  const common = { maybeApplied: true, lastErrorCode: 'WONDE_NOT_FOUND', lastErrorWords: null } as const;
  return row.attempts < MOST_LOST_JOBS
    ? { ...common, state: 'pending', nextAttemptAtMs: nowMs, writebackId: null }
    : { ...common, state: 'parked', outcome: 'needs_person' };
}

function isQueueProblem(error: AppError): boolean {
  return error.code !== 'WONDE_NOT_FOUND' && error.code !== 'WONDE_BAD_RESPONSE' && error.code !== 'WONDE_REJECTED';
}

/** Creates the poller. When it asks next is kept in memory only: after a restart every job is asked about at once. */
export function createJobPoller(deps: SyncDeps): JobPoller {
  const dueAtMs = new Map<string, number>();

  const dueOf = (job: Job): number => dueAtMs.get(job.id) ?? job.submittedAtMs + deps.settings().pollEveryMs;
  const putOff = (job: Job, nowMs: number): void => {
    const patientMs = Math.min(SLOWEST_POLL_MS, (nowMs - job.submittedAtMs) / 10);
    dueAtMs.set(job.id, nowMs + Math.max(deps.settings().pollEveryMs, patientMs));
  };

  const settle = (job: Job, answer: WritebackJob, nowMs: number): readonly string[] => {
    const alone: string[] = [];
    deps.store.transaction((writer: StoreWriter) => {
      const studentIds = job.rows.map((row) => {
        const payload = parseMarkPayload(row);
        return payload === null ? null : (writer.findPerson(payload.personId)?.wondeId ?? null);
      });
      const stuckAfterMs = deps.settings().jobStuckAfterMinutes * 60_000;
      const verdicts = decideJob({ job: answer, studentIds, ageMs: nowMs - job.submittedAtMs, stuckAfterMs });
      job.rows.forEach((row, index) => {
        const verdict = verdicts[index] ?? { kind: 'running' };
        const patch = patchOf(verdict, nowMs);
        if (patch !== null) settleJobRow(writer, row, patch);
        if (verdict.kind === 'alone') alone.push(row.id);
        if (verdict.kind === 'refused' || verdict.kind === 'stuck') {
          deps.logger.warn('outbox.parked', { outboxId: row.id, reason: verdict.kind });
        }
      });
      if (verdicts.some((verdict) => verdict.kind === 'done')) writer.updateSyncState({ lastWritebackAtMs: nowMs });
    });
    return alone;
  };

  /** Returns the rows to send alone, or null when the job has not come to an end. */
  const ask = async (job: Job, signal: AbortSignal): Promise<readonly string[] | null> => {
    let answer: WritebackJob;
    try {
      answer = await deps.wonde.getWriteback(job.id, signal);
    } catch (thrown) {
      const error = asAppError(thrown);
      if (isQueueProblem(error)) throw error;
      const nowMs = deps.clock.nowMs();
      if (error.code === 'WONDE_NOT_FOUND') {
        deps.logger.warn('outbox.jobUnknown', { writebackId: job.id.slice(-4), marks: job.rows.length });
        deps.store.transaction((writer) => {
          for (const row of job.rows) settleJobRow(writer, row, patchOfLostJob(row, nowMs));
        });
        return [];
      }
      // An answer nobody can read is no end; in time the job counts as stuck.
      answer = { id: job.id, state: 'running', statusWord: null, complaints: [] };
    }
    const nowMs = deps.clock.nowMs();
    const alone = settle(job, answer, nowMs);
    const isStuck = nowMs - job.submittedAtMs >= deps.settings().jobStuckAfterMinutes * 60_000;
    return answer.state === 'running' && !isStuck ? null : alone;
  };

  return {
    nextDueMs: () => {
      const jobs = groupJobs(deps.store.listSubmittedOutbox());
      return jobs.length === 0 ? null : Math.min(...jobs.map(dueOf));
    },
    pollDue: async (signal, force) => {
      const alone: string[] = [];
      let changed = false;
      const jobs = groupJobs(deps.store.listSubmittedOutbox());
      for (const id of dueAtMs.keys()) if (!jobs.some((job) => job.id === id)) dueAtMs.delete(id);
      for (const job of jobs) {
        if (signal.aborted) break;
        if (!force && dueOf(job) > deps.clock.nowMs()) continue;
        try {
          const ended = await ask(job, signal);
          if (ended !== null) {
            changed = true;
            alone.push(...ended);
          }
        } catch (thrown) {
          putOff(job, deps.clock.nowMs());
          return { changed, alone, error: asAppError(thrown) };
        }
        putOff(job, deps.clock.nowMs());
      }
      return { changed, alone, error: null };
    },
  };
}
