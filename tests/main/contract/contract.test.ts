// Every endpoint of the contract, over the real app: answers as promised, refuses garbage, honours its role.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { defaultRegisterTimes } from '../../../src/shared/domain/attendance.ts';
import { contract } from '../../../src/shared/ipc/contract.ts';
import { endpointNames, type EndpointName } from '../../../src/shared/ipc/names.ts';
import { badgeSettings } from '../../../src/shared/settings/badge.ts';
import type {
  KioskState,
  NameChoice,
  Receipt,
  ReasonChoice,
  ReasonsAnswer,
  YearGroupChoice,
} from '../../../src/shared/ipc/kiosk-contract.ts';
import { startNodeApp, type NodeApp } from '../../harness/node-app.ts';
import { waitFor } from '../../harness/wait-for.ts';

const NINE_TWELVE = Date.UTC(2026, 10, 23, 9, 12); // a Monday in November: London is on UTC
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xd9]);

const ADMIN_WINDOW = 'admin-window';

const LOGBOOK_FILTER = {
  range: { kind: 'today' },
  status: 'checkedOut',
  userTypeId: 'student',
  departmentId: null,
  actionId: null,
  yearName: null,
  writeback: null,
  withBadge: false,
  search: 'a',
};

let kiosk: NodeApp;
let pupil: NameChoice;
let lateReason: ReasonChoice;
let leaving: Receipt;

/** A first import and a slow hash, on a machine that may be busy. */
const START_PATIENCE_MS = 60_000;

beforeAll(async () => {
  kiosk = await startNodeApp({ startAtMs: NINE_TWELVE });
  await waitFor('the roster', async () => {
    const state = (await kiosk.ask('kiosk.getState', {})) as KioskState; // as: parsed by the contract on its way out
    return state.roster === 'ready' ? state : null;
  });
  pupil = await aPupil(0);
  await kiosk.signIn(ADMIN_WINDOW);
  await kiosk.ask('presence.startRollCall', {}, ADMIN_WINDOW);
  const another = await aPupil(1);
  // as: parsed by the contract on their way out
  lateReason = await aReason('late', pupil);
  const outReason = await aReason('leaving', another);
  leaving = (await kiosk.ask('kiosk.recordMovement', {
    requestId: randomUUID(),
    personId: another.personId,
    actionId: outReason.actionId,
    photoId: null,
  })) as Receipt;
}, START_PATIENCE_MS);
afterAll(() => kiosk?.stop());

/** The administrator's window for admin endpoints, any other for the rest. */
const windowFor = (name: EndpointName): string => (contract[name].role !== 'kiosk' ? ADMIN_WINDOW : 'kiosk-window');

/** Asked first: every sign-in is a slow hash. */
async function isSignedIn(sessionKey: string): Promise<boolean> {
  const gate = await kiosk.ask('admin.getGate', {}, sessionKey);
  return typeof gate === 'object' && gate !== null && 'signedIn' in gate && gate.signedIn === true;
}

async function aPupil(index: number): Promise<NameChoice> {
  // as: parsed by the contract on their way out
  const years = (await kiosk.ask('kiosk.listYearGroups', { scope: 'late' })) as YearGroupChoice[];
  const all: NameChoice[] = [];
  for (const { id: yearGroupId } of years) {
    const months = (await kiosk.ask('kiosk.listBirthMonths', { scope: 'late', yearGroupId })) as number[];
    for (const birthMonth of months) {
      all.push(...((await kiosk.ask('kiosk.listNames', { scope: 'late', yearGroupId, birthMonth })) as NameChoice[]));
    }
  }
  const found = all[index];
  if (found === undefined) throw new Error('the school is too small');
  return found;
}

/** The first reason a pupil may give at a door. */
async function aReason(kind: 'late' | 'leaving', { personId }: NameChoice): Promise<ReasonChoice> {
  // as: parsed by the contract on its way out
  const answer = (await kiosk.ask('kiosk.listReasons', { kind, personId })) as ReasonsAnswer;
  const [first] = answer.next === 'reason' ? answer.reasons : [];
  if (first === undefined) throw new Error('there is no reason');
  return first;
}

/** A valid request for each endpoint, and whether a kiosk as provisioned here answers it or refuses it by rule. */
const requests: Record<EndpointName, () => { readonly input: unknown; readonly refusal?: string }> = {
  'kiosk.getState': () => ({ input: {} }),
  'kiosk.listYearGroups': () => ({ input: { scope: 'late' } }),
  'kiosk.listBirthMonths': () => ({ input: { scope: 'outNow', yearGroupId: 'none' } }),
  'kiosk.listNames': () => ({ input: { scope: 'sign', userTypeId: 'student', yearGroupId: 'none', birthMonth: 0 } }),
  'kiosk.listReasons': () => ({ input: { kind: 'late', personId: pupil.personId } }),
  'kiosk.listSignGroups': () => ({ input: {} }),
  'kiosk.listDepartments': () => ({ input: { userTypeId: 'student' } }),
  'kiosk.listStaff': () => ({ input: { userTypeId: 'student', departmentId: 'none' } }),
  'kiosk.getPerson': () => ({ input: { personId: pupil.personId, language: 'cy' } }),
  'kiosk.identify': () => ({ input: { by: { kind: 'card', text: '0004A1B2C3' } }, refusal: 'CARD_UNKNOWN' }),
  'kiosk.keepStill': () => ({ input: { jpeg: JPEG } }),
  'kiosk.captureStill': () => ({ input: {}, refusal: 'CAMERA_MISSING' }),
  'kiosk.checkCamera': () => ({ input: {} }),
  'kiosk.recordMovement': () => ({
    input: {
      requestId: randomUUID(),
      personId: pupil.personId,
      actionId: lateReason.actionId,
      photoId: null,
    },
  }),
  'kiosk.recordReturn': () => ({ input: { requestId: randomUUID(), by: { kind: 'badge', text: leaving.badgeId } } }),
  'kiosk.getBadgeProgress': () => ({ input: { movementId: leaving.movementId } }),
  'kiosk.keepFlow': () => ({ input: { stateJson: '{}' } }),
  'kiosk.getKeptFlow': () => ({ input: {} }),
  'kiosk.writeLog': () => ({ input: { level: 'warn', message: 'a screen was slow' } }),
  'admin.getGate': () => ({ input: {} }),
  'admin.setFirstPassword': () => ({ input: { password: 'another password' }, refusal: 'ADMIN_PASSWORD_ALREADY_SET' }),
  'admin.signIn': () => ({ input: { password: 'wrong password' }, refusal: 'ADMIN_PASSWORD_WRONG' }),
  'admin.signInWithNewPassword': () => ({
    input: { name: 'Nobody', password: 'wrong password', newPassword: 'another password' },
    refusal: 'ADMIN_PASSWORD_WRONG',
  }),
  'admin.resetAdministrator': () => ({
    input: { name: 'Administrator', password: 'another password' },
    refusal: 'ADMIN_RESET_CLOSED',
  }),
  'admin.signOut': () => ({ input: {} }),
  'admin.changePassword': () => ({
    input: { currentPassword: 'wrong password', newPassword: 'another password' },
    refusal: 'ADMIN_PASSWORD_WRONG',
  }),
  'admin.noteActivity': () => ({ input: {} }),
  'devices.getSettings': () => ({ input: {} }),
  'devices.savePrinter': () => ({ input: { printer: { kind: 'none' } } }),
  'devices.saveCamera': () => ({ input: { camera: { driver: 'live', device: null } } }),
  'devices.testPrint': () => ({ input: { printer: { kind: 'none' } } }),
  'badges.getSettings': () => ({ input: {} }),
  'badges.saveSettings': () => ({ input: { badge: badgeSettings.parse({}) } }),
  'badges.preview': () => ({
    input: { paper: '58mm', badge: badgeSettings.parse({}), sample: { kind: 'badge', name: 'usual' } },
  }),
  'badges.saveLogo': () => ({ input: { file: Uint8Array.of(1, 2, 3) }, refusal: 'VALIDATION' }),
  'badges.removeLogo': () => ({ input: {} }),
  'devices.captureTest': () => ({
    input: { camera: { driver: 'live', device: null } },
    refusal: 'CAMERA_MISSING',
  }),
  'devices.listCameras': () => ({ input: { program: null } }),
  'devices.readScan': () => ({ input: { text: leaving.badgeId } }),
  'printing.getStatus': () => ({ input: {} }),
  'printing.tryNow': () => ({ input: {} }),
  'printing.cameOut': () => ({ input: { printJobId: randomUUID() }, refusal: 'NOT_FOUND' }),
  'printing.printAgain': () => ({ input: { printJobId: randomUUID(), reason: 'Torn' }, refusal: 'NOT_FOUND' }),
  'printing.getSettings': () => ({ input: {} }),
  'printing.saveSpare': () => ({ input: { printer: { kind: 'none' } } }),
  'printing.saveRules': () => ({
    input: { printing: { spareAfterSeconds: 60, reprintsPerHourAtKiosk: 3, reprintsPerHourAtReception: null } },
  }),
  'printing.findPrinters': () => ({ input: {} }),
  'kiosk.reprintBadge': () => ({ input: { movementId: leaving.movementId }, refusal: 'BADGE_USED' }),
  'readers.getSettings': () => ({ input: {} }),
  'readers.saveScanner': () => ({
    input: { scanner: { minLength: 6, maxGapMs: 40, stripPrefix: '', stripSuffix: '#' } },
  }),
  'readers.saveSignals': () => ({ input: { signals: { sounds: false, volume: 25, lights: true } } }),
  'logbook.list': () => ({ input: { filter: LOGBOOK_FILTER, order: 'nameAz' } }),
  'logbook.getRows': () => ({ input: { keys: [1, 2, 3] } }),
  'logbook.getNumbers': () => ({ input: {} }),
  'logbook.getChoices': () => ({ input: {} }),
  'logbook.getStory': () => ({ input: { movementId: leaving.movementId } }),
  'logbook.viewPhoto': () => ({ input: { movementId: leaving.movementId }, refusal: 'NOT_FOUND' }),
  'logbook.export': () => ({ input: { filter: LOGBOOK_FILTER, order: 'newest', format: 'xlsx' } }),
  'admin.printBadge': () => ({
    input: { movementId: leaving.movementId, reason: 'Torn' },
    refusal: 'PRINTER_NOT_SET_UP',
  }),
  'admin.uploadNow': () => ({ input: {} }),
  'marks.getCapability': () => ({ input: {} }),
  'marks.setMisAccepts': () => ({ input: { comment: 'no', minutesLate: 'asKnown' } }),
  'marks.listCodes': () => ({ input: {} }),
  'marks.listRuns': () => ({ input: {} }),
  'marks.list': () => ({ input: { group: 'open' } }),
  'marks.enteredByHand': () => ({ input: { markId: randomUUID(), note: 'Entered in the MIS' }, refusal: 'NOT_FOUND' }),
  'marks.leaveAsIs': () => ({ input: { markId: randomUUID(), note: 'The teacher is right' }, refusal: 'NOT_FOUND' }),
  'marks.correct': () => ({
    input: { markId: randomUUID(), code: 'M', minutesLate: null, reason: 'A letter came' },
    refusal: 'NOT_FOUND',
  }),
  'admin.retryMark': () => ({ input: { markId: randomUUID() }, refusal: 'NOT_FOUND' }),
  'admin.syncRoster': () => ({ input: { acceptLeavers: false } }),
  'admin.getSyncStatus': () => ({ input: {} }),
  'admin.getSyncProgress': () => ({ input: {} }),
  'admin.cancelSync': () => ({ input: {} }),
  'admin.testConnection': () => ({ input: {} }),
  'integration.getAccess': () => ({ input: {} }),
  'integration.refreshAccess': () => ({ input: {} }),
  'integration.requestAccess': () => ({ input: { contact: null }, refusal: 'CONFLICT' }),
  'integration.getPhotos': () => ({ input: {} }),
  'integration.setPhotos': () => ({ input: { enabled: true } }),
  'network.get': () => ({ input: {} }),
  'network.findWay': () => ({ input: {} }),
  'network.update': () => ({ input: { settings: { mode: 'none' }, password: { kind: 'keep' } } }),
  'mail.get': () => ({ input: {} }),
  'mail.update': () => ({ input: { settings: { addresses: [] }, password: { kind: 'keep' } } }),
  'mail.sendTest': () => ({ input: {} }),
  'mail.sendNow': () => ({ input: {} }),
  'setup.get': () => ({ input: {} }),
  'setup.markStep': () => ({ input: { step: 'test', as: 'done' } }),
  'setup.postpone': () => ({ input: {} }),
  'setup.finish': () => ({ input: {} }),
  'admin.getWondeSettings': () => ({ input: {} }),
  'users.list': () => ({ input: {} }),
  'users.add': () => ({
    input: { name: `User ${randomUUID()}`, role: 'receptionist', password: 'a first password' },
  }),
  'users.rename': () => ({ input: { userId: 'nobody', name: 'Somebody' }, refusal: 'NOT_FOUND' }),
  'users.setRole': () => ({ input: { userId: 'nobody', role: 'receptionist' }, refusal: 'NOT_FOUND' }),
  'users.resetPassword': () => ({
    input: { userId: 'nobody', password: 'another password' },
    refusal: 'NOT_FOUND',
  }),
  'users.retire': () => ({ input: { userId: 'nobody' }, refusal: 'NOT_FOUND' }),
  'users.bringBack': () => ({ input: { userId: 'nobody' }, refusal: 'NOT_FOUND' }),
  'audit.list': () => ({
    input: { from: null, to: '2026-11-23', who: null, area: 'user', text: '', whats: [], beforeSeq: null },
  }),
  'audit.export': () => ({
    input: { from: null, to: null, who: null, area: null, text: '', whats: [], format: 'csv', words: {} },
  }),
  'reports.getChoices': () => ({ input: {} }),
  'reports.get': () => ({ input: { from: '2026-09-01', to: '2026-11-23', yearName: null, userTypeId: null } }),
  'reports.export': () => ({
    input: {
      from: '2026-11-23',
      to: '2026-11-01',
      yearName: null,
      userTypeId: null,
      table: 'day',
      format: 'csv',
    },
    refusal: 'VALIDATION',
  }),
  'reports.saveTermDates': () => ({
    input: { terms: [{ name: 'Autumn', from: '2026-09-02', to: '2026-12-18' }], closures: [], halfDays: [] },
  }),
  'presence.getEvacuationList': () => ({ input: {} }),
  'presence.getRollCall': () => ({ input: { rollCallId: 'none' }, refusal: 'NOT_FOUND' }),
  'presence.listRollCalls': () => ({ input: {} }),
  'presence.startRollCall': () => ({ input: {}, refusal: 'CONFLICT' }),
  'presence.tick': () => ({
    input: { rollCallId: 'none', personId: pupil.personId, isHere: true },
    refusal: 'NOT_FOUND',
  }),
  'presence.endRollCall': () => ({ input: { rollCallId: 'none' }, refusal: 'NOT_FOUND' }),
  'presence.listOutNow': () => ({ input: {} }),
  'presence.recordCameBack': () => ({ input: { movementId: randomUUID() }, refusal: 'NOT_FOUND' }),
  'presence.print': () => ({ input: { kind: 'evacuation' }, refusal: 'PRINTER_NOT_SET_UP' }),
  'presence.savePdf': () => ({ input: { kind: 'outNow' } }),
  'userTypes.list': () => ({ input: {} }),
  'userTypes.add': () => ({ input: { name: `Visitors ${randomUUID()}` } }),
  'userTypes.rename': () => ({ input: { id: 'student', name: 'Student' } }),
  'userTypes.retire': () => ({ input: { id: 'student' }, refusal: 'USER_TYPE_IN_USE' }),
  'userTypes.restore': () => ({ input: { id: 'nobody' }, refusal: 'NOT_FOUND' }),
  'userTypes.reorder': () => ({ input: { ids: ['student', 'student'] }, refusal: 'CONFLICT' }),
  'departments.list': () => ({ input: {} }),
  'departments.add': () => ({ input: { name: `Maths ${randomUUID()}` } }),
  'departments.rename': () => ({ input: { id: 'none', name: 'No department' } }),
  'departments.retire': () => ({ input: { id: 'none', confirmedPeople: 0 }, refusal: 'CONFLICT' }),
  'departments.restore': () => ({ input: { id: 'nobody' }, refusal: 'NOT_FOUND' }),
  'departments.reorder': () => ({ input: { ids: ['none', 'none'] }, refusal: 'CONFLICT' }),
  'people.listAddressBooks': () => ({ input: {} }),
  'people.getAddressBook': () => ({ input: { userTypeId: 'student', roll: 'current', after: null } }),
  'people.exportAddressBook': () => ({
    input: { userTypeId: 'student', roll: 'left', personIds: [], search: '', format: 'csv' },
  }),
  'people.getProfile': () => ({ input: { personId: pupil.personId } }),
  'people.getHistory': () => ({ input: { personId: pupil.personId } }),
  'people.suggestPin': () => ({ input: { personId: pupil.personId } }),
  'people.setPin': () => ({ input: { personId: pupil.personId, pin: '83027' } }),
  'people.setCard': () => ({ input: { personId: pupil.personId, text: '04:A2:3B:C1', moveFrom: null } }),
  'people.clearCredential': () => ({ input: { personId: pupil.personId, kind: 'card' } }),
  'people.setPhotoPermission': () => ({ input: { personId: pupil.personId, photoPermission: 'notSaid' } }),
  'people.setNotes': () => ({ input: { personId: pupil.personId, notes: 'Collected by an aunt on Fridays' } }),
  'people.setCollectors': () => ({
    input: {
      personId: pupil.personId,
      collectors: [{ id: null, name: 'An Aunt', relation: 'Aunt', phone: '01632 960001' }],
    },
  }),
  'people.setDepartment': () => ({ input: { personId: pupil.personId, departmentId: null }, refusal: 'CONFLICT' }),
  'people.erasePhotos': () => ({ input: { personId: pupil.personId } }),
  'people.exportPerson': () => ({ input: { personId: pupil.personId, format: 'json' } }),
  'people.forgetLostCredentials': () => ({ input: { confirmed: true }, refusal: 'CONFLICT' }),
  'mappings.list': () => ({ input: {} }),
  'mappings.preview': () => ({ input: { change: { kind: 'remove', id: 'students' } } }),
  'mappings.change': () => ({
    input: { change: { kind: 'remove', id: 'students' }, confirmed: { leaving: 0, withPinOrCard: 0 } },
    refusal: 'CONFLICT',
  }),
  'admin.updateWondeSettings': () => ({
    input: { baseUrl: kiosk.wonde.url, schoolId: kiosk.wonde.school.id, writebackEnabled: true, token: null },
  }),
  'kiosk.getTerms': () => ({ input: {} }),
  'actions.getPage': () => ({ input: {} }),
  'actions.save': () => ({
    input: {
      draft: {
        id: null,
        name: 'Optician',
        translations: { cy: 'Optegydd' },
        icon: 'stethoscope',
        direction: 'out',
        type: 'check',
        codeRule: { kind: 'none' },
        forSession: 'auto',
        photo: 'never',
        terms: 'general',
        printsBadge: false,
        printsSlip: false,
        backAfterMinutes: null,
        building: null,
        userTypeIds: ['student'],
      },
    },
  }),
  'actions.reorder': () => ({ input: { actionIds: ['late-bus', 'late-overslept'] } }),
  'actions.setRetired': () => ({ input: { actionId: 'back', retired: true }, refusal: 'CONFLICT' }),
  'actions.explain': () => ({
    input: {
      draft: {
        direction: 'in',
        type: 'check',
        building: null,
        isReturn: false,
        codeRule: { kind: 'fixed', code: 'L' },
        forSession: 'auto',
      },
      localDate: '2026-11-23',
      time: '09:12',
    },
  }),
  'registers.get': () => ({ input: {} }),
  'registers.check': () => ({ input: { times: defaultRegisterTimes } }),
  'registers.save': () => ({ input: { times: defaultRegisterTimes, accept: false } }),
  'terms.getPage': () => ({ input: {} }),
  'terms.saveDraft': () => ({ input: { body: '# Nearly' } }),
  'terms.publish': () => ({ input: { body: '# Rules', after: 7 }, refusal: 'CONFLICT' }),
  'photos.listErasures': () => ({ input: { beforeSeq: null } }),
  'photos.exportErasures': () => ({ input: { format: 'csv' } }),
  'system.get': () => ({ input: {} }),
  'system.backUp': () => ({ input: {} }),
  'system.saveLog': () => ({ input: { name: 'gatehouse-2001-01-01.log' }, refusal: 'NOT_FOUND' }),
  'system.setRetention': () => ({ input: { photosKeepDays: 14 } }),
  'terms.setRequired': () => ({ input: { required: false } }),
  'codes.getPage': () => ({ input: {} }),
  'codes.listMissing': () => ({ input: {} }),
  'codes.resync': () => ({ input: {} }),
};

describe.each(endpointNames)('%s', (name) => {
  it('answers a valid request as the contract says', async () => {
    const { input, refusal } = requests[name]();
    const answer = await kiosk.call(name, input, windowFor(name));
    if (refusal === undefined) {
      expect(answer).toMatchObject({ ok: true });
      expect(contract[name].output.safeParse(answer.ok ? answer.value : null).success).toBe(true);
    } else {
      expect(answer).toMatchObject({ ok: false, error: { code: refusal } });
    }
  });

  it.each([
    ['text'],
    [null],
    [42],
    [{ personId: '../../etc/passwd', jpeg: 'x', requestId: 1, kind: [], scope: {}, password: 7, movementId: 0 }],
  ])('refuses garbage: %j', async (garbage) => {
    const sessionKey = windowFor(name) === ADMIN_WINDOW ? 'garbage-window' : `garbage-${name}`;
    if (sessionKey === 'garbage-window' && !(await isSignedIn(sessionKey))) await kiosk.signIn(sessionKey);
    const answer = await kiosk.call(name, garbage, sessionKey);
    const acceptsAnyObject =
      contract[name].input.safeParse({}).success && typeof garbage === 'object' && garbage !== null;
    if (acceptsAnyObject)
      return expect([requests[name]().refusal, undefined]).toContain(answer.ok ? undefined : answer.error.code);
    expect(answer).toMatchObject({ ok: false, error: { code: 'VALIDATION' } });
    expect(JSON.stringify(answer)).not.toContain('etc/passwd');
  });

  it('honours its role', async () => {
    const answer = await kiosk.call(name, requests[name]().input, 'a-window-nobody-signed-in-at');
    const code = answer.ok ? null : answer.error.code;
    if (contract[name].role !== 'kiosk') expect(code).toBe('ADMIN_SIGN_IN_NEEDED');
    else expect(code).not.toBe('ADMIN_SIGN_IN_NEEDED');
  });
});

describe('a receptionist', () => {
  beforeAll(async () => {
    const name = 'Rita Reception';
    await kiosk.ask('users.add', { name, role: 'receptionist', password: 'a first password' }, ADMIN_WINDOW);
    const claim = { name, password: 'a first password', newPassword: 'a password of her own' };
    await kiosk.ask('admin.signInWithNewPassword', claim, 'reception-window');
  });

  it.each(endpointNames.filter((name) => contract[name].role === 'administrator'))('is refused %s', async (name) => {
    const answer = await kiosk.call(name, requests[name]().input, 'reception-window');
    expect(answer).toMatchObject({ ok: false, error: { code: 'ADMIN_ROLE_NEEDED' } });
  });

  it.each(endpointNames.filter((name) => contract[name].role === 'receptionist' && contract[name].kind === 'query'))(
    'may ask %s',
    async (name) => {
      const { input, refusal } = requests[name]();
      const answer = await kiosk.call(name, input, 'reception-window');
      expect(answer.ok ? undefined : answer.error.code).toBe(refusal);
    },
  );
});

it('knows no endpoint outside the contract', async () => {
  for (const name of ['', 'constructor', '__proto__', 'kiosk.dropTables', 'admin.getlogbook']) {
    expect(await kiosk.call(name, {})).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  }
});

it('never lets the token or the password hash out', async () => {
  const answers = await Promise.all(
    endpointNames.map((name) => kiosk.call(name, requests[name]().input, windowFor(name))),
  );
  const everything = JSON.stringify(answers);
  expect(everything).not.toContain(kiosk.wonde.token);
  expect(everything).not.toContain('scrypt');
});
