import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../../tests/fakes/fake-clock.ts';
import { MemoryLogger } from '../../../../tests/fakes/memory-logger.ts';
import { seededRandom } from '../../../../tests/fakes/seeded-random.ts';
import { openTempStore, type TempStore } from '../../../../tests/harness/temp-store.ts';
import { adminUserId } from '../../../shared/domain/admin-user.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AdminUser } from '../store-parts/users-store.ts';
import { createScryptHasher } from '../../devices/secrets/scrypt-hasher.ts';
import { type AdminGate, createAdminGate } from './admin-gate.ts';
import type { PasswordHasher } from './password-hasher.ts';

const RIGHT = 'quiet harbour';
const WRONG = 'not the password';
const WINDOW = '1';
const MINUTE_MS = 60_000;

let temp: TempStore;
let clock: FakeClock;
let logger: MemoryLogger;
let ended: string[];
let idleMinutes: number;

beforeEach(() => {
  temp = openTempStore();
  clock = new FakeClock();
  logger = new MemoryLogger();
  ended = [];
  idleMinutes = 10;
});
afterEach(() => temp.dispose());

// One for all gates of a test, so that a restarted one does not draw the same ids again.
const random = seededRandom();
const scrypt = createScryptHasher({ costLog2: 4 });
const makeGate = (hasher: PasswordHasher = scrypt): AdminGate =>
  createAdminGate({
    store: temp.store,
    hasher,
    clock,
    random,
    logger,
    idleMinutes: () => idleMinutes,
    onSessionEnded: (key) => ended.push(key),
  });

/** The claim of the only user, who is not asked for a name. */
const only = (password: string) => ({ name: null, password });

async function errorOf(work: Promise<unknown> | (() => unknown)): Promise<AppError> {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

const damaged: AdminUser = {
  id: adminUserId.parse('first'),
  name: 'Administrator',
  role: 'administrator',
  passwordHash: null,
  mustChange: false,
  lockout: null,
  createdAtMs: 1,
  retiredAtMs: null,
};
const hashes = () => temp.store.listAdminUsers().map(({ passwordHash }) => passwordHash);

async function gateWithPassword(): Promise<AdminGate> {
  const gate = makeGate();
  await gate.setFirstPassword(WINDOW, { password: RIGHT });
  gate.signOut(WINDOW);
  ended = [];
  return gate;
}

async function failTimes(gate: AdminGate, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await errorOf(gate.signIn(WINDOW, only(WRONG)));
}

describe('the first password', () => {
  it('is asked for on a fresh kiosk, signs in, and is audited', async () => {
    const gate = makeGate();
    expect(gate.gate(WINDOW)).toEqual({
      passwordSet: false,
      signedIn: false,
      lockedUntilMs: null,
      asksName: false,
      name: null,
      role: null,
      resetOpenUntilMs: null,
    });
    expect(await gate.setFirstPassword(WINDOW, { password: RIGHT })).toEqual({
      passwordSet: true,
      signedIn: true,
      lockedUntilMs: null,
      asksName: false,
      name: 'Administrator',
      role: 'administrator',
      resetOpenUntilMs: null,
    });
    expect(temp.store.countAudit('admin.passwordSet')).toBe(1);
  });

  it('can be set once only, also when two ask at the same moment', async () => {
    const gate = makeGate();
    const [first, second] = await Promise.allSettled([
      gate.setFirstPassword(WINDOW, { password: RIGHT }),
      gate.setFirstPassword('2', { password: 'another password' }),
    ]);
    expect([first?.status, second?.status]).toEqual(['fulfilled', 'rejected']);
    expect((await errorOf(gate.setFirstPassword(WINDOW, { password: 'third password' }))).code).toBe(
      'ADMIN_PASSWORD_ALREADY_SET',
    );
    expect((await gate.signIn(WINDOW, only(RIGHT))).signedIn).toBe(true);
  });

  it('is not set by a passer-by when provisioning set one while it was being hashed', async () => {
    const slow: PasswordHasher = {
      ...scrypt,
      hash: async (password) => {
        temp.store.transaction((writer) => writer.putAdminUser({ ...damaged, passwordHash: 'scrypt$provisioned' }));
        return scrypt.hash(password);
      },
    };
    const gate = makeGate(slow);
    expect((await errorOf(gate.setFirstPassword(WINDOW, { password: RIGHT }))).code).toBe('ADMIN_PASSWORD_ALREADY_SET');
    expect(hashes()).toEqual(['scrypt$provisioned']);
    expect(gate.gate(WINDOW).signedIn).toBe(false);
  });

  it('has at least eight characters', async () => {
    expect((await errorOf(makeGate().setFirstPassword(WINDOW, { password: 'seven77' }))).code).toBe(
      'ADMIN_PASSWORD_WEAK',
    );
    expect(makeGate().gate(WINDOW).passwordSet).toBe(false);
  });

  it('cannot be set over a damaged one', async () => {
    temp.store.transaction((writer) => writer.putAdminUser(damaged));
    const gate = makeGate();
    expect(gate.gate(WINDOW).passwordSet).toBe(true);
    expect((await errorOf(gate.setFirstPassword(WINDOW, { password: RIGHT }))).code).toBe('ADMIN_PASSWORD_ALREADY_SET');
    expect((await errorOf(gate.signIn(WINDOW, only(RIGHT)))).code).toBe('ADMIN_PASSWORD_WRONG');
  });

  it('is stored as a hash only', async () => {
    await gateWithPassword();
    expect(hashes()).toEqual([expect.stringMatching(/^scrypt\$/)]);
    expect(JSON.stringify([temp.store.listAdminUsers(), logger.lines])).not.toContain(RIGHT);
  });
});

describe('signing in', () => {
  it('takes the right password and refuses a wrong one', async () => {
    const gate = await gateWithPassword();
    expect((await errorOf(gate.signIn(WINDOW, only(WRONG)))).code).toBe('ADMIN_PASSWORD_WRONG');
    expect(gate.gate(WINDOW).signedIn).toBe(false);
    expect((await gate.signIn(WINDOW, only(RIGHT))).signedIn).toBe(true);
    expect(temp.store.countAudit('admin.signedIn')).toBe(1);
    expect(temp.store.countAudit('admin.signInRefused')).toBe(1);
  });

  it('signs in one window, not the others', async () => {
    const gate = await gateWithPassword();
    await gate.signIn(WINDOW, only(RIGHT));
    expect(gate.gate('2').signedIn).toBe(false);
    expect((await errorOf(() => gate.requireSession('2'))).code).toBe('ADMIN_SIGN_IN_NEEDED');
  });

  it('refuses everything on a kiosk with no password', async () => {
    expect((await errorOf(makeGate().signIn(WINDOW, only(RIGHT)))).code).toBe('ADMIN_PASSWORD_WRONG');
  });

  it('locks after five wrong passwords, and then refuses even the right one', async () => {
    const gate = await gateWithPassword();
    await failTimes(gate, 4);
    const fifth = await errorOf(gate.signIn(WINDOW, only(WRONG)));
    expect([fifth.code, fifth.retryAfterMs]).toEqual(['ADMIN_PASSWORD_WRONG', 30_000]);
    clock.advance(10_000);
    const sixth = await errorOf(gate.signIn(WINDOW, only(RIGHT)));
    expect([sixth.code, sixth.retryAfterMs]).toEqual(['ADMIN_LOCKED', 20_000]);
    expect(gate.gate(WINDOW).lockedUntilMs).toBe(clock.nowMs() + 20_000);
    expect(temp.store.countAudit('admin.locked')).toBe(1);
    expect(logger.messages('warn')).toHaveLength(1);
    clock.advance(20_000);
    expect((await gate.signIn(WINDOW, only(RIGHT))).signedIn).toBe(true);
  });

  it('does not make a locked kiosk wait longer for trying', async () => {
    const gate = await gateWithPassword();
    await failTimes(gate, 20);
    expect(gate.gate(WINDOW).lockedUntilMs).toBe(clock.nowMs() + 30_000);
  });

  it('is not forgiven by a restart', async () => {
    await failTimes(await gateWithPassword(), 5);
    temp.reopen();
    const gate = makeGate();
    expect((await errorOf(gate.signIn(WINDOW, only(RIGHT)))).code).toBe('ADMIN_LOCKED');
  });

  it('counts a try that the app did not live to see the end of', async () => {
    await gateWithPassword();
    // Resolves never, like a process that is killed.
    const dying = makeGate({ ...scrypt, verify: () => new Promise(() => undefined) });
    for (let index = 0; index < 5; index += 1) {
      void dying.signIn(WINDOW, only(WRONG));
      // A new gate is what the restarted app has.
      void makeGate({ ...scrypt, verify: () => new Promise(() => undefined) }).signIn(WINDOW, only(WRONG));
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect((await errorOf(makeGate().signIn(WINDOW, only(RIGHT)))).code).toBe('ADMIN_LOCKED');
  });

  it('gives a hundred guesses sent at once no more than five tries', async () => {
    const gate = await gateWithPassword();
    let checks = 0;
    const counting = makeGate({
      ...scrypt,
      verify: (password, stored) => {
        checks += 1;
        return scrypt.verify(password, stored);
      },
    });
    await Promise.allSettled(Array.from({ length: 100 }, () => counting.signIn(WINDOW, only(WRONG))));
    expect(checks).toBe(5);
    expect(gate.gate(WINDOW).lockedUntilMs).not.toBeNull();
  });

  it('forgets the wrong tries after a right one', async () => {
    const gate = await gateWithPassword();
    await failTimes(gate, 4);
    await gate.signIn(WINDOW, only(RIGHT));
    await failTimes(gate, 4);
    expect(gate.gate(WINDOW).lockedUntilMs).toBeNull();
  });

  it('goes on with the next try after a check that fell over', async () => {
    await gateWithPassword();
    let calls = 0;
    const gate = makeGate({
      ...scrypt,
      verify: (password, stored) => {
        calls += 1;
        return calls === 1 ? Promise.reject(new Error('out of memory')) : scrypt.verify(password, stored);
      },
    });
    await expect(gate.signIn(WINDOW, only(RIGHT))).rejects.toThrow('out of memory');
    expect((await gate.signIn(WINDOW, only(RIGHT))).signedIn).toBe(true);
  });
});

describe('a session', () => {
  it('ends after the idle time, says so once, and use keeps it alive', async () => {
    const gate = await gateWithPassword();
    await gate.signIn(WINDOW, only(RIGHT));
    clock.advance(9 * MINUTE_MS);
    gate.requireSession(WINDOW);
    clock.advance(9 * MINUTE_MS);
    expect(gate.gate(WINDOW).signedIn).toBe(true);
    clock.advance(MINUTE_MS);
    expect((await errorOf(() => gate.requireSession(WINDOW))).code).toBe('ADMIN_SIGN_IN_NEEDED');
    gate.expireIdle();
    expect(ended).toEqual([WINDOW]);
  });

  it('ends by itself when nobody asks', async () => {
    const gate = await gateWithPassword();
    await gate.signIn(WINDOW, only(RIGHT));
    gate.expireIdle();
    expect(ended).toEqual([]);
    clock.advance(10 * MINUTE_MS);
    gate.expireIdle();
    expect(ended).toEqual([WINDOW]);
  });

  it('is not kept alive by a page that only asks how the door stands', async () => {
    const gate = await gateWithPassword();
    await gate.signIn(WINDOW, only(RIGHT));
    for (let minute = 0; minute < 10; minute += 1) {
      gate.gate(WINDOW);
      gate.checkSession(WINDOW);
      clock.advance(MINUTE_MS);
    }
    expect((await errorOf(() => gate.checkSession(WINDOW))).code).toBe('ADMIN_SIGN_IN_NEEDED');
    expect(gate.gate(WINDOW).signedIn).toBe(false);
  });

  it('obeys a changed idle time at once', async () => {
    const gate = await gateWithPassword();
    await gate.signIn(WINDOW, only(RIGHT));
    clock.advance(2 * MINUTE_MS);
    idleMinutes = 2;
    expect(gate.gate(WINDOW).signedIn).toBe(false);
  });

  it('does not outlive its idle time when the PC’s clock is put back', async () => {
    const gate = await gateWithPassword();
    await gate.signIn(WINDOW, only(RIGHT));
    clock.advance(-60 * MINUTE_MS);
    gate.expireIdle();
    clock.advance(10 * MINUTE_MS);
    expect(gate.gate(WINDOW).signedIn).toBe(false);
  });

  it('ends with signing out and with its window', async () => {
    const gate = await gateWithPassword();
    await gate.signIn(WINDOW, only(RIGHT));
    expect(gate.signOut(WINDOW).signedIn).toBe(false);
    await gate.signIn(WINDOW, only(RIGHT));
    gate.dropSession(WINDOW);
    gate.dropSession(WINDOW);
    expect(gate.gate(WINDOW).signedIn).toBe(false);
    expect(ended).toEqual([WINDOW, WINDOW]);
  });

  it('does not survive a restart', async () => {
    await (await gateWithPassword()).signIn(WINDOW, only(RIGHT));
    expect(makeGate().gate(WINDOW).signedIn).toBe(false);
  });
});

describe('changing the password', () => {
  it('needs a session and the current password, signs other windows out, and is audited', async () => {
    const gate = await gateWithPassword();
    const change = (): Promise<void> => gate.changePassword(WINDOW, RIGHT, 'brand new words');
    expect((await errorOf(change())).code).toBe('ADMIN_SIGN_IN_NEEDED');
    await gate.signIn(WINDOW, only(RIGHT));
    await gate.signIn('2', only(RIGHT));
    await change();
    expect(ended).toEqual(['2']);
    expect(gate.gate(WINDOW).signedIn).toBe(true);
    expect(temp.store.countAudit('admin.passwordChanged')).toBe(1);
    gate.signOut(WINDOW);
    expect((await errorOf(gate.signIn(WINDOW, only(RIGHT)))).code).toBe('ADMIN_PASSWORD_WRONG');
    expect((await gate.signIn(WINDOW, only('brand new words'))).signedIn).toBe(true);
  });

  it('cannot be used to guess the password from a screen left open', async () => {
    const gate = await gateWithPassword();
    await gate.signIn(WINDOW, only(RIGHT));
    for (let index = 0; index < 5; index += 1) {
      const error = await errorOf(gate.changePassword(WINDOW, WRONG, 'brand new words'));
      expect(error.code).toBe('ADMIN_PASSWORD_WRONG');
    }
    expect((await errorOf(gate.changePassword(WINDOW, RIGHT, 'brand new words'))).code).toBe('ADMIN_LOCKED');
  });

  it('leaves no wrong try behind', async () => {
    const gate = await gateWithPassword();
    await gate.signIn(WINDOW, only(RIGHT));
    for (let index = 0; index < 6; index += 1) {
      await gate.changePassword(
        WINDOW,
        index % 2 === 0 ? RIGHT : 'other words',
        index % 2 === 0 ? 'other words' : RIGHT,
      );
    }
    expect(gate.gate(WINDOW).lockedUntilMs).toBeNull();
  });

  it('refuses a weak one before it asks for anything else', async () => {
    const gate = await gateWithPassword();
    await gate.signIn(WINDOW, only(RIGHT));
    expect((await errorOf(gate.changePassword(WINDOW, WRONG, 'short'))).code).toBe('ADMIN_PASSWORD_WEAK');
  });
});
