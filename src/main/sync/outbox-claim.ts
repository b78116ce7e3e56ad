// Picks what is due and makes it ready to send, in one transaction: ids looked up, older marks called off, rows claimed.
import type { CodeLetter } from '../../shared/domain/attendance.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import { isKeptHere, keptHere } from '../core/people-setup/kept-here.ts';
import type { OutboxRow, Store, StoreWriter } from '../core/store-port.ts';
import { decideAgainstRegister, type RegisterQuestion } from '../core/sync/decide-against-register.ts';
import { isSuperseded, listOverruled, listWrittenCodes } from '../core/sync/decide-supersede.ts';
import { parseMarkPayload } from '../core/sync/mark-payload.ts';
import { supersedeReplaced } from '../core/sync/supersede-replaced.ts';
import { olderMarks, type OwnMark } from './own-marks.ts';

/** How long a mark waits for a list of codes that has never been read. */
const CODES_WAIT_MS = 30_000;
/** A row that failed this often goes by itself: should it be the bad one, it holds up nobody. */
const ALONE_AFTER_ATTEMPTS = 2;

/** A row with everything its request needs. */
export interface ReadyMark {
  readonly row: OutboxRow;
  readonly mark: OwnMark;
}

export interface ClaimRequest {
  readonly nowMs: number;
  readonly limit: number;
  /** Rows to be sent by themselves. */
  readonly alone: ReadonlySet<string>;
  /** False while the list of codes may be out of date: an unknown letter is then no verdict yet. */
  readonly codesAreFresh: boolean;
  /** True when the copy of the register was just brought up to date; false where it cannot be read. */
  readonly registerIsKnown: boolean;
  readonly plannedCodes: readonly CodeLetter[];
}

type HowSent = Pick<RegisterQuestion, 'isArrival' | 'goesOver' | 'minutesCount' | 'older' | 'ownCodes'>;

/** A mark that the register already holds. */
const APPLIED = {
  state: 'done',
  outcome: null,
  lastErrorCode: null,
  lastErrorWords: null,
} as const;

export interface Claim {
  readonly ready: readonly ReadyMark[];
  /** Rows that were settled without a request: parked, superseded or put off. */
  readonly settled: number;
  /** A letter was not in the list of codes, and the list may be out of date: read it and claim again. */
  readonly needsCodes: boolean;
}

/** True when what is in the register decided and nothing is left to send. */
function isDecidedByRegister(writer: StoreWriter, ready: ReadyMark, how: HowSent, request: ClaimRequest): boolean {
  const { row, mark } = ready;
  const verdict = decideAgainstRegister({
    ...how,
    wanted: mark,
    held: writer.findHeldMark(mark.studentId, mark.date, mark.session),
    plannedCodes: request.plannedCodes,
    maybeAppliedSinceMs: row.maybeApplied ? (row.submittedAtMs ?? row.createdAtMs) : null,
  });
  switch (verdict.kind) {
    case 'send':
      return false;
    case 'applied':
      writer.updateOutbox(row.id, { ...APPLIED, doneAtMs: request.nowMs, verifiedAtMs: request.nowMs });
      supersedeReplaced(writer, row, request.nowMs);
      writer.updateSyncState({ lastWritebackAtMs: request.nowMs });
      return true;
    case 'notNeeded':
      writer.updateOutbox(row.id, {
        state: 'cancelled',
        outcome: 'not_needed',
        lastErrorCode: verdict.code,
        lastErrorWords: verdict.held,
        doneAtMs: request.nowMs,
      });
      return true;
    case 'needsPerson':
      park(writer, row, verdict.code, verdict.held);
      return true;
  }
}

type Prepared = 'settled' | 'needsCodes' | ReadyMark;

function park(writer: StoreWriter, row: OutboxRow, code: ErrorCode, words: string | null = null): 'settled' {
  writer.updateOutbox(row.id, { state: 'parked', outcome: 'needs_person', lastErrorCode: code, lastErrorWords: words });
  return 'settled';
}

function findCodeId(writer: StoreWriter, row: OutboxRow, letter: CodeLetter, request: ClaimRequest) {
  const code = writer.findAttendanceCode(letter);
  if (code !== null) return code.wondeId;
  if (!request.codesAreFresh) return 'needsCodes' as const;
  if (writer.listAttendanceCodes().length > 0) return park(writer, row, 'WONDE_CODE_UNKNOWN');
  // No list at all says nothing about the letter.
  writer.updateOutbox(row.id, {
    nextAttemptAtMs: request.nowMs + CODES_WAIT_MS,
    lastErrorCode: 'WONDE_CODE_UNKNOWN',
  });
  return 'settled' as const;
}

function prepare(writer: StoreWriter, row: OutboxRow, request: ClaimRequest): Prepared {
  const payload = parseMarkPayload(row);
  // Never dropped: a person can still read it in the logbook and write the mark by hand.
  if (payload === null) return park(writer, row, 'MARK_UNREADABLE');
  const sameSession = writer.listMarksForSession(payload.personId, payload.date, payload.session);
  if (isSuperseded(sameSession, row.id)) {
    writer.updateOutbox(row.id, { state: 'cancelled', outcome: 'superseded', doneAtMs: request.nowMs });
    return 'settled';
  }
  // Writing was switched off for this pupil's mapping while the mark waited. What may have arrived is looked after.
  if (!row.maybeApplied && isKeptHere(writer, payload.personId)) {
    writer.updateOutbox(row.id, keptHere(request.nowMs));
    return 'settled';
  }
  const person = writer.findPerson(payload.personId);
  if (person === null || person.status === 'left') return park(writer, row, 'MARK_PUPIL_LEFT', row.lastErrorWords);
  const codeId = findCodeId(writer, row, payload.code, request);
  if (codeId === 'needsCodes' || codeId === 'settled') return codeId;
  for (const id of listOverruled(sameSession, row.id)) {
    writer.updateOutbox(id, { state: 'cancelled', outcome: 'superseded', doneAtMs: request.nowMs });
  }
  const { date, session, minutesLate, comment, code } = payload;
  const ready: ReadyMark = {
    row,
    mark: { studentId: person.wondeId, date, session, codeId, minutesLate, comment, codeLetter: code },
  };
  const isCorrection = sameSession.some((one) => one.mark.id === row.id && one.mark.correction !== null);
  const older = olderMarks(writer, sameSession, row);
  // Where a person has said which minutes, or an older mark of ours may be what the register holds under that code.
  const minutesMatter = isCorrection || older.some((each) => each.codeId === codeId);
  const how: HowSent = {
    isArrival: payload.isArrival,
    goesOver: isCorrection ? 'anything' : payload.overwrites ? 'presence' : 'nothing',
    minutesCount: minutesMatter && row.submittedAtMs === null,
    older,
    ownCodes: listWrittenCodes(sameSession, row.id),
  };
  return request.registerIsKnown && isDecidedByRegister(writer, ready, how, request) ? 'settled' : ready;
}

function pickRows(due: readonly OutboxRow[], alone: ReadonlySet<string>): readonly OutboxRow[] {
  const goesAlone = (row: OutboxRow): boolean => alone.has(row.id) || row.attempts >= ALONE_AFTER_ATTEMPTS;
  const [first] = due;
  if (first !== undefined && goesAlone(first)) return [first];
  return due.filter((row) => !goesAlone(row));
}

/** Claims the next rows to send. Those returned are `sending` when this returns, durably. */
export function claimDue(store: Store, request: ClaimRequest): Claim {
  return store.transaction((writer) => {
    const rows = pickRows(writer.listDueOutbox(request.nowMs, request.limit), request.alone);
    const ready: ReadyMark[] = [];
    let settled = 0;
    let needsCodes = false;
    for (const row of rows) {
      const prepared = prepare(writer, row, request);
      if (prepared === 'settled') settled += 1;
      else if (prepared === 'needsCodes') needsCodes = true;
      else ready.push(prepared);
    }
    // Nothing goes until the codes were read again; the rows stay as they are.
    if (needsCodes) return { ready: [], settled, needsCodes };
    for (const { row } of ready) writer.updateOutbox(row.id, { state: 'sending' });
    return { ready, settled, needsCodes };
  });
}
