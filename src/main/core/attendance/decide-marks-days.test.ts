// The days on which a register rule is easily wrong: clock changes, midnight, other zones, holidays and half days.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { Settings } from 'luxon';
import { defaultRegisterTimes, type CodeRule, type RegisterTimes } from '../../../shared/domain/attendance.ts';
import { instantOf } from '../../../shared/domain/school-time.ts';
import { termDates, type TermDates } from '../../../shared/domain/term-dates.ts';
import { decideMarks, isBackBeforeRegisterCloses, sessionAt, type MarkQuestion } from './decide-marks.ts';

const timeZone = 'Europe/London';
const registers: RegisterTimes = {
  ...defaultRegisterTimes, // 08:45 and 13:00, open for 30 minutes, lessons end at 15:30
  schoolDays: [...defaultRegisterTimes.schoolDays, 'sunday'], // a boarding school: clocks change on Sundays
};
const lateOrUnauthorised: CodeRule = {
  kind: 'conditional',
  rows: (['AM', 'PM'] as const).flatMap((session) => [
    { session, from: 'opens' as const, until: 'closes' as const, code: 'L' },
    { session, from: 'closes' as const, until: 'end' as const, code: 'U' },
  ]),
};
const medical: CodeRule = { kind: 'fixed', code: 'M' };

const calendar: TermDates = termDates.parse({
  terms: [{ name: 'School year', from: '2026-01-05', to: '2026-12-18' }],
  closures: [{ name: 'October half term', from: '2026-10-26', to: '2026-10-30' }],
  halfDays: [
    { name: 'Last day of term', date: '2026-12-18', dayEnds: '12:30' },
    {
      name: 'Sports day',
      date: '2026-07-03',
      dayEnds: '14:30',
      hasAfternoon: true,
      amOpens: '09:00',
      pmOpens: '12:30',
    },
  ],
});

/** The sentence of a movement at an instant. */
function saysAt(occurredAtMs: number, more: Partial<MarkQuestion> = {}): string {
  const { explanation } = decideMarks({
    kind: 'late',
    occurredAtMs,
    codeRule: lateOrUnauthorised,
    forSession: 'auto',
    registers,
    timeZone,
    termDates: calendar,
    ...more,
  });
  return explanation;
}
const at = (date: string, time: string) => instantOf(date, time, timeZone);
const leaves = { kind: 'leaving', codeRule: medical } as const;

type Row = readonly [name: string, atMs: number, more: Partial<MarkQuestion>, sentence: string];
const rows: readonly Row[] = [
  // spring: 01:00 GMT becomes 02:00 BST on Sunday 29 March 2026
  [
    'the Friday before the spring change',
    Date.UTC(2026, 2, 27, 9, 12),
    {},
    'L: arrived 09:12, the AM register is open until 09:15.',
  ],
  [
    'the day of it, an hour earlier in UTC',
    Date.UTC(2026, 2, 29, 8, 12),
    {},
    'L: arrived 09:12, the AM register is open until 09:15.',
  ],
  ['the Monday after it', Date.UTC(2026, 2, 30, 8, 31), {}, 'U: arrived 09:31, the AM register closed at 09:15.'],
  // autumn: 02:00 BST becomes 01:00 GMT on Sunday 25 October 2026
  [
    'the Friday before the autumn change',
    Date.UTC(2026, 9, 23, 8, 31),
    {},
    'U: arrived 09:31, the AM register closed at 09:15.',
  ],
  [
    'the day of it, an hour later in UTC',
    Date.UTC(2026, 9, 25, 9, 12),
    {},
    'L: arrived 09:12, the AM register is open until 09:15.',
  ],
  [
    'the hour that comes twice',
    Date.UTC(2026, 9, 25, 1, 30),
    {},
    'No mark: arrived 01:30, before the register opened at 08:45.',
  ],
  [
    'a leaving on the day of it waits until the right instant',
    Date.UTC(2026, 9, 25, 10, 0),
    leaves,
    'M: left 10:00; goes to the PM register at 13:30 unless back by then.',
  ],
  // midnight
  [
    'a minute before midnight',
    at('2026-11-23', '23:59'),
    {},
    'No mark: arrived 23:59, after lessons had ended at 15:30.',
  ],
  [
    'midnight is the next day',
    at('2026-11-24', '00:00'),
    {},
    'No mark: arrived 00:00, before the register opened at 08:45.',
  ],
  [
    'midnight in summer, still yesterday in UTC',
    Date.UTC(2026, 5, 15, 23, 0),
    {},
    'No mark: arrived 00:00, before the register opened at 08:45.',
  ],
  [
    'midnight of the last day of term is no school',
    at('2026-12-19', '00:00'),
    {},
    'No mark: Saturday is not a school day.',
  ],
  // before school opens
  [
    'before school opens',
    at('2026-11-23', '06:30'),
    {},
    'No mark: arrived 06:30, before the register opened at 08:45.',
  ],
  [
    'leaving before school opens',
    at('2026-11-23', '06:30'),
    leaves,
    'M: left 06:30; goes to the AM register at 09:15 unless back by then.',
  ],
  // holidays
  ['a holiday inside the term', at('2026-10-27', '09:31'), {}, 'No mark: October half term, no school today.'],
  ['leaving in a holiday', at('2026-10-27', '10:00'), leaves, 'No mark: October half term, no school today.'],
  ['outside every term', at('2026-12-22', '09:31'), {}, 'No mark: outside the school’s terms.'],
  // a half day without an afternoon
  [
    'a half day: L in the morning',
    at('2026-12-18', '09:12'),
    {},
    'L: arrived 09:12, the AM register is open until 09:15.',
  ],
  [
    'a half day: U until lessons end',
    at('2026-12-18', '12:29'),
    {},
    'U: arrived 12:29, the AM register closed at 09:15.',
  ],
  [
    'a half day: nothing once lessons have ended',
    at('2026-12-18', '12:30'),
    {},
    'No mark: arrived 12:30, after lessons had ended at 12:30.',
  ],
  [
    'a half day: nothing in the afternoon',
    at('2026-12-18', '13:10'),
    {},
    'No mark: arrived 13:10, after lessons had ended at 12:30.',
  ],
  [
    'a half day: leaving has no register to go to',
    at('2026-12-18', '10:00'),
    leaves,
    'No mark: left 10:00; there is no afternoon register today (Last day of term).',
  ],
  [
    'a half day: a code kept for the afternoon',
    at('2026-12-18', '10:00'),
    { ...leaves, forSession: 'PM' },
    'No mark: left 10:00; there is no afternoon register today (Last day of term).',
  ],
  [
    'a half day: leaving before its register',
    at('2026-12-18', '08:00'),
    leaves,
    'M: left 08:00; goes to the AM register at 09:15 unless back by then.',
  ],
  [
    'a half day: written at once',
    at('2026-12-18', '12:10'),
    { ...leaves, forSession: 'current' },
    'M: left 12:10; written at once for the AM session, over what its register holds.',
  ],
  // a day whose registers are taken at other times
  [
    'other times: before its later register',
    at('2026-07-03', '08:50'),
    {},
    'No mark: arrived 08:50, before the register opened at 09:00.',
  ],
  [
    'other times: L until it closes',
    at('2026-07-03', '09:29'),
    {},
    'L: arrived 09:29, the AM register is open until 09:30.',
  ],
  [
    'other times: the afternoon begins earlier',
    at('2026-07-03', '12:45'),
    {},
    'L: arrived 12:45, the PM register is open until 13:00.',
  ],
  [
    'other times: the day ends earlier',
    at('2026-07-03', '14:30'),
    {},
    'No mark: arrived 14:30, after lessons had ended at 14:30.',
  ],
  [
    'other times: leaving goes to the earlier register',
    at('2026-07-03', '11:00'),
    leaves,
    'M: left 11:00; goes to the PM register at 13:00 unless back by then.',
  ],
  [
    'the day after is as usual',
    at('2026-07-06', '08:50'),
    {},
    'L: arrived 08:50, the AM register is open until 09:15.',
  ],
];

describe('days on which a rule is easily wrong', () => {
  it.each(rows)('%s', (_name, atMs, more, sentence) => expect(saysAt(atMs, more)).toBe(sentence));

  it('wait for the right instant on the day the clocks go back', () => {
    const { marks } = decideMarks({
      kind: 'leaving',
      occurredAtMs: Date.UTC(2026, 9, 25, 10, 0),
      codeRule: medical,
      forSession: 'auto',
      registers,
      timeZone,
    });
    expect(marks[0]?.notBeforeMs).toBe(Date.UTC(2026, 9, 25, 13, 30));
  });
});

describe('a PC in another time zone', () => {
  const sentences = () => rows.map(([, atMs, more]) => saysAt(atMs, more));

  it.each(['America/New_York', 'Pacific/Auckland', 'Asia/Kolkata'])('decides the same in %s', (zone) => {
    const here = sentences();
    Settings.defaultZone = zone;
    try {
      expect(sentences()).toEqual(here);
    } finally {
      Settings.defaultZone = 'system';
    }
  });

  it('decides the same in a process whose clock is set to Auckland', () => {
    const file = new URL('./decide-marks.ts', `file://${__filename}`).href;
    const question = {
      kind: 'late',
      occurredAtMs: Date.UTC(2026, 2, 30, 8, 31),
      codeRule: lateOrUnauthorised,
      forSession: 'auto',
      registers,
      timeZone,
    };
    const script = `const { decideMarks } = await import(${JSON.stringify(file)});
      process.stdout.write(new Date(${Date.UTC(2026, 2, 30, 8, 31)}).getHours() + ' ' + decideMarks(${JSON.stringify(question)}).explanation);`;
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ: 'Pacific/Auckland' },
      encoding: 'utf8',
    });
    expect(child.stdout).toBe('21 U: arrived 09:31, the AM register closed at 09:15.');
  });
});

describe('what follows from a half day', () => {
  const days = { registers, timeZone, termDates: calendar };

  it('is one session without an afternoon, and the other sessions elsewhere', () => {
    expect(sessionAt(at('2026-12-18', '13:30'), days)).toBe('AM');
    expect(sessionAt(at('2026-07-03', '12:40'), days)).toBe('PM');
    expect(sessionAt(at('2026-07-06', '12:40'), days)).toBe('AM');
  });

  it('is when somebody is back in time', () => {
    const mark = { date: '2026-07-03', session: 'PM' } as const;
    expect(isBackBeforeRegisterCloses(mark, at('2026-07-03', '12:59'), days)).toBe(true);
    expect(isBackBeforeRegisterCloses(mark, at('2026-07-03', '13:00'), days)).toBe(false);
  });
});
