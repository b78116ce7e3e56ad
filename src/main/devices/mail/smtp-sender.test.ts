import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import {
  EXPIRED,
  SELF_SIGNED,
  SIGNED_FOR_ANOTHER,
  SIGNED_FOR_LOCALHOST,
  TEST_AUTHORITY,
} from '../../../../tests/fixtures/certificates.ts';
import {
  startTestMailServer,
  type TestMailServer,
  type TestMailServerOptions,
} from '../../../../tests/harness/smtp-server.ts';
import type { MailMessage, MailRoute } from '../../core/ports.ts';
import { createSmtpSender } from './smtp-sender.ts';

const sender = createSmtpSender({ connectMs: 3_000, silenceMs: 1_500 });
const message: MailMessage = {
  id: '01900000-0000-7000-8000-000000000001',
  to: ['office@school.example'],
  from: 'kiosk@school.example',
  subject: '3 marks not taken by the MIS',
  text: 'Year 9: 3',
};

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

async function aServer(options: TestMailServerOptions = {}): Promise<TestMailServer> {
  const server = await startTestMailServer(options);
  open.push({ close: () => server.stop() });
  return server;
}

const route = (port: number, over: Partial<MailRoute> = {}): MailRoute => ({
  host: '127.0.0.1',
  port,
  security: 'none',
  login: null,
  caPem: null,
  ...over,
});

const send = (port: number, over: Partial<MailRoute> = {}, more: Partial<MailMessage> = {}) =>
  sender.send(route(port, over), { ...message, ...more });

/** Everything up to the empty line, folded lines joined. */
const headersOf = (raw: string): readonly string[] =>
  (raw.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ').split('\r\n');

describe('sending a mail over a real server', () => {
  it('brings subject, text and receivers there and gives back the server’s answer', async () => {
    const server = await aServer();
    const { serverWords, refusedAddresses } = await send(
      server.port,
      {},
      { to: ['a@school.example', 'b@school.example'] },
    );
    expect(serverWords).toContain('kept for you');
    expect(refusedAddresses).toEqual([]);
    expect(server.taken[0]).toMatchObject({ from: message.from, to: ['a@school.example', 'b@school.example'] });
    expect(headersOf(server.taken[0]?.raw ?? '')).toEqual(
      expect.arrayContaining([
        'Subject: 3 marks not taken by the MIS',
        'From: Gatehouse <kiosk@school.example>',
        `Message-ID: <${message.id}.gatehouse@school.example>`,
        'Auto-Submitted: auto-generated',
      ]),
    );
    expect(server.taken[0]?.raw).toContain('Year 9: 3');
  });

  it('logs in over STARTTLS with a certificate of the school’s own authority', async () => {
    const login = { user: 'kiosk', password: 'a right password' };
    const server = await aServer({ certificate: SIGNED_FOR_LOCALHOST, login });
    await send(server.port, { security: 'starttls', login, caPem: TEST_AUTHORITY });
    expect(server.taken[0]).toMatchObject({ user: 'kiosk', wasEncrypted: true });
  });

  it('speaks TLS from the first byte where it is set', async () => {
    const server = await aServer({ certificate: SIGNED_FOR_LOCALHOST, implicitTls: true });
    await send(server.port, { security: 'tls', caPem: TEST_AUTHORITY });
    expect(server.taken[0]).toMatchObject({ wasEncrypted: true });
  });

  it('says which receivers a server left out', async () => {
    const server = await aServer({
      refuseReceiver: (address) => (address.startsWith('gone') ? { code: 550, words: 'No such mailbox' } : null),
    });
    const sent = await send(server.port, {}, { to: ['office@school.example', 'gone@school.example'] });
    expect(sent.refusedAddresses).toEqual(['gone@school.example']);
  });
});

describe('a mail that is not taken says why', () => {
  it.each([
    ['a private authority', SIGNED_FOR_LOCALHOST, null],
    ['a certificate signed by itself', SELF_SIGNED, null],
    ['an expired certificate', EXPIRED, TEST_AUTHORITY],
    ['a certificate for another name', SIGNED_FOR_ANOTHER, TEST_AUTHORITY],
  ])('%s: not trusted, and nothing is sent', async (_what, certificate, caPem) => {
    const login = { user: 'kiosk', password: 'secret-word' };
    const server = await aServer({ certificate, login });
    const failed = send(server.port, { security: 'starttls', login, caPem });
    await expect(failed).rejects.toMatchObject({ code: 'MAIL_TLS' });
    await expect(failed).rejects.toMatchObject({ serverWords: expect.stringMatching(/certificate|altnames/i) });
    expect(server.taken).toEqual([]);
  });

  it('a server without STARTTLS: nothing is sent in the clear', async () => {
    const server = await aServer();
    await expect(send(server.port, { security: 'starttls' })).rejects.toMatchObject({ code: 'MAIL_TLS' });
    expect(server.taken).toEqual([]);
  });

  it('TLS spoken to a server that waits for STARTTLS', async () => {
    const server = await aServer({ certificate: SIGNED_FOR_LOCALHOST });
    await expect(send(server.port, { security: 'tls', caPem: TEST_AUTHORITY })).rejects.toMatchObject({
      code: expect.stringMatching(/^MAIL_(TLS|TIMEOUT)$/),
    });
  });

  it('a wrong password: the server’s words come with it, the password does not', async () => {
    const server = await aServer({ login: { user: 'kiosk', password: 'right' } });
    const failed = send(server.port, { login: { user: 'kiosk', password: 'wrong-password' } });
    await expect(failed).rejects.toMatchObject({
      code: 'MAIL_AUTH',
      serverWords: expect.stringContaining('not accepted'),
    });
    const thrown = await failed.catch((error: unknown) => error);
    expect(JSON.stringify(thrown)).not.toContain('wrong-password');
  });

  it('a server that wants a log-in and gets none', async () => {
    const server = await aServer({ login: { user: 'kiosk', password: 'right' } });
    await expect(send(server.port)).rejects.toMatchObject({ code: 'MAIL_AUTH' });
  });

  it.each([
    [550, 'MAIL_REFUSED'],
    [451, 'MAIL_TRY_LATER'],
  ])('a receiver refused with %i', async (code, expected) => {
    const server = await aServer({ refuseReceiver: () => ({ code, words: 'not for you' }) });
    await expect(send(server.port)).rejects.toMatchObject({ code: expected });
  });

  it.each([
    [552, 'MAIL_REFUSED'],
    [452, 'MAIL_TRY_LATER'],
  ])('a message refused with %i', async (code, expected) => {
    const server = await aServer({ refuseMessage: () => ({ code, words: 'no room' }) });
    await expect(send(server.port)).rejects.toMatchObject({
      code: expected,
      serverWords: expect.stringContaining('no room'),
    });
  });

  it('nobody listens at the port', async () => {
    const server = await aServer();
    await server.stop();
    await expect(send(server.port)).rejects.toMatchObject({ code: 'MAIL_OFFLINE' });
  });

  it('a name that no server has', async () => {
    await expect(send(25, { host: 'mail.gatehouse.invalid' })).rejects.toMatchObject({ code: 'MAIL_OFFLINE' });
  });

  it('a server that takes the call and says nothing', async () => {
    const silent = await listen(createServer(() => undefined));
    await expect(send(silent)).rejects.toMatchObject({ code: 'MAIL_TIMEOUT' });
  });

  it('something that is no mail server', async () => {
    const web = await listen(createServer((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    await expect(send(web)).rejects.toMatchObject({ code: expect.stringMatching(/^MAIL_/) });
  });
});

async function listen(server: Server): Promise<number> {
  const sockets = new Set<{ destroy(): unknown }>();
  server.on('connection', (socket) => sockets.add(socket));
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

it('no line break in a name becomes a header or a receiver', async () => {
  const server = await aServer();
  const evil = 'School\r\nBcc: thief@elsewhere.example\r\n\r\nForged body';
  await send(server.port, {}, { subject: evil, text: `${evil}\r\n.\r\nMAIL FROM:<thief@elsewhere.example>` });
  const [mail] = server.taken;
  expect(server.taken).toHaveLength(1);
  expect(mail?.to).toEqual(message.to);
  expect(headersOf(mail?.raw ?? '').filter((line) => /^bcc:/i.test(line))).toEqual([]);
});
