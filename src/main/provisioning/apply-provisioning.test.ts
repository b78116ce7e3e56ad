import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { rmSync } from 'node:fs';
import { FakeClock } from '../../../tests/fakes/fake-clock.ts';
import { MemoryLogger } from '../../../tests/fakes/memory-logger.ts';
import { seededRandom } from '../../../tests/fakes/seeded-random.ts';
import { openTempStore, type TempStore } from '../../../tests/harness/temp-store.ts';
import type { ProvisioningDocument } from '../../shared/settings/provisioning.ts';
import { defaultSettings } from '../../shared/settings/schema.ts';
import { createAdminGate } from '../core/admin/admin-gate.ts';
import { WONDE_TOKEN_SECRET } from '../core/admin/wonde-access.ts';
import { createSettings, type SettingsRepository } from '../core/settings/settings-repository.ts';
import { createKeyFileSecretBox } from '../devices/secrets/key-file-secret-box.ts';
import { createScryptHasher } from '../devices/secrets/scrypt-hasher.ts';
import { applyProvisioning, PROVISIONING_APPLIED_KEY } from './apply-provisioning.ts';
import { parseProvisioning } from './read-provisioning.ts';

const TOKEN = 'tok-Private-0001-4f2a';
const PASSWORD = 'quiet harbour';

let temp: TempStore;
let clock: FakeClock;
let logger: MemoryLogger;
const random = seededRandom();
const hasher = createScryptHasher({ costLog2: 4 });

beforeEach(() => {
  temp = openTempStore();
  clock = new FakeClock();
  logger = new MemoryLogger();
});
afterEach(() => temp.dispose());

const secretBox = () => createKeyFileSecretBox(join(temp.dir, 'secret.key'));
const apply = (document: ProvisioningDocument) =>
  applyProvisioning(temp.store, document, { secretBox: secretBox(), hasher, clock, random, logger });
const settings = (): SettingsRepository => createSettings(temp.store, logger);
const said = (more: object = {}, wonde: object = {}): ProvisioningDocument =>
  parseProvisioning(JSON.stringify({ version: 1, wonde: { schoolId: 'A1', token: TOKEN, ...wonde }, ...more }));
const tokenNow = (): string => secretBox().open(temp.store.findSecret(WONDE_TOKEN_SECRET)?.sealed ?? '');
const gate = () =>
  createAdminGate({
    store: temp.store,
    hasher,
    clock,
    random,
    logger,
    idleMinutes: () => 10,
    onSessionEnded: () => undefined,
  });

const full = (): ProvisioningDocument =>
  said(
    {
      kiosk: { name: 'Main gate', schoolName: 'Hillview' },
      admin: { password: PASSWORD },
      registers: { amOpens: '08:30', pmOpens: '13:15', openForMinutes: 20, schoolDays: ['monday'] },
      photosEnabled: false,
      printer: { kind: 'network', host: '10.0.0.9' },
      camera: { driver: 'node-webcam', device: '/dev/video0' },
      scanner: { maxGapMs: 70 },
      signals: { sounds: false },
      flow: { doneMs: 4_000 },
    },
    { pageSize: 50 },
  );

describe('applying a provisioning file', () => {
  it('sets a kiosk up with no hands', async () => {
    expect(await apply(full())).toBe('applied');
    const defaults = defaultSettings();
    expect(settings().get()).toEqual({
      ...defaults,
      kiosk: { name: 'Main gate', schoolName: 'Hillview', timeZone: 'Europe/London' },
      registers: {
        amOpens: '08:30',
        pmOpens: '13:15',
        openForMinutes: 20,
        schoolDays: ['monday'],
        dayEnds: defaults.registers.dayEnds,
      },
      photosEnabled: false,
      printer: { kind: 'network', host: '10.0.0.9', port: 9100, paper: '80mm', commands: 'epson', confirms: true },
      camera: { ...defaults.camera, driver: 'node-webcam', device: '/dev/video0' },
      scanner: { ...defaults.scanner, maxGapMs: 70 },
      signals: { ...defaults.signals, sounds: false },
      flow: { ...defaults.flow, doneMs: 4_000 },
      wonde: { ...defaults.wonde, schoolId: 'A1', pageSize: 50 },
    });
    expect(tokenNow()).toBe(TOKEN);
    expect(temp.store.findSecret(WONDE_TOKEN_SECRET)?.hint).toBe('4f2a');
    expect((await gate().signIn('1', { name: null, password: PASSWORD })).signedIn).toBe(true);
    expect(temp.store.countAudit('provisioning.applied')).toBe(1);
  });

  it('leaves no secret in the settings, the audit or the log', async () => {
    await apply(full());
    const stored = ['wonde', 'admin', PROVISIONING_APPLIED_KEY].map((key) => temp.store.findSetting(key));
    const told = JSON.stringify([stored, logger.lines, temp.store.findSecret(WONDE_TOKEN_SECRET)]);
    expect(told).not.toContain('Private');
    expect(told).not.toContain(PASSWORD);
  });

  it('does nothing the second time, so that what was set in the admin view stays', async () => {
    await apply(full());
    settings().update('photosEnabled', true, clock.nowMs());
    const adminGate = gate();
    await adminGate.signIn('1', { name: null, password: PASSWORD });
    await adminGate.changePassword('1', PASSWORD, 'brand new words');
    temp.reopen();
    expect(await apply(full())).toBe('unchanged');
    expect(settings().get().photosEnabled).toBe(true);
    expect((await gate().signIn('1', { name: null, password: 'brand new words' })).signedIn).toBe(true);
    expect(temp.store.countAudit('provisioning.applied')).toBe(1);
  });

  it('takes another layout, order or $schema of the file for the same file', async () => {
    await apply(said({ kiosk: { name: 'A', schoolName: 'B' } }));
    const text = `{"kiosk":{"schoolName":"B","name":"A"},"wonde":{"token":"${TOKEN}","schoolId":"A1"},"version":1,"$schema":"x"}`;
    expect(await apply(parseProvisioning(text))).toBe('unchanged');
  });

  it('applies a changed file again, and only what it names', async () => {
    await apply(said({ kiosk: { name: 'Main gate', schoolName: 'Hillview' }, flow: { doneMs: 4_000 } }));
    settings().update('kiosk', { name: 'By hand', schoolName: 'By hand' }, clock.nowMs());
    settings().update('photosEnabled', false, clock.nowMs());
    expect(await apply(said({ kiosk: { name: 'Side gate' } }))).toBe('applied');
    expect(settings().get().kiosk).toMatchObject({ name: 'Side gate', schoolName: 'By hand' });
    expect(settings().get().photosEnabled).toBe(false);
    expect(settings().get().flow.doneMs).toBe(4_000);
    expect(temp.store.countAudit('provisioning.applied')).toBe(2);
  });

  it.each<[string, ProvisioningDocument]>([
    ['a new token', said({}, { token: 'tok-Private-0002-9c1d' })],
    ['a new password', said({ admin: { password: 'another harbour' } })],
  ])('notices %s', async (_what, changed) => {
    await apply(said());
    expect(await apply(changed)).toBe('applied');
    expect(tokenNow()).toBe(changed.wonde.token);
  });

  it('leaves the admin password alone when it names none', async () => {
    await apply(full());
    await apply(said());
    expect((await gate().signIn('1', { name: null, password: PASSWORD })).signedIn).toBe(true);
    expect(await apply(said({ photosEnabled: true }))).toBe('applied');
    expect(gate().gate('1').passwordSet).toBe(true);
  });

  it('gives a locked-out school its way back in: a new password forgives the wrong ones', async () => {
    await apply(full());
    for (let index = 0; index < 5; index += 1)
      await gate()
        .signIn('1', { name: null, password: 'wrong words' })
        .catch(() => undefined);
    expect(gate().gate('1').lockedUntilMs).not.toBeNull();
    await apply(said({ admin: { password: 'another harbour' } }));
    expect((await gate().signIn('1', { name: null, password: 'another harbour' })).signedIn).toBe(true);
  });

  it('forgets the feed of another school, and not that of the same', async () => {
    await apply(said());
    const feed = { deltaFromMs: 5, lastFullAtMs: 6, regionBaseUrl: 'https://region.example/', allowsWriteback: true };
    temp.store.transaction((writer) => writer.updateSyncState(feed));
    await apply(said({ photosEnabled: false }));
    expect(temp.store.syncState()).toMatchObject(feed);
    await apply(said({ photosEnabled: false }, { schoolId: 'B2' }));
    expect(temp.store.syncState()).toMatchObject({
      deltaFromMs: null,
      lastFullAtMs: null,
      regionBaseUrl: null,
      allowsWriteback: null,
    });
  });

  it('repairs itself when the key of the secrets was lost', async () => {
    await apply(said());
    rmSync(join(temp.dir, 'secret.key'));
    expect(tokenNow).toThrow('SECRET_UNREADABLE');
    expect(await apply(said())).toBe('applied');
    expect(tokenNow()).toBe(TOKEN);
    expect(await apply(said())).toBe('unchanged');
  });

  it('changes nothing at all when it cannot seal the token', async () => {
    const broken = {
      storage: 'key-file' as const,
      seal: () => {
        throw new Error('disk full');
      },
      open: () => '',
    };
    const deps = { secretBox: broken, hasher, clock, random, logger };
    await expect(applyProvisioning(temp.store, full(), deps)).rejects.toThrow('disk full');
    expect(settings().get()).toEqual(defaultSettings());
    expect(temp.store.listAdminUsers()).toEqual([]);
    expect(temp.store.findSetting(PROVISIONING_APPLIED_KEY)).toBeUndefined();
    expect(temp.store.countAudit('provisioning.applied')).toBe(0);
  });
});
