// Builds a whole invented school from a seed: no name, number or address in it belongs to a real one.

import { makeClasses, makeDepartments, makeForms, makeHouses, makeYear } from './build-groups.ts';
import { makeEmployee, makePupil, plantAwkwardNames } from './build-people.ts';
import { makeSchoolCodes } from './codes.ts';
import { createIdSequence } from './ids.ts';
import { createRandom } from './random.ts';
import { createRegister } from '../writebacks/register.ts';
import type { PeopleTools, PupilPlace } from './build-people.ts';
import type { Employee, Group, LinkState, Pupil, School } from './model.ts';
import type { Random } from './random.ts';

/** What can be chosen about a school before it is built. */
export interface SchoolPlan {
  readonly name: string;
  readonly seed: number;
  /** Where the school's ids begin; a hundred million apart from any other school's. */
  readonly idBase: number;
  readonly nowMs: number;
  readonly domain: string;
  readonly pupils: number;
  /** Curriculum years, 0 for Reception. */
  readonly years: readonly number[];
  readonly mis: string;
  readonly link: LinkState;
  /** False for a primary school that exposes forms only. */
  readonly hasClasses: boolean;
  /** False for a school whose MIS or scopes give no year groups. */
  readonly hasYears: boolean;
  readonly hasBirthDates: boolean;
}

const dayMs = 86_400_000;

/** Splits the roll over the years: a sixth-form year is about two thirds of a lower one. */
export function splitRoll(pupils: number, years: readonly number[]): number[] {
  const weights = years.map((year) => (year >= 12 ? 120 : 190));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const sizes = weights.map((weight) => Math.floor((pupils * weight) / total));
  let left = pupils - sizes.reduce((sum, size) => sum + size, 0);
  for (let index = 0; left > 0 && sizes.length > 0; index += 1, left -= 1) {
    sizes[index % sizes.length] = (sizes[index % sizes.length] ?? 0) + 1;
  }
  return sizes;
}

interface RollParts {
  readonly groups: Group[];
  readonly forms: readonly Group[];
  readonly pupils: Pupil[];
}

function buildRoll(plan: SchoolPlan, tools: PeopleTools): RollParts {
  const houses = makeHouses(tools);
  const groups: Group[] = [...houses];
  const forms: Group[] = [];
  const places: PupilPlace[] = [];
  splitRoll(plan.pupils, plan.years).forEach((size, yearIndex) => {
    const curriculumYear = plan.years[yearIndex] ?? 7;
    const year = plan.hasYears ? makeYear(tools, curriculumYear) : null;
    if (year !== null) groups.push(year);
    const yearForms = size === 0 ? [] : makeForms(tools, curriculumYear, size);
    forms.push(...yearForms);
    for (let index = 0; index < size; index += 1) {
      const form = yearForms[index % yearForms.length] ?? null;
      const house = houses[tools.random.below(houses.length)] ?? null;
      places.push({ curriculumYear, year, form, house, roll: 'current' });
    }
  });
  groups.push(...forms);
  addPlacesOutsideTheRoll(places, plan);
  // Ids follow creation, and a real school was not created year by year.
  const pupils = tools.random.shuffle(places).map((place, index) => makePupil(tools, place, index + 1));
  return { groups, forms, pupils };
}

function addPlacesOutsideTheRoll(places: PupilPlace[], plan: SchoolPlan): void {
  const last = places[places.length - 1];
  const first = places[0];
  if (first === undefined || last === undefined) return;
  const leavers = Math.floor(plan.pupils / 50);
  const starters = Math.floor(plan.pupils / 100);
  for (let index = 0; index < leavers; index += 1) places.push({ ...last, roll: 'leaver' });
  for (let index = 0; index < starters; index += 1) places.push({ ...first, form: null, roll: 'preAdmission' });
}

function buildStaff(
  tools: PeopleTools,
  pupilCount: number,
  forms: readonly Group[],
  departments: readonly Group[],
): Employee[] {
  const count = pupilCount === 0 ? 0 : Math.max(3, Math.round(pupilCount / 10));
  return Array.from({ length: count }, (_, index) => {
    const isTeacher = index % 10 < 7;
    const department = departments[isTeacher ? index % 8 : 8 + (index % 2)] ?? null;
    return makeEmployee(tools, department, forms[index] ?? null, isTeacher);
  });
}

function makePeopleTools(plan: SchoolPlan, random: Random): PeopleTools & { misIdCount: () => number } {
  const ids = createIdSequence(random, plan.idBase);
  let misId = 1000;
  return {
    ids,
    random,
    nowMs: plan.nowMs,
    schoolId: ids.next(),
    laCode: '999',
    establishmentNumber: String(4000 + random.below(900)),
    hasBirthDates: plan.hasBirthDates,
    createdAtMs: plan.nowMs - 400 * dayMs,
    nextMisId: () => String((misId += 1)),
    misIdCount: () => misId,
  };
}

/** Builds the school the plan describes; the same plan always gives the same school. */
export function buildSchool(plan: SchoolPlan): School {
  const random = createRandom(plan.seed);
  const tools = makePeopleTools(plan, random);
  const departments = makeDepartments(tools);
  const { groups, forms, pupils } = buildRoll(plan, tools);
  const onRoll = pupils.filter((pupil) => pupil.roll === 'current');
  plantAwkwardNames(onRoll);
  const employees = buildStaff(tools, plan.pupils, forms, departments);
  const teacherIds = employees.filter((employee) => employee.isTeacher).map((employee) => employee.id);
  return {
    id: tools.schoolId,
    name: plan.name,
    establishmentNumber: tools.establishmentNumber,
    urn: 990_000 + random.below(9000),
    laCode: tools.laCode,
    postcode: 'ZZ99 9ZZ',
    phase: Math.max(...plan.years, 0) > 6 ? 'SECONDARY' : 'PRIMARY',
    mis: plan.mis,
    link: plan.link,
    isAudited: plan.link === 'approved',
    isOnline: true,
    domain: plan.domain,
    updatedAtMs: plan.nowMs - dayMs,
    auditApprovedAtMs: plan.link === 'approved' ? plan.nowMs - 390 * dayMs : null,
    pupils,
    employees,
    groups: [...groups, ...departments],
    classes: plan.hasClasses ? makeClasses(tools, forms, teacherIds) : [],
    deletions: [],
    codes: makeSchoolCodes(tools.ids),
    register: createRegister(),
    ids: tools.ids,
    rollWindow: 'full',
    revision: 1,
    nextMisId: tools.misIdCount() + 1,
  };
}
