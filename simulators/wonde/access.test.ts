import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { at, idsOf, openBench, pupilOf, rowsOf } from './test-client.ts';
import type { Bench } from './test-client.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench({ pupils: 20 });
});
afterEach(() => bench.close());

const asApplication = () => ({ token: bench.wonde.applicationToken });

describe('tokens', () => {
  it.each([
    ['Bearer', (token: string) => `Bearer ${token}`, 200],
    ['lower-case bearer', (token: string) => `bearer ${token}`, 200],
    ['Basic with an empty password', (token: string) => `Basic ${btoa(`${token}:`)}`, 200],
    ['lower-case basic', (token: string) => `basic ${btoa(`${token}:`)}`, 200],
    ['Basic with a password', (token: string) => `Basic ${btoa(`${token}:secret`)}`, 401],
    ['Basic with the raw token', (token: string) => `Basic ${token}`, 401],
    ['Basic with the token but no colon', (token: string) => `Basic ${btoa(token)}`, 401],
    ['the token alone', (token: string) => token, 401],
    ['an unknown token', () => 'Bearer 0000000000000000000000000000000000000000', 401],
  ])('meets %s with the right status', async (_name, header, status) => {
    const headers = { Authorization: header(bench.wonde.token) };
    const seen = await bench.call(`schools/${bench.wonde.school.id}/students`, { headers });
    expect(seen.status).toBe(status);
  });

  it('answers a request without a token with 401 and the envelope', async () => {
    const seen = await bench.call('schools', { token: null });
    expect(seen.status).toBe(401);
    expect(at(seen.body, 'error')).toBe('unauthorized');
  });

  it.each([
    ['empty', ''],
    ['html', '<html>'],
  ] as const)('can send a 401 whose body is %s', async (unauthorisedBody, start) => {
    bench.wonde.control.setSettings({ unauthorisedBody });
    const seen = await bench.call('schools', { token: null });
    expect(seen.status).toBe(401);
    expect(seen.text.startsWith(start)).toBe(true);
    expect(seen.body).toBeUndefined();
  });

  it('shows the application every approved school and the school token its own', async () => {
    const all = await bench.call('schools', asApplication());
    const own = await bench.call('schools');
    expect(idsOf(all).length).toBeGreaterThan(1);
    expect(idsOf(own)).toEqual([bench.wonde.school.id]);
  });

  it('keeps a school token out of another school', async () => {
    const other = idsOf(await bench.call('schools', asApplication()))[1] ?? '';
    expect((await bench.call(`schools/${other}/students`)).status).toBe(403);
    expect((await bench.call(`schools/${other}/students`, asApplication())).status).toBe(200);
  });

  it('refuses a revoked token until it is restored', async () => {
    bench.wonde.control.edit({ op: 'revokeToken' });
    expect((await bench.get('students')).status).toBe(401);
    bench.wonde.control.edit({ op: 'restoreToken' });
    expect((await bench.get('students')).status).toBe(200);
  });
});

describe('schools', () => {
  it('shows a school in the shape that was seen', async () => {
    const seen = await bench.call(`schools/${bench.wonde.school.id}`);
    expect(seen.body).toEqual({
      data: {
        id: bench.wonde.school.id,
        name: 'Bryn Hafan School (demo)',
        establishment_number: expect.stringMatching(/^\d{4}$/),
        urn: expect.any(Number),
        phase_of_education: 'SECONDARY',
        la_code: '999',
        timezone: 'Europe/London',
        mis: 'SIMS',
        address: {
          address_line_1: expect.any(String),
          address_line_2: null,
          address_town: null,
          address_postcode: 'ZZ99 9ZZ',
          address_country: { code: 'GBR', name: 'England' },
        },
        extended: {
          allows_writeback: true,
          has_timetables: true,
          has_lesson_attendance: true,
          audit_approved_at: {
            date: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.000000$/),
            timezone_type: 3,
            timezone: 'UTC',
          },
        },
        region: {
          code: 'GBR',
          domain: `127.0.0.1:${bench.wonde.port}`,
          school_url: `${bench.wonde.url}/schools/${bench.wonde.school.id}`,
          identifiers: expect.objectContaining({ la_code: '999' }),
        },
      },
      meta: { includes: ['cbds'] },
    });
  });

  it.each([
    ['schools', 'Bryn Hafan School (demo)'],
    ['schools/pending', 'Hafod Wen School (demo)'],
    ['schools/audited', 'Bryn Hafan School (demo)'],
    ['schools/offline', 'Llyn Arian College (demo)'],
    ['schools/declined', 'Tarn Beck High School (demo)'],
    ['schools/revoked', 'Nant Eryr School (demo)'],
    ['schools/all', 'Saltmarsh Lane Junior School (demo)'],
  ])('lists under %s the school %s', async (path, name) => {
    const seen = await bench.call(path, asApplication());
    expect(rowsOf(seen).map((row) => at(row, 'name'))).toContain(name);
  });

  it('lists the school nobody asked for under all and nowhere else', async () => {
    for (const list of ['', '/pending', '/declined', '/revoked', '/offline', '/audited']) {
      const seen = await bench.call(`schools${list}`, asApplication());
      expect(seen.text).not.toContain('Saltmarsh Lane');
    }
  });

  it('filters schools by the start of a postcode and by urn', async () => {
    const urn = bench.wonde.world.school.urn;
    expect(idsOf(await bench.call(`schools/all?urn=${urn}`, asApplication()))).toEqual([bench.wonde.school.id]);
    expect(rowsOf(await bench.call('schools/all?postcode=ZZ99', asApplication()))).toHaveLength(7);
    expect(rowsOf(await bench.call('schools/all?postcode=CB21', asApplication()))).toHaveLength(0);
  });

  it('takes a school from none through pending and approved to revoked', async () => {
    const all = await bench.call('schools/all', asApplication());
    const none = String(
      at(
        rowsOf(all).find((row) => String(at(row, 'name')).startsWith('Saltmarsh')),
        'id',
      ),
    );
    const data = () => bench.call(`schools/${none}/students`, asApplication());
    expect((await data()).status).toBe(403);
    const asked = await bench.call(`schools/${none}/request-access`, { ...asApplication(), method: 'POST' });
    expect(asked.body).toEqual({ success: true, state: 'pending', message: 'Access request successfully received' });
    expect((await data()).status).toBe(403);
    bench.wonde.control.edit({ op: 'setLink', link: 'approved' }, none);
    expect((await data()).status).toBe(200);
    const dropped = await bench.call(`schools/${none}/revoke-access`, { ...asApplication(), method: 'DELETE' });
    expect(dropped.body).toEqual({ success: true, state: 'revoked', message: 'Access revoked' });
    expect((await data()).status).toBe(403);
    expect((await bench.call('schools/revoked', asApplication())).text).toContain(none);
  });

  it('tells whether a school is online, approved and audited, and has codes of its own', async () => {
    const meta = () => bench.call(`meta/schools/${bench.wonde.school.id}`);
    expect(at((await meta()).body, 'data')).toEqual({
      online: true,
      approved: true,
      audited: true,
      custom_attendance_codes: true,
    });
    bench.wonde.control.edit({ op: 'setOnline', isOnline: false });
    expect(at((await meta()).body, 'data', 'online')).toBe(false);
  });

  it('answers an unknown school, an unknown path and another version with the 404 envelope', async () => {
    for (const path of [
      'schools/A9999999999',
      `schools/${bench.wonde.school.id}/results`,
      `${bench.wonde.origin}/v2.0/schools`,
    ]) {
      const seen = await bench.call(path);
      expect(seen.status).toBe(404);
      expect(seen.body).toEqual({ error: 'resource_not_found', error_description: 'Resource not found' });
    }
  });

  it('takes a trailing slash anywhere', async () => {
    for (const path of ['schools/', 'attendance-codes/', 'writebacks/', `schools/${bench.wonde.school.id}/`]) {
      expect((await bench.call(path)).status).toBe(200);
    }
    expect((await bench.get('students/')).text).toContain(pupilOf(bench.wonde).id);
  });
});

describe('scopes', () => {
  it('answers 403 with the exact wording when an object lacks its scope', async () => {
    bench.wonde.control.edit({ op: 'withdrawScope', scope: 'students.read' });
    const seen = await bench.get('students');
    expect(seen.status).toBe(403);
    expect(seen.body).toEqual({ error: 'invalid_permissions', error_description: 'Scope students.read not enabled' });
  });

  it('sends null for a property that lacks its scope, on the object and inside an include', async () => {
    bench.wonde.control.edit({ op: 'withdrawScope', scope: 'students.date_of_birth' });
    bench.wonde.control.edit({ op: 'withdrawScope', scope: 'education_details.upn' });
    const row = rowsOf(await bench.get('students?include=education_details'))[0];
    expect(at(row, 'date_of_birth')).toBeNull();
    expect(at(row, 'education_details', 'data', 'upn')).toBeNull();
    expect(at(row, 'surname')).not.toBeNull();
    expect(at(row, 'education_details', 'data', 'admission_number')).not.toBeNull();
  });

  it.each([
    ['invalidInclude', 400],
    ['forbidden', 403],
    ['null', 200],
  ] as const)('treats an include without scope as set: %s', async (includeWithoutScope, status) => {
    bench.wonde.control.setSettings({ includeWithoutScope });
    bench.wonde.control.edit({ op: 'withdrawScope', scope: 'education_details.read' });
    const seen = await bench.get('students?include=education_details');
    expect(seen.status).toBe(status);
    if (status === 200) expect(at(rowsOf(seen)[0], 'education_details')).toBeNull();
  });

  it('gives a scope back', async () => {
    bench.wonde.control.edit({ op: 'withdrawScope', scope: 'groups.read' });
    expect((await bench.get('groups')).status).toBe(403);
    bench.wonde.control.edit({ op: 'grantScope', scope: 'groups.read' });
    expect((await bench.get('groups')).status).toBe(200);
  });

  it('lists permissions, approved or not', async () => {
    bench.wonde.control.edit({ op: 'withdrawScope', scope: 'photos.read' });
    const rows = rowsOf(await bench.call(`meta/schools/${bench.wonde.school.id}/permissions`));
    const photos = rows.find((row) => at(row, 'identity') === 'photos.read');
    expect(photos).toMatchObject({ approved: false, declined: true, parent: null });
    expect(rows.map((row) => at(row, 'identity'))).toContain('attendance.write');
  });

  it('withholds pupils the school keeps back, and says who in the list of access', async () => {
    const { id } = pupilOf(bench.wonde);
    bench.wonde.control.edit({ op: 'hidePupil', studentId: id });
    expect(idsOf(await bench.get('students'))).not.toContain(id);
    expect((await bench.get(`students/${id}`)).status).toBe(404);
    const acl = `meta/schools/${bench.wonde.school.id}/acl`;
    expect((await bench.call(acl)).body).toEqual({ data: { mode: 'deny', ids: [id] } });
    const typed = await bench.call(`${acl}?with_user_type=true`);
    expect(at(typed.body, 'data', 'ids')).toEqual([{ id, type: 'student' }]);
  });
});

describe('regions', () => {
  it('serves the data of a school moved to another host there and nowhere else', async () => {
    const { wonde } = bench;
    wonde.control.edit({ op: 'setDomain', domain: wonde.otherDomain });
    const school = await bench.call(`schools/${wonde.school.id}`);
    expect(at(school.body, 'data', 'region', 'domain')).toBe(wonde.otherDomain);
    expect(rowsOf(await bench.get('students'))).toHaveLength(0);
    const elsewhere = `${wonde.otherUrl}/schools/${wonde.school.id}`;
    expect(rowsOf(await bench.call(`${elsewhere}/students`))).toHaveLength(20);
    wonde.control.setSettings({ wrongRegion: 'notFound' });
    expect((await bench.get('students')).status).toBe(404);
    expect((await bench.call(`schools/${wonde.school.id}`)).status).toBe(200);
  });

  it('refuses marks on the wrong host', async () => {
    bench.wonde.control.edit({ op: 'setDomain', domain: bench.wonde.otherDomain });
    expect((await bench.post([{}])).status).toBe(404);
  });
});
