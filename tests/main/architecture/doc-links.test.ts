// Every relative link of every page of this repository leads to a file, and to a heading where it names one.
import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { anchorsOf, linksOf, namedFilesOf } from '../../fixtures/read-markdown.ts';

const root = path.resolve(__dirname, '../../..');
const notOurs = new Set(['node_modules', 'out', 'dist', 'artifacts', '.cache', '.git']);

function pagesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : pagesBelow(file);
    return entry.name.endsWith('.md') ? [file] : [];
  });
}

/** What is wrong with a link of a page; null when it leads somewhere, or out of the repository. */
function brokenLink(page: string, link: string): string | null {
  if (/^[a-z][a-z+.-]*:/i.test(link)) return null;
  const [target = '', anchor] = decodeURI(link).split('#');
  const file = target === '' ? page : path.posix.join(path.posix.dirname(page), target);
  if (file.startsWith('..') || !existsSync(path.join(root, file))) return `${page}: ${link} leads nowhere`;
  if (anchor === undefined || !file.endsWith('.md')) return null;
  const anchors = anchorsOf(readFileSync(path.join(root, file), 'utf8'));
  return anchors.includes(anchor) ? null : `${page}: ${file} has no heading #${anchor}`;
}

describe('the pages of the repository', () => {
  const pages = pagesBelow('.');

  it('link only to files and headings that are there', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/runbook.md', 'simulators/wonde/README.md']));
    const broken = pages.flatMap((page) =>
      linksOf(readFileSync(path.join(root, page), 'utf8')).map((link) => brokenLink(page, link)),
    );
    expect(broken.length).toBeGreaterThan(20);
    expect(broken.filter((words) => words !== null)).toEqual([]);
  });

  it('name only files that are there', () => {
    const missing = pages.flatMap((page) =>
      namedFilesOf(readFileSync(path.join(root, page), 'utf8'))
        .filter((file) => !existsSync(path.join(root, file)))
        .map((file) => `${page}: there is no ${file}`),
    );
    expect(missing).toEqual([]);
  });

  it('would be found out by a broken link, a lost heading and a moved file', () => {
    const page = 'See [a](docs/none.md), [b](docs/runbook.md#none), `src/none.ts` and `[c](docs/quoted.md)`.';
    expect(linksOf(page).map((link) => brokenLink('README.md', link))).toEqual([
      'README.md: docs/none.md leads nowhere',
      'README.md: docs/runbook.md has no heading #none',
    ]);
    expect(namedFilesOf(page)).toEqual(['src/none.ts']);
  });
});
