// User types and departments edited by an administrator.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import { NO_DEPARTMENT, STUDENT, userTypeId } from '../../../shared/domain/user-type.ts';
import {
  addDepartment,
  addUserType,
  renameDepartment,
  renameUserType,
  reorderUserTypes,
  restoreDepartment,
  restoreUserType,
  retireDepartment,
  retireUserType,
} from './edit-groups.ts';
import { listDepartmentRows, listUserTypeRows } from './list-groups.ts';

let scene: KioskScene;
beforeEach(() => {
  scene = openKioskScene();
});
afterEach(() => scene.dispose());

const add = (name: string) => addUserType(scene.context, name, 'Ada');
const code = (code: string) => expect.objectContaining({ code });

describe('user types', () => {
  it('are added at the end, with nobody in them', () => {
    const id = add('Sixth Form');
    expect(listUserTypeRows(scene.temp.store).at(-1)).toEqual({
      id,
      name: 'Sixth Form',
      builtIn: false,
      retired: false,
      sortOrder: 1,
      people: 0,
      mappings: 0,
      actions: [],
    });
    expect(scene.temp.store.countAudit('userType.added')).toBe(1);
  });

  it('never share a name, whatever its capitals and spaces', () => {
    const id = add('Sixth Form');
    expect(() => add(' sixth  FORM')).toThrow(code('NAME_TAKEN'));
    expect(() => renameUserType(scene.context, STUDENT, 'SIXTH FORM', 'Ada')).toThrow(code('NAME_TAKEN'));
    renameUserType(scene.context, id, 'sixth form', 'Ada');
    expect(scene.temp.store.findUserType(id)?.name).toBe('sixth form');
  });

  it('can be renamed, the built-in one too', () => {
    renameUserType(scene.context, STUDENT, 'Pupil', 'Ada');
    expect(scene.temp.store.findUserType(STUDENT)).toMatchObject({ name: 'Pupil', builtIn: true });
    expect(() => renameUserType(scene.context, userTypeId.parse('no'), 'X', 'Ada')).toThrow(code('NOT_FOUND'));
  });

  it('are retired and brought back, never lost', () => {
    const id = add('Visitors');
    retireUserType(scene.context, id, 'Ada');
    expect(scene.temp.store.findUserType(id)).toMatchObject({ name: 'Visitors', retired: true });
    restoreUserType(scene.context, id, 'Ada');
    expect(scene.temp.store.findUserType(id)).toMatchObject({ retired: false });
    expect(scene.temp.store.countAudit('userType.retired')).toBe(1);
    expect(scene.temp.store.countAudit('userType.restored')).toBe(1);
  });

  it('do not come back under a name another one has taken', () => {
    const id = add('Visitors');
    retireUserType(scene.context, id, 'Ada');
    add('Visitors');
    expect(() => restoreUserType(scene.context, id, 'Ada')).toThrow(code('NAME_TAKEN'));
  });

  it('are not retired while a mapping fills them or an action is offered to them, and the list says which', () => {
    const student = listUserTypeRows(scene.temp.store).find((row) => row.id === STUDENT);
    expect(student?.mappings).toBe(1);
    expect(student?.actions.length).toBeGreaterThan(0);
    expect(() => retireUserType(scene.context, STUDENT, 'Ada')).toThrow(code('USER_TYPE_IN_USE'));
    const id = add('Visitors');
    const [action] = scene.temp.store.listActions();
    if (action === undefined) throw new Error('no action');
    scene.temp.store.transaction((writer) => writer.updateAction({ ...action, userTypeIds: [STUDENT, id] }));
    expect(() => retireUserType(scene.context, id, 'Ada')).toThrow(code('USER_TYPE_IN_USE'));
    scene.temp.store.transaction((writer) => writer.updateAction({ ...action, userTypeIds: [id], retired: true }));
    retireUserType(scene.context, id, 'Ada');
  });

  it('are put into another order', () => {
    const [a, b] = [add('A'), add('B')];
    reorderUserTypes(scene.context, [b, STUDENT, a], 'Ada');
    expect(scene.temp.store.listUserTypes().map(({ id }) => id)).toEqual([b, STUDENT, a]);
    expect(() => reorderUserTypes(scene.context, [b, a], 'Ada')).toThrow(code('CONFLICT'));
  });
});

describe('departments', () => {
  const maths = () => addDepartment(scene.context, 'Maths', 'Ada');

  it('keep No department, which may be renamed and not retired', () => {
    renameDepartment(scene.context, NO_DEPARTMENT, 'Elsewhere', 'Ada');
    expect(() => retireDepartment(scene.context, { id: NO_DEPARTMENT, confirmedPeople: 0 }, 'Ada')).toThrow(
      code('CONFLICT'),
    );
  });

  it('that are retired hand their people to No department; restored, they have them back', () => {
    const id = maths();
    const person = scene.addPupil();
    scene.temp.store.transaction((writer) => {
      writer.setPersonDetails(person, { photoPermission: 'notSaid', notes: '', departmentId: id }, 1);
      writer.setMembership([person], { userTypeId: STUDENT, departmentId: id });
    });
    const departmentOf = () => scene.temp.store.findPerson(person)?.departmentId;
    expect(listDepartmentRows(scene.temp.store).find((row) => row.id === id)?.people).toBe(1);
    expect(() => retireDepartment(scene.context, { id, confirmedPeople: 0 }, 'Ada')).toThrow(code('CONFLICT'));
    retireDepartment(scene.context, { id, confirmedPeople: 1 }, 'Ada');
    expect(departmentOf()).toBe(NO_DEPARTMENT);
    restoreDepartment(scene.context, id, 'Ada');
    expect(departmentOf()).toBe(id);
  });
});
