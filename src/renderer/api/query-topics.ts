// Which events make the answer of which query stale. Events are hints: the screen asks again.
import type { EventName } from '../../shared/ipc/names.ts';
import type { QueryName } from './client.ts';

export const queryTopics = {
  'kiosk.getState': ['settings.changed', 'roster.changed', 'sync.statusChanged'],
  'kiosk.listYearGroups': ['roster.changed', 'settings.changed'],
  'kiosk.listBirthMonths': ['roster.changed', 'settings.changed'],
  'kiosk.listNames': ['roster.changed', 'settings.changed'],
  'kiosk.listReasons': ['settings.changed'],
  'kiosk.listSignGroups': ['roster.changed', 'settings.changed'],
  'kiosk.listDepartments': ['roster.changed', 'settings.changed'],
  'kiosk.listStaff': ['roster.changed', 'settings.changed'],
  'kiosk.getPerson': ['movement.recorded', 'roster.changed', 'settings.changed'],
  'kiosk.getBadgeProgress': ['badge.progressed'],
  'printing.getStatus': ['badge.progressed', 'movement.recorded', 'settings.changed'],
  'printing.getSettings': ['settings.changed'],
  'kiosk.getKeptFlow': [],
  'admin.getGate': ['admin.sessionEnded'],
  'logbook.list': ['movement.recorded', 'badge.progressed', 'sync.statusChanged'],
  'logbook.getNumbers': ['movement.recorded', 'sync.statusChanged'],
  'logbook.getChoices': ['settings.changed', 'roster.changed'],
  'logbook.getStory': ['movement.recorded', 'badge.progressed', 'sync.statusChanged'],
  'devices.getSettings': ['settings.changed'],
  'badges.getSettings': ['settings.changed'],
  'badges.preview': ['settings.changed'],
  'readers.getSettings': ['settings.changed'],
  'presence.getEvacuationList': ['movement.recorded', 'roster.changed'],
  'presence.getRollCall': ['movement.recorded'],
  'presence.listOutNow': ['movement.recorded', 'badge.progressed'],
  'admin.getSyncStatus': ['sync.statusChanged', 'roster.changed'],
  'admin.getWondeSettings': ['settings.changed'],
  'integration.getAccess': ['settings.changed', 'sync.statusChanged', 'roster.changed'],
  'integration.getPhotos': ['settings.changed'],
  'network.get': ['settings.changed'],
  'network.findWay': ['settings.changed'],
  'mail.get': ['settings.changed', 'sync.statusChanged'],
  'setup.get': ['settings.changed'],
  'reports.getChoices': ['settings.changed', 'roster.changed'],
  'reports.get': ['settings.changed'],
  'kiosk.getTerms': ['settings.changed'],
  'actions.getPage': ['settings.changed', 'roster.changed'],
  'registers.get': ['settings.changed'],
  'system.get': ['settings.changed'],
  'photos.listErasures': ['settings.changed', 'movement.recorded'],
  'terms.getPage': ['settings.changed', 'movement.recorded'],
  'admin.getSyncProgress': ['sync.progressed', 'sync.statusChanged'],
  'marks.list': ['sync.statusChanged', 'movement.recorded'],
  'marks.getCapability': ['settings.changed', 'roster.changed', 'sync.statusChanged'],
  'marks.listCodes': ['roster.changed'],
  'marks.listRuns': ['sync.statusChanged', 'roster.changed'],
  'codes.getPage': ['settings.changed', 'roster.changed'],
  'codes.listMissing': ['settings.changed', 'roster.changed'],
  'people.listAddressBooks': ['roster.changed'],
  'people.getAddressBook': ['roster.changed', 'movement.recorded'],
  'people.getProfile': ['roster.changed', 'movement.recorded'],
  'people.getHistory': ['movement.recorded', 'sync.statusChanged'],
  'userTypes.list': ['settings.changed', 'roster.changed'],
  'departments.list': ['settings.changed', 'roster.changed'],
  'mappings.list': ['settings.changed', 'roster.changed', 'sync.statusChanged'],
} as const satisfies Partial<Record<QueryName, readonly EventName[]>>;

const none: readonly EventName[] = [];

/** The events after which the query is asked again; none for a query not listed. */
export function topicsOf(name: QueryName): readonly EventName[] {
  const topics: Partial<Record<QueryName, readonly EventName[]>> = queryTopics;
  return topics[name] ?? none;
}
