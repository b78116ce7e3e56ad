import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../../../src/main/core/store-port.ts';
import { AppError } from '../../../src/shared/errors/app-error.ts';
import { yearKeyOf } from '../../../src/shared/domain/year-group.ts';
import { openSyncScene, type SyncScene } from '../../harness/sync-scene.ts';

let scene: SyncScene;

beforeEach(async () => {
  scene = await openSyncScene({ settings: { pageSize: 10 } });
});

afterEach(async () => {
  await scene.close();
});

type Edit = Parameters<SyncScene['simulator']['control']['edit']>[0];
const edit = (change: Edit) => scene.simulator.control.edit(change);
const fault = (input: Parameters<SyncScene['simulator']['control']['addFault']>[0]) =>
  scene.simulator.control.addFault(input);
const requests = (part: string) =>
  scene.simulator.control.requests().filter((request) => request.path.includes(part) || request.query.includes(part));

const onRoll = () => scene.simulator.control.pupils().filter((pupil) => pupil.roll === 'current' && !pupil.isHidden);

function stored(wondeId: string): Person | undefined {
  return scene.people().find((person) => person.wondeId === wondeId);
}

function first(): string {
  return onRoll()[0]?.id ?? '';
}

/** Compares what is stored with the whole roll. */
function expectSameRoll(): void {
  const wanted = onRoll()
    .map(({ id, forename, surname, dateOfBirth, form, upn }) => ({ id, forename, surname, dateOfBirth, form, upn }))
    .toSorted((a, b) => a.id.localeCompare(b.id));
  const found = scene
    .people()
    .map((person) => ({
      id: person.wondeId,
      forename: person.forename,
      surname: person.surname,
      dateOfBirth: person.dateOfBirth,
      form: person.formName,
      upn: person.upn,
    }))
    .toSorted((a, b) => a.id.localeCompare(b.id));
  expect(found).toEqual(wanted);
}

/** Time passes until the next regular delta. */
function wait(minutes = 20): void {
  scene.clock.advance(minutes * 60_000);
}

describe('the first import', () => {
  it('brings the whole roll, the codes, the region and whether marks may be written', async () => {
    await scene.sync();
    expectSameRoll();
    const state = scene.store.syncState();
    expect(state).toMatchObject({
      cursor: null,
      deltaFromMs: scene.clock.nowMs(),
      lastFullAtMs: scene.clock.nowMs(),
      allowsWriteback: true,
      rosterProblem: null,
      regionBaseUrl: `${scene.simulator.url}/`,
    });
    expect(scene.store.findAttendanceCode('L')?.wondeId).toBe(
      scene.simulator.world.school.codes.find((code) => code.code === 'L')?.id,
    );
    // Once with the first page, so that the kiosk can be used; once at the end.
    expect(scene.heard.roster).toBe(2);
  });

  it('goes on where a kill stopped it, from the saved address, and asks for no page twice', async () => {
    fault({ fault: { kind: 'connectionRefused' }, path: '/students', skip: 3, count: 1 });
    await expect(scene.sync()).rejects.toMatchObject({ code: 'WONDE_OFFLINE' });
    expect(scene.store.countPupils()).toBe(30);
    const next = scene.store.syncState().cursor?.nextUrl;
    expect(next).toContain('page=4');
    // The process that comes after has nothing but the file.
    scene.restart();
    scene.simulator.control.clearRequests();
    await scene.sync();
    expectSameRoll();
    expect(requests('page=')[0]?.query).toContain('page=4');
    expect(requests('/students')).toHaveLength(3);
  });

  it('reads another region’s school from its own host', async () => {
    edit({ op: 'setDomain', domain: scene.simulator.otherDomain });
    await scene.sync();
    expectSameRoll();
  });

  it('finds an empty roll suspicious, and looks again next time', async () => {
    fault({ fault: { kind: 'emptyList' }, path: '/students', count: 1 });
    await scene.sync();
    expect(scene.store.syncState()).toMatchObject({ rosterProblem: 'ROSTER_SUSPICIOUS', deltaFromMs: null });
    await scene.sync();
    expectSameRoll();
    expect(scene.store.syncState().rosterProblem).toBeNull();
  });

  it('goes without what a withheld scope or a refused include hides, and gets it once it is granted', async () => {
    edit({ op: 'withdrawScope', scope: 'groups.read' });
    await scene.sync();
    expect(scene.store.countPupils()).toBe(onRoll().length);
    expect(stored(first())).toMatchObject({ yearGroupId: null, formName: null });
    expect(stored(first())?.upn).not.toBeNull();
    edit({ op: 'grantScope', scope: 'groups.read' });
    await scene.sync({ full: true });
    expectSameRoll();
    expect(stored(first())?.yearGroupId).not.toBeNull();
  });

  it('does without codes where they are withheld, and keeps the old ones when a list comes back empty', async () => {
    fault({ fault: { kind: 'scopeMissing', scope: 'attendance.read' }, path: '/attendance-codes', count: 1 });
    await scene.sync();
    expectSameRoll();
    expect(scene.store.listAttendanceCodes()).toEqual([]);
    await scene.sync({ full: true });
    const codes = scene.store.listAttendanceCodes();
    expect(codes.length).toBeGreaterThan(10);
    fault({ fault: { kind: 'emptyList' }, path: '/attendance-codes' });
    await scene.sync({ full: true });
    expect(scene.store.listAttendanceCodes()).toEqual(codes);
  });
});

describe('a delta', () => {
  beforeEach(async () => {
    await scene.sync();
    wait();
    scene.simulator.control.clearRequests();
  });

  it('with nothing new costs one request and changes nothing', async () => {
    for (const round of [1, 2]) {
      await scene.sync();
      expect(scene.simulator.control.requests()).toHaveLength(round);
      expect(requests('updated_after')).toHaveLength(round);
      wait();
    }
    expect(scene.heard.roster).toBe(2);
    expectSameRoll();
  });

  it('asks who was deleted once an hour, from where it asked the last time', async () => {
    const gone = [onRoll()[5]?.id ?? '', onRoll()[6]?.id ?? ''];
    edit({ op: 'deletePupil', studentId: gone[0] ?? '' });
    await scene.sync();
    expect(requests('/deletions')).toHaveLength(0);
    wait();
    edit({ op: 'deletePupil', studentId: gone[1] ?? '' });
    wait();
    await scene.sync();
    expect(requests('/deletions')).toHaveLength(1);
    expectSameRoll();
    wait();
    await scene.sync();
    expect(requests('/deletions')).toHaveLength(1);
  });

  it('asks who was deleted at once when there is other news: leavers come with the same extraction', async () => {
    edit({ op: 'deletePupil', studentId: onRoll()[5]?.id ?? '' });
    edit({ op: 'touchPupil', studentId: first() });
    await scene.sync();
    expect(requests('/deletions')).toHaveLength(1);
    expectSameRoll();
  });

  it('moves the pupils of a year that got another name, of whom nothing else is said', async () => {
    const year = scene.simulator.world.school.groups.find(({ type, name }) => type === 'YEAR' && name === 'Year 8');
    if (year === undefined) throw new Error('the school has no Year 8');
    const inYear = () => scene.people().filter(({ yearGroupId }) => yearGroupId === year.id);
    scene.store.transaction((writer) => {
      const [others] = writer.listSyncMappings();
      if (others === undefined || others.entity !== 'student') throw new Error('nobody is mapped');
      writer.updateSyncMapping({ ...others, years: [yearKeyOf('Year 7', '7'), yearKeyOf('Year 8', '8')] });
    });
    Object.assign(year, { name: 'Year 12', code: '12' });
    edit({ op: 'touchPupil', studentId: inYear()[0]?.wondeId ?? '' });
    await scene.sync();
    expect(inYear().length).toBeGreaterThan(1);
    expect(inYear().map(({ userTypeId }) => userTypeId)).toEqual(inYear().map(() => null));
  });

  it('brings new names, new pupils and leavers', async () => {
    edit({ op: 'renamePupil', studentId: first(), surname: "O'Brien-Nguyễn" });
    edit({ op: 'addPupil', forename: 'Zoë', surname: 'Łuczak', year: 'Year 8', dateOfBirth: '2014-02-28' });
    edit({ op: 'leavePupil', studentId: onRoll()[5]?.id ?? '' });
    await scene.sync();
    expectSameRoll();
    expect(scene.heard.roster).toBe(3);
  });

  it('asks for a little more than it needs, so that a clock that differs loses no change', async () => {
    // Stamped before our last run began, shown after: as when the server's clock is behind ours.
    scene.simulator.control.advanceClock(-30 * 60_000);
    edit({ op: 'renamePupil', studentId: first(), surname: 'Late' });
    scene.simulator.control.advanceClock(30 * 60_000);
    await scene.sync();
    expect(stored(first())?.surname).toBe('Late');
  });

  it('brings back a pupil who rejoins, with the old id or with a new one, as the same person', async () => {
    const person = stored(first());
    const wondeId = first();
    for (const op of ['restorePupil', 'rejoinPupil'] as const) {
      edit({ op: 'deletePupil', studentId: stored(wondeId)?.wondeId ?? person?.wondeId ?? '' });
      wait(60);
      await scene.sync();
      expect(scene.people().some(({ id }) => id === person?.id)).toBe(false);
      edit({ op, studentId: wondeId });
      wait();
      await scene.sync();
      expect(scene.people().some(({ id }) => id === person?.id)).toBe(true);
    }
    expectSameRoll();
  });

  it('keeps what a withheld field used to say', async () => {
    const before = stored(first());
    fault({ fault: { kind: 'fieldNull', field: 'date_of_birth' } });
    fault({ fault: { kind: 'fieldNull', field: 'year' } });
    edit({ op: 'touchPupil', studentId: first() });
    await scene.sync();
    expect(stored(first())).toEqual(before);
  });

  it('does without the deletion list where it is withheld: the regular full run finds leavers', async () => {
    fault({ fault: { kind: 'notFound' }, path: '/deletions' });
    edit({ op: 'leavePupil', studentId: onRoll()[5]?.id ?? '' });
    await scene.sync();
    expect(scene.store.countPupils()).toBe(onRoll().length + 1);
    wait(24 * 60);
    await scene.sync();
    expectSameRoll();
  });

  it('gives way to a full run when the deletion list holds half the school', async () => {
    for (const pupil of onRoll().slice(0, 30)) edit({ op: 'deletePupil', studentId: pupil.id });
    wait(60);
    await scene.sync();
    expect(scene.store.countPupils()).toBe(60);
    expect(scene.store.syncState().rosterProblem).toBe('ROSTER_SUSPICIOUS');
    await scene.sync({ acceptLeavers: true });
    expectSameRoll();
    expect(scene.store.syncState().rosterProblem).toBeNull();
  });
});

describe('a page with more pupils than one transaction takes', () => {
  const PAGE = 150;

  beforeEach(async () => {
    await scene.close();
    scene = await openSyncScene({ simulator: { pupils: 300 }, settings: { pageSize: PAGE } });
  });

  it('is written down in slices, between which the screen gets its turn', async () => {
    let turns = 0;
    let isOver = false;
    const turn = (): void => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    const counts = new Set<number>();
    const transaction = scene.store.transaction.bind(scene.store);
    scene.store.transaction = (work) => {
      const result = transaction(work);
      counts.add(scene.store.countPupils());
      return result;
    };
    setImmediate(turn);
    await scene.sync();
    isOver = true;
    expect([...counts]).toEqual([0, 100, 150, 250, 300]);
    expect(turns).toBeGreaterThan(6);
    expectSameRoll();
  });

  it('is asked for again when a kill struck in the middle of it, and nobody is there twice', async () => {
    const transaction = scene.store.transaction.bind(scene.store);
    let isKilled = false;
    scene.store.transaction = (work) => {
      if (isKilled || scene.store.countPupils() === 250) {
        isKilled = true;
        throw new AppError('STORAGE_BUSY');
      }
      return transaction(work);
    };
    await expect(scene.sync()).rejects.toMatchObject({ code: 'STORAGE_BUSY' });
    scene.restart();
    expect(scene.store.countPupils()).toBe(250);
    expect(scene.store.syncState().cursor?.nextUrl).toContain('page=2');
    scene.simulator.control.clearRequests();
    await scene.sync();
    expect(requests('/students')).toHaveLength(1);
    expectSameRoll();
  });

  it('lets nobody be taken for another pupil of the page by a shared UPN', async () => {
    await scene.sync();
    const before = new Map(scene.people().map((person) => [person.wondeId, person.id]));
    // The last pupil of the first page gives their UPN away to somebody new, who comes before them on it.
    const last = onRoll()[PAGE - 2];
    const made = scene.simulator.world.school.pupils[0];
    if (last === undefined || made === undefined) throw new Error('the school is too small');
    scene.simulator.world.school.pupils.unshift({
      ...made,
      id: 'A0000000001',
      upi: 'f'.repeat(32),
      misId: '999999',
      upn: last.upn,
      forename: last.forename,
      surname: last.surname,
      dateOfBirth: last.dateOfBirth,
    });
    edit({ op: 'touchPupil', studentId: last.id });
    await scene.sync({ full: true });
    expect(stored(last.id)?.id).toBe(before.get(last.id));
    expect(stored('A0000000001')?.id).not.toBe(before.get(last.id));
    expect(scene.store.countPupils()).toBe(301);
  });
});

describe('nobody leaves by mistake', () => {
  beforeEach(async () => {
    await scene.sync();
    wait();
  });

  it('because a reply was empty, not even when an administrator says yes', async () => {
    fault({ fault: { kind: 'emptyList' }, path: '/students' });
    await scene.sync({ full: true });
    expect(scene.store.countPupils()).toBe(60);
    expect(scene.store.syncState().rosterProblem).toBe('ROSTER_SUSPICIOUS');
    await scene.sync({ acceptLeavers: true });
    expect(scene.store.countPupils()).toBe(60);
  });

  it('because the region was asked wrongly', async () => {
    scene.simulator.world.school.domain = scene.simulator.otherDomain;
    // The school object still names the old host: no data there.
    scene.store.transaction((writer) => writer.updateSyncState({ regionBaseUrl: `${scene.simulator.url}/` }));
    await scene.sync();
    expect(scene.store.countPupils()).toBe(60);
  });

  it('because half the roll is shown while the MIS is being changed, and all are matched when it is done', async () => {
    const before = new Map(scene.people().map((person) => [person.upn, person.id]));
    edit({ op: 'migrateMis', mis: 'Arbor', window: 'half', newToken: false });
    await scene.sync({ full: true });
    expect(scene.store.countPupils()).toBe(60);
    expect(scene.store.syncState().rosterProblem).toBe('ROSTER_SUSPICIOUS');
    edit({ op: 'finishMigration' });
    wait();
    await scene.sync();
    expect(scene.store.syncState().rosterProblem).toBeNull();
    expectSameRoll();
    for (const person of scene.people()) expect(person.id).toBe(before.get(person.upn));
  });

  it('because rows shifted between two pages: the roll is read once more first', async () => {
    // The page skips one pupil, as when somebody before them was removed while we were reading.
    fault({ fault: { kind: 'rowsShift', by: -1 }, path: '/students', count: 1 });
    scene.simulator.control.clearRequests();
    await scene.sync({ full: true });
    expect(scene.store.countPupils()).toBe(60);
    expect(requests('/students')).toHaveLength(12);
  });

  it('because a page came twice or rows came double', async () => {
    fault({ fault: { kind: 'duplicateRows', rows: 5 }, path: '/students' });
    await scene.sync({ full: true });
    expectSameRoll();
  });
});

describe('trouble on the way', () => {
  it('next that repeats ends the run, and the next one begins afresh', async () => {
    await scene.sync();
    fault({ fault: { kind: 'repeatNext' }, path: '/students', skip: 2, count: 1 });
    await expect(scene.sync({ full: true })).rejects.toMatchObject({ code: 'WONDE_BAD_RESPONSE' });
    expect(scene.store.syncState().cursor).toBeNull();
    expect(scene.store.countPupils()).toBe(60);
    await scene.sync({ full: true });
    expectSameRoll();
  });

  it('a saved address of another host is not followed', async () => {
    await scene.sync();
    const nextUrl = `${scene.simulator.otherUrl}/schools/${scene.simulator.school.id}/students?page=2&per_page=10`;
    const startedAtMs = scene.clock.nowMs();
    const cursor = { run: 'full', runId: 'old', startedAtMs, nextUrl, updatedAfterMs: null } as const;
    scene.store.transaction((writer) => writer.updateSyncState({ cursor }));
    await expect(scene.sync()).rejects.toMatchObject({ code: 'WONDE_BAD_RESPONSE' });
    expect(scene.store.syncState().cursor).toBeNull();
    await scene.sync();
    expectSameRoll();
  });

  it('a token revoked in the middle keeps what was read, and goes on when it is restored', async () => {
    fault({ fault: { kind: 'unauthorised' }, path: '/students', skip: 2, count: 1 });
    await expect(scene.sync()).rejects.toMatchObject({ code: 'WONDE_AUTH' });
    expect(scene.store.countPupils()).toBe(20);
    await scene.sync();
    expectSameRoll();
  });

  it('an interrupted run of yesterday starts over', async () => {
    fault({ fault: { kind: 'connectionRefused' }, path: '/students', skip: 2, count: 1 });
    await expect(scene.sync()).rejects.toMatchObject({ code: 'WONDE_OFFLINE' });
    const runId = scene.store.syncState().cursor?.runId;
    wait(7 * 60);
    fault({ fault: { kind: 'connectionRefused' }, path: '/students', skip: 1, count: 1 });
    await expect(scene.sync()).rejects.toMatchObject({ code: 'WONDE_OFFLINE' });
    expect(scene.store.syncState().cursor?.runId).not.toBe(runId);
    await scene.sync();
    expectSameRoll();
  });

  it('a clock put back a year does not stop full runs', async () => {
    await scene.sync();
    scene.clock.advance(-365 * 86_400_000);
    scene.simulator.control.clearRequests();
    await scene.sync();
    expect(requests('updated_after')).toHaveLength(0);
    expectSameRoll();
  });
});

describe('the log', () => {
  it('has no names', async () => {
    await scene.sync();
    const log = JSON.stringify(scene.logger.lines);
    for (const { surname } of scene.people()) if (surname.length > 4) expect(log).not.toContain(surname);
  });
});
