// Pupils (three lists), employees, groups, classes and photos.

import { listPupils } from '../state/roll.ts';
import {
  classIncludes,
  classJson,
  employeeIncludes,
  employeeJson,
  groupIncludes,
  groupJson,
  isStaffOf,
} from '../wire/group-json.ts';
import { photoJson } from '../wire/photo-json.ts';
import { studentIncludes, studentJson } from '../wire/student-json.ts';
import type { Employee, Group, Person, Pupil, RollState, TeachingClass } from '../school/model.ts';
import type { ApiContext } from '../http/context.ts';
import type { Resource } from './lists.ts';

const customFieldParameters = ['user_defined_field', 'only_user_defined_fields', 'only_mis_ids'];

function onlyBy(context: ApiContext, name: string): ReadonlySet<string> | null {
  const text = context.request.query.get(name);
  return text === null ? null : new Set(text.split(',').map((part) => part.trim()));
}

function studentResource(name: string, roll: RollState): Resource<Pupil> {
  return {
    name,
    scope: 'students.read',
    includes: studentIncludes,
    parameters: [...customFieldParameters, 'aspect_id', 'only_upns'],
    list: (school, context) => {
      const upns = onlyBy(context, 'only_upns');
      const misIds = onlyBy(context, 'only_mis_ids');
      const pupils = listPupils(school, roll);
      if (upns === null && misIds === null) return pupils;
      return pupils.filter(
        (pupil) => (upns === null || upns.has(pupil.upn ?? '')) && (misIds === null || misIds.has(pupil.misId)),
      );
    },
    updatedAtMs: (pupil) => pupil.updatedAtMs,
    toJson: studentJson,
  };
}

/** `/students`. */
export const students = studentResource('students', 'current');
/** `/students-leaver`. */
export const studentsLeaver = studentResource('students-leaver', 'leaver');
/** `/students-pre-admission`. */
export const studentsPreAdmission = studentResource('students-pre-admission', 'preAdmission');

const yes = (text: string | null): boolean => text === 'true' || text === '1';

/** `/employees`: current staff only. */
export const employees: Resource<Employee> = {
  name: 'employees',
  scope: 'employees.read',
  includes: employeeIncludes,
  parameters: [
    ...customFieldParameters,
    'has_role',
    'has_contract',
    'has_group',
    'has_class',
    'extra_ids',
    'employment_start_before',
    'employment_start_after',
  ],
  list: (school, context) => {
    const hasClass = yes(context.request.query.get('has_class'));
    const misIds = onlyBy(context, 'only_mis_ids');
    const teaching = new Set(school.classes.map((teachingClass) => teachingClass.employeeId));
    return school.employees.filter(
      (employee) =>
        employee.isCurrent &&
        (!hasClass || teaching.has(employee.id)) &&
        (misIds === null || misIds.has(employee.misId)),
    );
  },
  updatedAtMs: (employee) => employee.updatedAtMs,
  toJson: employeeJson,
};

/** `/groups`: years, forms, houses and departments, told apart by `type`. */
export const groups: Resource<Group> = {
  name: 'groups',
  scope: 'groups.read',
  includes: groupIncludes,
  parameters: ['type', 'has_students', 'has_employees'],
  list: (school, context) => {
    const { query } = context.request;
    const types = query.get('type')?.toUpperCase().split(',') ?? null;
    const pupils = listPupils(school, 'current');
    const withPupils = new Set(pupils.flatMap((pupil) => [pupil.yearId, pupil.formId, pupil.houseId]));
    const chosen = school.groups.filter((group) => {
      if (types !== null && !types.includes(group.type)) return false;
      if (yes(query.get('has_students')) && !withPupils.has(group.id)) return false;
      return !yes(query.get('has_employees')) || school.employees.some((employee) => isStaffOf(employee, group.id));
    });
    return chosen.sort((a, b) => (a.id < b.id ? -1 : 1));
  },
  updatedAtMs: (group) => group.updatedAtMs,
  toJson: groupJson,
};

/** `/classes`; a school may have none. */
export const classes: Resource<TeachingClass> = {
  name: 'classes',
  scope: 'classes.read',
  includes: classIncludes,
  parameters: ['has_students', 'has_lessons'],
  list: (school) => school.classes,
  updatedAtMs: (teachingClass) => teachingClass.updatedAtMs,
  toJson: classJson,
};

/** `/photos`: one row per person who has one, under the person's id. */
export const photos: Resource<Person> = {
  name: 'photos',
  scope: 'photos.read',
  includes: {},
  parameters: [],
  list: (school) =>
    [...listPupils(school, 'current'), ...school.employees]
      .filter((person) => person.hasPhoto)
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  updatedAtMs: (person) => person.updatedAtMs,
  toJson: (view, person) => ({ id: person.id, ...photoJson(person, view.settings) }),
};
