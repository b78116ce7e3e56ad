import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../../tests/fakes/fake-clock.ts';
import { seededRandom } from '../../../../tests/fakes/seeded-random.ts';
import { startTestMailServer, type TestMailServer } from '../../../../tests/harness/smtp-server.ts';
import { openTempStore, type TempStore } from '../../../../tests/harness/temp-store.ts';
import { correspondenceSettings } from '../../../shared/settings/correspondence.ts';
import { createSmtpSender } from '../../devices/mail/smtp-sender.ts';
import type { SecretBox } from '../ports.ts';
import { createSettings } from '../settings/settings-repository.ts';
import { createCorrespondence, SMTP_PASSWORD_SECRET, type CorrespondenceUse } from './correspondence.ts';

const clock = new FakeClock();
const secretBox: SecretBox = {
  storage: 'key-file',
  seal: (plain) => `sealed:${Buffer.from(plain).toString('base64')}`,
  open: (sealed) => Buffer.from(sealed.slice('sealed:'.length), 'base64').toString(),
};

let temp: TempStore;
let server: TestMailServer;
let mail: CorrespondenceUse;
let pokes: number;

beforeEach(async () => {
  temp = openTempStore({ clock });
  server = await startTestMailServer({ login: { user: 'kiosk', password: 'pass-word' } });
  const settings = createSettings(temp.store, temp.logger);
  pokes = 0;
  mail = createCorrespondence({
    store: temp.store,
    clock,
    random: seededRandom(),
    secretBox,
    settings: settings.get,
    sender: createSmtpSender({ connectMs: 2_000, silenceMs: 2_000 }),
    problem: () => null,
    poke: () => (pokes += 1),
    onChanged: () => void settings.reload(),
  });
});
afterEach(async () => {
  await server.stop();
  temp.dispose();
});

const wanted = (over: { user?: string; addresses?: string[]; host?: string } = {}) =>
  correspondenceSettings.parse({
    addresses: over.addresses ?? ['office@school.example'],
    smtp: {
      host: over.host ?? '127.0.0.1',
      port: server.port,
      security: 'none',
      user: over.user ?? 'kiosk',
      from: 'kiosk@school.example',
    },
  });
const save = (password = 'pass-word') =>
  mail.update({ settings: wanted(), password: { kind: 'set', password } }, 'Head of office');

describe('the mail settings', () => {
  it('keep the password sealed: it is never in the view, the settings or the audit', () => {
    const view = save();
    expect(view).toMatchObject({ passwordSet: true, ready: true });
    expect(pokes).toBe(1);
    expect(temp.store.findSecret(SMTP_PASSWORD_SECRET)?.sealed).toMatch(/^sealed:/);
    expect(JSON.stringify([view, temp.store.findSetting('correspondence')])).not.toContain('pass-word');
    expect(temp.store.countAudit('correspondence.changed')).toBe(1);
  });

  it('keep the password that is set, and remove it when asked', () => {
    save();
    mail.update({ settings: wanted(), password: { kind: 'keep' } }, 'A');
    expect(mail.addressing()?.route.login).toEqual({ user: 'kiosk', password: 'pass-word' });
    mail.update({ settings: wanted({ user: '' }), password: { kind: 'remove' } }, 'A');
    expect(temp.store.findSecret(SMTP_PASSWORD_SECRET)).toBeNull();
    expect(mail.addressing()?.route.login).toBeNull();
  });

  it.each([
    ['settings.smtp.host', { host: '' }],
    ['password', { user: 'somebody' }],
  ])('name the field that is missing: %s', (field, over) => {
    const change = { settings: wanted({ user: '', ...over }), password: { kind: 'keep' } as const };
    let fields: unknown = null;
    try {
      mail.update(change, 'A');
    } catch (thrown) {
      fields = typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'fields') : null;
    }
    expect(fields).toHaveProperty([field]);
    expect(temp.store.findSetting('correspondence')).toBeUndefined();
  });

  it.each(['a@b.example\r\nBcc: x@y.example', 'Name <a@b.example>', 'a@b.example,c@d.example', ''])(
    'take no address that is more than one: %j',
    (address) => {
      expect(correspondenceSettings.safeParse({ addresses: [address] }).success).toBe(false);
    },
  );
});

describe('the test message', () => {
  it('arrives, with the server’s own answer', async () => {
    save();
    const result = await mail.sendTest('A');
    expect(result).toMatchObject({ accepted: true, errorCode: null, refusedAddresses: [] });
    expect(result.serverWords).toContain('kept for you');
    expect(server.taken[0]).toMatchObject({ to: ['office@school.example'], user: 'kiosk' });
    expect(temp.store.listMail(10)).toEqual([]);
  });

  it('says what is wrong in our words and the server’s', async () => {
    save('wrong');
    const result = await mail.sendTest('A');
    expect(result).toMatchObject({ accepted: false, errorCode: 'MAIL_AUTH' });
    expect(result.serverWords).toContain('not accepted');
  });

  it('is not tried before mail is set up', async () => {
    expect(await mail.sendTest('A')).toMatchObject({ accepted: false, errorCode: 'MAIL_NOT_SET_UP' });
  });
});
