import { describe, expect, it } from '@jest/globals';
import { createScryptHasher } from './scrypt-hasher.ts';

const hasher = createScryptHasher({ costLog2: 10 });

describe('the scrypt hasher', () => {
  it('knows the password it hashed and no other', async () => {
    const stored = await hasher.hash('correct horse battery');
    expect(await hasher.verify('correct horse battery', stored)).toBe(true);
    expect(await hasher.verify('correct horse batterz', stored)).toBe(false);
    expect(await hasher.verify('', stored)).toBe(false);
  });

  it('salts: the same password never gives the same text, and the text does not hold it', async () => {
    const [a, b] = [await hasher.hash('same password'), await hasher.hash('same password')];
    expect(a).not.toBe(b);
    expect(a).not.toContain('same');
  });

  it('reads the cost from the text, so that a later version may raise it', async () => {
    const stored = await createScryptHasher({ costLog2: 11 }).hash('raised');
    expect(stored).toMatch(/^scrypt\$11\$8\$1\$/);
    expect(await hasher.verify('raised', stored)).toBe(true);
  });

  it('takes an accent typed in two ways for the same password', async () => {
    expect(await hasher.verify('cafe\u0301-siân', await hasher.hash('caf\u00e9-siân'))).toBe(true);
  });

  it.each([
    '',
    'plain',
    'scrypt$17$8$1$abc$def',
    `scrypt$40$8$1$${'A'.repeat(22)}$${'A'.repeat(43)}`,
    `scrypt$99$8$1$${'A'.repeat(22)}$${'A'.repeat(43)}`,
    `scrypt$00$8$1$${'A'.repeat(22)}$${'A'.repeat(43)}`,
    `scrypt$10$8$1$${'A'.repeat(22)}$${'A'.repeat(44)}`,
  ])('says no, quickly, to a stored text that is damaged: %s', async (stored) => {
    expect(await hasher.verify('anything', stored)).toBe(false);
  });

  it('does not hold up the event loop at the cost that ships', async () => {
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 1);
    const stored = await createScryptHasher().hash('shipping cost');
    clearInterval(ticking);
    expect(stored).toMatch(/^scrypt\$15\$/);
    expect(turns).toBeGreaterThan(3);
  });
});
