// Which events make the answer of which query stale. Events are hints: the screen asks again.
import type { EventName } from '../../shared/ipc/names.ts';
import type { QueryName } from './client.ts';

export const queryTopics = {
  'kiosk.getState': ['settings.changed', 'roster.changed', 'sync.statusChanged'],
  'kiosk.listYearGroups': ['roster.changed'],
  'kiosk.listBirthMonths': ['roster.changed'],
  'kiosk.listNames': ['roster.changed'],
  'kiosk.listReasons': ['settings.changed'],
  'kiosk.getBadgeProgress': ['badge.progressed'],
  'kiosk.getKeptFlow': [],
  'admin.getGate': ['admin.sessionEnded'],
  'admin.getLogbook': ['movement.recorded', 'badge.progressed', 'sync.statusChanged'],
  'admin.listOutNow': ['movement.recorded'],
  'admin.getSyncStatus': ['sync.statusChanged', 'roster.changed'],
  'admin.getWondeSettings': ['settings.changed'],
} as const satisfies Partial<Record<QueryName, readonly EventName[]>>;

const none: readonly EventName[] = [];

/** The events after which the query is asked again; none for a query not listed. */
export function topicsOf(name: QueryName): readonly EventName[] {
  const topics: Partial<Record<QueryName, readonly EventName[]>> = queryTopics;
  return topics[name] ?? none;
}
