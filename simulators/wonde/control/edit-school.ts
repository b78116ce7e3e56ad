// Changes to a school as a whole: its link, groups, staff, tokens, scopes, and whether it is online.

import { setScope } from '../state/tokens.ts';
import { extractNow } from '../writebacks/jobs.ts';
import { emitMigration, migrateMis, schoolFields } from './edit-migration.ts';
import { takeRegister, teacherMark } from './edit-register.ts';
import type { Employee, School } from '../school/model.ts';
import type { Token } from '../state/tokens.ts';
import type { World } from '../state/world.ts';
import type { Edit, EditOf } from './edit-kinds.ts';

type SchoolEdit = Exclude<
  Edit,
  EditOf<
    | 'addPupil'
    | 'renamePupil'
    | 'movePupil'
    | 'touchPupil'
    | 'leavePupil'
    | 'deletePupil'
    | 'restorePupil'
    | 'rejoinPupil'
    | 'admitPupil'
    | 'hidePupil'
    | 'blankFields'
  >
>;

/** Makes a change that is not about one pupil; gives back a new token where it made one. */
export function performOnSchool(world: World, school: School, edit: SchoolEdit): string | null {
  switch (edit.op) {
    case 'deleteGroup':
      return deleteGroup(world, school, edit.groupId);
    case 'deleteEmployee':
      return deleteEmployee(world, school, edit.employeeId);
    case 'restoreEmployee':
      return restoreEmployee(world, school, edit);
    case 'changeEmployee':
      return changeEmployee(world, school, edit);
    case 'setOnline':
      return setOnline(world, school, edit.isOnline);
    case 'setLink':
      return setLink(world, school, edit);
    case 'setMis':
      school.mis = edit.mis;
      return null;
    case 'setDomain':
      school.domain = edit.domain;
      return null;
    case 'migrateMis':
      return migrateMis(world, school, edit);
    case 'finishMigration':
      school.rollWindow = 'full';
      emitMigration(world, school, null, true);
      return null;
    case 'forgeWebhook':
      world.emit(edit.payload);
      return null;
    case 'revokeToken':
      findToken(world, edit.token).isRevoked = true;
      return null;
    case 'restoreToken':
      findToken(world, edit.token).isRevoked = false;
      return null;
    case 'withdrawScope':
    case 'grantScope':
      for (const token of world.tokens) setScope(token, school.id, edit.scope, edit.op === 'grantScope');
      return null;
    case 'teacherMark':
      return teacherMark(world, school, edit);
    case 'takeRegister':
      return takeRegister(world, school, edit);
  }
}

function findToken(world: World, value: string | undefined): Token {
  const token = value === undefined ? world.token : world.tokens.find((candidate) => candidate.value === value);
  if (token === undefined) throw new RangeError('No such token');
  return token;
}

function deleteGroup(world: World, school: School, groupId: string): null {
  const group = school.groups.find((candidate) => candidate.id === groupId);
  if (group === undefined) throw new RangeError(`No group ${groupId}`);
  const nowMs = world.clock.nowMs();
  school.groups = school.groups.filter((candidate) => candidate !== group);
  // Classes hang below their form here: children of what is deleted vanish without rows of their own.
  school.classes = school.classes.filter((teachingClass) => teachingClass.formId !== groupId);
  school.deletions.push({ type: 'group', id: groupId, misId: group.misId, deletedAtMs: nowMs, restoredAtMs: null });
  for (const pupil of school.pupils) {
    if (![pupil.yearId, pupil.formId, pupil.houseId].includes(groupId)) continue;
    if (pupil.yearId === groupId) pupil.yearId = null;
    if (pupil.formId === groupId) pupil.formId = null;
    if (pupil.houseId === groupId) pupil.houseId = null;
    pupil.updatedAtMs = nowMs;
  }
  return null;
}

function getEmployee(school: School, employeeId: string): Employee {
  const employee = school.employees.find((candidate) => candidate.id === employeeId);
  if (employee === undefined) throw new RangeError(`No employee ${employeeId}`);
  return employee;
}

function deleteEmployee(world: World, school: School, employeeId: string): null {
  const employee = getEmployee(school, employeeId);
  employee.isCurrent = false;
  employee.updatedAtMs = world.clock.nowMs();
  school.deletions.push({
    type: 'employee',
    id: employee.id,
    misId: employee.misId,
    deletedAtMs: employee.updatedAtMs,
    restoredAtMs: null,
  });
  return null;
}

function restoreEmployee(world: World, school: School, edit: EditOf<'restoreEmployee'>): string {
  const employee = getEmployee(school, edit.employeeId);
  const nowMs = world.clock.nowMs();
  Object.assign(employee, { isCurrent: true, updatedAtMs: nowMs });
  if (edit.rejoin) employee.id = school.ids.next();
  else {
    employee.restoredAtMs = nowMs;
    for (const row of school.deletions) if (row.id === employee.id) row.restoredAtMs ??= nowMs;
  }
  return employee.id;
}

function changeEmployee(world: World, school: School, edit: EditOf<'changeEmployee'>): null {
  const { op: _op, employeeId, ...changes } = edit;
  Object.assign(getEmployee(school, employeeId), changes, { updatedAtMs: world.clock.nowMs() });
  return null;
}

function setOnline(world: World, school: School, isOnline: boolean): null {
  school.isOnline = isOnline;
  if (!isOnline) return null;
  const held = world.heldEdits;
  world.heldEdits = [];
  for (const apply of held) apply();
  if (world.settings.extraction === 'immediate') extractNow(world, school);
  return null;
}

function setLink(world: World, school: School, edit: EditOf<'setLink'>): null {
  school.link = edit.link;
  const fields = schoolFields(school);
  if (edit.link === 'approved')
    world.emit({ payload_type: 'schoolApproved', ...fields, school_token: world.token.value });
  if (edit.link === 'revoked') world.emit({ payload_type: 'accessRevoked', ...fields, revoke_reason: edit.reason });
  if (edit.link === 'declined') world.emit({ payload_type: 'accessDeclined', ...fields, decline_reason: edit.reason });
  return null;
}
