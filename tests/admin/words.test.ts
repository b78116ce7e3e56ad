// Every file of words of the admin view: nothing empty, nothing that only an engineer would say.
import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const SAMPLES: readonly unknown[] = [2, 'Two'];
const folder = path.resolve(__dirname, '../../src/renderer/strings/admin');
const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));

type Texts = ReadonlyArray<readonly [path: string, text: string]>;

/** What a function of words says to the first sample it can work with; one that wants more than a word is left out. */
function textsOfFunction(words: (...values: readonly unknown[]) => unknown, path: string): Texts {
  for (const sample of SAMPLES) {
    try {
      const said = words(...Array.from({ length: words.length }, () => sample));
      if (!/undefined|NaN/.test(String(said))) return textsOf(said, path);
    } catch {
      // It wants another kind of value: the next sample.
    }
  }
  return [];
}

/** Every text in an object of words, with the path to it. */
function textsOf(value: unknown, path: string): Texts {
  if (typeof value === 'string') return [[path, value]];
  // as: a function of words takes values and gives words.
  if (typeof value === 'function') return textsOfFunction(value as (...values: readonly unknown[]) => unknown, path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

describe.each(files)('the words of %s', (file) => {
  const load = async () => {
    // A computed import: the folder is the list.
    const words: unknown = await import(path.join(folder, file));
    return textsOf(words, file);
  };

  it('are all there', async () => {
    const texts = await load();
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('carry no engineer’s words and no straight apostrophes', async () => {
    const bad = /\b(null|undefined|NaN|boolean|SQL|API|UUID|endpoint|payload|\[object)\b|\w'\w/;
    expect((await load()).filter(([, text]) => bad.test(text))).toEqual([]);
  });
});
