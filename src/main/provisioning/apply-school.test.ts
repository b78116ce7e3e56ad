// The school's set-up by file: who is who, what they may do, the terms and the users; the whole truth, applied twice.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aRosterPupil, enrol, findByWondeId } from '../../../tests/fixtures/builders/store-facts.ts';
import { FakeClock } from '../../../tests/fakes/fake-clock.ts';
import { MemoryLogger } from '../../../tests/fakes/memory-logger.ts';
import { seededRandom } from '../../../tests/fakes/seeded-random.ts';
import { openTempStore, type TempStore } from '../../../tests/harness/temp-store.ts';
import { STUDENT } from '../../shared/domain/user-type.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { seedActions } from '../core/default-actions.ts';
import { createKeyFileSecretBox } from '../devices/secrets/key-file-secret-box.ts';
import { createScryptHasher } from '../devices/secrets/scrypt-hasher.ts';
import { applyProvisioning } from './apply-provisioning.ts';
import { parseProvisioning } from './read-provisioning.ts';

let temp: TempStore;
beforeEach(() => {
  temp = openTempStore();
});
afterEach(() => temp.dispose());

const random = seededRandom();
const clock = new FakeClock();
const hasher = createScryptHasher({ costLog2: 4 });
type Said = Readonly<Record<string, unknown>>;

const parse = (more: Said) =>
  parseProvisioning(JSON.stringify({ version: 1, wonde: { schoolId: 'A1', token: 'long enough' }, ...more }));
const apply = (more: Said) =>
  applyProvisioning(temp.store, parse(more), {
    secretBox: createKeyFileSecretBox(join(temp.dir, 'secret.key')),
    hasher,
    clock,
    random,
    logger: new MemoryLogger(),
  });
async function faultsOf(more: Said): Promise<unknown> {
  try {
    await apply(more);
  } catch (thrown) {
    return thrown instanceof AppError && thrown.code === 'PROVISIONING_INVALID' ? thrown.fields : thrown;
  }
  return null;
}
const example = (name: string): Said => {
  // as: parsed again, and checked, by the reader of provisioning files
  const { $schema: _ignored, ...document } = JSON.parse(readFileSync(`docs/examples/${name}.json`, 'utf8')) as Said;
  return document;
};

const inUse = <T extends { readonly retired: boolean; readonly name: string }>(all: readonly T[]) =>
  all.filter((one) => !one.retired).map(({ name }) => name);
const userTypes = () => inUse(temp.store.listUserTypes());
const idOf = (name: string) => temp.store.listUserTypes().find((one) => one.name === name)?.id;

const SIXTH_FORM = {
  userTypes: ['Student', 'Sixth Form'],
  mappings: [
    { entity: 'student', userType: 'Sixth Form', years: ['Year 12', '13'] },
    { entity: 'student', userType: 'Student', years: 'others' },
  ],
} as const;
const signIn = { name: 'Signing in', direction: 'in', type: 'sign', userTypes: ['Sixth Form'] };
const YEAR_12 = { id: 'Y12', name: 'Year 12', code: '12' };

describe('the worked example by file', () => {
  it('makes the user type, the mappings and the actions, and pupils go where they belong', async () => {
    await apply(example('sixth-form'));
    expect(userTypes()).toEqual(['Student', 'Sixth Form']);
    const sixthForm = idOf('Sixth Form');
    expect(temp.store.listSyncMappings().map(({ id: _id, ...mapping }) => mapping)).toEqual([
      { entity: 'student', userTypeId: STUDENT, years: 'others', reads: true, writes: true },
      { entity: 'student', userTypeId: sixthForm, years: ['12', '13'], reads: true, writes: true },
    ]);
    enrol(temp.store, [aRosterPupil(), aRosterPupil({ wondeId: 'A200', yearGroup: YEAR_12 })]);
    expect(findByWondeId(temp.store, 'A100')?.userTypeId).toBe(STUDENT);
    expect(findByWondeId(temp.store, 'A200')?.userTypeId).toBe(sixthForm);
    const seenBy = (id: unknown) =>
      temp.store.listActions().filter((one) => !one.retired && one.userTypeIds.some((each) => each === id));
    expect(seenBy(sixthForm).map(({ name }) => name)).toEqual(['Signing in', 'Signing out']);
    expect(seenBy(STUDENT).every(({ type }) => type === 'check')).toBe(true);
    // The kiosk cannot do without the action of coming back, and seeding adds nothing to it.
    seedActions(temp.store);
    expect(temp.store.listActions().filter((one) => one.isReturn)).toHaveLength(1);
    expect(temp.store.listActions().filter((one) => one.retired)).toEqual([]);
  });

  it.each(['primary', 'secondary', 'sixth-form'])(
    'docs/examples/%s.json is applied, twice without a change',
    async (name) => {
      await apply(example(name));
      const everything = () =>
        JSON.stringify([
          temp.store.listUserTypes(),
          temp.store.listDepartments(),
          temp.store.listSyncMappings(),
          temp.store.listActions(),
          temp.store.listTermsVersions(),
          temp.store.listAdminUsers(),
        ]);
      const before = everything();
      expect(await apply(example(name))).toBe('unchanged');
      // Another version of the file that says the same of all this.
      expect(await apply({ ...example(name), photosEnabled: true, admin: undefined })).toBe('applied');
      expect(everything()).toBe(before);
    },
  );
});

describe('applying again', () => {
  it('clears no PIN and no card unless the mappings changed', async () => {
    await apply(SIXTH_FORM);
    const people = enrol(temp.store, [aRosterPupil(), aRosterPupil({ wondeId: 'A200', yearGroup: YEAR_12 })]);
    temp.store.transaction((writer) => {
      for (const { id } of people) {
        writer.setCredential({ personId: id, kind: 'pin', mac: `pin-${id}`, hint: null, setAtMs: 1 });
      }
    });
    const pins = () => temp.store.countCredentials(people.map(({ id }) => id)).pins;
    await apply({ ...SIXTH_FORM, photosEnabled: false });
    expect(pins()).toBe(2);
    await apply({ ...SIXTH_FORM, mappings: [SIXTH_FORM.mappings[1]] });
    expect(pins()).toBe(1);
    expect(findByWondeId(temp.store, 'A200')?.userTypeId).toBe(STUDENT);
    expect(temp.store.countAudit('mapping.credentialsCleared')).toBe(1);
  });

  it('hands a year from one mapping to another, each keeping its id', async () => {
    await apply({ userTypes: ['A', 'B'], mappings: twoMappings(['12', '13'], ['11']) });
    const before = temp.store.listSyncMappings().map(({ id }) => id);
    await apply({ userTypes: ['A', 'B'], mappings: twoMappings(['13'], ['11', '12']) });
    const after = temp.store.listSyncMappings();
    expect(after.map(({ id }) => id).toSorted()).toEqual(before.toSorted());
    expect(after.map((one) => (one.entity === 'student' ? one.years : null))).toEqual([['13'], ['11', '12']]);
  });

  it('does not touch what it does not name', async () => {
    await apply({ ...SIXTH_FORM, actions: [signIn] });
    await apply({ photosEnabled: false });
    expect(userTypes()).toEqual(['Student', 'Sixth Form']);
    expect(temp.store.listSyncMappings()).toHaveLength(2);
    expect(inUse(temp.store.listActions())).toContain('Signing in');
  });
});

function twoMappings(a: readonly string[], b: readonly string[]) {
  return [
    { entity: 'student', userType: 'A', years: a },
    { entity: 'student', userType: 'B', years: b },
  ];
}

describe('a list is the whole truth', () => {
  it('user types and departments it leaves out are retired, and come back when it names them again', async () => {
    await apply({ userTypes: ['Visitors', 'Sixth Form'], departments: ['Maths'] });
    const visitors = idOf('Visitors');
    await apply({ userTypes: ['Sixth Form'], departments: [] });
    expect(userTypes()).toEqual(['Student', 'Sixth Form']);
    expect(inUse(temp.store.listDepartments())).toEqual(['No department']);
    await apply({ userTypes: ['sixth form', 'visitors'] });
    expect(userTypes()).toEqual(['Student', 'Sixth Form', 'Visitors']);
    expect(idOf('Visitors')).toBe(visitors);
  });

  it('actions it leaves out are retired; one with an id stays the same under a new name', async () => {
    seedActions(temp.store);
    await apply({
      ...SIXTH_FORM,
      actions: [
        { ...signIn, id: 'in' },
        { ...signIn, name: 'Other way in' },
      ],
    });
    expect(inUse(temp.store.listActions().filter((one) => !one.isReturn))).toEqual(['Signing in', 'Other way in']);
    await apply({ ...SIXTH_FORM, actions: [{ ...signIn, id: 'in', name: 'Sixth Form in' }] });
    const shown = temp.store.listActions().filter((one) => !one.retired && !one.isReturn);
    expect(shown.map(({ id, name }) => [id, name])).toEqual([['in', 'Sixth Form in']]);
  });
});

describe('terms and users', () => {
  it('another text is another version; the same is not', async () => {
    await apply({ terms: { text: 'One', required: true } });
    await apply({ terms: { text: 'One', required: true }, photosEnabled: false });
    await apply({ terms: { text: 'Two' } });
    expect(temp.store.listTermsVersions().map(({ version, body }) => [version, body])).toEqual([
      [2, 'Two'],
      [1, 'One'],
    ]);
    expect(temp.store.findSetting('termsRequired')).toBe(true);
  });

  it('users are added with a first password, roles are set, and a password chosen since stays', async () => {
    const reception = { name: 'Reception', role: 'receptionist', password: 'first password' };
    await apply({ admin: { password: 'quiet harbour' }, users: [reception] });
    const [before] = temp.store.listAdminUsers().filter(({ name }) => name === 'Reception');
    expect(before).toMatchObject({ role: 'receptionist', mustChange: true });
    expect(await hasher.verify('first password', before?.passwordHash ?? '')).toBe(true);
    await apply({ users: [{ ...reception, role: 'administrator', password: 'another one' }] });
    const [after] = temp.store.listAdminUsers().filter(({ name }) => name === 'Reception');
    expect(after).toEqual({ ...before, role: 'administrator' });
  });
});

describe('what the file gets wrong is named by its field, and nothing is changed:', () => {
  it.each<[string, Said, Said]>([
    [
      'a user type or department there is not',
      {
        mappings: [
          { entity: 'student', userType: 'Sixth', years: 'others' },
          { entity: 'staff', userType: 'Student', department: 'Nowhere' },
        ],
      },
      {
        'mappings[0].userType': expect.any(String),
        'mappings[1].userType': expect.stringContaining('Student'),
        'mappings[1].department': expect.any(String),
      },
    ],
    [
      'a year in two mappings',
      { userTypes: ['A', 'B'], mappings: twoMappings(['12'], ['Year 12']) },
      { 'mappings[1].years': expect.any(String) },
    ],
    [
      'an action for nobody known, with a building that signs',
      { actions: [{ ...signIn, building: 'Library', userTypes: ['Nobody'] }] },
      { 'actions[0].userTypes[0]': expect.any(String), 'actions[0].building': expect.any(String) },
    ],
    [
      'a table with a gap',
      {
        actions: [
          {
            ...signIn,
            type: 'check',
            userTypes: ['Student'],
            codeRule: { kind: 'conditional', rows: [{ session: 'AM', from: '09:30', until: 'end', code: 'L' }] },
          },
        ],
      },
      { 'actions[0].codeRule.rows': expect.any(String) },
    ],
  ])('%s', async (_what, said, fields) => {
    const before = JSON.stringify([temp.store.listUserTypes(), temp.store.listSyncMappings()]);
    expect(await faultsOf({ ...said, photosEnabled: false })).toEqual(fields);
    expect(JSON.stringify([temp.store.listUserTypes(), temp.store.listSyncMappings()])).toBe(before);
    expect(temp.store.findSetting('photosEnabled')).toBeUndefined();
  });

  it('a user type left out that a mapping of before still uses', async () => {
    await apply(SIXTH_FORM);
    expect(await faultsOf({ userTypes: ['Student'] })).toEqual({ userTypes: expect.any(String) });
  });

  it('a value of the wrong kind, before anything else', () => {
    const wrong = { mappings: [{ entity: 'student', userType: 'Student', years: [] }], actions: [{ name: 'X' }] };
    expect(() => parse(wrong)).toThrow(
      expect.objectContaining({
        code: 'PROVISIONING_INVALID',
        fields: expect.objectContaining({ 'actions[0].direction': expect.any(String) }),
      }),
    );
  });
});
