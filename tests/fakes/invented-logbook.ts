// An invented school's day for the admin view: builders with defaults, and a whole day of eighty rows from a seed.
import { badgeIdFromRandomDigits, type BadgeId } from '../../src/shared/domain/badge-id.ts';
import { markId, movementId, personId } from '../../src/shared/domain/ids.ts';
import { NO_DEPARTMENT, STUDENT } from '../../src/shared/domain/user-type.ts';
import { AppError } from '../../src/shared/errors/app-error.ts';
import type { WritebackState } from '../../src/shared/domain/mark.ts';
import { connectionParts, type ConnectionReport } from '../../src/shared/ipc/admin/integration-contract.ts';
import type { LogbookFilter, LogbookStory, StoryMark } from '../../src/shared/ipc/admin/logbook-contract.ts';
import type { SyncStatus } from '../../src/shared/ipc/admin-contract.ts';
import type { KioskState } from '../../src/shared/ipc/kiosk-contract.ts';
import { defaultSettings } from '../../src/shared/settings/schema.ts';

/** 22 September 2026, 14:20 in London (summer time). */
export const INVENTED_NOW_MS = Date.UTC(2026, 8, 22, 13, 20);
export const INVENTED_DATE = '2026-09-22';

const uuidOf = (kind: number, count: number) =>
  `0199${kind.toString(16).padStart(4, '0')}-0000-7000-8000-${count.toString(16).padStart(12, '0')}`;

/** A row and its story in one. */
export type InventedRow = LogbookStory & { readonly key: number };
type Mark = StoryMark;
type Badge = NonNullable<InventedRow['badge']>;

/** A badge ID by number, with its right check digit. */
export function aBadgeId(count: number): BadgeId {
  return badgeIdFromRandomDigits(String(count * 7919 + 4_829_173).slice(-7));
}

/** A mark with defaults: L, this morning, confirmed. */
export function aMark(count: number, part: Partial<Mark> = {}): Mark {
  return {
    id: markId.parse(uuidOf(2, count)),
    code: 'L',
    session: 'AM',
    date: INVENTED_DATE,
    minutesLate: 12,
    explanation: 'L: arrived 08:57, the register was open until 09:15',
    state: 'confirmed',
    lastErrorCode: null,
    lastErrorWords: null,
    dueAtMs: null,
    attempts: 1,
    nextAttemptAtMs: null,
    madeAtMs: INVENTED_NOW_MS - 60_000,
    submittedAtMs: null,
    doneAtMs: null,
    verifiedAtMs: null,
    correction: null,
    ...part,
  };
}

/** A badge with defaults: in use and printed. */
export function aBadge(count: number, part: Partial<Badge> = {}): Badge {
  return {
    id: aBadgeId(count),
    state: 'out',
    print: 'confirmed',
    printErrorCode: null,
    reprints: 0,
    prints: [],
    ...part,
  };
}

/** A row with defaults: Siân Owen of 9B, late at 08:57. */
export function aLogbookRow(count: number, part: Partial<InventedRow> = {}): InventedRow {
  return {
    key: count + 1,
    movementId: movementId.parse(uuidOf(1, count)),
    personId: personId.parse(uuidOf(3, count)),
    personName: 'Siân Owen',
    yearName: 'Year 9',
    formName: '9B',
    kind: 'late',
    direction: 'in',
    actionName: 'Overslept',
    occurredAtMs: Date.UTC(2026, 8, 22, 7, 57),
    timeText: '08:57',
    explanation: 'Arrived at 08:57 while the morning register was open.',
    marks: [aMark(count)],
    badge: null,
    departmentName: null,
    userTypeName: 'Student',
    localDate: INVENTED_DATE,
    building: null,
    identifiedBy: 'name',
    terms: null,
    photo: 'none',
    photoViews: [],
    ...part,
  };
}

export const inventedKiosk: KioskState = {
  schoolName: 'Millbrook Vale School',
  kioskName: 'Reception',
  timeZone: 'Europe/London',
  nowMs: INVENTED_NOW_MS,
  demo: false,
  cameraDriver: 'live',
  cameraView: { liveCamera: null, resolution: '1280x720', mirrorPreview: true, mirrorPhoto: false },
  flow: defaultSettings().flow,
  scanner: defaultSettings().scanner,
  signals: defaultSettings().signals,
  roster: 'ready',
  syncLight: 'ok',
  doors: { late: true, leaving: true, return: true, sign: false },
};

export const quietSync: SyncStatus = {
  phase: 'idle',
  lastRosterAtMs: INVENTED_NOW_MS - 8 * 60_000,
  lastWritebackAtMs: INVENTED_NOW_MS - 95_000,
  pupils: 1_204,
  waiting: 0,
  scheduled: 0,
  sent: 0,
  needsPerson: 0,
  pausedBecause: null,
  rosterProblem: null,
};

const parts = connectionParts.filter((part) => part !== 'proxy');
const details: Partial<Record<(typeof parts)[number], string>> = {
  school: 'Millbrook Vale School',
  students: '1,204 pupils',
  codes: '31 codes',
};

/** A green report. */
export const goodReport: ConnectionReport = {
  ok: true,
  checks: parts.map((part) => ({
    part,
    ok: true,
    needed: true,
    errorCode: null,
    reason: null,
    detail: details[part] ?? null,
  })),
};

/** A red report: the token was withdrawn, and nothing behind it could be asked. */
export const badReport: ConnectionReport = {
  ok: false,
  checks: parts.slice(0, parts.indexOf('token') + 1).map((part) => ({
    part,
    ok: part !== 'token',
    needed: true,
    errorCode: part === 'token' ? 'WONDE_AUTH' : null,
    reason: part === 'token' ? 'tokenRefused' : null,
    detail: null,
  })),
};

const names = [
  'Siân Owen', 'Zoë Ashdown', "Niamh O'Brien", 'Łukasz Kowalski', 'Nguyễn Minh Anh', 'Aaliyah Rahman',
  'Oliver Pemberton-Hughes', 'Harpreet Gill', 'Ffion Llewellyn', 'Tomos Griffiths', 'Chidi Okonkwo', 'Maja Wójcik',
  'George Whitcombe', 'Priya Nair', 'Hamza Iqbal', 'Isla McKendrick', 'Ruairí Kavanagh', 'Beatriz Carvalho-Lima',
  'Jack Thornley', 'Emily Thornley', 'Yusuf Demir', 'Mei-Ling Chan', 'Callum Frobisher', 'Grace Adeyemi',
]; // prettier-ignore
const lateReasons = ['Overslept', 'Bus was late', 'Traffic', 'Doctor or dentist', 'Family reasons', 'Other reason'];
const leavingReasons = ['Doctor or dentist', 'Feeling ill', 'Going home for lunch', 'Interview', 'Sport', 'Music exam'];
const states: readonly WritebackState[] = [
  'confirmed', 'confirmed', 'confirmed', 'confirmed', 'confirmed', 'confirmed', 'sent', 'confirmed', 'superseded',
  'confirmed',
]; // prettier-ignore
const pick = <T>(list: readonly T[], count: number): T => list[count % list.length] as T; // as: the index is in range

function timeOf(minutesAfterEight: number): { readonly occurredAtMs: number; readonly timeText: string } {
  const hours = String(8 + Math.floor(minutesAfterEight / 60)).padStart(2, '0');
  const minutes = String(minutesAfterEight % 60).padStart(2, '0');
  return {
    occurredAtMs: Date.UTC(2026, 8, 22, 7, minutesAfterEight, (minutesAfterEight * 7) % 60),
    timeText: `${hours}:${minutes}`,
  };
}

function lateRow(count: number, minute: number): InventedRow {
  const closed = minute > 75;
  const time = timeOf(minute);
  const state = count < 3 ? 'waiting' : pick(states, count);
  const late = minute - 45;
  const explanation = closed
    ? `U: arrived ${time.timeText}, the register closed at 09:15`
    : `L: arrived ${time.timeText}, the register was open until 09:15`;
  return aLogbookRow(count, {
    ...whoIs(count),
    ...time,
    actionName: pick(lateReasons, count),
    explanation: `Arrived at ${time.timeText}, ${late} minutes after the morning register opened.`,
    marks: [aMark(count, { code: closed ? 'U' : 'L', minutesLate: late, explanation, state })],
  });
}

function whoIs(count: number) {
  const year = 7 + (count % 7);
  return {
    personName: pick(names, count * 5),
    yearName: `Year ${year}`,
    formName: `${year}${pick(['A', 'B', 'C', 'H', 'K'], count)}`,
  };
}

function leavingRow(count: number, minute: number, badge: Partial<Badge>): InventedRow {
  const time = timeOf(minute);
  return aLogbookRow(count, {
    ...whoIs(count),
    ...time,
    kind: 'leaving',
    direction: 'out',
    actionName: pick(leavingReasons, count),
    explanation: `Left at ${time.timeText}. The morning register had been taken, so that mark stays.`,
    marks:
      count % 3 === 0
        ? [
            aMark(count, {
              code: 'M',
              session: 'PM',
              minutesLate: null,
              state: 'waiting',
              explanation: 'M: not back when the afternoon register was taken',
            }),
          ]
        : [],
    badge: aBadge(count, badge),
    photo: 'kept' as const,
  });
}

/** Eighty rows, newest first, with one of each trouble a receptionist meets. */
export function anInventedDay(): InventedRow[] {
  const late = Array.from({ length: 52 }, (_, index) => lateRow(index, 46 + Math.floor(index * 1.4)));
  const prints: Partial<Badge>[] = [
    {}, { state: 'used' }, { state: 'used', reprints: 1 }, { print: 'failed', printErrorCode: 'PRINTER_NO_PAPER' },
    { state: 'used' }, { print: 'unconfirmed', printErrorCode: 'PRINTER_UNCONFIRMED' }, { print: 'sent' },
  ]; // prettier-ignore
  const leaving = Array.from({ length: 18 }, (_, index) =>
    leavingRow(60 + index, 150 + index * 12, pick(prints, index)),
  );
  const back = Array.from({ length: 10 }, (_, index) => {
    const time = timeOf(215 + index * 14);
    return aLogbookRow(90 + index, {
      ...whoIs(61 + index),
      ...time,
      kind: 'return',
      actionName: 'Back again',
      explanation: `Came back at ${time.timeText} with the badge.`,
      marks: [],
    });
  });
  const rows = [...late, ...leaving, ...back].sort((a, b) => b.occurredAtMs - a.occurredAtMs);
  const trouble: Partial<Mark>[] = [
    { state: 'refused', lastErrorCode: 'WONDE_REJECTED', lastErrorWords: 'Attendance for this date is locked by the register lead.' },
    { state: 'needs_person', lastErrorCode: 'WONDE_CODE_UNKNOWN' },
  ]; // prettier-ignore
  return rows.map((row, index) => {
    const first = row.marks[0];
    const part = index === 20 ? trouble[0] : index === 38 ? trouble[1] : undefined;
    return part === undefined || first === undefined ? row : { ...row, marks: [{ ...first, ...part }] };
  });
}

/** Answers of main for these rows, as far as a screen's tests need the filter: status, marks and search by name. */
export function logbookAnswers(rows: readonly InventedRow[]) {
  const fits = (row: InventedRow, { status, writeback, withBadge, search, range }: LogbookFilter): boolean =>
    range.kind !== 'yesterday' &&
    (status === null ||
      (status === 'late' ? row.kind === 'late' : status === 'notBack' && row.badge?.state === 'out')) &&
    (writeback === null ||
      row.marks.some(
        ({ state }) => state === writeback || (writeback === 'attention' && /refused|needs/.test(state)),
      )) &&
    (!withBadge || row.badge !== null) &&
    row.personName.toLowerCase().includes(search.trim().toLowerCase());
  const count = (state: RegExp) => rows.flatMap(({ marks }) => marks).filter((mark) => state.test(mark.state)).length;
  return {
    'logbook.list': ({ filter }: { readonly filter: unknown }) => {
      // as: the screen's own filter, before zod would have branded its ids
      const keys = rows.filter((row) => fits(row, filter as LogbookFilter)).map(({ key }) => key);
      return { from: INVENTED_DATE, to: INVENTED_DATE, keys, truncated: false };
    },
    'logbook.getRows': ({ keys }: { readonly keys: readonly number[] }) => ({
      rows: keys.flatMap((key) => rows.find((row) => row.key === key) ?? []),
    }),
    'logbook.getNumbers': () => ({
      localDate: INVENTED_DATE,
      late: rows.filter(({ kind }) => kind === 'late').length,
      outNow: rows.filter(({ badge }) => badge?.state === 'out').length,
      waiting: count(/waiting/),
      later: 0,
      attention: count(/refused|needs_person/),
    }),
    'logbook.getChoices': () => ({
      userTypes: [{ id: STUDENT, name: 'Student', retired: false }],
      departments: [{ id: NO_DEPARTMENT, name: 'No department', retired: false }],
      actions: [],
      years: ['Year 7', 'Year 9'],
    }),
    'logbook.getStory': ({ movementId: id }: { readonly movementId: string }) => {
      const story = rows.find((row) => row.movementId === id);
      if (story === undefined) throw new AppError('NOT_FOUND');
      return story;
    },
  };
}
