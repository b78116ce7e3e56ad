// oxlint-disable-next-line no-restricted-imports -- the test is about what Node itself prints
import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { Secret } from './secret.ts';

describe('Secret', () => {
  const secret = new Secret('tok-very-private-4f2a');

  it('gives its text only to who asks for it by name', () => {
    expect(secret.reveal()).toBe('tok-very-private-4f2a');
  });

  it.each([
    ['String()', String(secret)],
    ['joining', ['a', secret].join(' ')],
    ['JSON', JSON.stringify({ token: secret })],
    ['inspect', inspect({ deep: { token: secret } }, { depth: 9, showHidden: true })],
    ['its keys', JSON.stringify(Object.assign({}, secret))],
    ['structuredClone', JSON.stringify(structuredClone(secret))],
  ])('does not leak through %s', (_way, text) => {
    expect(text).not.toContain('private');
    expect(text).not.toContain('4f2a');
  });

  it('hints with four characters, and with nothing where four would give it away', () => {
    expect(secret.hint()).toBe('4f2a');
    expect(new Secret('12345678').hint()).toBe('');
  });
});
