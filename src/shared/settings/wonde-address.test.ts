import { expect, it } from '@jest/globals';
import { isSafeWondeAddress, wondeAddress } from './wonde-address.ts';

it.each(['https://api.wonde.com/v1.0/', 'http://127.0.0.1:8080/v1.0', 'http://localhost:1/', 'http://[::1]:8080/'])(
  'lets the token cross %s',
  (address) => {
    expect(isSafeWondeAddress(address)).toBe(true);
    expect(wondeAddress.safeParse(address).success).toBe(true);
  },
);

it.each([
  'http://api.wonde.com/v1.0/',
  'http://127.0.0.1.evil.invalid/',
  'http://localhost:1@evil.invalid/',
  'ftp://127.0.0.1/',
  'api.wonde.com',
  '',
])('never lets the token cross %j', (address) => {
  expect(isSafeWondeAddress(address)).toBe(false);
  expect(wondeAddress.safeParse(address).success).toBe(false);
});
