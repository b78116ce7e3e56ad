import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { at, idsOf, openBench, rowsOf } from './test-client.ts';
import type { Bench, Seen } from './test-client.ts';
import type { WondeSimulatorOptions } from './start.ts';

let bench: Bench;
const open = async (options: WondeSimulatorOptions): Promise<void> => {
  bench = await openBench(options);
};
afterEach(() => bench.close());

const pagination = (seen: Seen) => at(seen.body, 'meta', 'pagination');

/** Follows `next` verbatim to the end, as a careful client does. */
async function followAll(first: string): Promise<{ ids: string[]; pages: number }> {
  const ids: string[] = [];
  let pages = 0;
  let seen = await bench.get(first);
  for (;;) {
    pages += 1;
    ids.push(...idsOf(seen));
    const next = at(seen.body, 'meta', 'pagination', 'next');
    if (typeof next !== 'string') return { ids, pages };
    seen = await bench.call(next);
  }
}

describe('paging', () => {
  it.each([0, 1, 49, 50])('sends %i rows without any pagination object', async (pupils) => {
    await open({ pupils });
    const seen = await bench.get('students');
    expect(rowsOf(seen)).toHaveLength(pupils);
    expect(pagination(seen)).toBeUndefined();
    expect(at(seen.body, 'meta', 'includes')).toContain('registration');
  });

  it('sends the first fifty of fifty-one with a pagination object', async () => {
    await open({ pupils: 51 });
    const seen = await bench.get('students');
    expect(rowsOf(seen)).toHaveLength(50);
    expect(pagination(seen)).toEqual({
      next: `${bench.wonde.url}/schools/${bench.wonde.school.id}/students?page=2`,
      previous: null,
      more: true,
      per_page: '50',
      current_page: 1,
    });
  });

  it('sends a pagination object for a short list when per_page is given, and echoes it as text', async () => {
    await open({ pupils: 3 });
    const seen = await bench.get('students?per_page=200');
    expect(pagination(seen)).toEqual({ next: null, previous: null, more: false, per_page: '200', current_page: 1 });
  });

  it('keeps the whole query in next and previous, on the host that was asked', async () => {
    await open({ pupils: 30 });
    const asked = bench.wonde.url.replace('127.0.0.1', 'localhost');
    const path = `schools/${bench.wonde.school.id}/students/?per_page=10&include=year&updated_after=2001-01-01&page=2`;
    const seen = await bench.call(`${asked}/${path}`);
    const next = new URL(String(at(pagination(seen), 'next')));
    expect(next.host).toBe(new URL(asked).host);
    expect(next.pathname.endsWith('/students/')).toBe(true);
    expect(Object.fromEntries(next.searchParams)).toEqual({
      per_page: '10',
      include: 'year',
      updated_after: '2001-01-01',
      page: '3',
    });
    expect(new URL(String(at(pagination(seen), 'previous'))).searchParams.get('page')).toBe('1');
  });

  it('answers a page beyond the end with no rows and nothing to follow', async () => {
    await open({ pupils: 60 });
    const seen = await bench.get('students?page=9');
    expect(rowsOf(seen)).toHaveLength(0);
    expect(pagination(seen)).toMatchObject({ next: null, more: false });
  });

  it('never says how many rows or pages there are', async () => {
    await open({ pupils: 60 });
    const seen = await bench.get('students?per_page=10');
    expect(Object.keys(Object(pagination(seen))).sort()).toEqual([
      'current_page',
      'more',
      'next',
      'per_page',
      'previous',
    ]);
    expect(at(seen.body, 'links')).toBeUndefined();
  });

  it('starts a cursor with cursor=true or 1, and rows added meanwhile shift nothing', async () => {
    await open({ pupils: 12 });
    const first = await bench.get('students?cursor=true&per_page=5');
    expect(at(pagination(first), 'current_page')).toBeUndefined();
    bench.wonde.control.edit({ op: 'deletePupil', studentId: idsOf(first)[0] ?? '' });
    const second = await bench.call(String(at(pagination(first), 'next')));
    const before = await bench.get('students?cursor=1&per_page=5');
    expect(idsOf(second)).not.toContain(idsOf(first)[4]);
    expect(idsOf(second)).toHaveLength(5);
    expect(idsOf(before)[4]).toBe(idsOf(second)[0]);
  });

  it('refuses a cursor it did not hand out', async () => {
    await open({ pupils: 60 });
    expect((await bench.get('students?cursor=nonsense')).status).toBe(400);
  });

  it('reaches every row exactly once and in order, whatever the size and style', async () => {
    await open({ pupils: 137 });
    const expected = bench.wonde.control.pupils().filter((pupil) => pupil.roll === 'current');
    const sizes = fc.integer({ min: 1, max: 210 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.boolean(), async (size, isCursor) => {
        const { ids, pages } = await followAll(`students?per_page=${size}${isCursor ? '&cursor=true' : ''}`);
        expect(ids).toEqual(expected.map((pupil) => pupil.id));
        expect(pages).toBe(Math.ceil(137 / Math.min(size, 200)));
      }),
      {
        numRuns: 15,
        examples: [
          [137, true],
          [137, false],
          [1, true],
        ],
      },
    );
  });
});

describe('settings of paging', () => {
  it.each([
    ['clamp', 200, 10],
    ['useDefault', 200, 50],
    ['refuse', 422, null],
  ] as const)('treats a per_page over the limit as set: %s', async (perPageOverMax, status, rows) => {
    await open({ pupils: 60, settings: { perPageMax: 10, perPageOverMax } });
    const seen = await bench.get('students?per_page=500');
    expect(seen.status).toBe(status);
    expect(rows === null ? null : rowsOf(seen).length).toBe(rows);
  });

  it('can limit one endpoint alone', async () => {
    await open({ pupils: 60, settings: { perPageMaxByEndpoint: { students: 7 } } });
    expect(rowsOf(await bench.get('students?per_page=20'))).toHaveLength(7);
    expect(rowsOf(await bench.get('groups?per_page=10'))).toHaveLength(10);
  });

  it('can echo per_page as a number, drop the query from next, and end its path with a slash', async () => {
    await open({ pupils: 60, settings: { perPageEcho: 'number', nextQuery: 'pageOnly', nextSlash: 'always' } });
    const seen = await bench.get('students?per_page=20');
    expect(at(pagination(seen), 'per_page')).toBe(20);
    expect(at(pagination(seen), 'next')).toMatch(/\/students\/\?page=2$/);
  });

  it.each([
    ['absent', undefined],
    ['emptyArray', []],
  ] as const)('can send a short list with meta %s', async (metaWithoutPaging, meta) => {
    await open({ pupils: 5, settings: { metaWithoutPaging } });
    expect(at((await bench.get('students')).body, 'meta')).toEqual(meta);
  });

  it('can spell cursors as plain ids, with a page number, and always describe the page', async () => {
    await open({
      pupils: 5,
      settings: { cursorStyle: 'afterId', cursorHasCurrentPage: true, cursorForcesPaging: true },
    });
    const short = await bench.get('students?cursor=true');
    expect(pagination(short)).toMatchObject({ next: null, current_page: 1 });
    const seen = await bench.get('students?cursor=true&per_page=2');
    expect(new URL(String(at(pagination(seen), 'next'))).searchParams.get('cursor')).toBe(idsOf(seen)[1]);
  });
});
