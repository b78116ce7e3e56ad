// docs/errors.md, the codes and the words people read are one list.
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { errorCodeNames, errorKinds } from '../../../src/shared/errors/codes.ts';
import { enErrors } from '../../../src/renderer/strings/en-errors.ts';
import { tableRows } from '../../fixtures/read-markdown.ts';

interface DocumentedCode {
  readonly code: string;
  readonly family: string | null;
  readonly meaning: string;
  readonly whoActs: string;
  readonly again: string;
  readonly title: string;
}

function readRows(): readonly DocumentedCode[] {
  const page = readFileSync(path.resolve(__dirname, '../../../docs/errors.md'), 'utf8');
  return tableRows(page).map(({ heading, cells: [code = '', meaning = '', whoActs = '', again = '', title = ''] }) => ({
    code: code.replaceAll('`', ''),
    family: /^(\w+):/.exec(heading)?.[1] ?? null,
    meaning,
    whoActs,
    again,
    title,
  }));
}

describe('docs/errors.md', () => {
  const rows = readRows();

  it('has one row for every code, in the order of codes.ts, and no row without a code', () => {
    expect(rows.map(({ code }) => code)).toEqual(errorCodeNames);
  });

  it.each(rows)('says of $code its family, whether it can pass, who acts, and the words shown', (row) => {
    const code = errorCodeNames.find((name) => name === row.code);
    if (code === undefined) throw new Error(`${row.code} is not in codes.ts`);
    const { family, retryable } = errorKinds[code];
    expect(row).toMatchObject({ family, again: retryable ? 'yes' : 'no', title: enErrors[code].title });
    expect(row.meaning).toMatch(/\.$/);
    expect(row.whoActs).not.toBe('');
  });
});

describe('the words of errors', () => {
  it('exist for every code and for nothing else', () => {
    expect(Object.keys(enErrors).toSorted()).toEqual([...errorCodeNames].toSorted());
  });

  it.each(Object.entries(enErrors))('of %s are a title, a sentence and a next step', (_code, words) => {
    expect(words.title).toMatch(/^\S.*[^.\s]$/);
    expect(words.sentence).toMatch(/^\S.*[.!?]$/);
    expect(words.next).toMatch(/^\S.*[.!?]$/);
  });
});
