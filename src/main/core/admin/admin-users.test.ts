// Named users at the door: names, roles, passwords of somebody else's choosing, retiring, and the way back in.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../../tests/fakes/fake-clock.ts';
import { MemoryLogger } from '../../../../tests/fakes/memory-logger.ts';
import { seededRandom } from '../../../../tests/fakes/seeded-random.ts';
import { openTempStore, type TempStore } from '../../../../tests/harness/temp-store.ts';
import type { AdminRole, AdminUserId } from '../../../shared/domain/admin-user.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { createScryptHasher } from '../../devices/secrets/scrypt-hasher.ts';
import { type AdminGate, createAdminGate } from './admin-gate.ts';
import { openAdminReset, RESET_OPEN_MS, type AdminReset } from './admin-reset.ts';
import { createAdminUsers, type AdminUsersUse } from './admin-users.ts';
import type { PasswordHasher } from './password-hasher.ts';
import { putAdministrator } from './user-changes.ts';

const ADMIN = { name: 'Ada Okafor', password: 'quiet harbour' };
const MARIA = { name: 'Maria Rossi', password: 'given by the office' };
const MARIAS_OWN = 'maria’s own words';
const SECOND_MS = 1_000;

let temp: TempStore;
let clock: FakeClock;
let logger: MemoryLogger;
let ended: string[];
let gate: AdminGate;
let users: AdminUsersUse;
const random = seededRandom();
const scrypt = createScryptHasher({ costLog2: 4 });

function makeGate(hasher: PasswordHasher = scrypt, reset?: AdminReset): AdminGate {
  return createAdminGate({
    store: temp.store,
    hasher,
    clock,
    random,
    logger,
    idleMinutes: () => 10,
    onSessionEnded: (key) => ended.push(key),
    ...(reset === undefined ? {} : { reset }),
  });
}

beforeEach(async () => {
  clock = new FakeClock();
  temp = openTempStore({ clock });
  logger = new MemoryLogger();
  ended = [];
  gate = makeGate();
  users = createAdminUsers({
    store: temp.store,
    hasher: scrypt,
    clock,
    random,
    endSessionsOf: (id) => gate.endSessionsOf(id),
  });
  await gate.setFirstPassword('ada', ADMIN);
});
afterEach(() => temp.dispose());

async function errorOf(work: () => unknown): Promise<AppError> {
  try {
    await work();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}
const codeOf = async (work: () => unknown): Promise<string> => (await errorOf(work)).code;

const addMaria = async (role: AdminRole = 'receptionist'): Promise<AdminUserId> =>
  (await users.add({ ...MARIA, role }, ADMIN.name)).userId;

/** Maria with a password of her own, signed in at the window "maria". */
async function mariaSignedIn(role: AdminRole = 'receptionist'): Promise<AdminUserId> {
  const userId = await addMaria(role);
  await gate.signInWithNewPassword('maria', { ...MARIA, newPassword: MARIAS_OWN });
  return userId;
}
const audited = (what: string) =>
  temp.store
    .listAudit(
      { fromMs: null, untilMs: null, who: null, area: null, text: null, whats: [] },
      { beforeSeq: null, limit: 99 },
    )
    .filter((row) => row.what === what);

describe('the name', () => {
  it('is not asked for while there is one user, and is from the second on', async () => {
    expect(gate.gate('x')).toMatchObject({ asksName: false });
    await addMaria();
    expect(gate.gate('x')).toMatchObject({ asksName: true });
    expect(await codeOf(() => gate.signIn('x', { name: null, password: ADMIN.password }))).toBe('ADMIN_PASSWORD_WRONG');
  });

  it('is not asked for again when everybody else was retired', async () => {
    users.retire(await addMaria(), ADMIN.name);
    expect(gate.gate('x').asksName).toBe(false);
    expect((await gate.signIn('x', { name: null, password: ADMIN.password })).name).toBe(ADMIN.name);
  });

  it('does not mind capitals and spaces, and says who is signed in as it is written', async () => {
    await addMaria();
    expect(await gate.signIn('x', { name: '  ada   OKAFOR ', password: ADMIN.password })).toMatchObject({
      signedIn: true,
      name: 'Ada Okafor',
      role: 'administrator',
    });
  });
});

describe('guessing', () => {
  it('answers a name that is nobody’s exactly as a wrong password, with as many hashes, waits and locks', async () => {
    await addMaria();
    let checks = 0;
    const counting = makeGate({
      ...scrypt,
      verify: (password, stored) => {
        checks += 1;
        return scrypt.verify(password, stored);
      },
    });
    const story = async (name: string) => {
      const told: unknown[] = [];
      for (let index = 0; index < 6; index += 1) {
        const before = checks;
        const { code, retryAfterMs } = await errorOf(() => counting.signIn('x', { name, password: 'a guess' }));
        told.push([code, retryAfterMs, checks - before]);
      }
      // The kiosk-wide lock-out would tell the two stories apart by their order alone.
      clock.advance(25 * 3_600 * SECOND_MS);
      return told;
    };
    const ofMaria = await story(MARIA.name);
    expect(await story('Nobody Atall')).toEqual(ofMaria);
    expect(ofMaria.at(-1)).toEqual(['ADMIN_LOCKED', 30 * SECOND_MS, 0]);
  });

  it('locks one user out and leaves the others in', async () => {
    await mariaSignedIn();
    for (let index = 0; index < 5; index += 1) await errorOf(() => gate.signIn('x', { ...ADMIN, password: 'guess' }));
    expect(await codeOf(() => gate.signIn('x', ADMIN))).toBe('ADMIN_LOCKED');
    expect((await gate.signIn('y', { name: MARIA.name, password: MARIAS_OWN })).signedIn).toBe(true);
  });

  it('of many names instead of many passwords locks the whole kiosk, and a restart forgives neither', async () => {
    await mariaSignedIn();
    for (let index = 0; index < 10; index += 1)
      await errorOf(() => gate.signIn('x', { name: `Name ${index}`, password: 'guess' }));
    expect(gate.gate('x').lockedUntilMs).toBe(clock.nowMs() + 30 * SECOND_MS);
    temp.reopen();
    expect(await codeOf(() => makeGate().signIn('x', ADMIN))).toBe('ADMIN_LOCKED');
    clock.advance(30 * SECOND_MS);
    expect((await makeGate().signIn('x', ADMIN)).signedIn).toBe(true);
  });

  it('is not paid back by somebody else’s right password', async () => {
    await mariaSignedIn();
    for (let round = 0; round < 2; round += 1) {
      for (let index = 0; index < 4; index += 1) {
        await errorOf(() => gate.signIn('x', { ...ADMIN, password: 'guess' }));
      }
      if (round === 0) await gate.signIn('y', { name: MARIA.name, password: MARIAS_OWN });
    }
    expect(await codeOf(() => gate.signIn('x', ADMIN))).toBe('ADMIN_LOCKED');
  });

  it('leaves a known user’s name in the audit, and never what was typed for an unknown one', async () => {
    await addMaria();
    await errorOf(() => gate.signIn('x', { name: MARIA.name, password: 'guess' }));
    await errorOf(() => gate.signIn('x', { name: 'my real password', password: 'guess' }));
    const [ofNobody, ofMaria] = audited('admin.signInRefused');
    expect(ofMaria?.detailJson).toContain(MARIA.name);
    expect(ofNobody?.detailJson).not.toContain('my real password');
    expect(JSON.stringify(temp.store.findSetting('admin.unknownNames'))).not.toContain('real');
  });
});

describe('a password of somebody else’s choosing', () => {
  it('opens nothing before it is changed, and then is gone', async () => {
    await addMaria();
    expect(await codeOf(() => gate.signIn('maria', MARIA))).toBe('ADMIN_CHANGE_NEEDED');
    expect(await codeOf(() => gate.requireSession('maria'))).toBe('ADMIN_SIGN_IN_NEEDED');
    const same = { ...MARIA, newPassword: MARIA.password };
    expect(await codeOf(() => gate.signInWithNewPassword('maria', same))).toBe('ADMIN_CHANGE_NEEDED');
    expect(await gate.signInWithNewPassword('maria', { ...MARIA, newPassword: MARIAS_OWN })).toMatchObject({
      name: MARIA.name,
      role: 'receptionist',
    });
    gate.signOut('maria');
    expect(await codeOf(() => gate.signIn('maria', MARIA))).toBe('ADMIN_PASSWORD_WRONG');
    expect((await gate.signIn('maria', { name: MARIA.name, password: MARIAS_OWN })).signedIn).toBe(true);
  });

  it('is what a reset gives, which ends the user’s sessions and forgives wrong tries', async () => {
    const userId = await mariaSignedIn();
    for (let index = 0; index < 5; index += 1) await errorOf(() => gate.signIn('x', { ...MARIA, password: 'guess' }));
    await users.resetPassword({ userId, password: 'another from the office' }, ADMIN.name);
    expect(ended).toContain('maria');
    expect(await codeOf(() => gate.signIn('maria', { name: MARIA.name, password: 'another from the office' }))).toBe(
      'ADMIN_CHANGE_NEEDED',
    );
  });
});

describe('roles', () => {
  it('keep a receptionist from what belongs to administrators', async () => {
    await mariaSignedIn();
    expect(gate.requireSession('maria').name).toBe(MARIA.name);
    expect(await codeOf(() => gate.requireSession('maria', 'administrator'))).toBe('ADMIN_ROLE_NEEDED');
    expect(await codeOf(() => gate.checkSession('maria', 'administrator'))).toBe('ADMIN_ROLE_NEEDED');
    expect(gate.requireSession('ada', 'administrator').role).toBe('administrator');
  });

  it('that change end the session at once, as retiring does', async () => {
    const userId = await mariaSignedIn('administrator');
    users.setRole({ userId, role: 'receptionist' }, ADMIN.name);
    expect(ended).toEqual(['maria']);
    expect(await codeOf(() => gate.requireSession('maria'))).toBe('ADMIN_SIGN_IN_NEEDED');
    await gate.signIn('maria', { name: MARIA.name, password: MARIAS_OWN });
    users.retire(userId, ADMIN.name);
    expect(await codeOf(() => gate.checkSession('maria'))).toBe('ADMIN_SIGN_IN_NEEDED');
    expect(await codeOf(() => gate.signIn('maria', { name: MARIA.name, password: MARIAS_OWN }))).toBe(
      'ADMIN_PASSWORD_WRONG',
    );
  });

  it('that change in the store alone end the session too', async () => {
    const userId = await mariaSignedIn();
    const user = temp.store.findAdminUser(userId);
    if (user === null) throw new Error('no Maria');
    temp.store.transaction((writer) => writer.putAdminUser({ ...user, role: 'administrator' }));
    expect(await codeOf(() => gate.requireSession('maria', 'administrator'))).toBe('ADMIN_SIGN_IN_NEEDED');
  });

  it('never leave a kiosk without an administrator', async () => {
    const ada = users.list(gate.checkSession('ada'))[0];
    if (ada === undefined) throw new Error('no Ada');
    expect(ada).toMatchObject({ isYou: true, isLastAdministrator: true });
    expect(await codeOf(() => users.retire(ada.id, ADMIN.name))).toBe('ADMIN_LAST_ADMINISTRATOR');
    expect(await codeOf(() => users.setRole({ userId: ada.id, role: 'receptionist' }, ADMIN.name))).toBe(
      'ADMIN_LAST_ADMINISTRATOR',
    );
    const maria = await addMaria('administrator');
    users.retire(ada.id, MARIA.name);
    expect(await codeOf(() => users.retire(maria, MARIA.name))).toBe('ADMIN_LAST_ADMINISTRATOR');
  });
});

describe('users', () => {
  it('have names of their own, and a retired one’s may be given again', async () => {
    const first = await addMaria();
    expect(await codeOf(() => users.add({ ...MARIA, name: 'MARIA  rossi', role: 'receptionist' }, ADMIN.name))).toBe(
      'ADMIN_NAME_TAKEN',
    );
    users.retire(first, ADMIN.name);
    await addMaria();
    expect(await codeOf(() => users.bringBack(first, ADMIN.name))).toBe('ADMIN_NAME_TAKEN');
    users.rename({ userId: first, name: 'Maria Rossi the elder' }, ADMIN.name);
    users.bringBack(first, ADMIN.name);
    expect(users.list(gate.checkSession('ada')).map(({ name }) => name)).toEqual([
      'Ada Okafor',
      'Maria Rossi',
      'Maria Rossi the elder',
    ]);
  });

  it('are audited with before and after, without any hash', async () => {
    const userId = await addMaria();
    users.rename({ userId, name: 'Maria Verdi' }, ADMIN.name);
    const [row] = audited('user.renamed');
    expect(row).toMatchObject({ who: ADMIN.name, subjectId: userId });
    expect(JSON.parse(row?.beforeJson ?? '')).toMatchObject({ name: 'Maria Rossi' });
    expect(JSON.parse(row?.afterJson ?? '')).toMatchObject({ name: 'Maria Verdi' });
    await users.resetPassword({ userId, password: 'another from the office' }, ADMIN.name);
    expect(JSON.stringify([audited('user.passwordSet'), audited('user.added')])).not.toContain('scrypt');
  });

  it('show when they signed in last, under whatever name they have now', async () => {
    const userId = await mariaSignedIn();
    users.rename({ userId, name: 'Maria Verdi' }, ADMIN.name);
    const row = users.list(gate.checkSession('ada')).find(({ id }) => id === userId);
    expect(row).toMatchObject({ name: 'Maria Verdi', lastSignInAtMs: clock.nowMs(), mustChange: false });
  });

  it('that a provisioning file sets the password of keep their id, and become administrators', () => {
    const put = () =>
      temp.store.transaction((writer) =>
        putAdministrator(writer, { clock, random }, 'provisioning', { passwordHash: 'scrypt$x' }),
      );
    expect(put().id).toBe(put().id);
    expect(temp.store.findAdminUserByName('administrator')?.role).toBe('administrator');
  });
});

describe('the way back in from the command line', () => {
  const openReset = (): AdminReset => openAdminReset({ store: temp.store, clock, random, logger });
  const wanted = { name: 'Ada Okafor', password: 'words from IT' };

  it('is closed on a start without it', async () => {
    expect(gate.gate('x').resetOpenUntilMs).toBeNull();
    expect(await codeOf(() => gate.resetAdministrator('x', wanted))).toBe('ADMIN_RESET_CLOSED');
  });

  it('sets an administrator’s password once, signs in, and is audited and logged', async () => {
    const opened = makeGate(scrypt, openReset());
    expect(opened.gate('x').resetOpenUntilMs).toBe(clock.nowMs() + RESET_OPEN_MS);
    expect(await opened.resetAdministrator('x', wanted)).toMatchObject({
      signedIn: true,
      role: 'administrator',
      resetOpenUntilMs: null,
    });
    expect(await codeOf(() => opened.resetAdministrator('x', wanted))).toBe('ADMIN_RESET_CLOSED');
    expect(await codeOf(() => opened.signIn('y', ADMIN))).toBe('ADMIN_PASSWORD_WRONG');
    expect([audited('admin.resetOpened').length, audited('admin.resetUsed').length]).toEqual([1, 1]);
    expect(logger.messages('warn')).toHaveLength(2);
  });

  it('opens a kiosk whose lock-outs and only password nobody can pass', async () => {
    for (let index = 0; index < 12; index += 1) await errorOf(() => gate.signIn('x', { ...ADMIN, password: 'guess' }));
    const opened = makeGate(scrypt, openReset());
    await opened.resetAdministrator('x', wanted);
    opened.signOut('x');
    expect((await opened.signIn('x', { name: null, password: wanted.password })).signedIn).toBe(true);
  });

  it('makes an administrator of a new name, and changes nobody else’s password', async () => {
    const opened = makeGate(scrypt, openReset());
    await opened.resetAdministrator('x', { ...wanted, name: 'IT Services' });
    expect((await opened.signIn('y', ADMIN)).role).toBe('administrator');
  });

  it('closes by itself after fifteen minutes, and a clock that is put back does not hold it open', async () => {
    const opened = makeGate(scrypt, openReset());
    clock.advance(RESET_OPEN_MS - 1);
    expect(opened.gate('x').resetOpenUntilMs).not.toBeNull();
    clock.advance(1);
    expect(opened.gate('x').resetOpenUntilMs).toBeNull();
    expect(await codeOf(() => opened.resetAdministrator('x', wanted))).toBe('ADMIN_RESET_CLOSED');
    const another = makeGate(scrypt, openReset());
    clock.advance(-60 * SECOND_MS);
    expect(another.gate('x').resetOpenUntilMs).toBeNull();
  });

  it('closes when an administrator signs in after all, and not for a receptionist', async () => {
    await mariaSignedIn();
    const opened = makeGate(scrypt, openReset());
    await opened.signIn('x', { name: MARIA.name, password: MARIAS_OWN });
    expect(opened.gate('x').resetOpenUntilMs).not.toBeNull();
    await opened.signIn('x', ADMIN);
    expect(opened.gate('x').resetOpenUntilMs).toBeNull();
  });

  it('is not there on a fresh kiosk, which asks for its first password anyway', () => {
    const fresh = openTempStore({ clock });
    try {
      expect(openAdminReset({ store: fresh.store, clock, random, logger }).openUntilMs()).toBeNull();
    } finally {
      fresh.dispose();
    }
  });
});
