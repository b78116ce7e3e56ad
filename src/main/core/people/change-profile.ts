// What staff change on a profile: photo permission, notes, collectors, department. Each with its audit entry; what is
// as it was already writes none.
import type { PersonId } from '../../../shared/domain/ids.ts';
import { collectorId, type Collector, type PhotoPermission } from '../../../shared/domain/person-profile.ts';
import type { DepartmentId } from '../../../shared/domain/user-type.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { writeChange } from '../admin/write-change.ts';
import type { KioskContext } from '../kiosk-context.ts';
import { applyMemberships } from '../people-setup/membership.ts';
import type { PersonDetails } from '../store-parts/people-store.ts';
import type { Person, StoreWriter } from '../store-port.ts';

export type ProfileChanger = Pick<KioskContext, 'store' | 'clock' | 'random' | 'emit'>;

function personOf(writer: StoreWriter, personId: PersonId): Person {
  const person = writer.findPerson(personId);
  if (person === null) throw new AppError('NOT_FOUND', { context: { what: 'person' } });
  return person;
}

/** Changes one of the details, audited under `what`; true when it was another before. */
function changeDetail<K extends keyof PersonDetails>(
  changer: ProfileChanger,
  writer: StoreWriter,
  change: { readonly personId: PersonId; readonly field: K; readonly value: PersonDetails[K] },
  audit: { readonly who: string; readonly what: string },
): boolean {
  const { personId, field, value } = change;
  const before = writer.findPersonDetails(personId);
  if (before[field] === value) return false;
  writer.setPersonDetails(personId, { ...before, [field]: value }, changer.clock.nowMs());
  writeChange(writer, changer, audit.who, {
    what: audit.what,
    subjectId: personId,
    before: { [field]: before[field] },
    after: { [field]: value },
  });
  return true;
}

/** @throws AppError NOT_FOUND */
export function setPhotoPermission(
  changer: ProfileChanger,
  personId: PersonId,
  value: PhotoPermission,
  who: string,
): void {
  changer.store.transaction((writer) => {
    personOf(writer, personId);
    const audit = { who, what: 'person.photoPermissionChanged' };
    changeDetail(changer, writer, { personId, field: 'photoPermission', value }, audit);
  });
}

/** @throws AppError NOT_FOUND */
export function setNotes(changer: ProfileChanger, personId: PersonId, notes: string, who: string): void {
  changer.store.transaction((writer) => {
    personOf(writer, personId);
    const audit = { who, what: 'person.notesChanged' };
    changeDetail(changer, writer, { personId, field: 'notes', value: notes.trimEnd() }, audit);
  });
}

/**
 * Puts a member of staff into a department, or with null back into that of their mapping.
 * @throws AppError NOT_FOUND; CONFLICT: a pupil, or a department that is retired
 */
export function setDepartment(
  changer: ProfileChanger,
  personId: PersonId,
  departmentId: DepartmentId | null,
  who: string,
): void {
  const changed = changer.store.transaction((writer) => {
    if (personOf(writer, personId).kind !== 'staff') throw new AppError('CONFLICT', { context: { what: 'pupil' } });
    if (departmentId !== null) {
      const department = writer.findDepartment(departmentId);
      if (department === null) throw new AppError('NOT_FOUND', { context: { what: 'department' } });
      if (department.retired) throw new AppError('CONFLICT', { context: { what: 'retired' } });
    }
    const audit = { who, what: 'person.departmentChanged' };
    const isNew = changeDetail(changer, writer, { personId, field: 'departmentId', value: departmentId }, audit);
    if (isNew) applyMemberships(writer, [personId]);
    return isNew;
  });
  if (changed) changer.emit('roster.changed', {});
}

export type CollectorDraft = Omit<Collector, 'id'> & { readonly id: Collector['id'] | null };

/**
 * The whole list of who may collect a pupil, in order. A null id is somebody new; an id that was removed comes back
 * under it, which is how removing is undone.
 * @throws AppError NOT_FOUND; CONFLICT: a member of staff, or an id of another pupil's collector
 */
export function setCollectors(
  changer: ProfileChanger,
  personId: PersonId,
  drafts: readonly CollectorDraft[],
  who: string,
): Collector[] {
  const { store, clock, random } = changer;
  return store.transaction((writer) => {
    if (personOf(writer, personId).kind !== 'student') throw new AppError('CONFLICT', { context: { what: 'staff' } });
    const before = writer.listCollectors(personId);
    const after = drafts.map((draft) => ({
      ...draft,
      id: draft.id ?? collectorId.parse(random.uuidV7(clock.nowMs())),
    }));
    const kept = new Set(after.map(({ id }) => id));
    if (kept.size < after.length) throw new AppError('CONFLICT', { context: { what: 'one collector twice' } });
    if (JSON.stringify(before) === JSON.stringify(after)) return after;
    for (const { id } of before) if (!kept.has(id)) writer.removeCollector(id);
    after.forEach((collector, index) => writer.setCollector(personId, collector, index));
    const audited = { what: 'person.collectorsChanged', subjectId: personId, before, after };
    writeChange(writer, changer, who, audited);
    return after;
  });
}
