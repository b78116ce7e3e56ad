// A secondary school's people and actions, set up through the contract of a running kiosk: Sixth Form and teaching staff
// sign in and out and go into the Library; everybody else checks in late and out early.
import type { Page } from 'playwright-core';
import { ADMIN_PASSWORD } from './provisioning-file.ts';
import { waitFor } from './wait-for.ts';

/** Asks main as the kiosk's own window would. */
export async function askKiosk<T>(page: Page, name: string, input: unknown): Promise<T> {
  const answer: { ok: true; value: unknown } | { ok: false; error: { code: string } } = await page.evaluate(
    async ([endpoint, value]) => Reflect.get(globalThis, 'gatehouse').invoke(endpoint, value),
    [name, input] as const,
  );
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  // as: parsed by the contract on its way out; the caller says which endpoint it asked.
  return answer.value as T;
}

export interface SixthFormScene {
  readonly sixthForm: string;
  readonly teaching: string;
}

interface Draft {
  readonly name: string;
  readonly direction: 'in' | 'out';
  readonly type: 'sign' | 'check';
  readonly building?: string;
  readonly userTypeIds: readonly string[];
  readonly codeRule?: unknown;
}

const lateThenUnauthorised = {
  kind: 'conditional',
  rows: (['AM', 'PM'] as const).flatMap((session) => [
    { session, from: 'opens', until: 'closes', code: 'L' },
    { session, from: 'closes', until: 'end', code: 'U' },
  ]),
};

async function saveAction(page: Page, draft: Draft): Promise<void> {
  await askKiosk(page, 'actions.save', {
    draft: {
      id: null,
      translations: {},
      icon: 'other',
      forSession: 'auto',
      photo: 'never',
      terms: 'general',
      printsBadge: false,
      printsSlip: false,
      backAfterMinutes: null,
      codeRule: { kind: 'none' },
      building: null,
      ...draft,
    },
  });
}

async function map(page: Page, mapping: unknown): Promise<void> {
  const change = { kind: 'save', mapping };
  const { leaving, withPinOrCard } = await askKiosk<{ leaving: number; withPinOrCard: number }>(
    page,
    'mappings.preview',
    { change },
  );
  await askKiosk(page, 'mappings.change', { change, confirmed: { leaving, withPinOrCard } });
}

/** Signs an administrator in at this window. */
export async function signInAsAdministrator(page: Page): Promise<void> {
  await askKiosk(page, 'admin.signIn', { name: 'Administrator', password: ADMIN_PASSWORD });
}

/** Sets the school up; an administrator is signed in at this window. Resolves when the staff have arrived. */
export async function setUpSixthForm(page: Page): Promise<SixthFormScene> {
  const add = async (area: string, name: string) => (await askKiosk<{ id: string }>(page, area, { name })).id;
  const sixthForm = await add('userTypes.add', 'Sixth Form');
  const teaching = await add('userTypes.add', 'Teaching staff');
  const science = await add('departments.add', 'Science');
  await map(page, {
    entity: 'student',
    id: null,
    userTypeId: sixthForm,
    years: ['12', '13'],
    reads: true,
    writes: true,
  });
  await map(page, {
    entity: 'staff',
    id: null,
    userTypeId: teaching,
    departmentId: science,
    staff: 'all',
    reads: true,
  });
  const both = [sixthForm, teaching];
  await saveAction(page, {
    name: 'Sign in',
    direction: 'in',
    type: 'sign',
    userTypeIds: both,
    codeRule: lateThenUnauthorised,
  });
  await saveAction(page, { name: 'Going home', direction: 'out', type: 'sign', userTypeIds: both });
  await saveAction(page, { name: 'Library', direction: 'in', type: 'check', building: 'Library', userTypeIds: both });
  await saveAction(page, {
    name: 'Leave the Library',
    direction: 'out',
    type: 'check',
    building: 'Library',
    userTypeIds: both,
  });
  await waitFor('the staff', async () => {
    const asked = { userTypeId: teaching, roll: 'current', after: null };
    const { rows } = await askKiosk<{ rows: unknown[] }>(page, 'people.getAddressBook', asked);
    return rows.length > 0 ? rows : null;
  });
  return { sixthForm, teaching };
}

export interface Found {
  readonly personId: string;
  /** As the kiosk shows it. */
  readonly label: string;
  readonly yearName: string;
  /** 1 to 12. */
  readonly month: number;
}

/** The first pupil of a user type, as the kiosk finds them. */
export async function firstOf(page: Page, userTypeId: string): Promise<Found> {
  const of = { scope: 'sign', userTypeId };
  const [year] = await askKiosk<{ id: string; name: string }[]>(page, 'kiosk.listYearGroups', of);
  if (year === undefined) throw new Error('the user type has no years');
  const inYear = { ...of, yearGroupId: year.id };
  const [month] = await askKiosk<number[]>(page, 'kiosk.listBirthMonths', inYear);
  if (month === undefined) throw new Error('the year has no months');
  const names = await askKiosk<{ personId: string; label: string; detail: string | null }[]>(page, 'kiosk.listNames', {
    ...inYear,
    birthMonth: month,
  });
  const found = names.find(({ detail }) => detail === null);
  if (found === undefined) throw new Error('the month has nobody whose name is theirs alone');
  return { personId: found.personId, label: found.label, yearName: year.name, month };
}
