// Endpoint and event names only: the sandboxed preload imports this file and nothing else.

export const endpointNames = [
  'kiosk.getState',
  'kiosk.listYearGroups',
  'kiosk.listBirthMonths',
  'kiosk.listNames',
  'kiosk.listReasons',
  'kiosk.keepStill',
  'kiosk.captureStill',
  'kiosk.recordMovement',
  'kiosk.recordReturn',
  'kiosk.getBadgeProgress',
  'kiosk.keepFlow',
  'kiosk.getKeptFlow',
  'kiosk.writeLog',
  'admin.getGate',
  'admin.setFirstPassword',
  'admin.signIn',
  'admin.signOut',
  'admin.changePassword',
  'admin.noteActivity',
  'admin.getLogbook',
  'admin.listOutNow',
  'admin.printBadge',
  'admin.uploadNow',
  'admin.retryMark',
  'admin.syncRoster',
  'admin.getSyncStatus',
  'admin.testConnection',
  'admin.getWondeSettings',
  'admin.updateWondeSettings',
] as const;
export type EndpointName = (typeof endpointNames)[number];

export const eventNames = [
  'roster.changed',
  'movement.recorded',
  'badge.progressed',
  'sync.statusChanged',
  'settings.changed',
  'admin.sessionEnded',
] as const;
export type EventName = (typeof eventNames)[number];

/** The one request channel and the one event channel. */
export const REQUEST_CHANNEL = 'gatehouse:request';
export const EVENT_CHANNEL = 'gatehouse:event';
