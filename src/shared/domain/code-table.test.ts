import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultRegisterTimes, type CodeRow, type RegisterTimes, type Session } from './attendance.ts';
import { checkCodeTable, rowAt, sessionSpan, wallTimeOf } from './code-table.ts';

const times = defaultRegisterTimes; // 08:45 and 13:00, open for 30 minutes, lessons end at 15:30
const row = (session: Session, from: CodeRow['from'], until: CodeRow['until'], code: string | null = 'L'): CodeRow => ({
  session,
  from,
  until,
  code,
});
const wordsOf = (rows: readonly CodeRow[], under: RegisterTimes = times): string[] =>
  checkCodeTable(rows, under).problems.map(({ words }) => words);

describe('a table of codes', () => {
  it('is whole when each session that has rows is covered from opening to end', () => {
    const rows = [row('AM', 'opens', 'closes'), row('AM', 'closes', 'end', 'U')];
    expect(checkCodeTable(rows, times)).toEqual({ problems: [], silentSessions: ['PM'] });
  });

  it('names a gap at the beginning, in the middle and at the end', () => {
    expect(wordsOf([row('AM', '09:00', 'end')])).toEqual(['Nothing covers 08:45 to 09:00 in the morning.']);
    expect(wordsOf([row('AM', 'opens', '09:30'), row('AM', '10:00', 'end')])).toEqual([
      'Nothing covers 09:30 to 10:00 in the morning.',
    ]);
    expect(wordsOf([row('PM', 'opens', '15:00')])).toEqual(['Nothing covers 15:00 to 15:30 in the afternoon.']);
  });

  it('names both rows of an overlap, whichever comes first in the table', () => {
    const rows = [row('AM', '09:10', 'end', 'U'), row('AM', 'opens', 'closes')];
    expect(checkCodeTable(rows, times).problems).toEqual([
      { session: 'AM', rows: [0, 1], words: 'Rows 1 and 2 both cover 09:10 to 09:15 in the morning.' },
    ]);
  });

  it('finds every row that an earlier, longer one covers', () => {
    const rows = [row('AM', 'opens', 'end'), row('AM', '09:00', '10:00'), row('AM', '11:00', '12:00')];
    expect(wordsOf(rows)).toEqual([
      'Rows 1 and 2 both cover 09:00 to 10:00 in the morning.',
      'Rows 1 and 3 both cover 11:00 to 12:00 in the morning.',
    ]);
  });

  it('names a row that runs backwards, begins too early or ends too late', () => {
    expect(wordsOf([row('AM', '10:00', '09:00')])).toEqual(['Row 1 ends at 09:00, and it begins at 10:00.']);
    expect(wordsOf([row('AM', '08:00', 'end')])).toEqual([
      'Row 1 begins at 08:00, before the register opens at 08:45.',
    ]);
    expect(wordsOf([row('AM', 'opens', '13:30')])).toEqual([
      'Row 1 ends at 13:30, after the afternoon register opens at 13:00.',
    ]);
    expect(wordsOf([row('PM', 'opens', '16:00')])).toEqual(['Row 1 ends at 16:00, after lessons end at 15:30.']);
  });

  it('follows the register times: a table that was whole may not be under others', () => {
    const rows = [row('AM', 'opens', '09:00'), row('AM', '09:00', 'end', 'U')];
    expect(wordsOf(rows)).toEqual([]);
    expect(wordsOf(rows, { ...times, amOpens: '09:00' })).toEqual(['Row 1 ends at 09:00, and it begins at 09:00.']);
  });
});

const minute = fc.integer({ min: 6 * 60, max: 16 * 60 });
const anyTimes: fc.Arbitrary<RegisterTimes> = fc
  .tuple(fc.integer({ min: 7 * 60, max: 9 * 60 }), fc.integer({ min: 1, max: 120 }), fc.integer({ min: 0, max: 240 }))
  .map(([am, openForMinutes, more]) => {
    const pm = Math.max(am + openForMinutes, 11 * 60) + more;
    return {
      ...times,
      amOpens: wallTimeOf(am),
      pmOpens: wallTimeOf(pm),
      openForMinutes,
      dayEnds: wallTimeOf(Math.min(pm + openForMinutes + more, 23 * 60 + 59)),
    };
  });
const moment = fc.oneof(fc.constantFrom('opens' as const, 'closes' as const, 'end' as const), minute.map(wallTimeOf));
/** Any rows at all: nearly always with gaps and overlaps. */
const anyRows = fc.array(
  fc.record({
    session: fc.constantFrom('AM' as const, 'PM' as const),
    from: moment,
    until: moment,
    code: fc.option(fc.constantFrom('L', 'U', 'M')),
  }),
  { maxLength: 6 },
);
/** Rows that cut a session into pieces: whole by construction, then shuffled. */
const wholeRows = fc
  .tuple(anyTimes, fc.constantFrom('AM' as const, 'PM' as const), fc.array(minute, { maxLength: 4 }))
  .chain(([under, session, cuts]) => {
    const span = sessionSpan(session, under);
    const inside = [...new Set(cuts)].filter((at) => at > span.opens && at < span.end).sort((a, b) => a - b);
    const moments: CodeRow['from'][] = ['opens', ...inside.map(wallTimeOf), 'end'];
    const rows = moments.slice(1).map((until, index) => row(session, moments[index] ?? 'opens', until));
    return fc
      .shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })
      .map((shuffled) => ({ under, session, rows: shuffled }));
  });

/** How many rows answer at each minute of a session, asked of each row alone. */
function answersPerMinute(rows: readonly CodeRow[], session: Session, under: RegisterTimes): Set<number> {
  const { opens, end } = sessionSpan(session, under);
  const counts = new Set<number>();
  for (let at = opens; at < end; at += 1) {
    counts.add(rows.filter((each) => rowAt([each], { session, minute: at }, under) !== undefined).length);
  }
  return counts;
}

describe('any table of codes', () => {
  it('that passes has exactly one row for every minute of a session with rows; one that does not, has not', () => {
    fc.assert(
      fc.property(anyTimes, anyRows, (under, rows) => {
        const { problems, silentSessions } = checkCodeTable(rows, under);
        for (const session of ['AM', 'PM'] as const) {
          if (silentSessions.includes(session)) continue;
          if (problems.some((problem) => problem.session === session)) continue;
          expect([...answersPerMinute(rows, session, under)]).toEqual([1]);
        }
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(wholeRows, ({ under, session, rows }) => {
        expect(checkCodeTable(rows, under).problems).toEqual([]);
        expect([...answersPerMinute(rows, session, under)]).toEqual([1]);
      }),
    );
  });

  it('that fails by a gap or an overlap has a minute with no row or with two', () => {
    fc.assert(
      fc.property(wholeRows, fc.nat(), ({ under, session, rows }, pick) => {
        const missing = rows.filter((_, index) => index !== pick % rows.length);
        const twice = [...rows, ...rows.slice(pick % rows.length, (pick % rows.length) + 1)];
        if (missing.length > 0) {
          expect(checkCodeTable(missing, under).problems.length).toBeGreaterThan(0);
          expect(answersPerMinute(missing, session, under).has(0)).toBe(true);
        }
        expect(checkCodeTable(twice, under).problems.length).toBeGreaterThan(0);
        expect(answersPerMinute(twice, session, under).has(2)).toBe(true);
      }),
    );
  });

  it('means the same in whatever order its rows stand', () => {
    fc.assert(
      fc.property(wholeRows, minute, ({ under, session, rows }, at) => {
        const there = { session, minute: at };
        const sorted = [...rows].sort((a, b) => a.from.localeCompare(b.from));
        expect(rowAt(rows, there, under)).toEqual(rowAt(sorted, there, under));
      }),
    );
    fc.assert(
      fc.property(anyTimes, anyRows, (under, rows) => {
        const count = (some: readonly CodeRow[]) => checkCodeTable(some, under).problems.length === 0;
        expect(count([...rows].reverse())).toBe(count(rows));
      }),
    );
  });
});
