// Photo permission, notes, collectors and departments: kept, audited, undone; on a real store.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openPeopleScene, type PeopleScene } from '../../../../tests/harness/people-scene.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { Collector } from '../../../shared/domain/person-profile.ts';
import { syncMappingId } from '../../../shared/domain/sync-mapping.ts';
import { departmentId, userTypeId, type DepartmentId } from '../../../shared/domain/user-type.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { setCollectors, setDepartment, setNotes, setPhotoPermission } from './change-profile.ts';

let scene: PeopleScene;
let ann: PersonId;
let ben: PersonId;
beforeEach(() => {
  scene = openPeopleScene();
  ann = scene.addPerson({ forename: 'Ann' });
  ben = scene.addPerson({ forename: 'Ben' });
});
afterEach(() => scene.dispose());

const store = () => scene.context.store;
function codeOf(work: () => unknown): string {
  try {
    work();
    return 'nothing thrown';
  } catch (thrown) {
    return thrown instanceof AppError ? thrown.code : String(thrown);
  }
}

describe('photo permission', () => {
  it('is not said until somebody says it, and is one person’s', () => {
    expect(store().photoPermissionOf(ann)).toBe('notSaid');
    setPhotoPermission(scene.context, ann, 'refused', 'Rita');
    expect(store().photoPermissionOf(ann)).toBe('refused');
    expect(store().photoPermissionOf(ben)).toBe('notSaid');
  });

  it('is audited with before and after, and not when it stays as it was', () => {
    setPhotoPermission(scene.context, ann, 'refused', 'Rita');
    setPhotoPermission(scene.context, ann, 'refused', 'Rita');
    expect(scene.audit()).toEqual([
      {
        who: 'Rita',
        what: 'person.photoPermissionChanged',
        subjectId: ann,
        before: { photoPermission: 'notSaid' },
        after: { photoPermission: 'refused' },
      },
    ]);
  });

  it('survives a change of notes, and a restart', () => {
    setPhotoPermission(scene.context, ann, 'given', 'Rita');
    setNotes(scene.context, ann, 'Bus 14\n', 'Rita');
    expect(scene.temp.reopen().findPersonDetails(ann)).toEqual({
      photoPermission: 'given',
      notes: 'Bus 14',
      departmentId: null,
    });
  });
});

describe('authorised collectors', () => {
  const aunt = { id: null, name: 'Ivy Marsh', relation: 'Aunt', phone: '01632 960001' };
  const minder = { id: null, name: 'Jo Fell', relation: '', phone: null };
  const add = (): readonly Collector[] => setCollectors(scene.context, ann, [aunt, minder], 'Rita');

  it('are kept in order and are one pupil’s', () => {
    const kept = add();
    expect(kept.map(({ name }) => name)).toEqual(['Ivy Marsh', 'Jo Fell']);
    expect(store().listCollectors(ann)).toEqual(kept);
    expect(store().listCollectors(ben)).toEqual([]);
  });

  it('that were removed come back as they were when that is undone', () => {
    const [first, second] = add();
    if (first === undefined || second === undefined) throw new Error('two were added');
    setCollectors(scene.context, ann, [second], 'Rita');
    expect(store().listCollectors(ann)).toEqual([second]);
    setCollectors(scene.context, ann, [first, second], 'Rita');
    expect(store().listCollectors(ann)).toEqual([first, second]);
    expect(scene.audit().map(({ what }) => what)).toEqual(Array.from({ length: 3 }, () => 'person.collectorsChanged'));
    expect(scene.audit()[1]).toMatchObject({ before: [first, second], after: [second] });
  });

  it('are edited in place', () => {
    const [first, second] = add();
    if (first === undefined || second === undefined) throw new Error('two were added');
    setCollectors(scene.context, ann, [{ ...first, phone: null }, second], 'Rita');
    expect(store().listCollectors(ann)).toEqual([{ ...first, phone: null }, second]);
  });

  it('of another pupil cannot be changed by their id, and nothing else of the list is then kept', () => {
    const [first] = add();
    if (first === undefined) throw new Error('two were added');
    const stolen = { ...first, name: 'Somebody Else' };
    expect(codeOf(() => setCollectors(scene.context, ben, [minder, stolen], 'Rita'))).toBe('CONFLICT');
    expect(store().listCollectors(ann)[0]).toEqual(first);
    expect(store().listCollectors(ben)).toEqual([]);
    expect(codeOf(() => setCollectors(scene.context, ann, [first, first], 'Rita'))).toBe('CONFLICT');
  });

  it('of nobody known are refused', () => {
    const nobody = scene.context.random.uuidV7(0) as PersonId; // as: a well-formed id
    expect(codeOf(() => setCollectors(scene.context, nobody, [aunt], 'Rita'))).toBe('NOT_FOUND');
    expect(codeOf(() => setNotes(scene.context, nobody, 'x', 'Rita'))).toBe('NOT_FOUND');
  });
});

/** A teacher whom a mapping puts into Science, and a second department. */
function aTeacherInScience(): readonly [PersonId, DepartmentId, DepartmentId] {
  const staff = userTypeId.parse('staff');
  const science = departmentId.parse('science');
  const arts = departmentId.parse('arts');
  const id = syncMappingId.parse('staff');
  scene.context.store.transaction((writer) => {
    writer.insertUserType({ id: staff, name: 'Staff', builtIn: false, retired: false, sortOrder: 1 });
    writer.insertDepartment({ id: science, name: 'Science', builtIn: false, retired: false, sortOrder: 1 });
    writer.insertDepartment({ id: arts, name: 'Arts', builtIn: false, retired: false, sortOrder: 2 });
    writer.insertSyncMapping({
      id,
      entity: 'staff',
      userTypeId: staff,
      departmentId: science,
      staff: 'all',
      reads: true,
    });
    const teacher = { upi: null, misId: null, middleNames: null, isTeaching: true, isCurrent: true };
    writer.upsertStaff([{ ...teacher, wondeId: 'S1', forename: 'Tom', surname: 'Reed' }], 'run', scene.clock.nowMs());
  });
  const [entry] = store().listAddressBook(staff, 'current', null, 1).entries;
  if (entry === undefined) throw new Error('the teacher is in no address book');
  return [entry.person.id, science, arts];
}

describe('a department', () => {
  it('cannot be set for a pupil', () => {
    expect(codeOf(() => setDepartment(scene.context, ann, null, 'Rita'))).toBe('CONFLICT');
    expect(codeOf(() => setDepartment(scene.context, ann, departmentId.parse('none'), 'Rita'))).toBe('CONFLICT');
  });

  it('set here wins over the mapping’s at once, and the way back leads to the mapping’s', () => {
    const [teacher, SCIENCE, ARTS] = aTeacherInScience();
    const departmentOf = () => store().findPerson(teacher)?.departmentId;
    expect(departmentOf()).toBe(SCIENCE);
    setDepartment(scene.context, teacher, ARTS, 'Rita');
    expect(departmentOf()).toBe(ARTS);
    setDepartment(scene.context, teacher, null, 'Rita');
    expect(departmentOf()).toBe(SCIENCE);
    expect(scene.audit()).toMatchObject([
      {
        what: 'person.departmentChanged',
        subjectId: teacher,
        before: { departmentId: null },
        after: { departmentId: ARTS },
      },
      {
        what: 'person.departmentChanged',
        subjectId: teacher,
        before: { departmentId: ARTS },
        after: { departmentId: null },
      },
    ]);
    expect(scene.heard.filter((name) => name === 'roster.changed')).toHaveLength(2);
  });

  it('that is retired or unknown cannot be chosen', () => {
    const [teacher, , ARTS] = aTeacherInScience();
    scene.context.store.transaction((writer) =>
      writer.updateDepartment({ id: ARTS, name: 'Arts', builtIn: false, retired: true, sortOrder: 2 }),
    );
    expect(codeOf(() => setDepartment(scene.context, teacher, ARTS, 'Rita'))).toBe('CONFLICT');
    expect(codeOf(() => setDepartment(scene.context, teacher, departmentId.parse('gone'), 'Rita'))).toBe('NOT_FOUND');
  });

  it('of staff does not come with collectors', () => {
    const [teacher] = aTeacherInScience();
    expect(codeOf(() => setCollectors(scene.context, teacher, [], 'Rita'))).toBe('CONFLICT');
  });
});
