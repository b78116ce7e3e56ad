import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AppError } from '../../../shared/errors/app-error.ts';
import { createKeyFileSecretBox } from './key-file-secret-box.ts';

let folder: string;
let keyFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-secrets-test-'));
  keyFile = join(folder, 'data', 'secrets.key');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const box = () => createKeyFileSecretBox(keyFile);

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (thrown) {
    return thrown instanceof AppError ? thrown.code : String(thrown);
  }
}

describe('the key-file box', () => {
  it('opens what it sealed, also after a restart', () => {
    const one = box();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (plain) => {
        expect(box().open(one.seal(plain))).toBe(plain);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps the key where only its user may read it, and puts it right when it was opened up', () => {
    box().seal('x');
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    chmodSync(keyFile, 0o644);
    const sealed = box().seal('x');
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    chmodSync(keyFile, 0o640);
    expect(box().open(sealed)).toBe('x');
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  });

  it('never seals the same text to the same words, and shows none of it', () => {
    const one = box();
    const [a, b] = [one.seal('wonde-token-4f2a'), one.seal('wonde-token-4f2a')];
    expect(a).not.toBe(b);
    expect(a + b).not.toContain('4f2a');
    expect(Buffer.from(a.slice(6), 'base64url').toString('latin1')).not.toContain('token');
  });

  it('notices every single changed character', () => {
    const one = box();
    const sealed = one.seal('wonde-token-4f2a');
    for (let index = 0; index < sealed.length; index += 1) {
      const other = sealed[index] === 'A' ? 'B' : 'A';
      const changed = sealed.slice(0, index) + other + sealed.slice(index + 1);
      // The last character carries bits that base64 ignores; only a different message is tampering.
      if (Buffer.from(changed.slice(6), 'base64url').equals(Buffer.from(sealed.slice(6), 'base64url'))) {
        if (changed.startsWith('ghkf1.')) continue;
      }
      expect(codeOf(() => one.open(changed))).toBe('SECRET_UNREADABLE');
    }
  });

  it.each(['', 'ghkf1.', 'ghkf1.AAAA', 'v10somethingElse', 'ghkf1.a.b', 'ghkf2.AAAA'])(
    'answers SECRET_UNREADABLE to %j',
    (sealed) => {
      box().seal('x');
      expect(codeOf(() => box().open(sealed))).toBe('SECRET_UNREADABLE');
    },
  );

  it('cannot open what another machine sealed', () => {
    const sealed = createKeyFileSecretBox(join(folder, 'other.key')).seal('x');
    box().seal('y');
    expect(codeOf(() => box().open(sealed))).toBe('SECRET_UNREADABLE');
  });

  it('does not make a key just because it was asked to open something', () => {
    expect(codeOf(() => box().open('ghkf1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'))).toBe('SECRET_UNREADABLE');
    expect(existsSync(keyFile)).toBe(false);
  });

  it('can seal again after the key was damaged, and sets the damaged one aside', () => {
    const sealed = box().seal('old');
    writeFileSync(keyFile, 'short');
    expect(codeOf(() => box().open(sealed))).toBe('SECRET_UNREADABLE');
    expect(box().open(box().seal('typed in again'))).toBe('typed in again');
    expect(readFileSync(`${keyFile}.damaged`, 'utf8')).toBe('short');
    expect(codeOf(() => box().open(sealed))).toBe('SECRET_UNREADABLE');
  });
});
