// Where people belong: rules that hold for any school's mappings.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { personId } from '../../../shared/domain/ids.ts';
import {
  syncMappingId,
  type StaffMapping,
  type StudentMapping,
  type SyncMapping,
} from '../../../shared/domain/sync-mapping.ts';
import { departmentId, NO_DEPARTMENT, STUDENT, userTypeId } from '../../../shared/domain/user-type.ts';
import { yearKeyOf } from '../../../shared/domain/year-group.ts';
import type { MembershipFacts } from '../store-parts/people-setup-store.ts';
import { membershipOf, yearKeyOfPupil } from './membership.ts';

const SIXTH_FORM = userTypeId.parse('sixth');
const TEACHERS = userTypeId.parse('teachers');
const SUPPORT = userTypeId.parse('support');
const MATHS = departmentId.parse('maths');
const OFFICE = departmentId.parse('office');

let nextId = 0;
const id = () => syncMappingId.parse(`m${(nextId += 1)}`);

function forPupils(years: readonly string[] | 'others', of: Partial<StudentMapping> = {}): StudentMapping {
  const keys = years === 'others' ? years : years.map((year) => yearKeyOf(year));
  return { id: id(), entity: 'student', userTypeId: STUDENT, years: keys, reads: true, writes: true, ...of };
}

function forStaff(staff: StaffMapping['staff'], of: Partial<StaffMapping> = {}): StaffMapping {
  return { id: id(), entity: 'staff', userTypeId: TEACHERS, departmentId: MATHS, staff, reads: true, ...of };
}

const pupil = { kind: 'student', isTeaching: null, ownDepartmentId: null } as const;
const staff = (isTeaching: boolean | null) => ({ kind: 'staff', isTeaching, ownDepartmentId: null }) as const;
const year = (name: string, code: string | null = null) => ({ name, code });

const sixthForm = forPupils(['Year 12', 'Year 13'], { userTypeId: SIXTH_FORM });
const others = forPupils('others');

describe('a pupil', () => {
  it('belongs to the mapping that lists their year', () => {
    expect(membershipOf(pupil, year('Year 12', '12'), [others, sixthForm])?.userTypeId).toBe(SIXTH_FORM);
    expect(membershipOf(pupil, year('Year 9', '9'), [others, sixthForm])?.userTypeId).toBe(STUDENT);
  });

  it('belongs nowhere when no mapping takes in their year, and none is for the others', () => {
    expect(membershipOf(pupil, year('Year 9'), [sixthForm])).toBeNull();
  });

  it('without a year belongs to the others', () => {
    expect(membershipOf(pupil, null, [sixthForm, others])?.userTypeId).toBe(STUDENT);
    expect(membershipOf(pupil, null, [sixthForm])).toBeNull();
  });

  it('stays with their year when the MIS gives it another id and another way of writing it', () => {
    expect(membershipOf(pupil, year('Yr 12'), [others, sixthForm])?.userTypeId).toBe(SIXTH_FORM);
  });

  it('of a mapping that does not read belongs nowhere, and does not fall into the others', () => {
    const off = { ...sixthForm, reads: false };
    expect(membershipOf(pupil, year('Year 12'), [off, others])).toBeNull();
  });

  it('is in no department unless the school set one', () => {
    expect(membershipOf(pupil, null, [others])?.departmentId).toBeNull();
    expect(membershipOf({ ...pupil, ownDepartmentId: OFFICE }, null, [others])?.departmentId).toBe(OFFICE);
  });
});

describe('a member of staff', () => {
  const all = forStaff('all', { userTypeId: SUPPORT, departmentId: NO_DEPARTMENT });
  const teaching = forStaff('teaching');

  it('belongs rather to the mapping for their kind of work than to the one for all', () => {
    expect(membershipOf(staff(true), null, [all, teaching])?.userTypeId).toBe(TEACHERS);
    expect(membershipOf(staff(false), null, [all, teaching])?.userTypeId).toBe(SUPPORT);
  });

  it('of whom the MIS does not say what they do belongs to the mapping for all, or nowhere', () => {
    expect(membershipOf(staff(null), null, [all, teaching])?.userTypeId).toBe(SUPPORT);
    expect(membershipOf(staff(null), null, [teaching])).toBeNull();
  });

  it("is in the mapping's department unless the school set another", () => {
    expect(membershipOf(staff(true), null, [teaching])?.departmentId).toBe(MATHS);
    expect(membershipOf({ ...staff(true), ownDepartmentId: OFFICE }, null, [teaching])?.departmentId).toBe(OFFICE);
  });

  it('never belongs to a mapping of pupils, nor a pupil to one of staff', () => {
    expect(membershipOf(staff(true), null, [others, sixthForm])).toBeNull();
    expect(membershipOf(pupil, year('Year 7'), [all, teaching])).toBeNull();
  });
});

const yearNames = ['Nursery 1', 'Reception', 'Year 1', 'Year 7', 'Year 11', 'Year 12', 'Year 13', 'Oak class'] as const;

/** Any set-up the screens allow: each year listed once, one mapping for the others, one for each kind of staff. */
const anySetup = fc
  .record({
    listedIn: fc.array(fc.integer({ min: -1, max: 3 }), { minLength: yearNames.length, maxLength: yearNames.length }),
    withOthers: fc.boolean(),
    staffScopes: fc.subarray(['all', 'teaching', 'support'] as const),
    reads: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  })
  .map(({ listedIn, withOthers, staffScopes, reads }): readonly SyncMapping[] => {
    const lists = [0, 1, 2, 3].map((place) => yearNames.filter((_, n) => listedIn[n] === place));
    const ofPupils = lists.flatMap((years, place) =>
      years.length === 0 ? [] : [forPupils(years, { userTypeId: userTypeId.parse(`t${place}`) })],
    );
    const rest = withOthers ? [others] : [];
    const all = [
      ...ofPupils,
      ...rest,
      ...staffScopes.map((scope) => forStaff(scope, { userTypeId: userTypeId.parse(scope) })),
    ];
    return all.map((mapping, n) => ({ ...mapping, reads: reads[n] ?? true }));
  });

const anyPerson = fc.record({
  id: fc.constant(personId.parse('01900000-0000-7000-8000-000000000001')),
  kind: fc.constantFrom('student', 'staff'),
  yearGroup: fc.oneof(
    fc.constant(null),
    fc.constantFrom(...yearNames).map((name) => ({ name, code: null })),
  ),
  isTeaching: fc.constantFrom(true, false, null),
  ownDepartmentId: fc.constantFrom(null, OFFICE),
  userTypeId: fc.constant(null),
  departmentId: fc.constant(null),
}) as fc.Arbitrary<MembershipFacts>;

/** All the mappings whose words take this person in. */
function claims(person: MembershipFacts, mappings: readonly SyncMapping[]): readonly SyncMapping[] {
  const key = yearKeyOfPupil(person.yearGroup);
  const isListed = mappings.some(
    (one) => one.entity === 'student' && one.years !== 'others' && one.years.includes(key),
  );
  const work = person.isTeaching === null ? 'unknown' : person.isTeaching ? 'teaching' : 'support';
  const isNamed = mappings.some((one) => one.entity === 'staff' && one.staff === work);
  return mappings.filter((one) => {
    if (one.entity === 'student') {
      return person.kind === 'student' && (one.years === 'others' ? !isListed : one.years.includes(key));
    }
    return person.kind === 'staff' && (one.staff === 'all' ? !isNamed : one.staff === work);
  });
}

describe('whatever the mappings', () => {
  it('a person is claimed by at most one, and belongs to exactly that one while it reads', () => {
    fc.assert(
      fc.property(anySetup, anyPerson, (mappings, person) => {
        const claiming = claims(person, mappings);
        expect(claiming.length).toBeLessThanOrEqual(1);
        const [one] = claiming;
        const expected = one === undefined || !one.reads ? null : one.userTypeId;
        expect(membershipOf(person, person.yearGroup, mappings)?.userTypeId ?? null).toBe(expected);
      }),
    );
  });

  it('their order does not matter', () => {
    const shuffled = anySetup.chain((mappings) =>
      fc.tuple(fc.constant(mappings), fc.shuffledSubarray([...mappings], { minLength: mappings.length })),
    );
    fc.assert(
      fc.property(shuffled, anyPerson, ([mappings, other], person) => {
        expect(membershipOf(person, person.yearGroup, other)).toEqual(membershipOf(person, person.yearGroup, mappings));
      }),
    );
  });
});
