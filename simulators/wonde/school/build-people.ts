// Builds pupils and staff: names, dates of birth that fit the year group, and the few names every school must have.

import { birthDateFor, schoolYearStart, toDateText } from './calendar.ts';
import { makeUpi, makeUpn } from './ids.ts';
import { pickName } from './pick-name.ts';
import type { BuildTools } from './build-groups.ts';
import type { Employee, Group, Pupil, RollState } from './model.ts';
import type { PersonName } from './pick-name.ts';
import type { Random } from './random.ts';

/** What the builders of people need beside the groups. */
export interface PeopleTools extends BuildTools {
  readonly random: Random;
  readonly nowMs: number;
  readonly schoolId: string;
  readonly laCode: string;
  readonly establishmentNumber: string;
  readonly hasBirthDates: boolean;
}

/** Where a new pupil belongs. */
export interface PupilPlace {
  readonly curriculumYear: number;
  readonly year: Group | null;
  readonly form: Group | null;
  readonly house: Group | null;
  readonly roll: RollState;
}

const fifthOfADayMs = 17_280_000;

function initialsOf(name: PersonName): string {
  return `${name.forename.charAt(0)}${name.surname.charAt(0)}`.toUpperCase();
}

function nameFields(name: PersonName) {
  return {
    initials: initialsOf(name),
    surname: name.surname,
    forename: name.forename,
    middleNames: name.middleNames,
    legalSurname: name.legalSurname,
    legalForename: name.legalForename,
  };
}

/** Makes one pupil; the id and MIS id are the next of the school's sequences. */
export function makePupil(tools: PeopleTools, place: PupilPlace, serial: number): Pupil {
  const { random } = tools;
  const sex = random.chance(0.5) ? 'female' : 'male';
  const misId = tools.nextMisId();
  const startYear = schoolYearStart(tools.nowMs);
  const joinedYear = startYear - Math.max(0, place.curriculumYear - Math.min(7, place.curriculumYear));
  // Before the roll was last touched, and never in the future of the simulator's clock.
  const updatedAtMs = Math.max(tools.createdAtMs, tools.nowMs - (1 + random.below(200)) * fifthOfADayMs);
  const restoredAtMs = null;
  return {
    id: tools.ids.next(),
    upi: makeUpi(misId, tools.schoolId),
    misId,
    title: null,
    ...nameFields(pickName(random, sex)),
    gender: random.chance(0.01) ? 'NOT STATED/INADEQUATELY DESCRIBED' : sex.toUpperCase(),
    dateOfBirth: tools.hasBirthDates ? birthDateFor(place.curriculumYear, startYear, random) : null,
    hasPhoto: random.chance(0.9),
    roll: place.roll,
    upn: makeUpn(tools.laCode, tools.establishmentNumber, joinedYear, serial),
    admissionNumber: String(10_000 + serial).padStart(6, '0'),
    curriculumYear: place.year === null ? null : String(place.curriculumYear),
    admissionDate: `${joinedYear}-09-01`,
    leavingDate: place.roll === 'leaver' ? toDateText(tools.nowMs - random.below(60) * 5 * fifthOfADayMs) : null,
    yearId: place.year?.id ?? null,
    formId: place.form?.id ?? null,
    houseId: place.house?.id ?? null,
    isHidden: false,
    lingers: false,
    createdAtMs: tools.createdAtMs,
    updatedAtMs,
    restoredAtMs,
  };
}

/** Makes one member of staff. */
export function makeEmployee(
  tools: PeopleTools,
  department: Group | null,
  form: Group | null,
  isTeacher: boolean,
): Employee {
  const { random } = tools;
  const sex = random.chance(0.65) ? 'female' : 'male';
  const misId = tools.nextMisId();
  const titles = sex === 'female' ? ['Ms', 'Mrs', 'Miss', 'Dr'] : ['Mr', 'Mr', 'Mr', 'Dr'];
  const bornIn = schoolYearStart(tools.nowMs) - 24 - random.below(40);
  return {
    id: tools.ids.next(),
    upi: makeUpi(misId, tools.schoolId),
    misId,
    title: random.pick(titles),
    ...nameFields(pickName(random, sex)),
    gender: sex.toUpperCase(),
    dateOfBirth: tools.hasBirthDates ? `${bornIn}-0${1 + random.below(9)}-1${random.below(10)}` : null,
    hasPhoto: random.chance(0.95),
    departmentId: department?.id ?? null,
    formId: form?.id ?? null,
    role: isTeacher ? 'Teacher' : 'Support staff',
    isTeacher,
    isCurrent: true,
    startedOn: `${schoolYearStart(tools.nowMs) - random.below(12)}-09-01`,
    createdAtMs: tools.createdAtMs,
    updatedAtMs: tools.createdAtMs,
    restoredAtMs: null,
  };
}

const mustHaveNames: readonly (readonly [forename: string, surname: string, gender: 'FEMALE' | 'MALE'])[] = [
  ['Siân', 'Llewellyn', 'FEMALE'],
  ['Zoë', "O'Brien", 'FEMALE'],
  ['Łukasz', 'Wiśniewski', 'MALE'],
  ['Ngọc', 'Nguyễn', 'FEMALE'],
  ['Ștefan', 'Popescu', 'MALE'],
  ['Fatima', 'Al-Hassan', 'FEMALE'],
  ['Harpreet', 'Kaur Gill', 'FEMALE'],
  ['Mei Ling', 'Chen', 'FEMALE'],
  ['Anna-Marie', 'Fitzgerald-Moore', 'FEMALE'],
  ['Muhammad', 'Chowdhury', 'MALE'],
];

function rename(pupil: Pupil | undefined, forename: string, surname: string, gender: 'FEMALE' | 'MALE'): void {
  if (pupil === undefined) return;
  const name = { forename, surname, middleNames: null, legalForename: forename, legalSurname: surname };
  Object.assign(pupil, nameFields(name), { gender });
}

function bornInMonthOf(pupil: Pupil, other: Pupil): void {
  const month = other.dateOfBirth?.slice(0, 7);
  if (month === undefined) return;
  // The day differs: two children, one name, and only the form tells them apart on a screen.
  const day = other.dateOfBirth?.endsWith('-11') === true ? '12' : '11';
  pupil.dateOfBirth = `${month}-${day}`;
}

/**
 * Gives a roll its awkward cases: names every real school has, two pupils of one name in one year and birth
 * month but different forms, a pair that even shares the form, and a pair one letter apart.
 */
export function plantAwkwardNames(pupils: readonly Pupil[]): void {
  mustHaveNames.forEach(([forename, surname, gender], index) => {
    rename(pupils[Math.floor(((index + 0.5) * pupils.length) / mustHaveNames.length)], forename, surname, gender);
  });
  const first = pupils[0];
  if (first === undefined) return;
  rename(first, 'Megan', 'Davies', 'FEMALE');
  const otherForm = pupils.find((pupil) => pupil.yearId === first.yearId && pupil.formId !== first.formId);
  if (otherForm !== undefined) {
    rename(otherForm, 'Megan', 'Davies', 'FEMALE');
    bornInMonthOf(otherForm, first);
  }
  const sameForm = pupils.filter((pupil) => pupil.formId === pupils[pupils.length - 1]?.formId).slice(-5, -1);
  const [one, two, three, four] = sameForm;
  if (one === undefined || two === undefined) return;
  rename(one, 'Rhys', 'Morgan', 'MALE');
  rename(two, 'Rhys', 'Morgan', 'MALE');
  bornInMonthOf(two, one);
  if (three === undefined || four === undefined) return;
  rename(three, 'Sara', 'Ahmed', 'FEMALE');
  rename(four, 'Sarah', 'Ahmed', 'FEMALE');
  bornInMonthOf(four, three);
}
