// User types, departments, mappings and memberships on a real store.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aRosterPupil, enrol, findByWondeId } from '../../../../tests/fixtures/builders/store-facts.ts';
import { FAKE_CLOCK_START_MS } from '../../../../tests/fakes/fake-clock.ts';
import { openTempStore, type TempStore } from '../../../../tests/harness/temp-store.ts';
import {
  staffMapping as staffMappingSchema,
  studentMapping,
  syncMappingId,
} from '../../../shared/domain/sync-mapping.ts';
import {
  department,
  departmentId,
  NO_DEPARTMENT,
  STUDENT,
  userType,
  userTypeId,
} from '../../../shared/domain/user-type.ts';
import { applyMemberships } from '../../core/people-setup/membership.ts';

let temp: TempStore;
beforeEach(() => {
  temp = openTempStore();
});
afterEach(() => temp.dispose());

const SIXTH = userTypeId.parse('sixth');
const sixthForm = userType.parse({ id: 'sixth', name: 'Sixth Form', builtIn: false, retired: false, sortOrder: 1 });
const maths = department.parse({ id: 'maths', name: 'Maths', builtIn: false, retired: false, sortOrder: 1 });
const sixthMapping = studentMapping.parse({
  id: 'm-sixth',
  entity: 'student',
  userTypeId: 'sixth',
  years: ['13', '12'],
  reads: true,
  writes: false,
});
const staffMapping = staffMappingSchema.parse({
  id: 'm-staff',
  entity: 'staff',
  userTypeId: 'sixth',
  departmentId: 'maths',
  staff: 'teaching',
  reads: true,
});

function addSixthForm(): void {
  temp.store.transaction((writer) => {
    writer.insertUserType(sixthForm);
    writer.insertSyncMapping(sixthMapping);
  });
}

const YEAR_12 = { id: 'Y12', name: 'Year 12', code: '12' };

describe('a new kiosk', () => {
  it('has the user type Student, the department No department, and a mapping of every pupil', () => {
    expect(temp.store.listUserTypes()).toEqual([
      { id: STUDENT, name: 'Student', builtIn: true, retired: false, sortOrder: 0 },
    ]);
    expect(temp.store.listDepartments()).toEqual([
      { id: NO_DEPARTMENT, name: 'No department', builtIn: true, retired: false, sortOrder: 0 },
    ]);
    expect(temp.store.listSyncMappings()).toEqual([
      { id: 'students', entity: 'student', userTypeId: STUDENT, years: 'others', reads: true, writes: true },
    ]);
  });
});

describe('what is written', () => {
  it('is read back as it was, years in school order', () => {
    addSixthForm();
    temp.store.transaction((writer) => {
      writer.insertDepartment(maths);
      writer.insertSyncMapping(staffMapping);
    });
    expect(temp.store.findUserType(SIXTH)).toEqual(sixthForm);
    expect(temp.store.findDepartment(maths.id)).toEqual(maths);
    expect(temp.store.listSyncMappings().slice(1)).toEqual([{ ...sixthMapping, years: ['12', '13'] }, staffMapping]);
    expect(temp.store.findSyncMapping(syncMappingId.parse('m-staff'))).toEqual(staffMapping);
    expect(temp.store.findUserType(userTypeId.parse('no'))).toBeNull();
    expect(temp.store.findDepartment(departmentId.parse('no'))).toBeNull();
    expect(temp.store.findSyncMapping(syncMappingId.parse('no'))).toBeNull();
  });

  it('can be changed, and a mapping removed with its years', () => {
    addSixthForm();
    temp.store.transaction((writer) => {
      writer.updateUserType({ ...sixthForm, name: 'Sixth', retired: true, sortOrder: 4 });
      writer.updateSyncMapping({ ...sixthMapping, years: syncMappingYears('12') });
    });
    expect(temp.store.findUserType(SIXTH)).toEqual({ ...sixthForm, name: 'Sixth', retired: true, sortOrder: 4 });
    expect(temp.store.findSyncMapping(sixthMapping.id)).toMatchObject({ years: ['12'] });
    temp.store.transaction((writer) => {
      writer.deleteSyncMapping(sixthMapping.id);
      writer.insertSyncMapping({ ...sixthMapping, years: syncMappingYears('12', '13') });
    });
    expect(temp.store.findSyncMapping(sixthMapping.id)).toMatchObject({ years: ['12', '13'] });
  });

  it('never has a year in two mappings', () => {
    addSixthForm();
    expect(() =>
      temp.store.transaction((writer) =>
        writer.insertSyncMapping({ ...sixthMapping, id: syncMappingId.parse('m2'), years: syncMappingYears('13') }),
      ),
    ).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
  });
});

function syncMappingYears(...years: readonly string[]) {
  return studentMapping.parse({ ...sixthMapping, years }).years;
}

describe('a pupil the MIS names', () => {
  it('is put into their address book in the same transaction', () => {
    addSixthForm();
    const [younger, older] = enrol(temp.store, [aRosterPupil(), aRosterPupil({ wondeId: 'A200', yearGroup: YEAR_12 })]);
    expect(younger?.userTypeId).toBe(STUDENT);
    expect(older?.userTypeId).toBe(SIXTH);
  });

  it('changes address book when the MIS moves them up a year, and keeps PIN and card', () => {
    addSixthForm();
    enrol(temp.store, [aRosterPupil()]);
    enrol(temp.store, [aRosterPupil({ yearGroup: YEAR_12 })]);
    expect(findByWondeId(temp.store, 'A100')?.userTypeId).toBe(SIXTH);
  });
});

describe('the memberships of a whole school', () => {
  it('follow the mappings, and nobody moves twice', () => {
    enrol(temp.store, [aRosterPupil(), aRosterPupil({ wondeId: 'A200', yearGroup: YEAR_12 })]);
    addSixthForm();
    expect(temp.store.transaction((writer) => applyMemberships(writer))).toBe(1);
    expect(temp.store.transaction((writer) => applyMemberships(writer))).toBe(0);
    expect(temp.store.countMemberships()).toEqual([
      { kind: 'student', userTypeId: SIXTH, departmentId: null, people: 1 },
      { kind: 'student', userTypeId: STUDENT, departmentId: null, people: 1 },
    ]);
  });

  it('are put right for twenty thousand people in well under a second', () => {
    const years = Array.from({ length: 13 }, (_, n) => ({ id: `Y${n}`, name: `Year ${n + 1}`, code: String(n + 1) }));
    const pupils = Array.from({ length: 20_000 }, (_, n) =>
      aRosterPupil({ wondeId: `A${n}`, yearGroup: years[n % 13] ?? null }),
    );
    temp.store.transaction((writer) => writer.upsertPupils(pupils, 'run', FAKE_CLOCK_START_MS));
    addSixthForm();
    const startedAt = performance.now();
    expect(temp.store.transaction((writer) => applyMemberships(writer))).toBe(3076);
    expect(performance.now() - startedAt).toBeLessThan(1500);
  }, 60_000);
});

describe('the years of the roll', () => {
  it('are counted, with those who are in no address book', () => {
    enrol(temp.store, [aRosterPupil(), aRosterPupil({ wondeId: 'A2', yearGroup: null })]);
    temp.store.transaction((writer) => {
      writer.insertUserType(sixthForm);
      const mapping = { ...sixthMapping, years: syncMappingYears('7') };
      writer.insertSyncMapping(mapping);
      writer.deleteSyncMapping(syncMappingId.parse('students'));
      applyMemberships(writer);
    });
    expect(temp.store.listRosterYears()).toEqual([
      { name: null, code: null, pupils: 1, inNoAddressBook: 1 },
      { name: 'Year 7', code: '7', pupils: 1, inNoAddressBook: 0 },
    ]);
  });
});
