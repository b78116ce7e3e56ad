// Test connection against the real simulator: every part that can fail is broken for real, and is the one that is named.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer as createHttpServer, request as httpRequest } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Way } from '../../../src/main/core/network/network-port.ts';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { ConnectionPart } from '../../../src/shared/ipc/admin/integration-contract.ts';
import { createSchoolFacts } from '../../../src/main/sync/school-facts.ts';
import { testConnection } from '../../../src/main/sync/connection-test.ts';
import { createWondeClient, type WondeClient } from '../../../src/main/wonde/client.ts';
import {
  EXPIRED,
  SELF_SIGNED,
  SIGNED_FOR_ANOTHER,
  SIGNED_FOR_LOCALHOST,
  TEST_AUTHORITY,
  type TestCertificate,
} from '../../fixtures/certificates.ts';
import { openSyncScene, type SyncScene } from '../../harness/sync-scene.ts';

let scene: SyncScene;
const open: { close(): unknown }[] = [];
beforeEach(async () => {
  scene = await openSyncScene();
});
afterEach(async () => {
  for (const thing of open.splice(0).toReversed()) await thing.close();
  await scene.close();
});

interface Run {
  readonly token?: string;
  readonly proxyPort?: number;
  readonly authority?: readonly string[];
}

const NOBODY: readonly string[] = [];
const wayThrough = (port: number | undefined): Way =>
  port === undefined
    ? { kind: 'direct' }
    : { kind: 'proxy', host: '127.0.0.1', port, secure: false, login: { user: 'user', password: 'word' } };

/** One press of the button, over a client of its own. */
async function press({ token, proxyPort, authority }: Run = {}) {
  const { store, clock, logger, simulator } = scene;
  const settings = () => scene.settings;
  const random = { uuidV7: () => '', digits: () => '', fraction: () => 0 };
  const wonde: WondeClient = createWondeClient({
    settings,
    token: () => token ?? simulator.token,
    regionBaseUrl: () => store.syncState().regionBaseUrl,
    clock,
    random,
    logger,
    getRetryDelaysMs: [],
    connectTimeoutMs: 1_000,
    // Nobody answers there: whether this PC has a web server is not the test's business.
    portalPort: 9,
    network: { waysTo: async () => [wayThrough(proxyPort)], certificates: () => authority ?? NOBODY },
  });
  open.push({ close: () => wonde.close() });
  const deps = { store, wonde, clock, random, logger, settings, timeZone: () => 'Europe/London' };
  const { refresh } = createSchoolFacts(deps);
  const { ok, checks } = await testConnection({ ...deps, refreshSchool: refresh }, new AbortController().signal);
  return { ok, checks, failed: checks.filter((check) => !check.ok), parts: checks.map(({ part }) => part) };
}

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  // as: a TCP server's address is never text
  return (server.address() as AddressInfo).port;
}

/** The simulator behind TLS. */
async function behindTls(certificate: TestCertificate): Promise<number> {
  const server = createTlsServer(certificate, (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const onward = httpRequest(
      { host: '127.0.0.1', port: scene.simulator.port, method, path: url, headers },
      (reply) => {
        outgoing.writeHead(reply.statusCode ?? 500, reply.headers);
        reply.pipe(outgoing);
      },
    );
    incoming.pipe(onward);
  });
  const port = await listen(server);
  // A school whose data is served from there too, as every real one is.
  scene.simulator.control.edit({ op: 'setDomain', domain: `127.0.0.1:${port}` });
  scene.change({ baseUrl: `https://127.0.0.1:${port}/v1.0/` });
  return port;
}

/** A proxy that makes tunnels, or answers as told. */
async function aProxy(answer: number): Promise<{ readonly port: number; readonly tunnels: () => number }> {
  let tunnels = 0;
  const server = createHttpServer();
  server.on('connect', (incoming, socket: Socket) => {
    socket.on('error', () => undefined);
    if (answer !== 200) return void socket.end(`HTTP/1.1 ${answer} No\r\n\r\n`);
    tunnels += 1;
    const [host, port] = (incoming.url ?? '').split(':');
    const onward = connect(Number(port), host ?? '', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
  });
  return { port: await listen(server), tunnels: () => tunnels };
}

const fault = (...wish: Parameters<SyncScene['simulator']['control']['addFault']>) =>
  scene.simulator.control.addFault(...wish);

describe('with everything in order', () => {
  it('is green part by part, with the school’s name and how many codes there are', async () => {
    const { ok, parts, checks } = await press();
    expect(ok).toBe(true);
    expect(parts).toEqual([
      'settings',
      'dns',
      'network',
      'tls',
      'token',
      'school',
      'online',
      'students',
      'yearGroups',
      'employees',
      'codes',
      'attendance',
      'writeback',
    ]);
    expect(checks.find(({ part }) => part === 'school')?.detail).toBe(`${scene.simulator.school.name} (SIMS)`);
    expect(Number(checks.find(({ part }) => part === 'codes')?.detail)).toBeGreaterThan(10);
  });

  it('says which proxy it went through, without its password', async () => {
    await behindTls(SIGNED_FOR_LOCALHOST);
    const proxy = await aProxy(200);
    const { ok, checks } = await press({ proxyPort: proxy.port, authority: [TEST_AUTHORITY] });
    expect(ok).toBe(true);
    expect(checks.find(({ part }) => part === 'proxy')?.detail).toBe(`127.0.0.1:${proxy.port}`);
    expect(proxy.tunnels()).toBeGreaterThan(0);
    expect(JSON.stringify(checks)).not.toContain('word');
  });
});

describe('the part that fails is named', () => {
  it.each<[ConnectionPart, string, () => unknown]>([
    ['settings', 'notSetUp', () => scene.change({ schoolId: '' })],
    ['dns', 'dnsUnknownName', () => scene.change({ baseUrl: 'https://wonde.gatehouse.invalid/v1.0/' })],
    ['network', 'refused', () => scene.simulator.stopListening()],
    ['network', 'wondeDown', () => fault({ fault: { kind: 'serverError', status: 503 } })],
    ['network', 'portal', () => fault({ fault: { kind: 'notJson' } })],
    [
      'network',
      'noAnswer',
      () => {
        scene.change({ requestTimeoutMs: 1_000 });
        return fault({ fault: { kind: 'slow', delayMs: 5_000 } });
      },
    ],
    ['school', 'unknownSchool', () => scene.change({ schoolId: 'A1234567890' })],
    ['school', 'notApproved', () => scene.simulator.control.edit({ op: 'setLink', link: 'revoked' })],
    ['online', 'schoolOffline', () => scene.simulator.control.edit({ op: 'setOnline', isOnline: false })],
    ['students', 'scopeWithheld', () => withdraw('students.read')],
    ['students', 'nobodyShared', () => fault({ fault: { kind: 'emptyList' }, path: '/students' })],
    ['yearGroups', 'scopeWithheld', () => withdraw('groups.read')],
    ['attendance', 'scopeWithheld', () => withdraw('attendance.read')],
    ['writeback', 'notAllowedAtSchool', () => scene.simulator.control.edit({ op: 'setMis', mis: 'Integris' })],
    ['writeback', 'writeScopeWithheld', () => withdraw('attendance.write')],
  ])('%s: %s', async (part, reason, breakIt) => {
    await breakIt();
    const { ok, failed } = await press();
    expect(ok).toBe(false);
    expect(failed).toContainEqual(expect.objectContaining({ part, reason, needed: true }));
    const [first] = failed;
    // Of two that one withheld permission breaks, codes come first.
    expect(first?.part === part || (part === 'attendance' && first?.part === 'codes')).toBe(true);
  });

  it.each<[ConnectionPart, string, () => unknown]>([
    ['employees', 'scopeWithheld', () => withdraw('employees.read')],
    ['writeback', 'switchedOffHere', () => scene.change({ writebackEnabled: false })],
  ])('%s: %s, which the kiosk can do without', async (part, reason, breakIt) => {
    await breakIt();
    const { ok, failed } = await press();
    expect(ok).toBe(true);
    expect(failed).toEqual([expect.objectContaining({ part, reason, needed: false })]);
  });

  it('names the permission in Wonde’s own word', async () => {
    withdraw('employees.read');
    const { failed } = await press();
    expect(failed[0]?.detail).toBe('employees.read');
  });

  it('a token Wonde does not know', async () => {
    const { failed, parts } = await press({ token: 'not-a-token-at-all' });
    expect(failed).toEqual([expect.objectContaining({ part: 'token', reason: 'tokenRefused' })]);
    expect(parts).toEqual(['settings', 'dns', 'network', 'tls', 'token']);
  });

  it('somebody who takes the connection and says nothing', async () => {
    const port = await listen(createServer(() => undefined));
    scene.change({ baseUrl: `https://127.0.0.1:${port}/v1.0/`, requestTimeoutMs: 1_000 });
    const { failed } = await press();
    expect(failed).toEqual([expect.objectContaining({ part: 'tls', reason: 'tlsFailed' })]);
  });

  it.each([
    ['signed by itself', SELF_SIGNED, 'tlsSelfSigned', undefined],
    ['of an authority nobody knows here', SIGNED_FOR_LOCALHOST, 'tlsUnknownAuthority', undefined],
    ['that has expired', EXPIRED, 'tlsExpired', [TEST_AUTHORITY]],
    ['for another name', SIGNED_FOR_ANOTHER, 'tlsWrongName', [TEST_AUTHORITY]],
  ])(
    'a certificate %s: who signed it is shown, and the token is never sent',
    async (_what, certificate, reason, authority) => {
      await behindTls(certificate);
      const before = scene.simulator.world.requests.length;
      const { failed, parts } = await press(authority === undefined ? {} : { authority });
      expect(parts).toEqual(['settings', 'dns', 'network', 'tls']);
      expect(failed).toEqual([expect.objectContaining({ part: 'tls', reason, errorCode: 'WONDE_TLS' })]);
      expect(failed[0]?.detail).toMatch(/Gatehouse test authority|localhost/);
      expect(scene.simulator.world.requests).toHaveLength(before);
    },
  );

  it.each([
    [407, 'proxyLoginRefused'],
    [403, 'proxyForbids'],
    [502, 'proxyFailed'],
  ])('a proxy that answers %i', async (status, reason) => {
    await behindTls(SIGNED_FOR_LOCALHOST);
    const proxy = await aProxy(status);
    const { failed, parts } = await press({ proxyPort: proxy.port, authority: [TEST_AUTHORITY] });
    expect(parts).toEqual(['settings', 'proxy']);
    expect(failed).toEqual([expect.objectContaining({ part: 'proxy', reason })]);
    expect(JSON.stringify(failed)).not.toContain('word');
  });

  it('a proxy that is not there', async () => {
    await behindTls(SIGNED_FOR_LOCALHOST);
    const gone = createHttpServer();
    const proxyPort = await listen(gone);
    await new Promise((resolve) => void gone.close(resolve));
    const { failed } = await press({ proxyPort });
    expect(failed).toEqual([expect.objectContaining({ part: 'proxy', reason: 'proxyUnreachable' })]);
  });
});

function withdraw(scope: string): void {
  scene.simulator.control.edit({ op: 'withdrawScope', scope });
}
