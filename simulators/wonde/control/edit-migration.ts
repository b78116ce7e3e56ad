// An MIS migration: the day on which every identifier of a school changes at once.

import { createToken } from '../state/tokens.ts';
import { rekeyRegister } from '../writebacks/register.ts';
import { nextMisId, renumberPupils } from './edit-pupils.ts';
import type { School } from '../school/model.ts';
import type { World } from '../state/world.ts';
import type { EditOf } from './edit-kinds.ts';

/** The fields every webhook about a school carries. */
export function schoolFields(school: School): Record<string, unknown> {
  return {
    school_id: school.id,
    school_name: school.name,
    school_la_code: school.laCode,
    school_urn: school.urn,
    school_establishment_number: school.establishmentNumber,
  };
}

/** Sends the migration webhook: once when scheduled, once when complete. */
export function emitMigration(world: World, school: School, from: string | null, isComplete: boolean): void {
  const at = new Date(world.clock.nowMs()).toISOString();
  world.emit({
    payload_type: 'schoolMigration',
    school_id: school.id,
    school_name: school.name,
    migrate_from: from,
    migrate_to: school.mis,
    scheduled_at: at,
    completed_at: isComplete ? at : null,
  });
}

/** Moves the school to another MIS: every id, MIS id and UPI changes, UPNs stay. Returns the new token, if one was made. */
export function migrateMis(world: World, school: School, edit: EditOf<'migrateMis'>): string | null {
  const from = school.mis;
  school.mis = edit.mis;
  const nowMs = world.clock.nowMs();
  rekeyRegister(school.register, renumberPupils(school));
  for (const person of [...school.pupils, ...school.employees]) person.updatedAtMs = nowMs;
  for (const employee of school.employees) Object.assign(employee, { id: school.ids.next(), misId: nextMisId(school) });
  renumberGroups(school, nowMs);
  school.deletions = [];
  school.rollWindow = edit.window;
  emitMigration(world, school, from, false);
  if (!edit.newToken) return null;
  world.token.isRevoked = true;
  const digits = Array.from(world.token.value).reverse().join('');
  world.token = createToken(digits, 'school', school.id);
  world.tokens.push(world.token);
  world.emit({ payload_type: 'schoolApproved', ...schoolFields(school), school_token: digits });
  return digits;
}

function renumberGroups(school: School, nowMs: number): void {
  const newIds = new Map<string, string>();
  for (const group of school.groups) {
    const before = group.id;
    Object.assign(group, { id: school.ids.next(), misId: nextMisId(school), updatedAtMs: nowMs });
    newIds.set(before, group.id);
  }
  const renew = (id: string | null): string | null => (id === null ? null : (newIds.get(id) ?? null));
  for (const pupil of school.pupils) {
    pupil.yearId = renew(pupil.yearId);
    pupil.formId = renew(pupil.formId);
    pupil.houseId = renew(pupil.houseId);
  }
  for (const employee of school.employees) {
    employee.departmentId = renew(employee.departmentId);
    employee.formId = renew(employee.formId);
  }
  for (const teachingClass of school.classes) teachingClass.formId = renew(teachingClass.formId) ?? '';
}
