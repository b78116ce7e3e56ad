// The page's operations: what is shown, what is kept and audited, and what never comes out.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { FakeClock } from '../../../../tests/fakes/fake-clock.ts';
import { MemoryLogger } from '../../../../tests/fakes/memory-logger.ts';
import { seededRandom } from '../../../../tests/fakes/seeded-random.ts';
import { openTempStore, type TempStore } from '../../../../tests/harness/temp-store.ts';
import { networkSettings, type NetworkSettings } from '../../../shared/settings/network.ts';
import { createKeyFileSecretBox } from '../../devices/secrets/key-file-secret-box.ts';
import { createSettings, type SettingsRepository } from '../settings/settings-repository.ts';
import type { ProxyFinder, Trust } from './network-port.ts';
import { createNetwork, createNetworkUse, PROXY_PASSWORD_SECRET, type NetworkUse } from './network-use.ts';

const PASSWORD = 'Proxy-Secret-1';
const WONDE = 'https://api.wonde.com/';

let temp: TempStore;
let settings: SettingsRepository;
let logger: MemoryLogger;
let changes: number;
let forgotten: number;
let finder: ProxyFinder;
let network: ReturnType<typeof createNetwork>;
let use: NetworkUse;

const trust: Trust = {
  certificates: (file) => [file],
  report: (file) => ({ system: 140, extra: file === '' ? null : 1, extraProblem: null }),
  forget: () => (forgotten += 1),
};

beforeEach(() => {
  temp = openTempStore();
  logger = new MemoryLogger();
  [changes, forgotten] = [0, 0];
  settings = createSettings(temp.store, logger);
  finder = { bySystem: async () => 'PROXY sys:3128; DIRECT', byScript: async () => '' };
  const deps = {
    store: temp.store,
    clock: new FakeClock(),
    random: seededRandom(),
    logger,
    secretBox: createKeyFileSecretBox(join(temp.dir, 'secret.key')),
    settings: () => settings.get(),
    trust,
    finder: {
      bySystem: (url: string) => finder.bySystem(url),
      byScript: (p: string, url: string) => finder.byScript(p, url),
    },
    environment: {},
  };
  network = createNetwork(deps);
  use = createNetworkUse({
    ...deps,
    network,
    onChanged: () => {
      changes += 1;
      settings.reload();
    },
  });
});
afterEach(() => temp.dispose());

const wanted = (more: Partial<NetworkSettings> = {}): NetworkSettings =>
  networkSettings.parse({ mode: 'explicit', host: 'px', user: 'kiosk', ...more });
const save = (
  more: Partial<NetworkSettings> = {},
  password: Parameters<NetworkUse['update']>[0]['password'] = { kind: 'keep' },
) => use.update({ settings: wanted(more), password }, 'Ada');
const EVERYTHING = { fromMs: null, untilMs: null, who: null, area: null, text: null, whats: [] };
const audit = () => temp.store.listAudit(EVERYTHING, { beforeSeq: null, limit: 10 });

describe('the school’s network', () => {
  it('is the operating system’s at first, with no password and no extra file', () => {
    expect(use.view()).toEqual({
      settings: networkSettings.parse({}),
      passwordSet: false,
      secretStorage: 'key-file',
      certificates: { system: 140, extra: null, extraProblem: null },
    });
  });

  it('is kept, is in force, and never shows its password', async () => {
    const view = save({ extraCaFile: '/ca.pem' }, { kind: 'set', password: PASSWORD });
    expect(view).toMatchObject({ settings: wanted({ extraCaFile: '/ca.pem' }), passwordSet: true });
    expect(JSON.stringify(view)).not.toContain(PASSWORD);
    expect([changes, forgotten]).toEqual([1, 1]);
    expect(await network.waysTo(WONDE)).toEqual([
      { kind: 'proxy', host: 'px', port: 8080, secure: false, login: { user: 'kiosk', password: PASSWORD } },
    ]);
    expect(network.certificates()).toEqual(['/ca.pem']);
    expect(temp.store.findSecret(PROXY_PASSWORD_SECRET)?.sealed).not.toContain(PASSWORD);
  });

  it('keeps the password until it is removed, and gives none without a user', async () => {
    save({}, { kind: 'set', password: PASSWORD });
    save({ port: 3128 });
    expect((await network.waysTo(WONDE))[0]).toMatchObject({ login: { password: PASSWORD } });
    save({ user: '' });
    expect((await network.waysTo(WONDE))[0]).toMatchObject({ login: null });
    expect(save({}, { kind: 'remove' }).passwordSet).toBe(false);
  });

  it.each([
    [{ host: '' }, 'settings.host'],
    [{ mode: 'pac' as const, host: '' }, 'settings.pac'],
  ])('without what its mode needs is refused: %j', (more, field) => {
    expect(() => save(more)).toThrow(
      expect.objectContaining({ code: 'VALIDATION', fields: { [field]: expect.any(String) } }),
    );
    expect(settings.get().network).toEqual(networkSettings.parse({}));
  });

  it('a password sealed on another computer is not sent, and the log says why', async () => {
    save();
    temp.store.transaction((writer) => writer.setSecret(PROXY_PASSWORD_SECRET, 'sealed elsewhere', '', 0));
    expect((await network.waysTo(WONDE))[0]).toMatchObject({ login: null });
    expect(JSON.stringify(logger.lines)).toContain('SECRET_UNREADABLE');
  });
});

describe('the audit', () => {
  it('has before and after, and that the password changed, but not what it is', () => {
    save({}, { kind: 'set', password: PASSWORD });
    const [row] = audit();
    expect(row).toMatchObject({ what: 'network.changed', who: 'Ada' });
    expect(JSON.stringify(row)).toContain('passwordChanged');
    expect(JSON.stringify(row)).not.toContain(PASSWORD);
  });

  it('has nothing of a save that changes nothing', () => {
    use.update({ settings: networkSettings.parse({}), password: { kind: 'keep' } }, 'Ada');
    expect(audit()).toEqual([]);
  });
});

describe('the way to Wonde now', () => {
  it('is said with who named it, without a log-in', async () => {
    expect(await use.findWay()).toEqual({
      host: 'api.wonde.com',
      source: 'system',
      ways: [
        { proxy: 'sys:3128', spoken: true },
        { proxy: null, spoken: true },
      ],
      problem: null,
    });
  });

  it('says that a script cannot be read, or that asking failed', async () => {
    save({ mode: 'pac', pac: 'http://wpad/proxy.pac' });
    expect(await use.findWay()).toMatchObject({ source: 'pac', ways: [], problem: 'pacUnreadable' });
    save({ mode: 'system' });
    finder = { ...finder, bySystem: () => Promise.reject(new Error('gone')) };
    expect(await use.findWay()).toMatchObject({ ways: [], problem: 'unexpected' });
  });
});
