// Records what a person chose: late, leaving, signing in or out, into a building or out. When it returns, the movement
// is durable; nothing that follows can lose it. Coming back is record-return.ts.
import type { Action } from '../../../shared/domain/action.ts';
import { movementKindOf, type Movement } from '../../../shared/domain/movement.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { Receipt } from '../../../shared/ipc/kiosk-contract.ts';
import { decideMarks, type MarkDecision } from '../attendance/decide-marks.ts';
import { getKnownPerson } from '../directory/known-person.ts';
import { actionsOf, tracksPresence } from '../directory/offers.ts';
import { asksTerms } from '../directory/reason-choice.ts';
import { afterMovement, type KioskContext } from '../kiosk-context.ts';
import { queueSlip } from '../printing/queue-slip.ts';
import type { Person, StoreReader, StoreWriter } from '../store-port.ts';
import { buildMovement, buildPrintJob, freshBadgeId, insertMarks, yearNameOf } from './build-movement.ts';
import { cancelMarksNotNeeded, endedMarksText, endOpenBadge } from './end-leavings.ts';
import { findRepeated } from './find-repeated.ts';
import { receiptOf } from './receipt-of.ts';

type Request = Input<'kiosk.recordMovement'>;

/**
 * Records a movement with its marks, outbox rows, badge and print job in one transaction, then tells the queues.
 * The same request twice is one movement; so is the same choice twice within two minutes, and one lateness a session.
 * @throws AppError NOT_FOUND, ACTION_RETIRED, TERMS_NEEDED, CURRENTLY_OUT (late while out), ALREADY_SIGNED_IN,
 * NOT_SIGNED_IN, CONFLICT (out of a building they are not in), STORAGE_*
 */
export function recordMovement(
  context: KioskContext,
  request: Request,
  isStillKept: (photoId: string) => boolean,
): Receipt {
  const settings = context.settings();
  const nowMs = context.clock.nowMs();
  // A still that never reached the disk must not stop a child leaving. Looked up before the transaction: no I/O inside.
  const photoId = request.photoId !== null && isStillKept(request.photoId) ? request.photoId : null;
  const { movement, receipt, isNew, prints } = context.store.transaction((writer) => {
    const repeated = (existing: Movement, of: Person) => {
      return {
        movement: existing,
        receipt: receiptOf(writer, existing, of, settings, true),
        isNew: false,
        prints: false,
      };
    };
    // Before anything else is checked: what was recorded stays recorded, whatever became of pupil and reason since.
    const sameRequest = writer.findMovementByRequest(request.requestId);
    const recordedFor = sameRequest === null ? null : writer.findPerson(sameRequest.personId);
    if (sameRequest !== null && recordedFor !== null) return repeated(sameRequest, recordedFor);
    const { person, action } = findChoice(writer, request);
    const localDate = schoolTimeAt(nowMs, settings.kiosk.timeZone).localDate;
    const ofToday = writer.listMovementsOf(person.id, localDate);
    const knowsPresence = tracksPresence(actionsOf(writer.listActions(), person.userTypeId));
    const existing = findRepeated({ action, ofToday, nowMs, settings, knowsPresence });
    if (existing !== null) return repeated(existing, person);
    assertTermsAccepted(context, writer, request, action);
    const written = write(context, writer, { request: { ...request, photoId }, person, action, ofToday, nowMs });
    return { ...written, receipt: receiptOf(writer, written.movement, person, settings, false), isNew: true };
  });
  if (isNew) {
    context.logger.info('movement recorded', { movementId: movement.id, kind: movement.kind });
    afterMovement(context, movement.id, { marks: true, badge: prints });
  }
  return receipt;
}

function findChoice(reader: StoreReader, request: Request): { readonly person: Person; readonly action: Action } {
  const person = getKnownPerson(reader, request.personId);
  const action = reader.findAction(request.actionId);
  const theirs = person.userTypeId !== null && action !== null && action.userTypeIds.includes(person.userTypeId);
  if (action === null || action.isReturn || !theirs) throw new AppError('NOT_FOUND', { context: { what: 'action' } });
  if (action.retired) throw new AppError('ACTION_RETIRED');
  return { person, action };
}

/** Any published version counts: a newer one may have come out while this one was read. */
function assertTermsAccepted(context: KioskContext, reader: StoreReader, request: Request, action: Action): void {
  const { termsVersionId } = request;
  if (termsVersionId !== null) {
    if (reader.findTermsVersion(termsVersionId) === null) throw new AppError('TERMS_NEEDED');
    return;
  }
  const hasTerms = reader.findCurrentTerms() !== null;
  if (asksTerms(action, { settings: context.settings(), hasTerms })) throw new AppError('TERMS_NEEDED');
}

interface Written {
  readonly movement: Movement;
  readonly prints: boolean;
}

interface NewMovement {
  readonly request: Request;
  readonly person: Person;
  readonly action: Action;
  /** Newest first. */
  readonly ofToday: readonly Movement[];
  readonly nowMs: number;
}

/** The movement with all that belongs to it, and whether that gives the printer something to do. */
function write(context: KioskContext, writer: StoreWriter, made: NewMovement): Written {
  const { request, person, action, nowMs } = made;
  const kind = movementKindOf(action);
  const ended = kind === 'signIn' ? endLeavings(context, writer, made) : '';
  const decision = decide(context, writer, made);
  const badgeId = kind === 'leaving' && action.printsBadge ? freshBadgeId(context, writer) : null;
  const movement = buildMovement(context, {
    requestId: request.requestId,
    kind,
    person,
    action,
    occurredAtMs: nowMs,
    photoId: writer.photoPermissionOf(person.id) === 'refused' ? null : request.photoId,
    badgeId,
    explanation: ended === '' ? decision.explanation : `${decision.explanation} ${ended}`,
    identifiedBy: request.identifiedBy,
    terms: request.termsVersionId === null ? null : { versionId: request.termsVersionId, acceptedAtMs: nowMs },
    yearName: yearNameOf(writer, person),
  });
  writer.insertMovement(movement);
  insertMarks(context, writer, movement, decision.marks);
  if (badgeId !== null) {
    // Leaving again without having signed back in: the older badge stops working.
    endOpenBadge(writer, { personId: person.id, localDate: movement.localDate, nowMs });
    writer.insertBadge({
      id: badgeId,
      movementId: movement.id,
      personId: person.id,
      localDate: movement.localDate,
      issuedAtMs: nowMs,
      usedAtMs: null,
    });
    writer.insertPrintJob(buildPrintJob(context, { kind: 'badge', badgeId, movementId: movement.id }));
  }
  const hasSlip = queueSlip(context, writer, movement, action);
  return { movement, prints: hasSlip || badgeId !== null };
}

/** Who signs in is here: as after *I'm back*, nothing of an earlier leaving is left to do. */
function endLeavings(context: KioskContext, writer: StoreWriter, { person, nowMs }: NewMovement): string {
  const localDate = schoolTimeAt(nowMs, context.settings().kiosk.timeZone).localDate;
  const leavings = { personId: person.id, localDate, nowMs };
  endOpenBadge(writer, leavings);
  return endedMarksText(cancelMarksNotNeeded(context, writer, leavings));
}

function decide(context: KioskContext, writer: StoreReader, made: NewMovement): MarkDecision {
  const { person, action, ofToday, nowMs } = made;
  if (person.kind === 'staff') return { marks: [], explanation: 'No mark: staff have no register.' };
  const { registers, kiosk, termDates } = context.settings();
  const kind = movementKindOf(action);
  const decision = decideMarks({
    kind,
    occurredAtMs: nowMs,
    codeRule: action.codeRule,
    forSession: action.forSession,
    registers,
    timeZone: kiosk.timeZone,
    termDates,
    arrivedBeforeAtMs: arrivedBefore(ofToday),
  });
  if (kind !== 'signIn') return decision;
  // What an earlier leaving of the day means for the register stays: it fits better than a late code.
  const marks = decision.marks.filter(
    ({ date, session }) =>
      !writer.listMarksForSession(person.id, date, session).some(({ outbox }) => outbox?.state !== 'cancelled'),
  );
  if (marks.length === decision.marks.length) return decision;
  return { marks, explanation: 'No mark: an earlier movement of today made one for this session, which stays.' };
}

/** When the person last arrived today: who arrives again in the same session was not late for it. */
function arrivedBefore(ofToday: readonly Movement[]): number | null {
  const arrival = ofToday.find(({ kind }) => kind === 'signIn' || kind === 'late' || kind === 'return');
  return arrival?.occurredAtMs ?? null;
}
