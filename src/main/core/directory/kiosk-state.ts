// What the kiosk's screens need to know of the whole: school, clock, how far the roster is, the discreet light.
import type { SyncStatus } from '../../../shared/ipc/admin-contract.ts';
import type { KioskState } from '../../../shared/ipc/kiosk-contract.ts';
import type { KioskContext } from '../kiosk-context.ts';

/** ok: all is sent; waiting: offline or queued, nobody has to act; attention: a person is needed. */
export function syncLightOf(status: SyncStatus): KioskState['syncLight'] {
  const blockedByAccess = status.pausedBecause === 'WONDE_AUTH' || status.pausedBecause === 'WONDE_FORBIDDEN';
  if (status.needsPerson > 0 || status.rosterProblem !== null || blockedByAccess) return 'attention';
  return status.waiting > 0 || status.pausedBecause !== null ? 'waiting' : 'ok';
}

/** The state the kiosk opens with and asks for again on every event. */
export function kioskStateOf(context: KioskContext, status: SyncStatus, demo: boolean): KioskState {
  const settings = context.settings();
  const roster = status.pupils > 0 ? 'ready' : status.phase === 'roster' ? 'importing' : 'empty';
  return {
    schoolName: settings.kiosk.schoolName,
    kioskName: settings.kiosk.name,
    timeZone: settings.kiosk.timeZone,
    nowMs: context.clock.nowMs(),
    demo,
    cameraDriver: settings.camera.driver,
    flow: settings.flow,
    roster,
    syncLight: syncLightOf(status),
  };
}
