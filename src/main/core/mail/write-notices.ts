// Looks at how things stand and writes the mails that are due: rows in the queue and what was told, in one transaction.
import { DateTime } from 'luxon';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { canSendMail } from '../../../shared/settings/correspondence.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { Clock, Random } from '../ports.ts';
import type { Store, StoreReader } from '../store-port.ts';
import { writebackStateOf } from '../sync/mark-state.ts';
import type { LinkHealth } from '../integration/link-health.ts';
import { dueNotices, type NoticeFacts } from './due-notices.ts';
import type { DayNumbers } from './notice-texts.ts';
import { readWatchState, WATCH_STATE_KEY } from './watch-state.ts';

/** More parked marks than a school makes in a term. */
const MOST_PARKED = 5_000;

export interface NoticeDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: () => Settings;
  readonly link: () => LinkHealth;
}

function dayNumbersOf(store: StoreReader, localDate: string): DayNumbers {
  const entries = store.listLogbook(localDate);
  const kinds = (kind: string): number => entries.filter(({ movement }) => movement.kind === kind).length;
  const states = entries.flatMap(({ marks }) => marks.map((mark) => writebackStateOf(mark.outbox)));
  const of = (...wanted: readonly string[]): number => states.filter((state) => wanted.includes(state)).length;
  return {
    late: kinds('late'),
    leftEarly: kinds('leaving'),
    cameBack: kinds('return'),
    confirmed: of('confirmed'),
    waiting: of('waiting', 'sent'),
    needPerson: of('refused', 'needs_person'),
  };
}

function factsOf({ store, clock, settings, link }: NoticeDeps): NoticeFacts {
  const nowMs = clock.nowMs();
  const { kiosk, registers, correspondence } = settings();
  const { timeZone } = kiosk;
  const time = schoolTimeAt(nowMs, timeZone);
  const there = (atMs: number): DateTime => DateTime.fromMillis(atMs, { zone: timeZone, locale: 'en-GB' });
  const momentText = (atMs: number): string =>
    there(atMs).toFormat(schoolTimeAt(atMs, timeZone).localDate === time.localDate ? 'HH:mm' : 'd LLLL, HH:mm');
  return {
    nowMs,
    link: link(),
    hasWorked: store.syncState().lastRosterAtMs !== null,
    parked: store.listParkedMarks(MOST_PARKED),
    waiting: store.countOutbox().waiting - store.countScheduledOutbox(nowMs),
    today: { ...time, isSchoolDay: registers.schoolDays.includes(time.weekday) },
    dayNumbers: () => dayNumbersOf(store, time.localDate),
    momentText,
    dayText: there(nowMs).toFormat('cccc d LLLL'),
    sender: { schoolName: kiosk.schoolName, kioskName: kiosk.name },
    notices: correspondence.notices,
  };
}

/** Writes what is due and returns how many mails that were. Does nothing while nobody is to be written to. */
export function writeNotices(deps: NoticeDeps): number {
  const { store, random, settings } = deps;
  if (!canSendMail(settings().correspondence)) return 0;
  const facts = factsOf(deps);
  const before = readWatchState(store);
  const { notices, state } = dueNotices(facts, before);
  if (notices.length === 0 && JSON.stringify(state) === JSON.stringify(before)) return 0;
  return store.transaction((writer) => {
    writer.setSetting(WATCH_STATE_KEY, state, facts.nowMs);
    const written = notices.filter(({ kind, dedupeKey, subject, body }) =>
      writer.insertMail({
        id: random.uuidV7(facts.nowMs),
        kind,
        dedupeKey,
        subject,
        body,
        state: 'waiting',
        attempts: 0,
        nextAttemptAtMs: facts.nowMs,
        lastErrorCode: null,
        createdAtMs: facts.nowMs,
        sentAtMs: null,
      }),
    );
    return written.length;
  });
}
