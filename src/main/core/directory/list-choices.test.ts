import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { anAction } from '../../../../tests/fixtures/builders/store-facts.ts';
import { openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import { actionId, type PersonId } from '../../../shared/domain/ids.ts';
import { departmentId, NO_DEPARTMENT, STUDENT, userTypeId } from '../../../shared/domain/user-type.ts';
import {
  listBirthMonths,
  listDepartments,
  listNames,
  listSignGroups,
  listStaff,
  listYearGroups,
} from './list-choices.ts';

const SIXTH = userTypeId.parse('sixth');
const STAFF = userTypeId.parse('staff');
const SCIENCE = departmentId.parse('science');
const year12 = { yearGroup: { id: 'Y12', name: 'Year 12', code: '12' }, dateOfBirth: '2009-02-03' };

let scene: KioskScene;
let lower: PersonId;
let upper: PersonId;
beforeEach(() => {
  scene = openKioskScene();
  lower = scene.addPupil({ forename: 'Lowri' });
  upper = scene.addPupil({ forename: 'Una', ...year12 });
  scene.temp.store.transaction((writer) => {
    for (const [id, name] of [
      [SIXTH, 'Sixth Form'],
      [STAFF, 'Teaching staff'],
    ] as const)
      writer.insertUserType({ id, name, builtIn: false, retired: false, sortOrder: 5 });
    writer.insertDepartment({ id: SCIENCE, name: 'Science', builtIn: false, retired: false, sortOrder: 5 });
    writer.insertAction(
      anAction({ id: actionId.parse('sign-in'), direction: 'in', type: 'sign', userTypeIds: [SIXTH, STAFF] }),
    );
    writer.setMembership([upper], { userTypeId: SIXTH, departmentId: null });
  });
});
afterEach(() => scene.dispose());

const everybody = { userTypeId: null };
const years = (scope: 'late' | 'leaving' | 'sign') =>
  listYearGroups(scene.context, { scope, ...everybody }).map(({ name }) => name);

function employ(...forenames: readonly string[]): readonly PersonId[] {
  return scene.temp.store.transaction((writer) => {
    writer.upsertStaff(
      forenames.map((forename, n) => ({
        wondeId: `S${n}`,
        upi: null,
        misId: null,
        forename,
        surname: 'Reed',
        middleNames: n % 2 === 0 ? 'Ann' : 'Beth',
        isTeaching: true,
        isCurrent: true,
      })),
      'run',
      scene.clock.nowMs(),
    );
    const ids = writer.listMembershipFacts().flatMap(({ id, kind }) => (kind === 'staff' ? [id] : []));
    writer.setMembership(ids, { userTypeId: STAFF, departmentId: SCIENCE });
    return ids;
  });
}

describe('years, months and names', () => {
  it('are of people who have something to do there, and of nobody else', () => {
    expect(years('late')).toEqual(['Year 7', 'Year 12']);
    expect(years('leaving')).toEqual(['Year 7']);
    expect(years('sign')).toEqual(['Year 12']);
    const of = { scope: 'sign' as const, ...everybody, yearGroupId: 'Y12' };
    expect(listBirthMonths(scene.context, of)).toEqual([2]);
    expect(listNames(scene.context, { ...of, birthMonth: 2 }).map(({ personId }) => personId)).toEqual([upper]);
  });

  it('of one user type are its own', () => {
    expect(listYearGroups(scene.context, { scope: 'sign', userTypeId: SIXTH })).toHaveLength(1);
    expect(listYearGroups(scene.context, { scope: 'sign', userTypeId: STUDENT })).toEqual([]);
  });

  it('lose whoever leaves the roll or falls out of every user type at once', () => {
    scene.temp.store.transaction((writer) => {
      writer.setMembership([upper], { userTypeId: null, departmentId: null });
      writer.retirePupils([writer.findPerson(lower)?.wondeId ?? ''], scene.clock.nowMs());
    });
    expect([years('late'), years('leaving'), years('sign')]).toEqual([[], [], []]);
    expect(listSignGroups(scene.context)).toEqual([]);
  });
});

describe('user types and departments', () => {
  it('are those with somebody in them who signs in here', () => {
    expect(listSignGroups(scene.context)).toEqual([{ userTypeId: SIXTH, name: 'Sixth Form', kind: 'student' }]);
    employ('Tom');
    expect(listSignGroups(scene.context).map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'Sixth Form student',
      'Teaching staff staff',
    ]);
  });

  it('list staff by their whole names, namesakes by a middle initial, and those without a department last', () => {
    const [first, second, third] = employ('Tom', 'Tom', 'Zoë');
    if (first === undefined || second === undefined || third === undefined) throw new Error('nobody was employed');
    const inScience = listStaff(scene.context, { userTypeId: STAFF, departmentId: SCIENCE });
    expect(inScience.map(({ label, detail }) => `${label} ${detail ?? ''}`.trim())).toEqual([
      'Tom Reed A.',
      'Tom Reed B.',
      'Zoë Reed',
    ]);
    scene.temp.store.transaction((writer) => writer.setMembership([third], { userTypeId: STAFF, departmentId: null }));
    expect(listDepartments(scene.context, STAFF).map(({ id }) => id)).toEqual([SCIENCE, NO_DEPARTMENT]);
    const inNone = listStaff(scene.context, { userTypeId: STAFF, departmentId: NO_DEPARTMENT });
    expect(inNone.map(({ personId }) => personId)).toEqual([third]);
  });

  it('list nobody of a user type that has nothing to do there', () => {
    expect(listStaff(scene.context, { userTypeId: STUDENT, departmentId: NO_DEPARTMENT })).toEqual([]);
  });
});
