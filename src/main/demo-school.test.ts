// Out of the demo: what a school set up there so far goes along.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openTempStore, type TempStore } from '../../tests/harness/temp-store.ts';
import { PROXY_PASSWORD_SECRET } from './core/network/network-use.ts';
import { setUpRealKiosk } from './demo-school.ts';

let demo: TempStore;
let real: TempStore;
beforeEach(() => {
  [demo, real] = [openTempStore(), openTempStore()];
});
afterEach(() => {
  demo.dispose();
  real.dispose();
});

const leave = (proxyPassword: string | null): void =>
  setUpRealKiosk(
    { demo: demo.store, real: real.store },
    {
      wonde: { baseUrl: 'https://api.wonde.com/v1.0/', schoolId: 'A1', writebackEnabled: true },
      token: { sealed: 'sealed', hint: '4f2a' },
      proxyPassword,
    },
    { nowMs: 1_000, auditId: '01900000-0000-7000-8000-000000000001', who: 'Ada' },
  );

it('the way out of the school goes along with its password', () => {
  const network = { mode: 'explicit', host: 'proxy.school.org', user: 'kiosk' };
  demo.store.transaction((writer) => writer.setSetting('network', network, 0));
  leave('sealed for the real kiosk');
  expect(real.store.findSetting('network')).toEqual(network);
  expect(real.store.findSecret(PROXY_PASSWORD_SECRET)).toMatchObject({ sealed: 'sealed for the real kiosk', hint: '' });
});

it('where none was set, none is made up', () => {
  leave(null);
  expect(real.store.findSetting('network')).toBeUndefined();
  expect(real.store.findSecret(PROXY_PASSWORD_SECRET)).toBeNull();
});
