// Who decides which way is gone, mode by mode.
import { describe, expect, it } from '@jest/globals';
import { networkSettings, type NetworkSettings } from '../../../shared/settings/network.ts';
import { chooseWays, type ChooseDeps } from './choose-ways.ts';
import { proxyOfEnvironment } from './ways.ts';

const WONDE = 'https://api.wonde.com/v1.0/';
const direct = { kind: 'direct' };
const login = { user: 'kiosk', password: 'secret' };

function depsOf(settings: Partial<NetworkSettings>, more: Partial<ChooseDeps> = {}): ChooseDeps {
  return {
    settings: () => networkSettings.parse(settings),
    login: () => null,
    finder: {
      bySystem: async () => 'PROXY sys:1; DIRECT',
      byScript: async (place) => (place === '/p.pac' ? 'PROXY pac:2' : ''),
    },
    environment: null,
    ...more,
  };
}

const proxy = (host: string, port: number, withLogin: typeof login | null = null) => ({
  kind: 'proxy',
  host,
  port,
  secure: false,
  login: withLogin,
});

describe('the way to Wonde', () => {
  it('is the operating system’s unless told otherwise', async () => {
    expect(await chooseWays(depsOf({}), WONDE)).toEqual({ source: 'system', ways: [proxy('sys', 1), direct] });
  });

  it('HTTPS_PROXY comes before it, with its own log-in or that of the settings', async () => {
    const environment = proxyOfEnvironment({ HTTPS_PROXY: 'http://a:b@env:3' });
    expect(await chooseWays(depsOf({}, { environment, login: () => login }), WONDE)).toEqual({
      source: 'environment',
      ways: [proxy('env', 3, { user: 'a', password: 'b' })],
    });
    const bare = proxyOfEnvironment({ HTTPS_PROXY: 'http://env:3', NO_PROXY: 'other.org' });
    expect((await chooseWays(depsOf({}, { environment: bare, login: () => login }), WONDE)).ways).toEqual([
      proxy('env', 3, login),
    ]);
    expect((await chooseWays(depsOf({}, { environment: bare }), 'https://other.org/')).ways).toEqual([direct]);
  });

  it('is direct where the system says nothing, or there is nobody to ask', async () => {
    const mute = { bySystem: async () => '', byScript: async () => '' };
    expect((await chooseWays(depsOf({}, { finder: mute }), WONDE)).ways).toEqual([direct]);
    expect((await chooseWays(depsOf({}, { finder: null }), WONDE)).ways).toEqual([direct]);
  });

  it('is the script’s, with the log-in', async () => {
    expect(await chooseWays(depsOf({ mode: 'pac', pac: '/p.pac' }, { login: () => login }), WONDE)).toEqual({
      source: 'pac',
      ways: [proxy('pac', 2, login)],
    });
  });

  it.each(['/gone.pac', ''])('a script that cannot be read (%s) is said, and no other way is guessed', async (pac) => {
    await expect(chooseWays(depsOf({ mode: 'pac', pac }), WONDE)).rejects.toMatchObject({
      code: 'WONDE_OFFLINE',
      context: { reason: 'pacUnreadable' },
    });
  });

  it('is the named proxy, but for its exceptions', async () => {
    const deps = depsOf({ mode: 'explicit', host: 'px', exceptions: ['*.school.org'] }, { login: () => login });
    expect(await chooseWays(deps, WONDE)).toEqual({ source: 'explicit', ways: [proxy('px', 8080, login)] });
    expect((await chooseWays(deps, 'https://mis.school.org/')).ways).toEqual([direct]);
  });

  it('is direct where the school wants none, whatever the environment says', async () => {
    const environment = proxyOfEnvironment({ HTTPS_PROXY: 'http://env:3' });
    expect(await chooseWays(depsOf({ mode: 'none' }, { environment }), WONDE)).toEqual({
      source: 'none',
      ways: [direct],
    });
  });

  it('never leads away from this computer for what is on it', async () => {
    for (const mode of ['system', 'pac', 'explicit', 'none'] as const) {
      const deps = depsOf({ mode, host: 'px', pac: '/p.pac' });
      expect((await chooseWays(deps, 'http://127.0.0.1:4000/v1.0/')).ways).toEqual([direct]);
    }
  });
});
