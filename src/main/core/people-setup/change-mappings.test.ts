// Wonde configuration changed by an administrator: who moves, what is cleared, what is refused, what is kept.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aMovement } from '../../../../tests/fixtures/builders/store-facts.ts';
import { openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { syncMappingId } from '../../../shared/domain/sync-mapping.ts';
import { NO_DEPARTMENT, STUDENT, type UserTypeId } from '../../../shared/domain/user-type.ts';
import { yearKeyOf } from '../../../shared/domain/year-group.ts';
import { mappingChange, type MappingChange } from '../../../shared/ipc/admin/people-setup-contract.ts';
import { changeMappings, previewMappingChange } from './change-mappings.ts';
import { addUserType } from './edit-groups.ts';
import { listConfiguration } from './list-configuration.ts';

let scene: KioskScene;
let sixthForm: UserTypeId;
let younger: PersonId;
let older: PersonId;
beforeEach(() => {
  scene = openKioskScene();
  sixthForm = addUserType(scene.context, 'Sixth Form', 'Ada');
  younger = scene.addPupil();
  older = scene.addPupil({ yearGroup: { id: 'Y12', name: 'Year 12', code: '12' } });
});
afterEach(() => scene.dispose());

const STUDENTS = syncMappingId.parse('students');

const save = (mapping: Record<string, unknown>): MappingChange =>
  mappingChange.parse({
    kind: 'save',
    mapping: { id: null, entity: 'student', reads: true, writes: true, ...mapping },
  });
const sixthFormMapping = (more: Record<string, unknown> = {}): MappingChange =>
  save({ userTypeId: sixthForm, years: [yearKeyOf('Year 12'), yearKeyOf('Year 13')], ...more });

function giveCredentials(personId: PersonId, kinds: readonly ('pin' | 'card')[]): void {
  scene.temp.store.transaction((writer) => {
    for (const kind of kinds) {
      writer.setCredential({ personId, kind, mac: `${kind}-${personId}`, hint: null, setAtMs: 1 });
    }
  });
}

const typeOf = (id: PersonId) => scene.temp.store.findPerson(id)?.userTypeId;
const change = (one: MappingChange, confirmed = previewMappingChange(scene.temp.store, one)) =>
  changeMappings(scene.context, one, confirmed, 'Ada');
const credentialsOf = (...ids: readonly PersonId[]) => scene.temp.store.countCredentials(ids);
const mappingFor = (userTypeId: UserTypeId) => {
  const found = scene.temp.store.listSyncMappings().find((one) => one.userTypeId === userTypeId);
  if (found === undefined) throw new Error('no such mapping');
  return found;
};

describe('a change of Wonde configuration', () => {
  it('says first how many people change address book and have a PIN or card to lose', () => {
    giveCredentials(older, ['pin', 'card']);
    giveCredentials(younger, ['pin']);
    expect(previewMappingChange(scene.temp.store, sixthFormMapping())).toEqual({
      leaving: 1,
      joining: 0,
      intoNone: 0,
      pins: 1,
      cards: 1,
      withPinOrCard: 1,
    });
    expect(typeOf(older)).toBe(STUDENT);
    expect(credentialsOf(older).people).toBe(1);
  });

  it('moves people at once, clears their PINs and cards and nobody else’s, and is audited', () => {
    giveCredentials(older, ['pin', 'card']);
    giveCredentials(younger, ['pin']);
    expect(change(sixthFormMapping())).toEqual({ moved: 1, cleared: 2 });
    expect([typeOf(older), typeOf(younger)]).toEqual([sixthForm, STUDENT]);
    expect([credentialsOf(older).people, credentialsOf(younger).people]).toEqual([0, 1]);
    expect(scene.temp.store.countAudit('mapping.added')).toBe(1);
    const entry = scene.temp.store
      .listAudit(
        { fromMs: null, untilMs: null, who: null, area: 'mapping', text: null, whats: [] },
        { beforeSeq: null, limit: 9 },
      )
      .find(({ what }) => what === 'mapping.added');
    expect(JSON.parse(entry?.afterJson ?? '{}')).toMatchObject({ name: 'Sixth Form', entity: 'student' });
    expect(scene.temp.store.countAudit('mapping.credentialsCleared')).toBe(1);
    expect(scene.heard.join(' ')).toContain('roster.changed');
  });

  it('keeps the history of those who move', () => {
    const [action] = scene.temp.store.listActions();
    const movement = aMovement({ personId: older, userTypeId: STUDENT, ...(action && { actionId: action.id }) });
    scene.temp.store.transaction((writer) => writer.insertMovement(movement));
    change(sixthFormMapping());
    expect(scene.temp.store.findMovement(movement.id)).toEqual(movement);
  });

  it('is refused when it would now do something else than was confirmed', () => {
    const told = previewMappingChange(scene.temp.store, sixthFormMapping());
    scene.addPupil({ yearGroup: { id: 'Y13', name: 'Year 13', code: '13' } });
    expect(() => change(sixthFormMapping(), told)).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
    expect(scene.temp.store.listSyncMappings()).toHaveLength(1);
  });

  it('that moves nobody clears nothing', () => {
    change(sixthFormMapping());
    giveCredentials(older, ['pin']);
    const known = mappingFor(sixthForm);
    expect(change(mappingChange.parse({ kind: 'save', mapping: { ...known, writes: false } }))).toEqual({
      moved: 0,
      cleared: 0,
    });
    expect(credentialsOf(older).people).toBe(1);
    expect(mappingFor(sixthForm)).toMatchObject({ writes: false });
  });
});

describe('removing a mapping', () => {
  it('hands its years to the others', () => {
    change(sixthFormMapping());
    giveCredentials(older, ['card']);
    expect(change({ kind: 'remove', id: mappingFor(sixthForm).id })).toEqual({ moved: 1, cleared: 1 });
    expect(typeOf(older)).toBe(STUDENT);
  });

  it('leaves people in no address book where no other mapping takes them, and the page counts them by year', () => {
    const removal: MappingChange = { kind: 'remove', id: STUDENTS };
    expect(previewMappingChange(scene.temp.store, removal)).toMatchObject({ leaving: 2, intoNone: 2 });
    change(removal);
    expect([typeOf(older), typeOf(younger)]).toEqual([null, null]);
    const page = listConfiguration(scene.context);
    expect(page.pupilsInNone).toBe(2);
    expect(page.years.map(({ name, inNoAddressBook }) => [name, inNoAddressBook])).toEqual([
      ['Year 7', 1],
      ['Year 12', 1],
    ]);
    // Coming back into one costs nobody anything.
    expect(previewMappingChange(scene.temp.store, save({ userTypeId: STUDENT, years: 'others' }))).toMatchObject({
      leaving: 0,
      joining: 2,
    });
  });
});

describe('switching Read off', () => {
  it('takes everybody out, and they fall into no other mapping', () => {
    change(sixthFormMapping());
    const off = mappingChange.parse({ kind: 'save', mapping: { ...mappingFor(sixthForm), reads: false } });
    expect(previewMappingChange(scene.temp.store, off)).toMatchObject({ leaving: 1, intoNone: 1 });
    change(off);
    expect(typeOf(older)).toBeNull();
  });
});

describe('a year rollover of the MIS', () => {
  it('changes the user type and keeps PIN and card', () => {
    change(sixthFormMapping());
    giveCredentials(younger, ['pin', 'card']);
    const person = scene.temp.store.findPerson(younger);
    if (person === null) throw new Error('gone');
    scene.addPupil({ wondeId: person.wondeId, yearGroup: { id: 'Y12', name: 'Year 12', code: '12' } });
    expect(typeOf(younger)).toBe(sixthForm);
    expect(credentialsOf(younger)).toEqual({ pins: 1, cards: 1, people: 1 });
  });
});

describe('a mapping that makes no sense is refused:', () => {
  const refused = (one: MappingChange) => {
    try {
      previewMappingChange(scene.temp.store, one);
    } catch (error) {
      return error;
    }
    return null;
  };

  it('a year in two mappings, saying which', () => {
    change(sixthFormMapping());
    const again = save({ userTypeId: STUDENT, years: [yearKeyOf('Year 11'), yearKeyOf('Year 13')] });
    expect(refused(again)).toMatchObject({ code: 'MAPPING_OVERLAPS', fields: { '13': mappingFor(sixthForm).id } });
  });

  it('two mappings for all other years', () => {
    expect(refused(save({ userTypeId: sixthForm, years: 'others' }))).toMatchObject({
      code: 'MAPPING_OVERLAPS',
      fields: { others: STUDENTS },
    });
  });

  it('the same kind of staff twice', () => {
    const staff = {
      id: null,
      entity: 'staff',
      userTypeId: sixthForm,
      departmentId: NO_DEPARTMENT,
      staff: 'teaching',
      reads: true,
    };
    const saved = mappingChange.parse({ kind: 'save', mapping: staff });
    change(saved);
    expect(refused(saved)).toMatchObject({ code: 'MAPPING_OVERLAPS' });
  });

  it('staff as Students, and a user type or department that is not there', () => {
    const staff = { id: null, entity: 'staff', departmentId: 'nowhere', staff: 'all', reads: true };
    const asStudents = mappingChange.parse({ kind: 'save', mapping: { ...staff, userTypeId: STUDENT } });
    expect(refused(asStudents)).toMatchObject({
      code: 'VALIDATION',
      fields: { userTypeId: expect.any(String), departmentId: expect.any(String) },
    });
    expect(refused(save({ userTypeId: 'nobody', years: ['9'] }))).toMatchObject({ code: 'VALIDATION' });
  });

  it('a mapping that is no longer there', () => {
    expect(refused({ kind: 'remove', id: syncMappingId.parse('gone') })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the page', () => {
  it('flags a year the MIS no longer has', () => {
    change(sixthFormMapping());
    expect(listConfiguration(scene.context).years).toEqual([
      { key: '7', name: 'Year 7', pupils: 1, inNoAddressBook: 0, mappingId: null, inMis: true },
      { key: '12', name: 'Year 12', pupils: 1, inNoAddressBook: 0, mappingId: mappingFor(sixthForm).id, inMis: true },
      { key: '13', name: 'Year 13', pupils: 0, inNoAddressBook: 0, mappingId: mappingFor(sixthForm).id, inMis: false },
    ]);
  });

  it('counts the people of each mapping', () => {
    change(sixthFormMapping());
    expect(listConfiguration(scene.context).mappings.map(({ userTypeName, people }) => [userTypeName, people])).toEqual(
      [
        ['Student', 1],
        ['Sixth Form', 1],
      ],
    );
  });
});
