// What the simulator knows about schools and people, before any of it is put on the wire.

import type { IdSequence } from './ids.ts';
import type { Register } from '../writebacks/register.ts';

/** Which list a person of the roll is in at the moment. */
export type RollState = 'current' | 'leaver' | 'preAdmission' | 'deleted';

/** The stamps every top-level object carries, in milliseconds since 1970 (UTC). */
export interface Stamps {
  createdAtMs: number;
  updatedAtMs: number;
  restoredAtMs: number | null;
}

/** The person fields that pupils and employees have in common. */
export interface Person extends Stamps {
  id: string;
  upi: string;
  misId: string;
  title: string | null;
  initials: string | null;
  surname: string | null;
  forename: string | null;
  middleNames: string | null;
  legalSurname: string | null;
  legalForename: string | null;
  gender: string | null;
  /** YYYY-MM-DD. */
  dateOfBirth: string | null;
  hasPhoto: boolean;
}

/** One pupil, in whichever list. */
export interface Pupil extends Person {
  roll: RollState;
  upn: string | null;
  admissionNumber: string;
  /** "0" for Reception, "7" for Year 7. */
  curriculumYear: string | null;
  /** YYYY-MM-DD. */
  admissionDate: string;
  leavingDate: string | null;
  yearId: string | null;
  formId: string | null;
  houseId: string | null;
  /** Withheld from applications by the school's access control list. */
  isHidden: boolean;
  /** A leaver whom the MIS has no end date for, and who is still in `/students`. */
  lingers: boolean;
}

/** One member of staff. */
export interface Employee extends Person {
  departmentId: string | null;
  formId: string | null;
  role: string;
  isTeacher: boolean;
  isCurrent: boolean;
  /** YYYY-MM-DD. */
  startedOn: string;
}

/** The words Wonde uses for kinds of group. */
export type GroupType = 'YEAR' | 'REGISTRATION' | 'HOUSE' | 'DEPARTMENT' | 'CAMPUS';

/** A year, form, house, department or campus: Wonde has no other resource for them. */
export interface Group extends Stamps {
  id: string;
  misId: string;
  type: GroupType;
  name: string;
  code: string | null;
  description: string | null;
}

/** A teaching class; its pupils are those of one form. */
export interface TeachingClass extends Stamps {
  id: string;
  misId: string;
  name: string;
  code: string;
  subject: string;
  subjectId: string;
  formId: string;
  employeeId: string | null;
}

/** A row of `/deletions`. */
export interface Deletion {
  type: 'student' | 'employee' | 'group' | 'class';
  id: string;
  misId: string;
  deletedAtMs: number;
  restoredAtMs: number | null;
}

/** One attendance code; `kind` is ours, the word on the wire is a setting. */
export interface AttendanceCode {
  id: string;
  code: string;
  description: string;
  kind: CodeKind;
}

/** The statutory groups of codes. */
export type CodeKind = 'present' | 'elsewhere' | 'authorised' | 'notCounted' | 'unauthorised' | 'administrative';

/** How far an application's access to a school has come. */
export type LinkState = 'none' | 'pending' | 'approved' | 'declined' | 'revoked';

/** A school with all its data. */
export interface School {
  id: string;
  name: string;
  establishmentNumber: string;
  urn: number;
  laCode: string;
  postcode: string;
  phase: string;
  mis: string;
  link: LinkState;
  isAudited: boolean;
  isOnline: boolean;
  /** The bare host and port that serve this school's data. */
  domain: string;
  updatedAtMs: number;
  auditApprovedAtMs: number | null;
  pupils: Pupil[];
  employees: Employee[];
  groups: Group[];
  classes: TeachingClass[];
  deletions: Deletion[];
  /** The school's own codes: other ids for the same letters, and letters of its own. */
  codes: readonly AttendanceCode[];
  register: Register;
  ids: IdSequence;
  /** Part of the roll that is shown: a migration's window shows none or half of it. */
  rollWindow: 'full' | 'half' | 'empty';
  /** Rises with every change, so that lists built from the roll can be kept until then. */
  revision: number;
  /** Raised by one for every MIS id handed out after the school was built. */
  nextMisId: number;
}
