// The roll call at the assembly point: the list as it was when it began, a tick for everybody seen, kept in the store
// with each touch, so that a restart loses none.
import type { PersonId } from '../../../shared/domain/ids.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import type { Movement } from '../../../shared/domain/movement.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import {
  rollCallId as rollCallIdSchema,
  type OnSitePerson,
  type RollCall,
  type RollCallId,
  type RollCallPerson,
  type RollCallSummary,
} from '../../../shared/ipc/admin/presence-contract.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { StoreReader } from '../store-port.ts';
import type { StoredRollCall } from '../store-parts/presence-store.ts';
import { writeChange } from '../admin/write-change.ts';
import { byName, type PresenceContext, timeTextAt, toListed } from './on-site.ts';

type WriteContext = Pick<KioskContext, 'store' | 'clock' | 'random' | 'settings' | 'logger'>;

/** How many roll calls the page lists. */
const LISTED = 50;

function getStored(reader: StoreReader, id: RollCallId): StoredRollCall {
  const found = reader.findRollCall(id);
  if (found === null) throw new AppError('NOT_FOUND', { context: { what: 'roll call' } });
  return found;
}

function getOpen(reader: StoreReader, id: RollCallId): StoredRollCall {
  const found = getStored(reader, id);
  if (found.ended !== null) throw new AppError('CONFLICT', { context: { what: 'roll call ended' } });
  return found;
}

/** Keeps the list as it is now. @throws AppError CONFLICT when one is under way */
export function startRollCall(context: WriteContext, who: string): { readonly rollCallId: RollCallId } {
  const { store, clock, random, settings } = context;
  const startedAtMs = clock.nowMs();
  const { localDate } = schoolTimeAt(startedAtMs, settings().kiosk.timeZone);
  const id = rollCallIdSchema.parse(random.uuidV7(startedAtMs));
  const count = store.transaction((writer) => {
    if (writer.findOpenRollCall() !== null) throw new AppError('CONFLICT', { context: { what: 'roll call' } });
    const onSite = writer.listOnSite(localDate);
    writer.insertRollCall({ id, localDate, startedAtMs, startedBy: who, ended: null });
    for (const { person, building } of onSite) writer.insertRollCallPerson(id, { personId: person.id, building });
    const after = { people: onSite.length };
    writeChange(writer, context, who, { what: 'presence.rollCallStarted', subjectId: id, before: null, after });
    return onSite.length;
  });
  context.logger.info('roll call started', { rollCallId: id, people: count });
  return { rollCallId: id };
}

/** Ticks somebody, or takes the tick back. @throws AppError NOT_FOUND, CONFLICT (it has ended) */
export function tickPerson(
  { store, clock }: WriteContext,
  tick: { readonly rollCallId: RollCallId; readonly personId: PersonId; readonly isHere: boolean },
  who: string,
): void {
  store.transaction((writer) => {
    getOpen(writer, tick.rollCallId);
    const mark = tick.isHere ? { atMs: clock.nowMs(), by: who } : null;
    if (!writer.tickRollCallPerson(tick.rollCallId, tick.personId, mark)) {
      throw new AppError('NOT_FOUND', { context: { what: 'person on the roll call' } });
    }
  });
}

/** Ends it; from here on it is history. @throws AppError NOT_FOUND, CONFLICT (it has ended) */
export function endRollCall(context: WriteContext, id: RollCallId, who: string): void {
  const { store, clock } = context;
  store.transaction((writer) => {
    getOpen(writer, id);
    const people = writer.listRollCallPeople(id);
    const missing = people.filter(({ tick }) => tick === null).length;
    writer.endRollCall(id, { atMs: clock.nowMs(), by: who });
    const after = { people: people.length, missing };
    writeChange(writer, context, who, { what: 'presence.rollCallEnded', subjectId: id, before: null, after });
  });
}

/**
 * The newest sign movement of the day of each person, until the end or now. The list held exactly those who were signed
 * in, so one of them whose newest is a sign-out left since, and anybody else who is signed in came since: by the order
 * of recording, whatever happened to the PC's clock.
 */
function signedSince({ store }: PresenceContext, rollCall: StoredRollCall): ReadonlyMap<PersonId, Movement> {
  const untilMs = rollCall.ended?.atMs ?? Number.MAX_SAFE_INTEGER;
  const newest = new Map<PersonId, Movement>();
  for (const movement of store.listSignMovements(rollCall.localDate, untilMs)) newest.set(movement.personId, movement);
  return newest;
}

function joinedOf(
  context: PresenceContext,
  since: ReadonlyMap<PersonId, Movement>,
  listed: ReadonlySet<PersonId>,
): OnSitePerson[] {
  return [...since.values()]
    .flatMap((movement) => {
      const person = context.store.findListedPerson(movement.personId);
      if (movement.kind !== 'signIn' || listed.has(movement.personId) || person === null) return [];
      const sinceMs = movement.occurredAtMs;
      return [
        { ...toListed(person), building: null, sinceMs, sinceText: timeTextAt(context, sinceMs), checkedOut: null },
      ];
    })
    .sort(byName);
}

/** Who was out at the door, for a roll call that is under way; afterwards nobody needs it. */
function checkedOutNow(context: PresenceContext, rollCall: StoredRollCall): ReadonlyMap<PersonId, Movement> {
  if (rollCall.ended !== null) return new Map();
  return new Map(context.store.listOutNow(rollCall.localDate).map(({ movement }) => [movement.personId, movement]));
}

function summaryOf(
  context: PresenceContext,
  rollCall: StoredRollCall,
  counts: { readonly peopleCount: number; readonly tickedCount: number },
): RollCallSummary {
  const { ended } = rollCall;
  return {
    id: rollCall.id,
    localDate: rollCall.localDate,
    startedAtMs: rollCall.startedAtMs,
    startedText: timeTextAt(context, rollCall.startedAtMs),
    startedBy: rollCall.startedBy,
    ended: ended === null ? null : { ...ended, timeText: timeTextAt(context, ended.atMs) },
    ...counts,
  };
}

/** One roll call with everybody on it, and what changed since it began. @throws AppError NOT_FOUND */
export function getRollCall(context: PresenceContext, id: RollCallId): RollCall {
  const rollCall = getStored(context.store, id);
  const since = signedSince(context, rollCall);
  const out = checkedOutNow(context, rollCall);
  const people = context.store
    .listRollCallPeople(id)
    .map(({ person, building, tick }): RollCallPerson => {
      const signed = since.get(person.id);
      const left = out.get(person.id);
      return {
        ...toListed(person),
        building,
        tick: tick === null ? null : { timeText: timeTextAt(context, tick.atMs), by: tick.by },
        signedOutText: signed?.kind === 'signOut' ? timeTextAt(context, signed.occurredAtMs) : null,
        checkedOut:
          left === undefined ? null : { timeText: timeTextAt(context, left.occurredAtMs), actionName: left.actionName },
      };
    })
    .sort(byName);
  const counts = { peopleCount: people.length, tickedCount: people.filter(({ tick }) => tick !== null).length };
  const listed = new Set(people.map(({ personId }) => personId));
  return { ...summaryOf(context, rollCall, counts), people, joined: joinedOf(context, since, listed) };
}

/** The last roll calls, newest first. */
export function listRollCalls(context: PresenceContext): RollCallSummary[] {
  return context.store.listRollCalls(LISTED).map(({ rollCall, ...counts }) => summaryOf(context, rollCall, counts));
}
