// Answers of a small invented school, for tests of the touchscreen over a fake bridge.
import { badgeIdFromRandomDigits } from '../../src/shared/domain/badge-id.ts';
import { actionId, movementId, personId, photoId } from '../../src/shared/domain/ids.ts';
import type { KioskState, NameChoice, ReasonChoice, Receipt } from '../../src/shared/ipc/kiosk-contract.ts';
import type { FakeHandlers } from './fake-bridge.ts';

/** The reason whose choice records a leaving. */
const OUT_BY_BUS = 'out-by-bus';

export const aBadgeId = badgeIdFromRandomDigits('4829173');
export const aPhotoId = photoId.parse('01990000-0000-7000-8000-000000000031');

/** A kiosk on an ordinary morning; say what differs. */
export function aKioskState(changes: Partial<KioskState> = {}): KioskState {
  return {
    schoolName: 'Brynmawr Vale School',
    kioskName: 'Reception',
    timeZone: 'Europe/London',
    nowMs: Date.parse('2025-11-21T09:12:00Z'),
    demo: false,
    cameraDriver: 'live',
    cameraView: { liveCamera: null, resolution: '1280x720', mirrorPreview: true, mirrorPhoto: false },
    flow: { idleWarningAfterMs: 30_000, idleCountdownMs: 20_000, doneMs: 5_000 },
    scanner: { minLength: 4, maxGapMs: 50, stripPrefix: '', stripSuffix: '' },
    signals: { sounds: true, volume: 60, lights: true },
    roster: 'ready',
    syncLight: 'ok',
    doors: { late: true, leaving: true, return: true, sign: false },
    ...changes,
  };
}

export const aYear = { id: 'y8', name: 'Year 8', numeral: '8' };

/** One name of the list. */
export function aName(changes: Partial<NameChoice> = {}): NameChoice {
  return {
    personId: personId.parse('01990000-0000-7000-8000-000000000001'),
    label: 'Siân O',
    detail: null,
    ...changes,
  };
}

/** One reason: without a photo unless said otherwise. */
export function aReason(changes: Partial<ReasonChoice> = {}): ReasonChoice {
  return {
    actionId: actionId.parse('bus'),
    name: 'Bus was late',
    icon: 'bus',
    takesPhoto: false,
    asksTerms: false,
    printsBadge: false,
    ...changes,
  };
}

/** What main answers after recording. */
export function aReceipt(changes: Partial<Receipt> = {}): Receipt {
  return {
    movementId: movementId.parse('01990000-0000-7000-8000-000000000021'),
    kind: 'late',
    personLabel: 'Siân O',
    occurredAtMs: Date.parse('2025-11-21T09:12:00Z'),
    timeText: '09:12',
    reasonName: 'Bus was late',
    nextStep: 'goToLesson',
    session: 'AM',
    badgeId: null,
    building: null,
    alreadyRecorded: false,
    ...changes,
  };
}

/** Everything the kiosk asks for on an ordinary morning. */
export function kioskAnswers(changes: Partial<KioskState> = {}): FakeHandlers {
  return {
    'kiosk.getState': () => aKioskState(changes),
    'kiosk.getKeptFlow': () => null,
    'kiosk.keepFlow': () => ({}),
    'kiosk.listYearGroups': () => [{ id: 'y7', name: 'Year 7', numeral: '7' }, aYear],
    'kiosk.listBirthMonths': () => [1, 3, 12],
    'kiosk.listNames': () => [
      aName(),
      aName({ personId: personId.parse('01990000-0000-7000-8000-000000000002'), label: 'Zoë M' }),
    ],
    'kiosk.listReasons': ({ kind }) => ({
      next: 'reason',
      reasons: [
        aReason({
          actionId: actionId.parse(kind === 'leaving' ? OUT_BY_BUS : 'bus'),
          takesPhoto: kind === 'leaving',
        }),
        aReason({ actionId: actionId.parse('ill'), name: 'Feeling ill', icon: 'ill' }),
      ],
    }),
    'kiosk.keepStill': () => ({ photoId: aPhotoId }),
    'kiosk.recordMovement': ({ actionId: chosen }) =>
      chosen === OUT_BY_BUS ? aReceipt({ kind: 'leaving', badgeId: aBadgeId }) : aReceipt(),
    'kiosk.recordReturn': () => aReceipt({ kind: 'return', badgeId: aBadgeId }),
    'kiosk.getBadgeProgress': () => ({ badgeId: aBadgeId, state: 'confirmed' }),
  };
}
