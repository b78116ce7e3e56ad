// The school's network: proxies of every kind, trust, captive portals and slow lines, against real ones on this computer.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SIGNED_FOR_LOCALHOST, TEST_AUTHORITY } from '../fixtures/certificates.ts';
import { startLocalProxy } from '../harness/local-proxy.ts';
import { openNetworkScene, type NetworkScene } from '../harness/network-scene.ts';
import { WONDE_NAME } from '../harness/wonde-behind-tls.ts';

const USER = 'kiosk';
const PASSWORD = 'Proxy-Secret-1: ä';

let s: NetworkScene;
afterEach(() => s.close());

const explicit = (port: number) => ({ mode: 'explicit' as const, host: '127.0.0.1', port });
const partOf = (checks: Awaited<ReturnType<NetworkScene['test']>>['all'], part: string) =>
  checks.find((check) => check.part === part);

describe('a proxy', () => {
  beforeEach(async () => {
    s = await openNetworkScene();
  });

  it('that is named: everything goes through it, and the test says which', async () => {
    const proxy = await s.proxy();
    s.use(explicit(proxy.port));
    const { ok, all } = await s.test();
    expect(ok).toBe(true);
    expect(partOf(all, 'proxy')).toMatchObject({ ok: true, detail: `127.0.0.1:${proxy.port}` });
    expect(proxy.tunnels()).toBeGreaterThan(0);
    expect(new Set(proxy.asked)).toEqual(new Set([`${WONDE_NAME}:443`]));
  });

  it('with a log-in: a mark arrives once, and the password is in no log', async () => {
    const proxy = await s.proxy({ login: { user: USER, password: PASSWORD } });
    s.use({ ...explicit(proxy.port), user: USER }, PASSWORD);
    const client = s.client();
    const codes = await client.listAttendanceCodes();
    const { rows } = await client.listStudents({ nextUrl: null, updatedAfterMs: null, includes: [] });
    const mark = {
      date: '2026-09-01',
      session: 'AM' as const,
      studentId: rows[0]?.wondeId ?? '',
      codeId: codes.find(({ code }) => code === 'L')?.wondeId ?? '',
      minutesLate: 5,
      comment: null,
    };
    await client.postSessionMarks([mark]);
    expect(s.scene.simulator.control.requests().filter(({ method }) => method === 'POST')).toHaveLength(1);
    const said = JSON.stringify(s.scene.logger.lines);
    expect(said).not.toContain('Proxy-Secret');
    expect(said).not.toContain(Buffer.from(`${USER}:${PASSWORD}`).toString('base64'));
  });

  it.each([
    ['none is set', '', undefined, 'proxyLogin', {}],
    ['a wrong one is set', USER, 'wrong', 'proxyLoginRefused', {}],
    ['only Windows log-ins are taken', USER, PASSWORD, 'proxyLoginKind', { wants: 'NTLM, Negotiate' }],
  ] as const)('that wants a log-in where %s: its own code and words', async (_what, user, password, reason, more) => {
    const proxy = await s.proxy({ login: { user: 'else', password: 'else' }, ...more });
    s.use({ ...explicit(proxy.port), user }, password);
    await expect(s.client().getSchool()).rejects.toMatchObject({ code: 'WONDE_PROXY_LOGIN' });
    const { failed } = await s.test();
    expect(failed).toEqual([expect.objectContaining({ part: 'proxy', reason, errorCode: 'WONDE_PROXY_LOGIN' })]);
    expect(JSON.stringify(failed)).not.toContain('Proxy-Secret');
    expect(s.scene.simulator.control.requests()).toEqual([]);
  });

  it.each([
    ['forbids the way', { answers: 403 }, 'proxyForbids'],
    ['fails', { answers: 502 }, 'proxyFailed'],
    ['hangs', { hangs: true }, 'proxyUnreachable'],
  ] as const)('that %s: no request leaves, and the test names it', async (_what, wish, reason) => {
    const proxy = await s.proxy(wish);
    s.use(explicit(proxy.port));
    await expect(s.client().getSchool()).rejects.toMatchObject({ code: 'WONDE_OFFLINE' });
    const { failed } = await s.test();
    expect(failed).toEqual([expect.objectContaining({ part: 'proxy', reason })]);
    expect(s.scene.simulator.control.requests()).toEqual([]);
  });

  it('spoken to over TLS, as a script’s HTTPS asks', async () => {
    const proxy = await s.proxy({ certificate: SIGNED_FOR_LOCALHOST });
    s.systemSays(`HTTPS localhost:${proxy.port}`);
    expect((await s.client().getSchool()).id).toBe(s.scene.simulator.school.id);
    expect(proxy.tunnels()).toBe(1);
  });

  it('of the SOCKS kind alone: said in words of its own', async () => {
    s.systemSays('SOCKS5 127.0.0.1:1080');
    await expect(s.client().getSchool()).rejects.toMatchObject({ code: 'WONDE_OFFLINE' });
    const { failed } = await s.test();
    expect(failed).toEqual([expect.objectContaining({ part: 'proxy', reason: 'proxySocks' })]);
  });

  it('is not asked for exceptions', async () => {
    const proxy = await s.proxy();
    s.use({ ...explicit(proxy.port), exceptions: ['*.example'] });
    // The name is known to nobody but the proxy.
    await expect(s.client().getSchool()).rejects.toMatchObject({ code: 'WONDE_OFFLINE' });
    expect(proxy.asked).toEqual([]);
  });
});

describe('a list of proxies', () => {
  beforeEach(async () => {
    s = await openNetworkScene({ settings: { requestTimeoutMs: 6_000 } });
  });

  it('is tried in its order; one that failed a moment ago is asked last', async () => {
    const gone = await startLocalProxy();
    gone.close();
    const [hanging, good] = [await s.proxy({ hangs: true }), await s.proxy()];
    s.systemSays(
      `SOCKS x:1; PROXY 127.0.0.1:${gone.port}; PROXY 127.0.0.1:${hanging.port}; PROXY 127.0.0.1:${good.port}`,
    );
    const client = s.client();
    expect((await client.getSchool()).name).toBe(s.scene.simulator.school.name);
    expect(client.proxyInUse()).toBe(`127.0.0.1:${good.port}`);
    expect(hanging.asked).toHaveLength(1);
    client.renewConnections();
    await client.getSchool();
    expect(hanging.asked).toHaveLength(1);
    expect(good.tunnels()).toBe(2);
    s.scene.clock.advance(6 * 60_000);
    client.renewConnections();
    await client.getSchool();
    expect(hanging.asked).toHaveLength(2);
  });

  it('is not gone on with after a proxy that has said no', async () => {
    const [strict, open] = [await s.proxy({ login: { user: 'a', password: 'b' } }), await s.proxy()];
    s.systemSays(`PROXY 127.0.0.1:${strict.port}; PROXY 127.0.0.1:${open.port}`);
    await expect(s.client().getSchool()).rejects.toMatchObject({ code: 'WONDE_PROXY_LOGIN' });
    expect(open.asked).toEqual([]);
  });

  it('of which none answers: what the first said is told', async () => {
    s.systemSays('PROXY 127.0.0.1:9; DIRECT');
    const { failed } = await s.test();
    expect(failed).toEqual([
      expect.objectContaining({ part: 'proxy', reason: 'proxyUnreachable', detail: '127.0.0.1:9' }),
    ]);
  });
});

describe('trust', () => {
  it('of an authority in the operating system’s store', async () => {
    s = await openNetworkScene({ store: [TEST_AUTHORITY] });
    s.use(explicit((await s.proxy()).port));
    expect((await s.test()).ok).toBe(true);
  });

  it('of an authority in the extra file, and of none without it: the token is not sent', async () => {
    s = await openNetworkScene({ store: [] });
    const proxy = await s.proxy();
    s.use(explicit(proxy.port));
    await expect(s.client().getSchool()).rejects.toMatchObject({ code: 'WONDE_TLS' });
    const { failed } = await s.test();
    expect(failed).toEqual([expect.objectContaining({ part: 'tls', reason: 'tlsUnknownAuthority' })]);
    expect(s.scene.simulator.control.requests()).toEqual([]);
    s.use({ ...explicit(proxy.port), extraCaFile: s.file('school.pem', TEST_AUTHORITY) });
    expect((await s.test()).ok).toBe(true);
  });
});

describe('a captive portal', () => {
  async function aPortal(): Promise<{ readonly port: number; close(): void }> {
    const server = createServer((_request, reply) => {
      reply.writeHead(302, { location: 'http://login.school.wifi/hello' }).end();
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    // as: a TCP server's address is never text
    return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
  }

  it('that answers in Wonde’s place with its own certificate is named, where it leads too', async () => {
    const portal = await aPortal();
    s = await openNetworkScene({ store: [], portalPort: portal.port });
    const { port } = await s.proxy();
    // Whoever answers there has a certificate nobody here trusts, as portals do.
    s.scene.change({ baseUrl: `https://127.0.0.1:${port}/v1.0/` });
    const { failed } = await s.test();
    expect(failed).toEqual([
      expect.objectContaining({ reason: 'portal', errorCode: 'WONDE_PORTAL', detail: 'login.school.wifi' }),
    ]);
    portal.close();
  });

  it('over a connection the school’s filter has taken over: a page, and not a broken server', async () => {
    s = await openNetworkScene();
    s.use(explicit((await s.proxy()).port));
    s.scene.simulator.control.addFault({ fault: { kind: 'notJson' } });
    await expect(s.client().getSchool()).rejects.toMatchObject({ code: 'WONDE_PORTAL' });
    const { failed } = await s.test();
    expect(failed).toEqual([expect.objectContaining({ part: 'network', reason: 'portal' })]);
    s.scene.simulator.control.clearFaults();
    s.scene.simulator.control.addFault({ fault: { kind: 'serverError', status: 502 } });
    expect((await s.test()).failed).toEqual([expect.objectContaining({ reason: 'wondeDown' })]);
  });
});

describe('a slow line', () => {
  const everybody = { nextUrl: null, updatedAfterMs: null, includes: ['year', 'registration'] as const };

  it('that gives something all the time may take longer than the time limit', async () => {
    s = await openNetworkScene({
      simulator: { pupils: 200, settings: { gzip: false } },
      settings: { requestTimeoutMs: 1_000 },
    });
    const proxy = await s.proxy({ bytesPerSecond: 80_000 });
    s.use(explicit(proxy.port));
    const startedMs = performance.now();
    const { rows } = await s.client().listStudents(everybody);
    expect(rows).toHaveLength(200);
    expect(performance.now() - startedMs).toBeGreaterThan(1_200);
  });

  it('that stops giving is given up after the time limit', async () => {
    s = await openNetworkScene({
      simulator: { pupils: 200, settings: { gzip: false } },
      settings: { requestTimeoutMs: 1_000 },
    });
    const proxy = await s.proxy({ stopsAfterBytes: 60_000 });
    s.use(explicit(proxy.port));
    await expect(s.client().listStudents(everybody)).rejects.toMatchObject({ code: 'WONDE_TIMEOUT' });
    // The beginning of the body had come.
    expect(proxy.bytesBack()).toBeGreaterThan(20_000);
  });

  it('carries a fraction of it, packed', async () => {
    s = await openNetworkScene({ simulator: { pupils: 200 } });
    s.use(explicit((await s.proxy()).port));
    const client = s.client();
    const bytesOf = async (): Promise<number> => {
      const { rows } = await client.listStudents(everybody);
      expect(rows).toHaveLength(200);
      return s.scene.simulator.control.requests().at(-1)?.bytes ?? 0;
    };
    const packed = await bytesOf();
    s.scene.simulator.control.setSettings({ gzip: false });
    const plain = await bytesOf();
    expect(packed).toBeLessThan(plain / 8);
  });
});
