import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { at, idsOf, openBench, pupilOf, rowsOf } from './test-client.ts';
import type { Bench } from './test-client.ts';

const start = Date.UTC(2026, 10, 20, 9, 0, 0);
const minuteMs = 60_000;
let nowMs: number;
let bench: Bench;
beforeEach(async () => {
  nowMs = start;
  bench = await openBench({ pupils: 60, now: () => nowMs });
});
afterEach(() => bench.close());

const changedSince = async (text: string) =>
  idsOf(await bench.get(`students?per_page=200&updated_after=${encodeURIComponent(text)}`));
const deletions = async (query = '') => rowsOf(await bench.get(`deletions${query}`));

describe('updated_after', () => {
  it.each(['2026-11-20 09:00:30', '2026-11-20T09:00:30Z', '2026-11-20T09:00:30.000Z', '2026-11-20T10:00:30+01:00'])(
    'reads %s and leaves out what did not change',
    async (text) => {
      const { id } = pupilOf(bench.wonde, 7);
      expect(await changedSince(text)).toEqual([]);
      nowMs += minuteMs;
      bench.wonde.control.edit({ op: 'renamePupil', studentId: id, surname: 'Changed' });
      expect(await changedSince(text)).toEqual([id]);
    },
  );

  it('reads a bare date as its midnight', async () => {
    nowMs += minuteMs;
    bench.wonde.control.edit({ op: 'touchPupil', studentId: pupilOf(bench.wonde).id });
    expect(await changedSince('2026-11-20')).toContain(pupilOf(bench.wonde).id);
    expect(await changedSince('2026-11-21')).toEqual([]);
  });

  it.each([
    ['inclusive', 1],
    ['exclusive', 0],
  ] as const)('can have an %s bound, in whole seconds', async (updatedAfterBound, found) => {
    nowMs = start + minuteMs + 400;
    bench.wonde.control.setSettings({ updatedAfterBound });
    bench.wonde.control.edit({ op: 'touchPupil', studentId: pupilOf(bench.wonde).id });
    expect(await changedSince('2026-11-20 09:01:00')).toHaveLength(found);
  });

  it('can read a time without a zone as London time', async () => {
    nowMs = Date.UTC(2026, 6, 1, 8, 30);
    bench.wonde.control.edit({ op: 'touchPupil', studentId: pupilOf(bench.wonde).id });
    const after = async () => (await changedSince('2026-07-01 09:00:00')).includes(pupilOf(bench.wonde).id);
    expect(await after()).toBe(false);
    bench.wonde.control.setSettings({ bareDateZone: 'Europe/London' });
    expect(await after()).toBe(true);
  });

  it('ignores a date it cannot read, or refuses it, as set', async () => {
    expect(await changedSince('yesterday')).toHaveLength(60);
    bench.wonde.control.setSettings({ invalidDate: 'refuse' });
    expect((await bench.get('students?updated_after=yesterday')).status).toBe(422);
  });

  it('ignores a parameter it does not know, or refuses it, as set', async () => {
    expect((await bench.get('students?has_year=true')).status).toBe(200);
    bench.wonde.control.setSettings({ unknownParameter: 'refuse' });
    expect((await bench.get('students?has_year=true')).status).toBe(400);
    expect((await bench.get('students?per_page=5&only_upns=A1')).status).toBe(200);
  });

  it('counts a change of form, class or year as a change of the pupil', async () => {
    nowMs += minuteMs;
    const { id } = pupilOf(bench.wonde, 3);
    bench.wonde.control.edit({ op: 'movePupil', studentId: id, year: 'Year 9', form: '9A' });
    expect(await changedSince('2026-11-20 09:00:30')).toEqual([id]);
    const row = at((await bench.get(`students/${id}?include=year,registration`)).body, 'data');
    expect([at(row, 'year', 'data', 'name'), at(row, 'registration', 'data', 'name')]).toEqual(['Year 9', '9A']);
  });

  it('counts a deleted form as a change of every pupil in it', async () => {
    nowMs += minuteMs;
    const form = bench.wonde.world.school.groups.find((group) => group.name === '8A');
    bench.wonde.control.edit({ op: 'deleteGroup', groupId: form?.id ?? '' });
    const changed = await changedSince('2026-11-20 09:00:30');
    expect(changed.length).toBeGreaterThan(3);
    const rows = await deletions();
    expect(rows.map((row) => at(row, 'type'))).toEqual(['group']);
  });
});

describe('dates', () => {
  it('are objects, with a fraction and without', async () => {
    const moment = async () => at(rowsOf(await bench.get('students'))[0], 'created_at');
    expect(await moment()).toEqual({ date: '2025-10-16 09:00:00.000000', timezone_type: 3, timezone: 'UTC' });
    bench.wonde.control.setSettings({ dateStyle: 'noFraction' });
    expect(await moment()).toEqual({ date: '2025-10-16 09:00:00', timezone_type: 3, timezone: 'UTC' });
  });

  it('put a date of birth at midnight in London', async () => {
    const row = rowsOf(await bench.get('students'))[0];
    expect(at(row, 'date_of_birth')).toEqual({
      date: `${pupilOf(bench.wonde).dateOfBirth} 00:00:00.000000`,
      timezone_type: 3,
      timezone: 'Europe/London',
    });
  });
});

describe('leaving and coming back', () => {
  it('moves a leaver from the roll to the leavers and the deletions', async () => {
    const { id, misId } = pupilOf(bench.wonde);
    nowMs += minuteMs;
    bench.wonde.control.edit({ op: 'leavePupil', studentId: id });
    expect(idsOf(await bench.get('students?per_page=200'))).not.toContain(id);
    expect(idsOf(await bench.get('students-leaver'))).toContain(id);
    expect(await deletions('?type=student')).toEqual([
      {
        type: 'student',
        id,
        mis_id: misId,
        deleted_at: { date: '2026-11-20 09:01:00.000000', timezone_type: 3, timezone: 'UTC' },
        restored_at: null,
      },
    ]);
  });

  it('can let a leaver linger on the roll, and keep any of the three lists silent', async () => {
    bench.wonde.control.setSettings({ leaverLists: { inStudents: true, inLeavers: true, inDeletions: false } });
    const lingering = pupilOf(bench.wonde).id;
    bench.wonde.control.edit({ op: 'leavePupil', studentId: lingering });
    expect(idsOf(await bench.get('students?per_page=200'))).toContain(lingering);
    expect(await deletions()).toEqual([]);
    bench.wonde.control.setSettings({ leaverLists: { inStudents: false, inLeavers: false, inDeletions: true } });
    const vanished = pupilOf(bench.wonde, 1).id;
    bench.wonde.control.edit({ op: 'leavePupil', studentId: vanished });
    expect(idsOf(await bench.get('students-leaver'))).not.toContain(vanished);
    expect(idsOf(await bench.get('students?per_page=200'))).not.toContain(vanished);
  });

  it('filters deletions by type and by when they happened or were undone', async () => {
    const { id } = pupilOf(bench.wonde);
    bench.wonde.control.edit({ op: 'deletePupil', studentId: id });
    bench.wonde.control.edit({ op: 'deleteEmployee', employeeId: bench.wonde.world.school.employees[0]?.id ?? '' });
    expect(await deletions('?type=student')).toHaveLength(1);
    expect(await deletions()).toHaveLength(2);
    expect(await deletions('?updated_after=2026-11-20T09:30:00Z')).toHaveLength(0);
    nowMs += 60 * minuteMs;
    bench.wonde.control.edit({ op: 'restorePupil', studentId: id });
    expect(await deletions('?updated_after=2026-11-20T09:30:00Z')).toHaveLength(1);
  });

  it('restores a pupil under the same id, and says when', async () => {
    const { id, upi } = pupilOf(bench.wonde);
    bench.wonde.control.edit({ op: 'deletePupil', studentId: id });
    nowMs += minuteMs;
    bench.wonde.control.edit({ op: 'restorePupil', studentId: id });
    const row = at((await bench.get(`students/${id}`)).body, 'data');
    expect(row).toMatchObject({ id, upi, restored_at: { date: '2026-11-20 09:01:00.000000' } });
    expect((await deletions()).map((one) => at(one, 'restored_at', 'date'))).toEqual(['2026-11-20 09:01:00.000000']);
  });

  it('lets a pupil re-join under a new id with the old UPI and UPN', async () => {
    const before = pupilOf(bench.wonde);
    bench.wonde.control.edit({ op: 'deletePupil', studentId: before.id });
    const { made } = bench.wonde.control.edit({ op: 'rejoinPupil', studentId: before.id });
    expect(made).not.toBe(before.id);
    const row = at((await bench.get(`students/${made}?include=education_details`)).body, 'data');
    expect(row).toMatchObject({ upi: before.upi, education_details: { data: { upn: before.upn } } });
    expect((await bench.get(`students/${before.id}`)).status).toBe(404);
  });

  it('admits a starter who was in the pre-admission list', async () => {
    const { made } = bench.wonde.control.edit({
      op: 'addPupil',
      forename: 'Ada',
      surname: 'Quick',
      year: '7',
      roll: 'preAdmission',
    });
    expect(idsOf(await bench.get('students-pre-admission'))).toContain(made);
    bench.wonde.control.edit({ op: 'admitPupil', studentId: made ?? '' });
    expect(idsOf(await bench.get('students?per_page=200'))).toContain(made);
    expect(idsOf(await bench.get('students-pre-admission'))).not.toContain(made);
  });
});

describe('a stale or migrating school', () => {
  it('shows no change while it is offline, and all of them afterwards', async () => {
    const { id } = pupilOf(bench.wonde);
    nowMs += minuteMs;
    bench.wonde.control.edit({ op: 'setOnline', isOnline: false });
    expect(bench.wonde.control.edit({ op: 'renamePupil', studentId: id, surname: 'Held' }).isHeld).toBe(true);
    expect(await changedSince('2026-11-20 09:00:30')).toEqual([]);
    nowMs += minuteMs;
    bench.wonde.control.edit({ op: 'setOnline', isOnline: true });
    expect(await changedSince('2026-11-20 09:01:30')).toEqual([id]);
  });

  it('changes every id but the UPN when it moves to another MIS, with another token', async () => {
    const before = bench.wonde.control.pupils();
    const { made } = bench.wonde.control.edit({ op: 'migrateMis', mis: 'Arbor' });
    expect((await bench.get('students')).status).toBe(401);
    const after = bench.wonde.control.pupils();
    expect(after.map((pupil) => pupil.upn)).toEqual(before.map((pupil) => pupil.upn));
    for (const key of ['id', 'misId', 'upi'] as const) {
      const old = new Set(before.map((pupil) => pupil[key]));
      expect(after.filter((pupil) => old.has(pupil[key]))).toEqual([]);
    }
    const path = `schools/${bench.wonde.school.id}/students?per_page=200&include=year,registration`;
    const rows = rowsOf(await bench.call(path, { token: made }));
    expect(rows).toHaveLength(60);
    expect(rows.filter((row) => at(row, 'year') === null || at(row, 'registration') === null)).toEqual([]);
  });

  it.each([
    ['empty', 0],
    ['half', 30],
  ] as const)('can show an %s roll until the migration is finished', async (window, shown) => {
    bench.wonde.control.edit({ op: 'migrateMis', mis: 'Arbor', window, newToken: false });
    expect(rowsOf(await bench.get('students?per_page=200'))).toHaveLength(shown);
    bench.wonde.control.edit({ op: 'finishMigration' });
    expect(rowsOf(await bench.get('students?per_page=200'))).toHaveLength(60);
  });
});
