import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadImage } from '@napi-rs/canvas';
import { at, idsOf, openBench, pupilOf, rowsOf } from './test-client.ts';
import type { Bench } from './test-client.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench({ pupils: 30 });
});
afterEach(() => bench.close());

const firstOf = async (path: string) => rowsOf(await bench.get(path))[0];

describe('includes', () => {
  it('sends no include that was not asked for', async () => {
    const row = await firstOf('students');
    expect(Object.keys(Object(row))).toEqual([
      'id',
      'upi',
      'mis_id',
      'initials',
      'title',
      'surname',
      'forename',
      'middle_names',
      'legal_surname',
      'legal_forename',
      'gender',
      'gender_identity',
      'date_of_birth',
      'restored_at',
      'created_at',
      'updated_at',
    ]);
  });

  it('sends what a roster needs, wrapped in data', async () => {
    const row = await firstOf('students?include=year,registration,house,education_details,classes,groups');
    const pupil = pupilOf(bench.wonde);
    expect(at(row, 'year', 'data')).toMatchObject({ name: pupil.year, type: 'YEAR' });
    expect(at(row, 'registration', 'data')).toMatchObject({ name: pupil.form, type: 'REGISTRATION' });
    expect(at(row, 'house', 'data', 'type')).toBe('HOUSE');
    expect(at(row, 'education_details', 'data')).toMatchObject({ upn: pupil.upn, current_nc_year: expect.any(String) });
    expect(at(row, 'classes', 'data')).toHaveLength(5);
    expect(at(row, 'groups', 'data')).toHaveLength(3);
  });

  it('nests by dots', async () => {
    const row = await firstOf('students?include=registration.employees,classes.subject');
    expect(at(row, 'registration', 'data', 'employees', 'data', 0, 'id')).toMatch(/^A\d+$/);
    expect(at(row, 'classes', 'data', 0, 'subject', 'data', 'name')).toEqual(expect.any(String));
  });

  it.each(['registration_group', 'form_group', 'sen', 'year.students', 'Year', 'employees'])(
    'refuses the whole request for %s, by name or not',
    async (include) => {
      const named = await bench.get(`students?include=year,${include}`);
      expect(named.status).toBe(400);
      expect(named.body).toEqual({ error: 'invalid_include', error_description: include });
      bench.wonde.control.setSettings({ invalidIncludeStyle: 'generic' });
      const generic = await bench.get(`students?include=year,${include}`);
      expect(generic.body).toEqual({ error: 'invalid_include', error_description: 'Invalid includes' });
    },
  );

  it('has other includes for other endpoints', async () => {
    expect((await bench.get('groups?include=students,employees')).status).toBe(200);
    expect((await bench.get('groups?include=year')).status).toBe(400);
    expect((await bench.get('employees?include=employment_details,groups')).status).toBe(200);
    expect((await bench.get('employees?include=subjects')).status).toBe(400);
  });

  it('can lack an include the documentation lists', async () => {
    bench.wonde.control.setSettings({ refusedIncludes: ['students.classes'] });
    expect((await bench.get('students?include=year,classes')).body).toMatchObject({ error_description: 'classes' });
    expect((await bench.get('students?include=year')).status).toBe(200);
    expect((await bench.get('employees?include=classes')).status).toBe(200);
  });

  it('never says which include of the register was wrong', async () => {
    const seen = await bench.get('attendance/session?include=student,attendance_code');
    expect(seen.status).toBe(400);
    expect(seen.body).toEqual({ error: 'invalid_include', error_description: 'Invalid includes' });
  });

  it('hears only the last of repeated parameters, as PHP does', async () => {
    const row = await firstOf('students?include=year&include=house');
    expect(at(row, 'year')).toBeUndefined();
    expect(at(row, 'house', 'data', 'type')).toBe('HOUSE');
  });

  it.each([
    ['null', null],
    ['dataNull', { data: null }],
  ] as const)('can spell a missing to-one as %s', async (nullToOne, expected) => {
    bench.wonde.control.setSettings({ nullToOne });
    bench.wonde.control.edit({ op: 'blankFields', fields: ['yearId'] });
    expect(at(await firstOf('students?include=year'), 'year')).toEqual(expected);
  });

  it('sends empty what is valid but not modelled', async () => {
    const row = await firstOf('students?include=behaviours,campus,medical_conditions.notes');
    expect(row).toMatchObject({ behaviours: { data: [] }, campus: null, medical_conditions: { data: [] } });
  });

  it('sends photos a decoder reads, of several megabytes if set', async () => {
    const { id } = pupilOf(bench.wonde);
    const photoOf = async () =>
      Buffer.from(String(at((await bench.get(`photos/${id}`)).body, 'data', 'content')), 'base64');
    expect((await loadImage(await photoOf())).width).toBe(1);
    bench.wonde.control.setSettings({ photoBytes: 3_000_000 });
    const large = await photoOf();
    expect(large.length).toBe(3_000_000);
    expect((await loadImage(large)).width).toBe(1);
  });
});

describe('groups, staff and counts', () => {
  it.each(['YEAR', 'REGISTRATION', 'HOUSE', 'DEPARTMENT'])('finds groups of type %s', async (type) => {
    const rows = rowsOf(await bench.get(`groups?type=${type}&per_page=200`));
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.every((row) => at(row, 'type') === type)).toBe(true);
  });

  it('tells years by name and code', async () => {
    const rows = rowsOf(await bench.get('groups?type=YEAR'));
    expect(rows.map((row) => [at(row, 'name'), at(row, 'code')])).toContainEqual(['Year 7', '7']);
  });

  it('has no years, departments or campuses of their own', async () => {
    for (const path of ['years', 'departments', 'campuses']) expect((await bench.get(path)).status).toBe(404);
  });

  it('counts what the lists hold', async () => {
    const seen = await bench.get('counts?include=students,contacts');
    expect(seen.body).toEqual({ data: { students: { data: { count: 30 } }, contacts: { data: { count: 0 } } } });
  });

  it('shows staff with what they do', async () => {
    const row = await firstOf('employees?include=employment_details');
    expect(at(row, 'employment_details', 'data')).toMatchObject({ current: true, teaching_staff: true });
  });

  it('answers 404 for a domain the MIS lacks', async () => {
    bench.wonde.control.setSettings({ missingDomains: ['classes'] });
    expect((await bench.get('classes')).body).toEqual({
      error: 'resource_not_found',
      error_description: 'Resource not found',
    });
  });

  it('shows a primary by its forms alone', async () => {
    const primary = await openBench({ pupils: 21, years: [0, 1, 2, 3, 4, 5, 6], hasClasses: false });
    try {
      expect(rowsOf(await primary.get('classes'))).toHaveLength(0);
      expect(rowsOf(await primary.get('groups?type=REGISTRATION'))).toHaveLength(7);
      const row = rowsOf(await primary.get('students?include=year,registration'))[0];
      expect(at(row, 'registration', 'data', 'type')).toBe('REGISTRATION');
    } finally {
      await primary.close();
    }
  });

  it('lists leavers and starters beside the roll, not in it', async () => {
    const large = await openBench({ pupils: 100 });
    try {
      const [roll, leavers, starters] = await Promise.all(
        ['students?per_page=200', 'students-leaver', 'students-pre-admission'].map((path) =>
          large.get(path).then(idsOf),
        ),
      );
      expect([roll?.length, leavers?.length, starters?.length]).toEqual([100, 2, 1]);
      expect(roll).not.toContain(leavers?.[0]);
      expect(roll).not.toContain(starters?.[0]);
    } finally {
      await large.close();
    }
  });
});
