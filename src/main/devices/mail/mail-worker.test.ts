import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../../tests/fakes/fake-clock.ts';
import { seededRandom } from '../../../../tests/fakes/seeded-random.ts';
import { startTestMailServer, type TestMailServer } from '../../../../tests/harness/smtp-server.ts';
import { openTempStore, type TempStore } from '../../../../tests/harness/temp-store.ts';
import { waitFor } from '../../../../tests/harness/wait-for.ts';
import { GIVE_UP_AFTER_MS } from '../../core/mail/mail-policy.ts';
import { createMailWorker, type MailWorker } from './mail-worker.ts';
import { createSmtpSender } from './smtp-sender.ts';

let clock: FakeClock;
let temp: TempStore;
let server: TestMailServer;
let worker: MailWorker;
let isSetUp: boolean;
const random = seededRandom(3);

const login = { user: 'kiosk', password: 'right' };
let password: string;

function startWorker(): void {
  worker = createMailWorker({
    store: temp.store,
    clock,
    random,
    logger: temp.logger,
    sender: createSmtpSender({ connectMs: 2_000, silenceMs: 2_000 }),
    addressing: () =>
      isSetUp
        ? {
            route: {
              host: '127.0.0.1',
              port: server.port,
              security: 'none',
              login: { ...login, password },
              caPem: null,
            },
            from: 'kiosk@school.example',
            to: ['office@school.example'],
          }
        : null,
    onChanged: () => undefined,
    tickMs: 20,
  });
  worker.start();
}

beforeEach(async () => {
  clock = new FakeClock();
  temp = openTempStore({ clock });
  server = await startTestMailServer({ login });
  [isSetUp, password] = [true, login.password];
});
afterEach(async () => {
  await worker.stop();
  await server.stop();
  temp.dispose();
});

function queue(key: string): boolean {
  const nowMs = clock.nowMs();
  return temp.store.transaction((writer) =>
    writer.insertMail({
      id: random.uuidV7(nowMs),
      kind: 'connectionLost',
      dedupeKey: key,
      subject: key,
      body: 'text',
      state: 'waiting',
      attempts: 0,
      nextAttemptAtMs: nowMs,
      lastErrorCode: null,
      createdAtMs: nowMs,
      sentAtMs: null,
    }),
  );
}

const mailOf = (key: string) => temp.store.listMail(50).find((mail) => mail.dedupeKey === key);
const untilState = (key: string, state: string) =>
  waitFor(`${key} ${state}`, () => (mailOf(key)?.state === state ? true : null));
const untilTried = (key: string, attempts: number) =>
  waitFor(`${key} tried`, () => {
    const mail = mailOf(key);
    return mail?.attempts === attempts && mail.state !== 'sending' ? true : null;
  });

describe('the mail queue', () => {
  it('sends what waits, in order, each once', async () => {
    queue('one');
    queue('two');
    expect(queue('one')).toBe(false);
    startWorker();
    await untilState('two', 'sent');
    const subjects = server.taken.map(({ raw }) => /Subject: (.*)/.exec(raw)?.[1]?.trim());
    expect(subjects).toEqual(['one', 'two']);
    expect(worker.problem()).toBeNull();
  });

  it('keeps a mail through a dead server and a restart of the app, and sends it when the server is back', async () => {
    await server.stop();
    queue('one');
    startWorker();
    await untilTried('one', 1);
    expect(mailOf('one')).toMatchObject({ state: 'waiting', lastErrorCode: 'MAIL_OFFLINE' });
    expect(worker.problem()).toMatchObject({ code: 'MAIL_OFFLINE' });
    await worker.stop();
    temp.reopen();
    await server.startAgain();
    clock.advance(61_000);
    startWorker();
    await untilState('one', 'sent');
    expect(server.taken).toHaveLength(1);
  });

  it('sends again what a crash interrupted, under the same message id', async () => {
    queue('one');
    temp.store.transaction((writer) => writer.claimMail(clock.nowMs()));
    temp.reopen();
    startWorker();
    await untilState('one', 'sent');
    expect(server.taken[0]?.raw).toContain(`<${mailOf('one')?.id}.gatehouse@`);
  });

  it('holds the rest back while the password is wrong, and sends all when it is put right', async () => {
    password = 'wrong';
    queue('one');
    queue('two');
    startWorker();
    await untilTried('one', 1);
    expect(mailOf('one')).toMatchObject({ state: 'waiting', lastErrorCode: 'MAIL_AUTH' });
    expect(mailOf('two')).toMatchObject({ attempts: 0 });
    expect(worker.problem()?.serverWords).toContain('not accepted');
    password = login.password;
    temp.store.transaction((writer) => writer.pullMailForward(clock.nowMs(), false));
    worker.poke();
    await untilState('two', 'sent');
    expect(server.taken).toHaveLength(2);
  });

  it('gives up on old news, which a person can still send', async () => {
    await server.stop();
    queue('one');
    clock.advance(GIVE_UP_AFTER_MS);
    startWorker();
    await untilState('one', 'failed');
    await server.startAgain();
    temp.store.transaction((writer) => writer.pullMailForward(clock.nowMs(), true));
    worker.poke();
    await untilState('one', 'sent');
  });

  it('leaves everything where it is while mail is not set up', async () => {
    isSetUp = false;
    queue('one');
    startWorker();
    isSetUp = true;
    worker.poke();
    await untilState('one', 'sent');
    expect(temp.logger.messages('error')).toEqual([]);
  });

  it('never writes an address, a subject or a text into the log', async () => {
    password = 'wrong-word';
    queue('Secret subject');
    startWorker();
    await untilTried('Secret subject', 1);
    const log = JSON.stringify(temp.logger.lines.map(({ message, fields }) => ({ message, ...fields, cause: null })));
    expect(log).not.toMatch(/office@|Secret subject|wrong-word/);
  });
});
