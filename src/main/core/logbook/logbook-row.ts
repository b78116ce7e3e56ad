// A movement of the store in the logbook's words: what its row and its story have in common.
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import type { LogbookRow } from '../../../shared/ipc/admin/logbook-contract.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { fullName } from '../directory/name-labels.ts';
import { badgePrintStateOf } from '../printing/badge-progress.ts';
import type { Badge, MarkWithState } from '../store-port.ts';
import type { LogbookListEntry } from '../store-parts/logbook-store.ts';
import { laterDueAtMs } from '../sync/mark-due.ts';
import { writebackStateOf } from '../sync/mark-state.ts';

/** What a row is told by. */
export interface Now {
  readonly nowMs: number;
  readonly today: LocalDate;
  readonly settings: Settings;
}

function badgeStateOf(badge: Badge, today: LocalDate): 'out' | 'used' | 'expired' {
  if (badge.usedAtMs !== null) return 'used';
  return badge.localDate === today ? 'out' : 'expired';
}

/** The badge a movement gave out; a return names its badge without having given it out. */
export function badgeOf(entry: LogbookListEntry, { today, settings }: Now): LogbookRow['badge'] {
  if (entry.badge === null || entry.movement.kind !== 'leaving') return null;
  return {
    id: entry.badge.id,
    state: badgeStateOf(entry.badge, today),
    print: badgePrintStateOf(entry.printJob, settings),
    printErrorCode: entry.printJob?.lastErrorCode ?? null,
    reprints: entry.printJob?.reprintNumber ?? 0,
  };
}

/** A mark with where it stands. */
export function markOf({ mark, outbox }: MarkWithState, { nowMs }: Now): LogbookRow['marks'][number] {
  return {
    id: mark.id,
    code: mark.code,
    session: mark.session,
    date: mark.date,
    state: writebackStateOf(outbox),
    dueAtMs: laterDueAtMs(outbox, nowMs),
  };
}

/** Who, what, when, where. */
export function factsOf(entry: LogbookListEntry, { settings }: Now): Omit<LogbookRow, 'key' | 'marks' | 'badge'> {
  const { movement, person } = entry;
  return {
    movementId: movement.id,
    personId: person.id,
    personName: fullName(person),
    yearName: person.kind === 'student' ? entry.yearName : null,
    formName: person.formName,
    departmentName: person.kind === 'staff' ? entry.departmentName : null,
    userTypeName: entry.userTypeName,
    kind: movement.kind,
    direction: movement.direction,
    actionName: movement.actionName,
    localDate: movement.localDate,
    occurredAtMs: movement.occurredAtMs,
    timeText: schoolTimeAt(movement.occurredAtMs, settings.kiosk.timeZone).timeText,
    building: movement.building,
  };
}

/** One row of the list. */
export function rowOf(entry: LogbookListEntry, now: Now): LogbookRow {
  return {
    ...factsOf(entry, now),
    key: entry.key,
    marks: entry.marks.map((mark) => markOf(mark, now)),
    badge: badgeOf(entry, now),
  };
}
