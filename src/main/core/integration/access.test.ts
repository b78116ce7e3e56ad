import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../../tests/fakes/fake-clock.ts';
import { seededRandom } from '../../../../tests/fakes/seeded-random.ts';
import { openTempStore, type TempStore } from '../../../../tests/harness/temp-store.ts';
import { defaultSettings, type Settings } from '../../../shared/settings/schema.ts';
import { startWondeSimulator, type WondeSimulator } from '../../../../simulators/wonde/start.ts';
import { WONDE_TOKEN_SECRET } from '../admin/wonde-access.ts';
import { createWondeClient, type WondeClient } from '../../wonde/client.ts';
import { putWritePermission } from './access-rows.ts';
import { createAccess, PENDING_EVERY_MS, WELL_EVERY_MS, type AccessUse } from './access.ts';
import type { LinkHealth } from './link-health.ts';

let clock: FakeClock;
let temp: TempStore;
let simulator: WondeSimulator;
let client: WondeClient;
let access: AccessUse;
let link: LinkHealth;
let settings: Settings;
const heard = { changed: 0, approved: 0 };

beforeEach(async () => {
  clock = new FakeClock();
  temp = openTempStore({ clock });
  simulator = await startWondeSimulator({ pupils: 20 });
  Object.assign(heard, { changed: 0, approved: 0 });
  link = { state: 'unknown' };
  const base = defaultSettings();
  settings = { ...base, wonde: { ...base.wonde, baseUrl: simulator.url, schoolId: simulator.school.id } };
  temp.store.transaction((writer) => writer.setSecret(WONDE_TOKEN_SECRET, 'sealed', 'abcd', clock.nowMs()));
  const random = seededRandom();
  client = createWondeClient({
    settings: () => settings.wonde,
    token: () => simulator.token,
    regionBaseUrl: () => null,
    clock,
    random,
    logger: temp.logger,
    getRetryDelaysMs: [],
  });
  access = createAccess({
    store: temp.store,
    clock,
    random,
    logger: temp.logger,
    settings: () => settings,
    wonde: client,
    link: () => link,
    onChanged: () => (heard.changed += 1),
    onApproved: () => (heard.approved += 1),
  });
});
afterEach(async () => {
  await client.close();
  await simulator.close();
  temp.dispose();
});

const requests = () => simulator.world.requests.length;

describe('how the access stands', () => {
  it.each(['approved', 'pending', 'declined', 'revoked', 'none'] as const)('is asked of Wonde: %s', async (state) => {
    simulator.control.edit({ op: 'setLink', link: state });
    expect(await access.refresh()).toMatchObject({ state, problem: null });
    expect(access.view().checkedAtMs).toBe(clock.nowMs());
  });

  it('lets marks be written only where the permission does, whatever the school itself allows', () => {
    const { id: schoolId } = simulator.school;
    temp.store.transaction((writer) => writer.updateSyncState({ allowsWriteback: true }));
    expect(access.view().allowsWriteback).toBe(true);
    temp.store.transaction((writer) => putWritePermission(writer, { schoolId, canWrite: false }, clock.nowMs()));
    expect(access.view().allowsWriteback).toBe(false);
  });

  it('asks anew whether marks may be written: what a school has given or withdrawn is known within the hour', async () => {
    temp.store.transaction((writer) => writer.updateSyncState({ allowsWriteback: true }));
    simulator.control.edit({ op: 'withdrawScope', scope: 'attendance.write' });
    expect(await access.refresh()).toMatchObject({ state: 'approved', allowsWriteback: false });
    simulator.control.edit({ op: 'grantScope', scope: 'attendance.write' });
    heard.changed = 0;
    expect(await access.refresh()).toMatchObject({ allowsWriteback: true });
    expect(heard.changed).toBe(1);
  });

  it('says when the school’s server has stopped reporting', async () => {
    simulator.control.edit({ op: 'setOnline', isOnline: false });
    expect(await access.refresh()).toMatchObject({ state: 'approved', online: false });
  });

  it('keeps what it knew, and says why, when Wonde cannot be asked', async () => {
    await access.refresh();
    await simulator.stopListening();
    expect(await access.refresh()).toMatchObject({ state: 'approved', problem: 'WONDE_OFFLINE' });
  });

  it('keeps what it knew of a token Wonde does not take any more, and says so', async () => {
    await access.refresh();
    simulator.control.edit({ op: 'revokeToken' });
    expect(await access.refresh()).toMatchObject({ state: 'approved', problem: 'WONDE_AUTH' });
  });

  it('is not known of another school', async () => {
    await access.refresh();
    settings = { ...settings, wonde: { ...settings.wonde, schoolId: 'A1999999999' } };
    expect(access.view()).toMatchObject({ state: 'unknown', checkedAtMs: null });
  });

  it('survives a restart', async () => {
    simulator.control.edit({ op: 'setLink', link: 'declined' });
    await access.refresh();
    expect(temp.reopen().findSetting('integration.access')).toMatchObject({ state: 'declined' });
  });
});

describe('the request', () => {
  it('reaches the school with the person to turn to, is kept with who asked, and is in the audit', async () => {
    simulator.control.edit({ op: 'setLink', link: 'none' });
    const contact = { firstName: 'Siân', lastName: 'Owen', email: 'sian@school.example', phone: '', notes: '' };
    const view = await access.request(contact, 'Head of office');
    expect(view).toMatchObject({ state: 'pending', requestedBy: 'Head of office', requestedAtMs: clock.nowMs() });
    expect(view.words).toContain('successfully received');
    expect(simulator.world.school.link).toBe('pending');
    expect(temp.store.countAudit('integration.accessRequested')).toBe(1);
  });

  it('is not made where there is access', async () => {
    await access.refresh();
    await expect(access.request(null, 'A')).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('is looked after until the school answers, and then everything is tried again at once', async () => {
    simulator.control.edit({ op: 'setLink', link: 'none' });
    await access.request(null, 'A');
    simulator.control.edit({ op: 'setLink', link: 'approved' });
    const before = requests();
    await access.refreshIfDue();
    expect(requests()).toBe(before);
    clock.advance(PENDING_EVERY_MS);
    await access.refreshIfDue();
    expect(access.view().state).toBe('approved');
    expect(heard.approved).toBe(1);
  });

  it('that Wonde refuses changes nothing', async () => {
    simulator.control.edit({ op: 'setLink', link: 'none' });
    simulator.control.edit({ op: 'revokeToken' });
    await expect(access.request(null, 'A')).rejects.toMatchObject({ code: 'WONDE_AUTH' });
    expect(access.view().requestedAtMs).toBeNull();
  });
});

describe('access that the sync finds taken away', () => {
  it('shows at once, and is asked about soon', async () => {
    await access.refresh();
    simulator.control.edit({ op: 'setLink', link: 'revoked' });
    link = { state: 'trouble', code: 'WONDE_FORBIDDEN' };
    expect(access.view()).toMatchObject({ state: 'approved', problem: 'WONDE_FORBIDDEN' });
    clock.advance(5 * 60_000);
    await access.refreshIfDue();
    expect(access.view().state).toBe('revoked');
    expect(heard.changed).toBeGreaterThan(0);
  });

  it('is otherwise asked about once an hour', async () => {
    await access.refresh();
    const before = requests();
    clock.advance(WELL_EVERY_MS - 1);
    await access.refreshIfDue();
    expect(requests()).toBe(before);
    clock.advance(1);
    await access.refreshIfDue();
    expect(requests()).toBeGreaterThan(before);
  });
});
