import { describe, expect, it } from '@jest/globals';
import { buildSchool, splitRoll } from './build-school.ts';
import { formLetters } from './build-groups.ts';
import type { School } from './model.ts';
import type { SchoolPlan } from './build-school.ts';

const november = Date.UTC(2026, 10, 20, 9);

function build(changes: Partial<SchoolPlan> = {}): School {
  return buildSchool({
    name: 'A school',
    seed: 1,
    idBase: 1_000_000_000,
    nowMs: november,
    domain: '127.0.0.1:1',
    pupils: 1200,
    years: [7, 8, 9, 10, 11, 12, 13],
    mis: 'SIMS',
    link: 'approved',
    hasClasses: true,
    hasYears: true,
    hasBirthDates: true,
    ...changes,
  });
}

const onRoll = (school: School) => school.pupils.filter((pupil) => pupil.roll === 'current');
const secondary = build();

function checkLetterOf(upn: string): string {
  const sum = Array.from(upn.slice(1)).reduce((total, digit, index) => total + Number(digit) * (index + 2), 0);
  return 'ABCDEFGHJKLMNPQRTUVWXYZ'.charAt(sum % 23);
}

describe('an invented school', () => {
  it('is the same for the same seed and another for another seed', () => {
    const data = ({ pupils, employees, groups, classes, codes }: School) => ({
      pupils,
      employees,
      groups,
      classes,
      codes,
    });
    expect(data(build())).toEqual(data(secondary));
    expect(build({ seed: 2 }).pupils[0]?.id).not.toBe(secondary.pupils[0]?.id);
  });

  it('has about 190 pupils in a lower year and 120 in a sixth-form year', () => {
    const sizes = splitRoll(1200, [7, 8, 9, 10, 11, 12, 13]);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1200);
    for (const size of sizes.slice(0, 5)) expect(Math.abs(size - 190)).toBeLessThan(5);
    for (const size of sizes.slice(5)) expect(Math.abs(size - 120)).toBeLessThan(5);
    expect(onRoll(secondary)).toHaveLength(1200);
  });

  it('gives every pupil a date of birth inside the school year of their year group', () => {
    const wrong = onRoll(secondary).filter((pupil) => {
      const year = Number(pupil.curriculumYear);
      const born = pupil.dateOfBirth ?? '';
      return born < `${2026 - year - 5}-09-01` || born > `${2026 - year - 4}-08-31`;
    });
    expect(wrong).toEqual([]);
  });

  it('hands out ids, UPIs and UPNs that are unique and well formed', () => {
    const { pupils, employees } = secondary;
    const people = [...pupils, ...employees];
    expect(new Set(people.map((person) => person.id)).size).toBe(people.length);
    expect(new Set(people.map((person) => person.upi)).size).toBe(people.length);
    expect(new Set(pupils.map((pupil) => pupil.upn)).size).toBe(pupils.length);
    expect(people.filter((person) => !/^A1\d{9}$/.test(person.id))).toEqual([]);
    expect(people.filter((person) => !/^[0-9a-f]{32}$/.test(person.upi))).toEqual([]);
    expect(pupils.filter((pupil) => pupil.upn?.charAt(0) !== checkLetterOf(pupil.upn ?? ''))).toEqual([]);
  });

  it('lists pupils in the order of their ids, which the cursor relies on', () => {
    const ids = secondary.pupils.map((pupil) => pupil.id);
    expect([...ids].sort()).toEqual(ids);
  });

  it.each([
    ['Siân', 'Llewellyn'],
    ['Zoë', "O'Brien"],
    ['Łukasz', 'Wiśniewski'],
    ['Ngọc', 'Nguyễn'],
    ['Ștefan', 'Popescu'],
    ['Anna-Marie', 'Fitzgerald-Moore'],
  ])('always has %s %s on roll', (forename, surname) => {
    for (const seed of [1, 2, 3]) {
      const names = onRoll(build({ seed, pupils: 300 })).map((pupil) => `${pupil.forename} ${pupil.surname}`);
      expect(names).toContain(`${forename} ${surname}`);
    }
  });

  it('has two pupils of one name in one year and birth month but different forms', () => {
    const named = onRoll(secondary).filter((pupil) => pupil.forename === 'Megan' && pupil.surname === 'Davies');
    const [first, second] = named;
    expect(second?.yearId).toBe(first?.yearId);
    expect(second?.formId).not.toBe(first?.formId);
    expect(second?.dateOfBirth?.slice(0, 7)).toBe(first?.dateOfBirth?.slice(0, 7));
  });

  it('has a pair of one name who share even the form, told apart by the day they were born', () => {
    const pairs = onRoll(secondary).filter((pupil) => pupil.forename === 'Rhys' && pupil.surname === 'Morgan');
    const forms = pairs.map((pupil) => pupil.formId);
    const shared = pairs.filter((pupil) => forms.filter((form) => form === pupil.formId).length === 2);
    expect(shared).toHaveLength(2);
    expect(shared[0]?.dateOfBirth).not.toBe(shared[1]?.dateOfBirth);
  });

  it('has no more than about thirty pupils in a form', () => {
    const sizes = new Map<string | null, number>();
    for (const pupil of onRoll(secondary)) sizes.set(pupil.formId, (sizes.get(pupil.formId) ?? 0) + 1);
    expect(Math.max(...sizes.values())).toBeLessThanOrEqual(31);
    expect(sizes.has(null)).toBe(false);
  });

  it('can be a primary without classes, or a school without years or dates of birth', () => {
    const primary = build({ pupils: 210, years: [0, 1, 2, 3, 4, 5, 6], hasClasses: false });
    expect(primary.classes).toHaveLength(0);
    expect(primary.groups.find((group) => group.type === 'YEAR')).toMatchObject({ name: 'Reception', code: 'R' });
    const bare = build({ pupils: 40, hasYears: false, hasBirthDates: false });
    expect(bare.groups.filter((group) => group.type === 'YEAR')).toHaveLength(0);
    expect(bare.pupils.every((pupil) => pupil.yearId === null && pupil.dateOfBirth === null)).toBe(true);
    expect(bare.pupils[0]?.formId).not.toBeNull();
  });

  it('can be empty, and can be very large', () => {
    expect(build({ pupils: 0 }).pupils).toHaveLength(0);
    expect(onRoll(build({ pupils: 20_000 }))).toHaveLength(20_000);
  });

  it('names forms beyond the twenty-sixth with two letters', () => {
    expect([0, 25, 26, 27, 701, 702].map(formLetters)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
  });
});
