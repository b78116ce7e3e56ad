// Lateness and early leaving counted by a real store, against a count by hand.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aMark, aMovement, anAction, aRosterPupil, enrol } from '../../../../tests/fixtures/builders/store-facts.ts';
import { FakeClock } from '../../../../tests/fakes/fake-clock.ts';
import { openTempStore, type TempStore } from '../../../../tests/harness/temp-store.ts';
import { actionId, type PersonId } from '../../../shared/domain/ids.ts';
import type { MovementKind } from '../../../shared/domain/movement.ts';
import { instantOf, schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { mondayOf, type TermDates } from '../../../shared/domain/term-dates.ts';
import { userTypeId } from '../../../shared/domain/user-type.ts';
import type { Report, ReportCounts, ReportQuestion } from '../../../shared/ipc/admin/reports-contract.ts';
import { defaultSettings } from '../../../shared/settings/schema.ts';
import { getReport } from './get-report.ts';

const LONDON = 'Europe/London';
const whole: ReportQuestion = { from: '2026-10-01', to: '2026-11-30', yearName: null, userTypeId: null };
const noTerms: TermDates = { terms: [], closures: [], halfDays: [] };

let temp: TempStore;
let people: readonly { readonly id: PersonId }[];

beforeEach(() => {
  temp = openTempStore();
  people = enrol(temp.store, [
    aRosterPupil({ wondeId: 'A1', forename: 'Maja', surname: 'Wójcik' }),
    aRosterPupil({
      wondeId: 'A2',
      forename: 'Hamza',
      surname: 'Iqbal',
      upi: 'u2',
      yearGroup: { id: 'Y10', name: 'Year 10', code: '10' },
    }),
  ]);
  temp.store.transaction((writer) => {
    writer.insertAction(anAction());
    writer.insertAction(anAction({ id: actionId.parse('bus'), name: 'Bus or train', direction: 'in' }));
  });
});
afterEach(() => temp.dispose());

interface Happening {
  readonly who: 0 | 1;
  readonly kind: MovementKind;
  /** "2026-11-23 09:12" at the school. */
  readonly at: string;
  readonly action?: 'dentist' | 'bus';
  /** Code and minutes of its mark. */
  readonly mark?: readonly [code: string, minutesLate: number | null];
}

function happen(happenings: readonly Happening[]): void {
  temp.store.transaction((writer) => {
    for (const { who, kind, at, action, mark } of happenings) {
      const [localDate = '', time = ''] = at.split(' ');
      const person = people[who];
      if (person === undefined) throw new Error('nobody');
      const movement = aMovement({
        personId: person.id,
        kind,
        direction: kind === 'leaving' ? 'out' : 'in',
        actionId: actionId.parse(action ?? 'bus'),
        occurredAtMs: instantOf(localDate, time, LONDON),
        localDate,
        yearName: who === 0 ? 'Year 7' : 'Year 10',
      });
      writer.insertMovement(movement);
      if (mark !== undefined) writer.insertMark({ ...aMark(movement), code: mark[0], minutesLate: mark[1] });
    }
  });
}

function report(question: Partial<ReportQuestion> = {}, termDates: TermDates = noTerms): Report {
  const settings = { ...defaultSettings(), termDates };
  return getReport({ store: temp.store, clock: new FakeClock(), settings: () => settings }, { ...whole, ...question });
}

const counts = (of: Partial<ReportCounts>): ReportCounts => ({
  late: 0,
  leftEarly: 0,
  minutesLate: 0,
  minutesAway: 0,
  ...of,
});

describe('minutes lost by being late', () => {
  it('are what the mark says, else from the opening of the session’s register', () => {
    happen([
      { who: 0, kind: 'late', at: '2026-11-23 09:12', mark: ['L', 27] },
      { who: 0, kind: 'late', at: '2026-11-24 09:05' },
      { who: 1, kind: 'late', at: '2026-11-24 13:10' },
      { who: 1, kind: 'late', at: '2026-11-25 08:30' },
    ]);
    expect(report().totals).toEqual(counts({ late: 4, minutesLate: 27 + 20 + 10 + 0 }));
  });

  it('count signing in only where its mark says late', () => {
    happen([
      { who: 0, kind: 'signIn', at: '2026-11-23 09:00', mark: ['L', 15] },
      { who: 1, kind: 'signIn', at: '2026-11-23 08:50', mark: ['/', 5] },
      { who: 1, kind: 'signIn', at: '2026-11-24 10:00' },
    ]);
    expect(report().totals).toEqual(counts({ late: 1, minutesLate: 15 }));
  });
});

describe('minutes lost by leaving early', () => {
  it('run until they are back, or until the school day ends', () => {
    happen([
      { who: 0, kind: 'leaving', at: '2026-11-23 10:00', action: 'dentist' },
      { who: 0, kind: 'return', at: '2026-11-23 11:15' },
      { who: 1, kind: 'leaving', at: '2026-11-23 14:30', action: 'dentist' },
    ]);
    expect(report().totals).toEqual(counts({ leftEarly: 2, minutesAway: 75 + 60 }));
  });

  it('count no minute before school or after it, and none twice', () => {
    happen([
      { who: 0, kind: 'leaving', at: '2026-11-23 08:00', action: 'dentist' },
      { who: 0, kind: 'return', at: '2026-11-23 08:55' },
      { who: 0, kind: 'leaving', at: '2026-11-24 14:00', action: 'dentist' },
      { who: 0, kind: 'leaving', at: '2026-11-24 15:00', action: 'dentist' },
      { who: 1, kind: 'leaving', at: '2026-11-24 15:30', action: 'dentist' },
      { who: 1, kind: 'leaving', at: '2026-11-25 15:00', action: 'dentist' },
      { who: 1, kind: 'return', at: '2026-11-25 16:00' },
    ]);
    expect(report().totals).toEqual(counts({ leftEarly: 4, minutesAway: 10 + 60 + 30 + 30 }));
  });

  it('are right on both sides of a clock change', () => {
    happen([
      { who: 0, kind: 'late', at: '2026-10-23 09:00' },
      { who: 0, kind: 'late', at: '2026-10-26 09:00' },
    ]);
    expect(report().totals).toEqual(counts({ late: 2, minutesLate: 30 }));
  });
});

describe('which days count', () => {
  it('leaves out weekends, holidays and days outside term', () => {
    happen([
      { who: 0, kind: 'late', at: '2026-11-21 09:00' },
      { who: 0, kind: 'late', at: '2026-10-28 09:00' },
      { who: 0, kind: 'late', at: '2026-11-30 09:00' },
      { who: 0, kind: 'late', at: '2026-11-23 09:00' },
    ]);
    const termDates = {
      terms: [{ name: 'Autumn', from: '2026-09-02', to: '2026-11-27' }],
      closures: [{ name: 'Half term', from: '2026-10-26', to: '2026-10-30' }],
      halfDays: [],
    };
    expect(report({}, termDates)).toMatchObject({ totals: counts({ late: 1, minutesLate: 15 }), schoolDays: 37 });
    expect(report().totals.late).toBe(3);
  });

  it('shows every school day and weekday, also those on which nothing happened', () => {
    const { byDay, byWeek, byWeekday, byPerson } = report({ from: '2026-11-16', to: '2026-11-29' });
    expect(byDay).toHaveLength(10);
    expect(byWeek.map(({ monday }) => monday)).toEqual(['2026-11-16', '2026-11-23']);
    expect(byWeekday.map(({ weekday }) => weekday)).toEqual(['monday', 'tuesday', 'wednesday', 'thursday', 'friday']);
    expect(byPerson).toEqual([]);
  });

  it('refuses a range that ends before it begins', () => {
    expect(() => report({ from: '2026-11-02', to: '2026-11-01' })).toThrow(
      expect.objectContaining({ code: 'VALIDATION' }),
    );
  });
});

describe('the groupings', () => {
  it('name years, reasons and people, the most first', () => {
    happen([
      { who: 1, kind: 'late', at: '2026-11-23 09:00' },
      { who: 1, kind: 'late', at: '2026-11-24 09:15' },
      { who: 0, kind: 'leaving', at: '2026-11-24 10:00', action: 'dentist' },
    ]);
    const { byYear, byReason, byPerson, people: count } = report();
    expect(byYear.map(({ yearName, late, leftEarly }) => [yearName, late, leftEarly])).toEqual([
      ['Year 7', 0, 1],
      ['Year 10', 2, 0],
    ]);
    expect(byReason.map(({ name }) => name)).toEqual(['Bus or train', 'Dentist']);
    expect(byPerson.map(({ name, longestMinutes }) => [name, longestMinutes])).toEqual([
      ['Hamza Iqbal', 30],
      ['Maja Wójcik', 330],
    ]);
    expect(count).toBe(2);
  });

  it('can be narrowed to a year and a user type', () => {
    happen([
      { who: 0, kind: 'late', at: '2026-11-23 09:00' },
      { who: 1, kind: 'late', at: '2026-11-23 09:15' },
    ]);
    expect(report({ yearName: 'Year 7' }).totals).toEqual(counts({ late: 1, minutesLate: 15 }));
    expect(report({ userTypeId: userTypeId.parse('student') }).totals.late).toBe(2);
    expect(report({ userTypeId: userTypeId.parse('sixth') }).totals.late).toBe(0);
  });

  it('all add up to the same total, which is the total counted by hand', () => {
    const minute = fc.integer({ min: 7 * 60, max: 17 * 60 });
    const happening = fc.record({
      who: fc.constantFrom(0 as const, 1 as const),
      kind: fc.constantFrom<MovementKind>('late', 'leaving', 'return', 'signIn', 'signOut', 'buildingIn'),
      day: fc.constantFrom('2026-10-23', '2026-10-24', '2026-10-26', '2026-11-02', '2026-11-03'),
      minute,
      action: fc.constantFrom('dentist' as const, 'bus' as const),
    });
    const distinct = fc.uniqueArray(happening, {
      maxLength: 40,
      selector: (one) => `${one.who} ${one.day} ${one.minute}`,
    });
    fc.assert(
      fc.property(distinct, (generated) => {
        const fresh = generated.map(({ day, minute: at, ...rest }) => ({ ...rest, at: `${day} ${clockText(at)}` }));
        temp.dispose();
        temp = openTempStore();
        people = enrol(temp.store, [
          aRosterPupil({ wondeId: 'A1', upi: 'u1' }),
          aRosterPupil({ wondeId: 'A2', upi: 'u2' }),
        ]);
        temp.store.transaction((writer) => {
          writer.insertAction(anAction());
          writer.insertAction(anAction({ id: actionId.parse('bus'), name: 'Bus or train' }));
        });
        happen(fresh);
        const { totals, byDay, byWeek, byWeekday, byYear, byReason, byPerson } = report();
        expect(totals).toEqual(countByHand(fresh));
        for (const grouping of [byDay, byWeek, byWeekday, byYear, byReason, byPerson]) {
          expect(grouping.reduce<ReportCounts>(plus, counts({}))).toEqual(totals);
        }
        for (const week of byWeek) expect(mondayOf(week.monday)).toBe(week.monday);
      }),
      { numRuns: 40 },
    );
  });
});

const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function plus(a: ReportCounts, b: ReportCounts): ReportCounts {
  return {
    late: a.late + b.late,
    leftEarly: a.leftEarly + b.leftEarly,
    minutesLate: a.minutesLate + b.minutesLate,
    minutesAway: a.minutesAway + b.minutesAway,
  };
}

const minutesOf = (at: string): number => Number(at.slice(11, 13)) * 60 + Number(at.slice(14));

/** The same rules in plain words and minutes of the day: 08:45, 13:00, 15:30. */
function countByHand(all: readonly Happening[]): ReportCounts {
  const [am, pm, ends] = [525, 780, 930];
  return all.reduce((sum, one) => {
    const at = minutesOf(one.at);
    const { weekday } = schoolTimeAt(instantOf(one.at.slice(0, 10), '12:00', LONDON), LONDON);
    if (weekday === 'saturday' || at >= ends) return sum;
    if (one.kind === 'late') return plus(sum, counts({ late: 1, minutesLate: Math.max(0, at - (at < pm ? am : pm)) }));
    if (one.kind !== 'leaving') return sum;
    const ending = all
      .filter((next) => next.who === one.who && next.at.slice(0, 10) === one.at.slice(0, 10))
      .filter((next) => ['return', 'late', 'signIn', 'leaving'].includes(next.kind) && minutesOf(next.at) > at)
      .map((next) => minutesOf(next.at));
    const away = Math.min(ends, ...ending) - Math.max(at, am);
    return plus(sum, counts({ leftEarly: 1, minutesAway: Math.max(0, away) }));
  }, counts({}));
}
