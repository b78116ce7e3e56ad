// Builds a school's years, forms, houses, departments and classes.

import type { Group, GroupType, TeachingClass } from './model.ts';
import type { IdSequence } from './ids.ts';

/** Everything a builder of one school's data shares. */
export interface BuildTools {
  readonly ids: IdSequence;
  readonly nextMisId: () => string;
  readonly createdAtMs: number;
}

/** The departments of a secondary school, in order of size. */
export const departmentNames = [
  'English',
  'Mathematics',
  'Science',
  'Humanities',
  'Languages',
  'Creative Arts',
  'Technology',
  'Physical Education',
  'Pastoral',
  'Site and Office',
] as const;

const houseNames = ['Derwen', 'Onnen', 'Gwernen', 'Bedwen'] as const;
const subjectNames = ['English', 'Mathematics', 'Science', 'History', 'French'] as const;

/** Makes one group of the given type. */
export function makeGroup(
  tools: BuildTools,
  type: GroupType,
  fields: { name: string; code: string | null; description?: string },
): Group {
  return {
    id: tools.ids.next(),
    misId: tools.nextMisId(),
    type,
    name: fields.name,
    code: fields.code,
    description: fields.description ?? null,
    createdAtMs: tools.createdAtMs,
    updatedAtMs: tools.createdAtMs,
    restoredAtMs: null,
  };
}

/** The code Wonde gives a curriculum year: "R" for Reception, else the number. */
export function yearCode(curriculumYear: number): string {
  return curriculumYear === 0 ? 'R' : String(curriculumYear);
}

/** The letters of a form: A to Z, then AA, AB and so on. */
export function formLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : formLetters(Math.floor(index / 26) - 1) + last;
}

/** Makes a year group. */
export function makeYear(tools: BuildTools, curriculumYear: number): Group {
  const name = curriculumYear === 0 ? 'Reception' : `Year ${curriculumYear}`;
  return makeGroup(tools, 'YEAR', { name, code: yearCode(curriculumYear) });
}

/** Makes the forms of a year, about 27 pupils each. */
export function makeForms(tools: BuildTools, curriculumYear: number, pupilCount: number): Group[] {
  const count = Math.max(1, Math.round(pupilCount / 27));
  return Array.from({ length: count }, (_, index) => {
    const name = `${yearCode(curriculumYear)}${formLetters(index)}`;
    return makeGroup(tools, 'REGISTRATION', { name, code: name, description: `Registration group ${name}` });
  });
}

/** Makes the houses. */
export function makeHouses(tools: BuildTools): Group[] {
  return houseNames.map((name) => makeGroup(tools, 'HOUSE', { name, code: name.slice(0, 3).toUpperCase() }));
}

/** Makes the departments. */
export function makeDepartments(tools: BuildTools): Group[] {
  return departmentNames.map((name) => makeGroup(tools, 'DEPARTMENT', { name, code: null }));
}

/** Makes one class per form and subject, each taught by one of the teachers. */
export function makeClasses(
  tools: BuildTools,
  forms: readonly Group[],
  teacherIds: readonly string[],
): TeachingClass[] {
  const subjects = subjectNames.map((name) => ({ name, id: tools.ids.next() }));
  return forms.flatMap((form, formIndex) =>
    subjects.map((subject, subjectIndex) => ({
      id: tools.ids.next(),
      misId: tools.nextMisId(),
      name: `${form.name}/${subject.name.slice(0, 2)}`,
      code: `${form.name}-${subject.name.slice(0, 2).toUpperCase()}`,
      subject: subject.name,
      subjectId: subject.id,
      formId: form.id,
      employeeId: teacherIds[(formIndex * subjectNames.length + subjectIndex) % teacherIds.length] ?? null,
      createdAtMs: tools.createdAtMs,
      updatedAtMs: tools.createdAtMs,
      restoredAtMs: null,
    })),
  );
}
