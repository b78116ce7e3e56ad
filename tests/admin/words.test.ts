// Every file of words of the admin view: nothing empty, nothing that only an engineer would say.
import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const COUNT_FOR_FUNCTIONS = 2;
const folder = path.resolve(__dirname, '../../src/renderer/strings/admin');
const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));

/** Every text in an object of words, with the path to it; a function is asked with sample arguments. */
function textsOf(value: unknown, path: string): ReadonlyArray<readonly [path: string, text: string]> {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    return textsOf(
      Reflect.apply(
        value,
        undefined,
        Array.from({ length: value.length }, () => COUNT_FOR_FUNCTIONS),
      ),
      path,
    );
  }
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
    const bad = /\b(null|undefined|NaN|boolean|JSON|SQL|API|UUID|endpoint|payload|\[object)\b|\w'\w/;
    expect((await load()).filter(([, text]) => bad.test(text))).toEqual([]);
  });
});
