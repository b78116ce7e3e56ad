// The staff list against the real simulator: read only while a mapping wants it, whole and in deltas, and never in the
// way of the pupils.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { staffMapping, syncMappingId, type StaffMapping } from '../../../src/shared/domain/sync-mapping.ts';
import { department, userType, userTypeId } from '../../../src/shared/domain/user-type.ts';
import { applyMemberships } from '../../../src/main/core/people-setup/membership.ts';
import type { Person } from '../../../src/main/core/store-port.ts';
import { openSyncScene, type SyncScene } from '../../harness/sync-scene.ts';

const TEACHERS = userTypeId.parse('teachers');
const SUPPORT = userTypeId.parse('support');

let scene: SyncScene;
beforeEach(async () => {
  scene = await openSyncScene({ simulator: { pupils: 120 }, settings: { pageSize: 5 } });
});
afterEach(() => scene.close());

type Edit = Parameters<SyncScene['simulator']['control']['edit']>[0];
const edit = (change: Edit) => scene.simulator.control.edit(change);
const employees = () => scene.simulator.world.school.employees;
const requests = (part: string) =>
  scene.simulator.control.requests().filter((request) => request.path.includes(part) || request.query.includes(part));

const map = (more: Partial<StaffMapping> & { readonly id: string }): StaffMapping =>
  staffMapping.parse({
    entity: 'staff',
    userTypeId: 'teachers',
    departmentId: 'none',
    staff: 'all',
    reads: true,
    ...more,
  });

function setUp(...mappings: readonly StaffMapping[]): void {
  scene.store.transaction((writer) => {
    const row = { builtIn: false, retired: false, sortOrder: 1 };
    writer.insertUserType(userType.parse({ id: 'teachers', name: 'Teaching staff', ...row }));
    writer.insertUserType(userType.parse({ id: 'support', name: 'Support staff', ...row }));
    writer.insertDepartment(department.parse({ id: 'office', name: 'Office', ...row }));
    for (const mapping of mappings) writer.insertSyncMapping(mapping);
  });
}
const teachingAndSupport = () =>
  setUp(
    map({ id: syncMappingId.parse('t'), staff: 'teaching' }),
    map({ id: syncMappingId.parse('s'), staff: 'support', userTypeId: SUPPORT }),
  );

/** Everybody of the staff list, in order; left ones only where they are asked for by Wonde id. */
function staff(): readonly Person[] {
  return scene.store
    .listMembershipFacts()
    .filter((facts) => facts.kind === 'staff')
    .flatMap(({ id }) => scene.store.findPerson(id) ?? [])
    .toSorted((a, b) => (a.wondeId < b.wondeId ? -1 : 1));
}
const first = () => {
  const found = employees().find((one) => one.isCurrent);
  if (found === undefined) throw new Error('no staff');
  return found;
};
const stored = (wondeId: string) => staff().find((one) => one.wondeId === wondeId);
const later = () => scene.clock.advance(60 * 60_000);

describe('without a staff mapping that reads', () => {
  it('staff are not even asked for', async () => {
    setUp(map({ id: syncMappingId.parse('off'), reads: false }));
    await scene.sync();
    expect(requests('/employees')).toEqual([]);
    expect(staff()).toEqual([]);
  });
});

describe('with staff mappings', () => {
  it('everybody employed comes, page by page, into the address book for their work', async () => {
    teachingAndSupport();
    await scene.sync();
    const wanted = employees()
      .filter((one) => one.isCurrent)
      .map((one) => [one.id, one.forename, one.surname, one.isTeacher ? TEACHERS : SUPPORT])
      .toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
    expect(staff().map((one) => [one.wondeId, one.forename, one.surname, one.userTypeId])).toEqual(wanted);
    expect(requests('/employees').length).toBeGreaterThan(1);
    expect(scene.store.syncState()).toMatchObject({ staffProblem: null, lastStaffAtMs: scene.clock.nowMs() });
    // Nobody of the staff becomes a pupil, and no date of birth is kept.
    expect(scene.people()).toHaveLength(scene.store.countPupils());
    expect(staff().every((one) => one.dateOfBirth === null && one.kind === 'staff')).toBe(true);
  });

  it('a delta brings what changed, and whoever left is gone at once', async () => {
    teachingAndSupport();
    await scene.sync();
    const [leaver, other] = [first(), employees().at(-1)];
    const count = staff().length;
    later();
    edit({ op: 'deleteEmployee', employeeId: leaver.id });
    edit({ op: 'changeEmployee', employeeId: other?.id ?? '', surname: 'Newname', isTeacher: true });
    scene.simulator.control.clearRequests();
    await scene.sync();
    expect(requests('/employees').every((request) => request.query.includes('updated_after'))).toBe(true);
    expect(stored(leaver.id)).toBeUndefined();
    expect(stored(other?.id ?? '')).toMatchObject({ surname: 'Newname', userTypeId: TEACHERS });
    expect(staff()).toHaveLength(count - 1);
  });

  it('a delta within the hour asks nothing about staff', async () => {
    teachingAndSupport();
    await scene.sync();
    scene.clock.advance(20 * 60_000);
    scene.simulator.control.clearRequests();
    await scene.sync();
    expect(scene.simulator.control.requests()).toHaveLength(1);
    expect(requests('/students')).toHaveLength(1);
  });

  it('a whole list finds leavers when the deletion list is withheld', async () => {
    teachingAndSupport();
    await scene.sync();
    edit({ op: 'withdrawScope', scope: 'deletions.read' });
    const leaver = first();
    later();
    edit({ op: 'deleteEmployee', employeeId: leaver.id });
    await scene.sync();
    expect(stored(leaver.id)).toBeDefined();
    await scene.sync({ full: true });
    expect(stored(leaver.id)).toBeUndefined();
    expect(scene.store.syncState().staffProblem).toBeNull();
  });

  it.each([[false], [true]])('somebody who comes back is the same person (new Wonde id: %s)', async (rejoin) => {
    teachingAndSupport();
    await scene.sync();
    const before = stored(first().id);
    const wondeId = first().id;
    later();
    edit({ op: 'deleteEmployee', employeeId: wondeId });
    await scene.sync();
    later();
    const { made } = edit({ op: 'restoreEmployee', employeeId: wondeId, rejoin });
    await scene.sync();
    expect(stored(made ?? '')).toMatchObject({ id: before?.id, status: 'current', userTypeId: before?.userTypeId });
  });

  it('a change of MIS keeps everybody who has their UPI', async () => {
    teachingAndSupport();
    await scene.sync();
    const before = staff().map(({ id }) => id);
    for (const one of employees()) Object.assign(one, { id: `A9${one.id.slice(2)}`, misId: `M${one.misId}` });
    await scene.sync({ full: true });
    expect(
      staff()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(before.toSorted());
  });

  it('another MIS’s number is the same person only under the same name', async () => {
    teachingAndSupport();
    await scene.sync();
    const [a, b] = employees();
    if (a === undefined || b === undefined) throw new Error('too few');
    const before = [stored(a.id)?.id, stored(b.id)?.id];
    Object.assign(a, { id: 'A900000001', upi: 'f'.repeat(32) });
    Object.assign(b, { id: 'A900000002', upi: 'e'.repeat(32), forename: 'Somebody', surname: 'Else' });
    await scene.sync({ full: true });
    expect(stored('A900000001')?.id).toBe(before[0]);
    expect(stored('A900000002')?.id).not.toBe(before[1]);
  });

  it('a field the MIS withholds later stays as it was', async () => {
    teachingAndSupport();
    await scene.sync();
    const before = stored(first().id);
    later();
    edit({ op: 'changeEmployee', employeeId: first().id, forename: null, surname: null });
    edit({ op: 'withdrawScope', scope: 'employment_details.teaching_staff' });
    await scene.sync({ full: true });
    expect(stored(first().id)).toEqual(before);
  });
});

describe('what the school withholds', () => {
  it('the whole staff list is a problem of the staff mappings, and the pupils come all the same', async () => {
    teachingAndSupport();
    edit({ op: 'withdrawScope', scope: 'employees.read' });
    await scene.sync();
    expect(scene.store.countPupils()).toBeGreaterThan(100);
    expect(scene.store.syncState()).toMatchObject({
      staffProblem: 'WONDE_FORBIDDEN',
      rosterProblem: null,
      lastRosterAtMs: scene.clock.nowMs(),
    });
    edit({ op: 'grantScope', scope: 'employees.read' });
    later();
    await scene.sync();
    expect(scene.store.syncState().staffProblem).toBeNull();
    expect(staff().length).toBeGreaterThan(5);
  });

  it.each([['invalidInclude'], ['forbidden'], ['nulls']] as const)(
    'who teaches (%s): staff come, into the mapping for everybody',
    async (includeWithoutScope) => {
      setUp(map({ id: syncMappingId.parse('all') }));
      if (includeWithoutScope === 'nulls') edit({ op: 'withdrawScope', scope: 'employment_details.teaching_staff' });
      else {
        scene.simulator.control.setSettings({ includeWithoutScope });
        edit({ op: 'withdrawScope', scope: 'employment_details.read' });
      }
      await scene.sync();
      expect(staff().length).toBeGreaterThan(5);
      expect(staff().every((one) => one.isTeaching === null && one.userTypeId === TEACHERS)).toBe(true);
    },
  );
});

describe('a list that is suspiciously short', () => {
  it('makes nobody leave until an administrator says so', async () => {
    teachingAndSupport();
    await scene.sync();
    const count = staff().length;
    for (const one of employees().slice(0, 9)) one.isCurrent = false;
    await scene.sync({ full: true });
    expect(staff()).toHaveLength(count);
    expect(scene.store.syncState()).toMatchObject({ staffProblem: 'ROSTER_SUSPICIOUS', rosterProblem: null });
    await scene.sync({ full: true, acceptLeavers: true });
    expect(staff()).toHaveLength(count - 9);
    expect(scene.store.syncState().staffProblem).toBeNull();
  });
});

describe('when the last staff mapping goes', () => {
  it('staff are in no address book, and no longer asked for', async () => {
    teachingAndSupport();
    await scene.sync();
    scene.store.transaction((writer) => {
      writer.deleteSyncMapping(syncMappingId.parse('t'));
      writer.deleteSyncMapping(syncMappingId.parse('s'));
      applyMemberships(writer);
    });
    expect(staff().every((one) => one.userTypeId === null)).toBe(true);
    scene.simulator.control.clearRequests();
    await scene.sync();
    expect(requests('/employees')).toEqual([]);
    expect(scene.store.syncState().staffDeltaFromMs).toBeNull();
  });
});
