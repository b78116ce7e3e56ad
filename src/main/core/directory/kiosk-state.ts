// What the kiosk's screens need to know of the whole: school, clock, doors, how far the roster is, the discreet light.
import type { Action } from '../../../shared/domain/action.ts';
import { movementKindOf } from '../../../shared/domain/movement.ts';
import type { SyncStatus } from '../../../shared/ipc/admin-contract.ts';
import type { CameraView, KioskDoors, KioskState } from '../../../shared/ipc/kiosk-contract.ts';
import type { CameraSettings } from '../../../shared/settings/camera.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { MembershipCount } from '../store-parts/people-setup-store.ts';
import { todayOf } from './known-person.ts';
import { actionsOf, doorActionsOf, signActionsOf } from './offers.ts';

/** ok: all is sent; waiting: offline or queued, nobody has to act; attention: a person is needed. */
export function syncLightOf(status: SyncStatus): KioskState['syncLight'] {
  const blockedByAccess = status.pausedBecause === 'WONDE_AUTH' || status.pausedBecause === 'WONDE_FORBIDDEN';
  if (status.needsPerson > 0 || status.rosterProblem !== null || blockedByAccess) return 'attention';
  return status.waiting > 0 || status.pausedBecause !== null ? 'waiting' : 'ok';
}

/**
 * The doors that lead somewhere: their actions exist for people who exist. *I'm late* and *I'm leaving* find pupils by
 * year and month, so they need pupils. Pure.
 */
export function doorsOf(actions: readonly Action[], memberships: readonly MembershipCount[]): KioskDoors {
  const peopled = memberships.filter(({ people, userTypeId }) => people > 0 && userTypeId !== null);
  const some = (of: readonly MembershipCount[], test: (own: readonly Action[]) => boolean): boolean =>
    of.some(({ userTypeId }) => test(actionsOf(actions, userTypeId)));
  const pupils = peopled.filter(({ kind }) => kind === 'student');
  return {
    late: some(pupils, (own) => doorActionsOf(own, 'late').length > 0),
    leaving: some(pupils, (own) => doorActionsOf(own, 'leaving').length > 0),
    return: some(peopled, (own) => own.some((each) => movementKindOf(each) === 'leaving')),
    sign: some(peopled, (own) => signActionsOf(own).length > 0),
  };
}

/** The doors, and a way back for whoever left by an action that was retired since. */
function doorsNow(context: KioskContext): KioskDoors {
  const { store } = context;
  const doors = doorsOf(store.listActions(), store.countMemberships());
  const isAnybodyOut = (): boolean => store.listYearGroups({ scope: 'outNow', localDate: todayOf(context) }).length > 0;
  return doors.return ? doors : { ...doors, return: isAnybodyOut() };
}

function cameraViewOf({ liveCamera, resolution, mirrorPreview, mirrorPhoto }: CameraSettings): CameraView {
  return { liveCamera, resolution, mirrorPreview, mirrorPhoto };
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
    cameraView: cameraViewOf(settings.camera),
    flow: settings.flow,
    scanner: settings.scanner,
    signals: settings.signals,
    roster,
    syncLight: syncLightOf(status),
    doors: doorsNow(context),
  };
}
