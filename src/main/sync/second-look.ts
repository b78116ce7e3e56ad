// A mark the MIS refused may be right, and only its pupil's number wrong: the school has moved to another MIS and the roll
// was not read since. Then the mark waits for the roll instead of for a person.
import { asAppError } from '../../shared/errors/app-error.ts';
import type { OutboxRow } from '../core/store-port.ts';
import { parseMarkPayload } from '../core/sync/mark-payload.ts';
import type { SyncDeps } from './sync-deps.ts';

/** The roll is read at once; should that take long, the mark is not tried in vain meanwhile. */
const WAITS_FOR_ROLL_MS = 10 * 60_000;
/** A roll that nobody accepts leaves the pupil unknown: then a person is asked after all. */
const MOST_TRIES = 4;
/** After this many marks of unknown pupils the rest is not asked for one by one. */
const MOST_ASKED = 20;

export interface SecondLookDeps extends SyncDeps {
  /** Pupils are not known by the numbers we have: the whole roll should be read. Must not throw. */
  readonly onPupilsUnknown: () => void;
}

async function isUnknown({ wonde, logger }: SecondLookDeps, wondeId: string, signal: AbortSignal): Promise<boolean> {
  try {
    return (await wonde.findStudent(wondeId, [], signal)) === null;
  } catch (thrown) {
    // Whoever cannot say leaves the refusal as it is.
    logger.debug('outbox.pupilNotAsked', { code: asAppError(thrown).code });
    return false;
  }
}

/** Sent under a number that a whole roll has replaced since: the job could only say no, and the mark goes once more. */
function wasSentBeforeTheRoll({ store }: SecondLookDeps, { submittedAtMs, attempts }: OutboxRow): boolean {
  const { lastFullAtMs } = store.syncState();
  return submittedAtMs !== null && lastFullAtMs !== null && submittedAtMs < lastFullAtMs && attempts < 2;
}

/** A refusal is looked at once: the second one, after the roll was read, stands. */
function candidateOf({ store }: SecondLookDeps, row: OutboxRow): string | null {
  const now = store.findOutboxRow(row.id);
  const isRefused = now?.state === 'parked' && now.outcome === 'refused' && now.lastErrorCode === 'WONDE_REJECTED';
  if (!isRefused || row.lastErrorCode === 'MARK_PUPIL_UNKNOWN' || row.attempts >= MOST_TRIES) return null;
  const payload = parseMarkPayload(row);
  return payload === null ? null : (store.findPerson(payload.personId)?.wondeId ?? null);
}

/** Looks again at marks that were just refused. Never throws for what Wonde does. */
export async function lookAgain(deps: SecondLookDeps, rows: readonly OutboxRow[], signal: AbortSignal): Promise<void> {
  const { store, clock, logger } = deps;
  let unknown = 0;
  for (const row of rows.slice(0, MOST_ASKED)) {
    const wondeId = candidateOf(deps, row);
    if (wondeId === null) continue;
    const isLate = wasSentBeforeTheRoll(deps, row);
    if (!isLate && !(await isUnknown(deps, wondeId, signal))) continue;
    if (!isLate) unknown += 1;
    store.transaction((writer) => {
      // A person may have settled it in this moment.
      if (writer.findOutboxRow(row.id)?.state !== 'parked') return;
      writer.updateOutbox(row.id, {
        state: 'pending',
        outcome: null,
        lastErrorCode: 'MARK_PUPIL_UNKNOWN',
        nextAttemptAtMs: clock.nowMs() + (isLate ? 0 : WAITS_FOR_ROLL_MS),
        writebackId: null,
      });
    });
  }
  if (unknown === 0) return;
  logger.warn('outbox.pupilsUnknown', { marks: unknown });
  deps.onPupilsUnknown();
}
