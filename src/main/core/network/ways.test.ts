// What is read from PAC answers, from HTTPS_PROXY and NO_PROXY, and from exceptions.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { proxyNameOf } from './network-port.ts';
import { isException, isThisComputer, proxyOfEnvironment, readWays } from './ways.ts';

const direct = { kind: 'direct' };
const proxy = (host: string, port: number, more = {}) => ({
  kind: 'proxy',
  host,
  port,
  secure: false,
  login: null,
  ...more,
});

describe('the answer of a PAC file', () => {
  it.each([
    ['DIRECT', [direct]],
    ['PROXY a.school.org:3128; PROXY b:8080; DIRECT', [proxy('a.school.org', 3128), proxy('b', 8080), direct]],
    ['proxy 10.0.0.1', [proxy('10.0.0.1', 80)]],
    ['HTTPS secure.school.org', [proxy('secure.school.org', 443, { secure: true })]],
    ['PROXY [fd00::1]:3128', [proxy('fd00::1', 3128)]],
    ['SOCKS5 s:1080; DIRECT', [{ kind: 'unspoken', name: 'SOCKS5', host: 's', port: 1080 }, direct]],
    ['QUIC q:443; PROXY p:1', [proxy('p', 1)]],
    ['PROXY a:99999; PROXY :; PROXY', []],
    ['', []],
    [' ; ;', []],
  ])('%s', (answer, ways) => {
    expect(readWays(answer, null)).toEqual(ways);
  });

  it('gives the log-in to proxies and to nothing else', () => {
    const login = { user: 'kiosk', password: 'p' };
    expect(readWays('PROXY a:1; SOCKS b:2; DIRECT', login)).toEqual([
      proxy('a', 1, { login }),
      { kind: 'unspoken', name: 'SOCKS', host: 'b', port: 2 },
      direct,
    ]);
  });

  it('never throws, whatever a script says', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(readWays(text, null))));
  });
});

describe('the environment', () => {
  it.each([
    ['http://proxy.school.org:3128', proxy('proxy.school.org', 3128)],
    ['proxy:8080', proxy('proxy', 8080)],
    ['http://proxy:8080/', proxy('proxy', 8080)],
    ['http://kiosk:p%40ss:word@proxy:8080', proxy('proxy', 8080, { login: { user: 'kiosk', password: 'p@ss:word' } })],
    ['http://kiosk:50%@proxy:8080', proxy('proxy', 8080, { login: { user: 'kiosk', password: '50%' } })],
    ['https://proxy', proxy('proxy', 443, { secure: true })],
    ['socks5h://s:1080', { kind: 'unspoken', name: 'SOCKS5', host: 's', port: 1080 }],
  ])('%s', (text, way) => {
    expect(proxyOfEnvironment({ HTTPS_PROXY: text, NO_PROXY: 'a.org, .b.org' })).toEqual({
      way,
      exceptions: ['a.org', '.b.org'],
    });
  });

  it.each(['', '   ', 'ftp://proxy', 'http://', 'not a proxy'])('“%s” is none', (text) => {
    expect(proxyOfEnvironment({ HTTPS_PROXY: text })).toBeNull();
  });

  it('lower case comes first, as it does for other programs', () => {
    expect(proxyOfEnvironment({ https_proxy: 'low:1', HTTPS_PROXY: 'up:1' })?.way).toEqual(proxy('low', 1));
  });
});

describe('an exception', () => {
  it.each([
    ['api.wonde.com', 'https://api.wonde.com/v1.0/', true],
    ['wonde.com', 'https://api.wonde.com/', true],
    ['.wonde.com', 'https://api.wonde.com/', true],
    ['*.wonde.com', 'https://API.wonde.com/', true],
    ['*', 'https://api.wonde.com/', true],
    ['api.wonde.com:443', 'https://api.wonde.com/', true],
    ['api.wonde.com:8443', 'https://api.wonde.com/', false],
    ['onde.com', 'https://api.wonde.com/', false],
    ['wonde.com.evil.org', 'https://api.wonde.com/', false],
    ['10.0.0.5', 'https://10.0.0.5/', true],
    ['fd00::5', 'https://[fd00::5]/', true],
    ['[fd00::5]', 'https://[fd00::5]:444/', true],
  ])('%s for %s', (exception, address, is) => {
    expect(isException([exception], address)).toBe(is);
  });
});

it.each([
  ['http://127.0.0.1:4000/v1.0/', true],
  ['https://localhost/', true],
  ['https://[::1]:1/', true],
  ['https://127.0.0.1.evil.org/', false],
  ['https://api.wonde.com/', false],
])('%s is this computer: %s', (address, is) => {
  expect(isThisComputer(address)).toBe(is);
});

it('a proxy is named without its log-in', () => {
  expect(
    proxyNameOf({ kind: 'proxy', host: 'fd00::1', port: 3128, secure: false, login: { user: 'u', password: 'p' } }),
  ).toBe('[fd00::1]:3128');
  expect(proxyNameOf({ kind: 'direct' })).toBeNull();
});
