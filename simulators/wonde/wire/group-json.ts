// Groups, classes and employees as JSON.

import { dayObject } from './date-object.ts';
import { toMany, toOne } from './includes.ts';
import { bareStudentJson, personJson, stampsJson } from './person-json.ts';
import { photoJson } from './photo-json.ts';
import type { Employee, Group, Pupil, TeachingClass } from '../school/model.ts';
import type { IncludeSpec, IncludeTree } from './includes.ts';
import type { View } from './view.ts';

/** The includes of `/groups`. */
export const groupIncludes: IncludeSpec = {
  students: { scope: 'students.read' },
  employees: { scope: 'employees.read' },
};

/** The includes of `/classes`. */
export const classIncludes: IncludeSpec = {
  students: { scope: 'students.read' },
  employees: { scope: 'employees.read' },
  subject: { scope: 'classes.read' },
};

/** The includes of `/employees`. */
export const employeeIncludes: IncludeSpec = {
  employment_details: { scope: 'employment_details.read' },
  contact_details: { scope: 'contact_details.read' },
  groups: { scope: 'groups.read' },
  classes: { scope: 'classes.read' },
  photo: { scope: 'photos.read' },
};

function pupilsOf(view: View, belongs: (pupil: Pupil) => boolean): object[] {
  const pupils = view.school.pupils.filter((pupil) => pupil.roll === 'current' && !pupil.isHidden && belongs(pupil));
  return pupils.map((pupil) => bareStudentJson(view, pupil));
}

function isInGroup(pupil: Pupil, groupId: string): boolean {
  return pupil.yearId === groupId || pupil.formId === groupId || pupil.houseId === groupId;
}

/** True for staff of a department or form. */
export function isStaffOf(employee: Employee, groupId: string): boolean {
  return employee.departmentId === groupId || employee.formId === groupId;
}

/** A group: year, form, house, department or campus. */
export function groupJson(view: View, group: Group, includes: IncludeTree): object {
  const { settings, school } = view;
  const value: Record<string, unknown> = {
    id: group.id,
    mis_id: group.misId,
    name: group.name,
    code: group.code,
    type: group.type,
    description: group.description,
    notes: null,
    ...stampsJson(group, settings),
  };
  const json = view.mask('groups', value);
  if (includes.has('students')) json['students'] = toMany(pupilsOf(view, (pupil) => isInGroup(pupil, group.id)));
  if (includes.has('employees')) {
    const staff = school.employees.filter((employee) => isStaffOf(employee, group.id));
    json['employees'] = toMany(staff.map((employee) => employeeJson(view, employee, new Map())));
  }
  return json;
}

/** A teaching class. */
export function classJson(view: View, teachingClass: TeachingClass, includes: IncludeTree): object {
  const { settings, school } = view;
  const value: Record<string, unknown> = {
    id: teachingClass.id,
    mis_id: teachingClass.misId,
    type: null,
    name: teachingClass.name,
    code: teachingClass.code,
    description: teachingClass.subject,
    subject: teachingClass.subjectId,
    alternative: false,
    priority: school.mis === 'SIMS' ? false : null,
    academic_year: null,
    year_group: null,
    ...stampsJson(teachingClass, settings),
  };
  const json = view.mask('classes', value);
  if (includes.has('subject')) {
    json['subject'] = toOne({ id: teachingClass.subjectId, name: teachingClass.subject }, settings);
  }
  if (includes.has('students'))
    json['students'] = toMany(pupilsOf(view, (pupil) => pupil.formId === teachingClass.formId));
  if (includes.has('employees')) {
    const staff = school.employees.filter((employee) => employee.id === teachingClass.employeeId);
    json['employees'] = toMany(
      staff.map((employee) => ({ ...employeeJson(view, employee, new Map()), meta: { is_main_teacher: true } })),
    );
  }
  return json;
}

function employmentJson(view: View, employee: Employee): object {
  return view.mask('employment_details', {
    current: employee.isCurrent,
    teaching_staff: employee.isTeacher,
    employment_start_date: dayObject(employee.startedOn, view.settings),
    employment_end_date: null,
    role_text: employee.role,
  });
}

/** A member of staff. */
export function employeeJson(view: View, employee: Employee, includes: IncludeTree): object {
  const { settings, school } = view;
  const person: Record<string, unknown> = { ...personJson(employee, settings), ...stampsJson(employee, settings) };
  const json = view.mask('employees', person);
  if (includes.has('employment_details')) json['employment_details'] = { data: employmentJson(view, employee) };
  if (includes.has('contact_details')) {
    const email = `staff.${employee.misId}@bryn-hafan.example`;
    const emails = { email, primary: email, home: null, work: email };
    json['contact_details'] = {
      data: view.mask('contact_details', { phones: null, emails, addresses: null, salutation: null }),
    };
  }
  if (includes.has('groups')) {
    const groups = school.groups.filter((group) => isStaffOf(employee, group.id));
    json['groups'] = toMany(groups.map((group) => groupJson(view, group, new Map())));
  }
  if (includes.has('classes')) {
    const classes = school.classes.filter((teachingClass) => teachingClass.employeeId === employee.id);
    json['classes'] = toMany(classes.map((teachingClass) => classJson(view, teachingClass, new Map())));
  }
  if (includes.has('photo')) json['photo'] = toOne(employee.hasPhoto ? photoJson(employee, settings) : null, settings);
  return json;
}
