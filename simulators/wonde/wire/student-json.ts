// Pupils as JSON, with the includes the simulator has data for.
// Includes that are valid but not modelled (behaviours, results, ...) come back empty.

import { dayObject } from './date-object.ts';
import { findGroup } from '../state/roll.ts';
import { classJson, employeeJson, groupJson, isStaffOf } from './group-json.ts';
import { toMany, toOne } from './includes.ts';
import { bareStudentJson } from './person-json.ts';
import { photoJson } from './photo-json.ts';
import type { Group, Pupil } from '../school/model.ts';
import type { IncludeSpec, IncludeTree } from './includes.ts';
import type { View } from './view.ts';

const withEmployees: IncludeSpec = { employees: { scope: 'employees.read' } };
const withNotes: IncludeSpec = { notes: {} };

/** The includes of `/students` and its siblings. */
export const studentIncludes: IncludeSpec = {
  classes: {
    scope: 'classes.read',
    children: { enrolments: {}, employees: { scope: 'employees.read' }, subject: {} },
  },
  education_details: { scope: 'education_details.read' },
  contact_details: { scope: 'contact_details.read' },
  attendance_summary: { scope: 'attendance.read' },
  extended_details: { scope: 'extended_details.read' },
  contacts: { scope: 'contacts.read', children: { contact_details: {} } },
  year: { scope: 'groups.read', children: withEmployees },
  house: { scope: 'groups.read', children: withEmployees },
  registration: { scope: 'groups.read', children: withEmployees },
  boarding: { scope: 'groups.read', children: withEmployees },
  groups: { scope: 'groups.read', children: withEmployees },
  campus: { scope: 'groups.read' },
  permissions: {},
  identifiers: {},
  behaviours: { scope: 'behaviours.read', children: withEmployees },
  achievements: { scope: 'achievements.read', children: withEmployees },
  photo: { scope: 'photos.read' },
  sen_needs: { scope: 'sen_needs.read' },
  siblings: {},
  medical_conditions: { scope: 'medical.read', children: withNotes },
  medical_events: { scope: 'medical.read', children: withNotes },
  medical_notes: { scope: 'medical.read' },
  doctors: { scope: 'medical.read' },
  in_care_date_ranges: {},
  sen_date_ranges: {},
  fsm_date_ranges: {},
  user_defined_fields: {},
  results: { scope: 'results.read', children: { aspect: {}, resultset: {} } },
  exclusions: {},
  child_protection_plan_date_ranges: {},
  upfsm_exception_date_ranges: {},
  regional_data: {},
};

// Valid, to-one, and always empty here; every other include that is not modelled is to-many.
const emptyToOne = new Set(['boarding', 'campus', 'attendance_summary', 'permissions', 'identifiers', 'regional_data']);

function educationJson(view: View, pupil: Pupil): object {
  const { settings } = view;
  return view.mask('education_details', {
    upn: pupil.upn,
    local_upn: null,
    former_upn: null,
    admission_number: pupil.admissionNumber,
    learner_number: null,
    current_nc_year: pupil.curriculumYear,
    part_time: false,
    part_time_rate: null,
    admission_date: dayObject(pupil.admissionDate, settings),
    leaving_date: dayObject(pupil.leavingDate, settings),
  });
}

function contactJson(view: View, pupil: Pupil): object {
  const email = `pupil.${pupil.misId}@bryn-hafan.example`;
  return view.mask('contact_details', {
    phones: { phone: null, primary: null, home: null, work: null, mobile: null },
    emails: { email, primary: email, home: null, work: null },
    addresses: { home: null, work: null, postal: null },
    salutation: null,
  });
}

function extendedJson(view: View, pupil: Pupil): object {
  return view.mask('extended_details', {
    ethnicity: null,
    religion: null,
    first_language: null,
    sen_status: null,
    in_lea_care: null,
    free_school_meals: null,
    english_as_additional_language: null,
    premium_pupil_indicator: null,
    service_children_indicator: null,
    enrolment_status: pupil.roll === 'leaver' ? 'Leaver' : 'Single Registration',
  });
}

function groupInclude(view: View, groupId: string | null, includes: IncludeTree): unknown {
  const group = findGroup(view.school, groupId);
  if (group === null || !view.hasScope('groups.read')) return toOne(null, view.settings);
  return toOne(groupWithStaff(view, group, includes), view.settings);
}

function groupWithStaff(view: View, group: Group, includes: IncludeTree): object {
  const json = groupJson(view, group, new Map());
  if (!includes.has('employees')) return json;
  const staff = view.school.employees.filter((employee) => isStaffOf(employee, group.id));
  return { ...json, employees: toMany(staff.map((employee) => employeeJson(view, employee, new Map()))) };
}

function includeJson(view: View, pupil: Pupil, name: string, includes: IncludeTree): unknown {
  const { settings, school } = view;
  switch (name) {
    case 'year':
      return groupInclude(view, pupil.yearId, includes);
    case 'registration':
      return groupInclude(view, pupil.formId, includes);
    case 'house':
      return groupInclude(view, pupil.houseId, includes);
    case 'groups': {
      const ids = [pupil.yearId, pupil.formId, pupil.houseId];
      const groups = school.groups.filter((group) => ids.includes(group.id));
      return toMany(groups.map((group) => groupWithStaff(view, group, includes)));
    }
    case 'classes': {
      const classes = school.classes.filter((teachingClass) => teachingClass.formId === pupil.formId);
      return toMany(classes.map((teachingClass) => classJson(view, teachingClass, includes)));
    }
    case 'education_details':
      return toOne(view.hasScope('education_details.read') ? educationJson(view, pupil) : null, settings);
    case 'contact_details':
      return toOne(contactJson(view, pupil), settings);
    case 'extended_details':
      return toOne(extendedJson(view, pupil), settings);
    case 'photo':
      return toOne(pupil.hasPhoto ? photoJson(pupil, settings) : null, settings);
    default:
      return emptyToOne.has(name) ? toOne(null, settings) : toMany([]);
  }
}

/** A pupil with the includes asked for. */
export function studentJson(view: View, pupil: Pupil, includes: IncludeTree): object {
  const json = bareStudentJson(view, pupil);
  for (const [name, inner] of includes) json[name] = includeJson(view, pupil, name, inner);
  return json;
}
