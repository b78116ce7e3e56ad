// The daily logbook and *out now*: what the store holds of a day, in a receptionist's words.
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import type { LogbookRow, OutNowRow } from '../../../shared/ipc/admin-contract.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { fullName } from '../directory/name-labels.ts';
import type { KioskContext } from '../kiosk-context.ts';
import { badgePrintStateOf } from '../printing/badge-progress.ts';
import type { Badge, LogbookEntry } from '../store-port.ts';
import { writebackStateOf } from '../sync/mark-state.ts';

function badgeStateOf(badge: Badge, today: LocalDate): 'out' | 'used' | 'expired' {
  if (badge.usedAtMs !== null) return 'used';
  return badge.localDate === today ? 'out' : 'expired';
}

function badgeOf(entry: LogbookEntry, today: LocalDate, settings: Settings): LogbookRow['badge'] {
  if (entry.badge === null || entry.movement.kind !== 'leaving') return null;
  return {
    id: entry.badge.id,
    state: badgeStateOf(entry.badge, today),
    print: badgePrintStateOf(entry.printJob, settings),
    printErrorCode: entry.printJob?.lastErrorCode ?? null,
    reprints: entry.printJob?.reprintNumber ?? 0,
  };
}

function rowOf(entry: LogbookEntry, today: LocalDate, settings: Settings): LogbookRow {
  const { movement, person } = entry;
  return {
    movementId: movement.id,
    personId: person.id,
    personName: fullName(person),
    yearName: entry.yearName,
    formName: person.formName,
    kind: movement.kind,
    direction: movement.direction,
    actionName: movement.actionName,
    occurredAtMs: movement.occurredAtMs,
    timeText: schoolTimeAt(movement.occurredAtMs, settings.kiosk.timeZone).timeText,
    explanation: movement.explanation,
    marks: entry.marks.map(({ mark, outbox }) => ({
      id: mark.id,
      code: mark.code,
      session: mark.session,
      date: mark.date,
      minutesLate: mark.minutesLate,
      explanation: mark.explanation,
      state: writebackStateOf(outbox),
      lastErrorCode: outbox?.lastErrorCode ?? null,
      lastErrorWords: outbox?.lastErrorWords ?? null,
    })),
    badge: badgeOf(entry, today, settings),
    hasPhoto: movement.photoId !== null,
  };
}

/** One day's movements, newest first, with the day's numbers. Null means today at the school. */
export function getLogbook(context: KioskContext, date: LocalDate | null) {
  const settings = context.settings();
  const today = schoolTimeAt(context.clock.nowMs(), settings.kiosk.timeZone).localDate;
  const day = date ?? today;
  const entries = context.store.listLogbook(day);
  return {
    localDate: day,
    rows: entries.map((entry) => rowOf(entry, today, settings)),
    lateCount: entries.filter(({ movement }) => movement.kind === 'late').length,
    outNowCount: context.store.listOutNow(day).length,
  };
}

/** Who has left today and is not back. */
export function listOutNow(context: KioskContext): readonly OutNowRow[] {
  const settings = context.settings();
  const today = schoolTimeAt(context.clock.nowMs(), settings.kiosk.timeZone).localDate;
  return context.store.listOutNow(today).map(({ movement, person, yearName }) => ({
    movementId: movement.id,
    personId: person.id,
    personName: fullName(person),
    yearName,
    formName: person.formName,
    actionName: movement.actionName,
    leftAtMs: movement.occurredAtMs,
    timeText: schoolTimeAt(movement.occurredAtMs, settings.kiosk.timeZone).timeText,
    badgeId: movement.badgeId,
  }));
}
