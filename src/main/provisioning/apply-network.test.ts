// The section `network` of the provisioning file: settings whole, password sealed, a second file without a password keeps it.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { FakeClock } from '../../../tests/fakes/fake-clock.ts';
import { MemoryLogger } from '../../../tests/fakes/memory-logger.ts';
import { seededRandom } from '../../../tests/fakes/seeded-random.ts';
import { openTempStore, type TempStore } from '../../../tests/harness/temp-store.ts';
import { networkSettings } from '../../shared/settings/network.ts';
import { PROXY_PASSWORD_SECRET } from '../core/network/network-use.ts';
import { createSettings } from '../core/settings/settings-repository.ts';
import { createKeyFileSecretBox } from '../devices/secrets/key-file-secret-box.ts';
import { createScryptHasher } from '../devices/secrets/scrypt-hasher.ts';
import { applyProvisioning } from './apply-provisioning.ts';
import { parseProvisioning } from './read-provisioning.ts';

let temp: TempStore;
const random = seededRandom();
beforeEach(() => {
  temp = openTempStore();
});
afterEach(() => temp.dispose());

const box = () => createKeyFileSecretBox(join(temp.dir, 'secret.key'));
const parse = (network: object) =>
  parseProvisioning(JSON.stringify({ version: 1, wonde: { schoolId: 'A1', token: 'token-of-a-school' }, network }));
const apply = (network: object) =>
  applyProvisioning(temp.store, parse(network), {
    secretBox: box(),
    hasher: createScryptHasher({ costLog2: 4 }),
    clock: new FakeClock(),
    random,
    logger: new MemoryLogger(),
  });
const kept = () => createSettings(temp.store, new MemoryLogger()).get().network;

describe('a provisioned network', () => {
  const explicit = {
    mode: 'explicit',
    host: 'proxy.school.org',
    port: 3128,
    user: 'kiosk',
    exceptions: ['*.school.org'],
  };

  it('is kept whole, and the password sealed apart from it', async () => {
    await apply({ ...explicit, password: 'Proxy-Secret-1', extraCaFile: '/etc/gatehouse/school-ca.pem' });
    expect(kept()).toEqual(networkSettings.parse({ ...explicit, extraCaFile: '/etc/gatehouse/school-ca.pem' }));
    const secret = temp.store.findSecret(PROXY_PASSWORD_SECRET);
    expect(secret).toMatchObject({ hint: '' });
    expect(secret?.sealed).not.toContain('Proxy-Secret-1');
    expect(box().open(secret?.sealed ?? '')).toBe('Proxy-Secret-1');
  });

  it('without a password keeps the one that is set', async () => {
    await apply({ ...explicit, password: 'Proxy-Secret-1' });
    await apply({ ...explicit, port: 8080 });
    expect(kept().port).toBe(8080);
    expect(box().open(temp.store.findSecret(PROXY_PASSWORD_SECRET)?.sealed ?? '')).toBe('Proxy-Secret-1');
  });

  it.each([
    ['a proxy without a name', { mode: 'explicit' }, 'network.host'],
    ['a script without a place', { mode: 'pac' }, 'network.pac'],
    ['a place that is none', { mode: 'pac', pac: 'proxy.pac' }, 'network.pac'],
    ['an address for a host', { mode: 'explicit', host: 'http://proxy' }, 'network.host'],
    ['a user that could end the header', { user: 'a\r\nX: y' }, 'network.user'],
    ['a user with a colon', { user: 'a:b' }, 'network.user'],
    ['a relative file', { extraCaFile: 'ca.pem' }, 'network.extraCaFile'],
    ['a hostile exception', { exceptions: ['a b'] }, 'network.exceptions[0]'],
    ['an unknown mode', { mode: 'auto' }, 'network.mode'],
  ])('with %s is refused by field', (_what, network, field) => {
    expect.assertions(1);
    try {
      parse(network);
    } catch (thrown) {
      expect(thrown).toMatchObject({ code: 'PROVISIONING_INVALID', fields: { [field]: expect.any(String) } });
    }
  });
});
