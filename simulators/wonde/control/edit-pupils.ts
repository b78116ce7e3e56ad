// Changes to pupils: each bumps what Wonde would bump, and leaves the rows Wonde would leave.

import { makePupil } from '../school/build-people.ts';
import { makeUpi } from '../school/ids.ts';
import { createRandom } from '../school/random.ts';
import { schoolYearStart, toDateText } from '../school/calendar.ts';
import type { Group, Pupil, School } from '../school/model.ts';
import type { World } from '../state/world.ts';
import type { EditOf } from './edit-kinds.ts';

/** The pupil with the id; throws RangeError where the school has none. */
export function getPupil(school: School, studentId: string): Pupil {
  const pupil = school.pupils.find((candidate) => candidate.id === studentId);
  if (pupil === undefined) throw new RangeError(`No pupil ${studentId} at ${school.id}`);
  return pupil;
}

function findByName(school: School, type: Group['type'], name: string | undefined): Group | null {
  if (name === undefined) return null;
  const group = school.groups.find(
    (candidate) => candidate.type === type && (candidate.name === name || candidate.code === name),
  );
  if (group === undefined) throw new RangeError(`No ${type} called ${name}`);
  return group;
}

/** Hands out the next MIS id of a school. */
export function nextMisId(school: School): string {
  school.nextMisId += 1;
  return String(school.nextMisId);
}

/** Adds a pupil and returns the new id. */
export function addPupil(world: World, school: School, edit: EditOf<'addPupil'>): string {
  const year = findByName(school, 'YEAR', edit.year);
  const form = findByName(school, 'REGISTRATION', edit.form);
  const nowMs = world.clock.nowMs();
  const tools = {
    ids: school.ids,
    random: createRandom(school.pupils.length),
    nowMs,
    createdAtMs: nowMs,
    schoolId: school.id,
    laCode: school.laCode,
    establishmentNumber: school.establishmentNumber,
    hasBirthDates: true,
    nextMisId: () => nextMisId(school),
  };
  const curriculumYear = year?.code === 'R' ? 0 : Number(year?.code ?? 7);
  const place = { curriculumYear, year, form, house: null, roll: edit.roll };
  const pupil = makePupil(tools, place, school.pupils.length + 1);
  Object.assign(pupil, namesOf(edit.forename, edit.surname), { dateOfBirth: edit.dateOfBirth, middleNames: null });
  school.pupils.push(pupil);
  return pupil.id;
}

function namesOf(forename: string, surname: string) {
  const initials = `${forename.charAt(0)}${surname.charAt(0)}`.toUpperCase();
  return { forename, surname, legalForename: forename, legalSurname: surname, initials };
}

/** Renames a pupil. */
export function renamePupil(school: School, edit: EditOf<'renamePupil'>): Pupil {
  const pupil = getPupil(school, edit.studentId);
  return Object.assign(pupil, namesOf(edit.forename ?? pupil.forename ?? '', edit.surname ?? pupil.surname ?? ''));
}

/** Moves a pupil to another year or form. */
export function movePupil(school: School, edit: EditOf<'movePupil'>): Pupil {
  const pupil = getPupil(school, edit.studentId);
  const year = findByName(school, 'YEAR', edit.year);
  const form = findByName(school, 'REGISTRATION', edit.form);
  if (year !== null) Object.assign(pupil, { yearId: year.id, curriculumYear: year.code });
  if (form !== null) pupil.formId = form.id;
  return pupil;
}

function recordDeletion(school: School, pupil: Pupil, nowMs: number): void {
  school.deletions.push({ type: 'student', id: pupil.id, misId: pupil.misId, deletedAtMs: nowMs, restoredAtMs: null });
}

/** A pupil leaves; which lists show it is the setting `leaverLists`. */
export function leavePupil(world: World, school: School, studentId: string): Pupil {
  const pupil = getPupil(school, studentId);
  const nowMs = world.clock.nowMs();
  const { inStudents, inLeavers, inDeletions } = world.settings.leaverLists;
  pupil.roll = inLeavers || inStudents ? 'leaver' : 'deleted';
  pupil.lingers = inStudents;
  pupil.leavingDate = toDateText(nowMs);
  if (inDeletions) recordDeletion(school, pupil, nowMs);
  return pupil;
}

/** A pupil disappears without being a leaver. */
export function deletePupil(world: World, school: School, studentId: string): Pupil {
  const pupil = getPupil(school, studentId);
  pupil.roll = 'deleted';
  pupil.lingers = false;
  recordDeletion(school, pupil, world.clock.nowMs());
  return pupil;
}

/** The first re-join story: the same MIS id comes back under the same Wonde id. */
export function restorePupil(world: World, school: School, studentId: string): Pupil {
  const pupil = getPupil(school, studentId);
  const nowMs = world.clock.nowMs();
  Object.assign(pupil, { roll: 'current', lingers: false, leavingDate: null, restoredAtMs: nowMs });
  for (const row of school.deletions) {
    if (row.id === studentId && row.restoredAtMs === null) row.restoredAtMs = nowMs;
  }
  return pupil;
}

/** The second re-join story: a new Wonde id, the old UPI and UPN. Returns the new id. */
export function rejoinPupil(world: World, school: School, studentId: string): string {
  const before = getPupil(school, studentId);
  const nowMs = world.clock.nowMs();
  if (before.roll === 'current') recordDeletion(school, before, nowMs);
  before.roll = 'deleted';
  const after: Pupil = { ...before, id: school.ids.next(), roll: 'current', lingers: false };
  Object.assign(after, { createdAtMs: nowMs, updatedAtMs: nowMs, leavingDate: null });
  school.pupils.push(after);
  return after.id;
}

/** Blanks fields of every n-th pupil on roll. */
export function blankFields(school: School, edit: EditOf<'blankFields'>): Pupil[] {
  const chosen = school.pupils
    .filter((pupil) => pupil.roll === 'current')
    .filter((_, index) => index % edit.every === 0);
  for (const pupil of chosen) for (const field of edit.fields) pupil[field] = null;
  return chosen;
}

/** A new MIS: every id, MIS id and UPI changes, the UPN stays. Returns new ids by old id. */
export function renumberPupils(school: School): ReadonlyMap<string, string> {
  const newIds = new Map<string, string>();
  for (const pupil of school.pupils) {
    const before = pupil.id;
    pupil.id = school.ids.next();
    pupil.misId = nextMisId(school);
    pupil.upi = makeUpi(`${school.mis}-${pupil.misId}`, school.id);
    newIds.set(before, pupil.id);
  }
  return newIds;
}

/** Takes a pre-admission pupil on roll. */
export function admitPupil(world: World, school: School, studentId: string): Pupil {
  const pupil = getPupil(school, studentId);
  pupil.roll = 'current';
  pupil.admissionDate = `${schoolYearStart(world.clock.nowMs())}-09-01`;
  return pupil;
}
