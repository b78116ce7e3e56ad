import { describe, expect, it } from '@jest/globals';
import { personId } from '../../../shared/domain/ids.ts';
import type { OnSitePerson, RollCall } from '../../../shared/ipc/admin/presence-contract.ts';
import { rollCallId } from '../../../shared/ipc/admin/presence-contract.ts';
import { evacuationSheet, outNowSheet, rollCallSheet, type SheetFrame } from './presence-sheet.ts';
import { sheetHtml } from './sheet-html.ts';

const frame: SheetFrame = { schoolName: 'Hillview', demo: false, localDate: '2026-11-23', timeText: '10:50' };
const ID = personId.parse('01900000-0000-7000-8000-0000000000aa');
const onSite = (name: string, more: Partial<OnSitePerson> = {}): OnSitePerson => ({
  personId: ID,
  name,
  sortName: name,
  userType: 'Sixth Form',
  group: 'Year 12',
  building: null,
  sinceMs: 0,
  sinceText: '08:30',
  checkedOut: null,
  ...more,
});

describe('the evacuation list on paper', () => {
  const list = (people: readonly OnSitePerson[]) =>
    evacuationSheet(frame, {
      localDate: '2026-11-23' as never,
      timeText: '10:50',
      people: [...people],
      openRollCallId: null,
    }); // as: a date's brand only

  it('is grouped by building, the unknown one last, with boxes and notes', () => {
    const sheet = list([
      onSite('Ada'),
      onSite('Bo', { building: 'Library', checkedOut: { timeText: '10:42', actionName: 'Doctor' } }),
      onSite('Cy', { building: 'Art block' }),
    ]);
    expect(sheet.lines).toEqual(['Monday 23 November 2026, 10:50', '3 people on site']);
    expect(sheet.sections.map(({ heading }) => heading)).toEqual([
      'Art block (1)',
      'Library (1)',
      'Building not known (1)',
    ]);
    expect(sheet.sections[1]?.rows[0]).toEqual({
      name: 'Bo',
      group: 'Year 12',
      note: 'since 08:30; left 10:42 (Doctor), not back',
      box: 'empty',
    });
  });

  it('says so when nobody is there', () => {
    expect(sheetHtml(list([]), '')).toContain('Nobody is signed in.');
  });
});

it('a roll call on paper names the missing first', () => {
  const person = { personId: ID, sortName: '', userType: null, group: 'Year 12', building: null, checkedOut: null };
  const rollCall: RollCall = {
    id: rollCallId.parse('r'),
    localDate: '2026-11-23' as never, // as: a date's brand only
    startedAtMs: 0,
    startedText: '10:45',
    startedBy: 'Maria',
    ended: null,
    peopleCount: 2,
    tickedCount: 1,
    people: [
      { ...person, name: 'Seen', tick: { timeText: '10:46', by: 'Maria' }, signedOutText: null },
      { ...person, name: 'Gone', tick: null, signedOutText: '10:47' },
    ],
    joined: [onSite('New')],
  };
  const sheet = rollCallSheet(frame, rollCall);
  expect(sheet.lines).toContain('1 of 2 ticked, 1 missing');
  expect(sheet.sections.map(({ heading, rows }) => [heading, rows[0]?.name, rows[0]?.box])).toEqual([
    ['Missing (1)', 'Gone', 'empty'],
    ['Signed in after it began (1)', 'New', 'empty'],
    ['Ticked (1)', 'Seen', 'ticked'],
  ]);
  expect(sheet.sections[0]?.rows[0]?.note).toBe('signed out 10:47');
});

describe('the document of a sheet', () => {
  it('takes every name as text, has no script and asks for nothing', () => {
    const sheet = outNowSheet(frame, [
      {
        personId: ID,
        name: '<script>alert("x")</script> O’Brien & Söns',
        sortName: '',
        userType: null,
        group: '7A',
        movementId: ID as never, // as: an id's brand only
        actionName: '<img src=http://evil>',
        leftAtMs: 0,
        timeText: '10:42',
        badgeId: null,
      },
    ]);
    const html = sheetHtml({ ...sheet, schoolName: '"Hillview"' }, '');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('O’Brien &amp; Söns');
    expect(html).toContain("default-src 'none'");
  });
});
