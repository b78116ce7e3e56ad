// The section `correspondence` of the provisioning file: settings whole, password sealed, a file without one keeps it.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { FakeClock } from '../../../tests/fakes/fake-clock.ts';
import { MemoryLogger } from '../../../tests/fakes/memory-logger.ts';
import { seededRandom } from '../../../tests/fakes/seeded-random.ts';
import { openTempStore, type TempStore } from '../../../tests/harness/temp-store.ts';
import { correspondenceSettings } from '../../shared/settings/correspondence.ts';
import { SMTP_PASSWORD_SECRET } from '../core/mail/correspondence.ts';
import { createSettings } from '../core/settings/settings-repository.ts';
import { createKeyFileSecretBox } from '../devices/secrets/key-file-secret-box.ts';
import { createScryptHasher } from '../devices/secrets/scrypt-hasher.ts';
import { applyProvisioning } from './apply-provisioning.ts';
import { parseProvisioning } from './read-provisioning.ts';

let temp: TempStore;
beforeEach(() => {
  temp = openTempStore();
});
afterEach(() => temp.dispose());

const random = seededRandom();
const box = () => createKeyFileSecretBox(join(temp.dir, 'secret.key'));
const parse = (correspondence: object) =>
  parseProvisioning(
    JSON.stringify({ version: 1, wonde: { schoolId: 'A1', token: 'token-of-a-school' }, correspondence }),
  );
const apply = (correspondence: object) =>
  applyProvisioning(temp.store, parse(correspondence), {
    secretBox: box(),
    hasher: createScryptHasher({ costLog2: 4 }),
    clock: new FakeClock(),
    random,
    logger: new MemoryLogger(),
  });
const kept = () => createSettings(temp.store, new MemoryLogger()).get().correspondence;
const password = () => box().open(temp.store.findSecret(SMTP_PASSWORD_SECRET)?.sealed ?? '');

const whole = {
  addresses: ['office@school.example'],
  smtp: { host: 'smtp.school.example', user: 'kiosk', from: 'kiosk@school.example' },
  notices: { dailySummaryAt: '15:45' },
};

describe('provisioned correspondence', () => {
  it('is kept whole, and the password sealed apart from it', async () => {
    await apply({ ...whole, password: 'Mail-Secret-1' });
    expect(kept()).toEqual(correspondenceSettings.parse(whole));
    expect(temp.store.findSecret(SMTP_PASSWORD_SECRET)).toMatchObject({ hint: '' });
    expect(JSON.stringify(kept())).not.toContain('Mail-Secret-1');
    expect(password()).toBe('Mail-Secret-1');
  });

  it('without a password keeps the one that is set', async () => {
    await apply({ ...whole, password: 'Mail-Secret-1' });
    await apply({ ...whole, addresses: ['head@school.example'] });
    expect(kept().addresses).toEqual(['head@school.example']);
    expect(password()).toBe('Mail-Secret-1');
  });

  it.each([
    ['somebody to write to and no server', { addresses: ['office@school.example'] }, 'correspondence.smtp.host'],
    ['a daily summary for nobody', { notices: { dailySummaryAt: '15:45' } }, 'correspondence.addresses'],
    ['an address that is none', { ...whole, addresses: ['office'] }, 'correspondence.addresses[0]'],
  ])('with %s is refused by field', (_what, correspondence, field) => {
    expect.assertions(1);
    try {
      parse(correspondence);
    } catch (thrown) {
      expect(thrown).toMatchObject({ code: 'PROVISIONING_INVALID', fields: { [field]: expect.any(String) } });
    }
  });
});
