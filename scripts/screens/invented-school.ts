// Answers of an invented school for looking at the touchscreen without main: seven years, forty names in one month.
import { AppError } from '../../src/shared/errors/app-error.ts';
import { badgeIdFromRandomDigits } from '../../src/shared/domain/badge-id.ts';
import { actionId, movementId, personId, photoId } from '../../src/shared/domain/ids.ts';
import { settingsSchema } from '../../src/shared/settings/schema.ts';
import type { ActionIcon } from '../../src/shared/domain/action.ts';
import type {
  KioskState,
  NameChoice,
  ReasonChoice,
  Receipt,
  YearGroupChoice,
} from '../../src/shared/ipc/kiosk-contract.ts';
import type { FakeHandlers } from '../../tests/fakes/fake-bridge.ts';

const uuidOf = (group: number, index: number): string =>
  `0199${group.toString(16).padStart(4, '0')}-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;

/** 09:12 on a Friday in November. */
export const NOW_MS = Date.parse('2025-11-21T09:12:20Z');

export const kioskState: KioskState = {
  schoolName: 'Brynmawr Vale School',
  kioskName: 'Reception',
  timeZone: 'Europe/London',
  nowMs: NOW_MS,
  demo: true,
  cameraDriver: 'live',
  cameraView: { liveCamera: null, resolution: '1280x720', mirrorPreview: true, mirrorPhoto: false },
  flow: { ...settingsSchema.parse({}).flow, doneMs: 60_000 },
  scanner: settingsSchema.parse({}).scanner,
  signals: settingsSchema.parse({}).signals,
  roster: 'ready',
  syncLight: 'ok',
  doors: { late: true, leaving: true, return: true, sign: true },
};

export function yearsOf(count: number): YearGroupChoice[] {
  const first = count > 7 ? 0 : 7;
  return Array.from({ length: count }, (_, index) => {
    const year = first + index;
    return year === 0
      ? { id: 'y0', name: 'Reception', numeral: 'R' }
      : year > 14
        ? { id: `y${year}`, name: `Access group ${year}`, numeral: null }
        : { id: `y${year}`, name: `Year ${year}`, numeral: String(year) };
  });
}

const labels = (
  'Aaliyah B|Abdul-Rahman K|Amelia T|Angharad P|Aoife M|Beatrix W|Caoimhe O’B|Charlie D|Dylan R|Efa J|Elin W|' +
  'Esyllt ap G|Ffion L|Gruffydd H|Gwenllian E|Hanna S|Ibrahim A|Imogen F|Isla V|Jakub W|Kacper Z|Kwabena O|Leila N|' +
  'Llewelyn C|Łukasz K|Maisie Ja|Maisie Jo|Mohammed A|Mohammed A|Nguyễn T|Nia P|Oluwaseun-Alexandra W|Osian T|' +
  'Priya R|Rhiannon D|Saoirse B|Siân O|Temperance H-S|Władysław P|Zoë M'
).split('|');

export function namesOf(count: number): NameChoice[] {
  return Array.from({ length: count }, (_, index) => {
    const label = labels[index % labels.length] ?? 'Nia P';
    return {
      personId: personId.parse(uuidOf(1, index)),
      label,
      detail: label === 'Mohammed A' ? (index % 2 === 0 ? '8 Menai' : '8 Teifi') : null,
    };
  });
}

const reasonWords: readonly (readonly [string, ActionIcon])[] = [
  ['Overslept', 'bed'],
  ['Bus was late', 'bus'],
  ['Traffic', 'car'],
  ['Doctor, dentist or hospital appointment', 'stethoscope'],
  ['Something at home', 'home'],
  ['Family', 'family'],
  ['Feeling ill', 'ill'],
  ['Interview', 'interview'],
  ['Sport or competition', 'sport'],
  ['Music lesson or exam', 'music'],
  ['Back from a visit', 'back'],
  ['Another reason', 'other'],
];

export function reasonsOf(count: number, leaving: boolean): ReasonChoice[] {
  return reasonWords.slice(0, count).map(([name, icon]) => ({
    actionId: actionId.parse(icon),
    name,
    icon,
    takesPhoto: leaving,
    asksTerms: false,
    printsBadge: leaving,
  }));
}

export const badge = badgeIdFromRandomDigits('4829173');

export function receiptOf(kind: Receipt['kind']): Receipt {
  return {
    movementId: movementId.parse(uuidOf(2, 1)),
    kind,
    personLabel: 'Oluwaseun-Alexandra W',
    occurredAtMs: NOW_MS,
    timeText: '09:12',
    reasonName: kind === 'late' ? 'Bus was late' : 'Doctor, dentist or hospital appointment',
    nextStep: kind === 'leaving' ? 'showBadgeAndLeave' : 'goToLesson',
    session: 'AM',
    badgeId: kind === 'late' ? null : badge,
    building: null,
    alreadyRecorded: false,
  };
}

/** Everything on an ordinary morning. */
export function ordinaryMorning(): FakeHandlers {
  return {
    'kiosk.getState': () => kioskState,
    'kiosk.getKeptFlow': () => null,
    'kiosk.keepFlow': () => ({}),
    'kiosk.writeLog': () => ({}),
    'kiosk.listYearGroups': () => yearsOf(7),
    'kiosk.listBirthMonths': () => [1, 2, 3, 4, 5, 6, 7, 9, 10, 12],
    'kiosk.listNames': () => namesOf(40),
    'kiosk.listReasons': ({ kind }) => ({ next: 'reason', reasons: reasonsOf(12, kind === 'leaving') }),
    'kiosk.keepStill': () => ({ photoId: photoId.parse(uuidOf(3, 1)) }),
    'kiosk.recordMovement': ({ photoId: photo }) => receiptOf(photo === null ? 'late' : 'leaving'),
    'kiosk.recordReturn': ({ by }) => {
      if (by.kind === 'badge' && !by.text.includes(badge)) throw new AppError('BADGE_UNKNOWN');
      return receiptOf('return');
    },
    'kiosk.getBadgeProgress': () => ({ badgeId: badge, state: 'printing' }),
  };
}
