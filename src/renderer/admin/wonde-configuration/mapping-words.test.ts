// Mappings in words.
import { describe, expect, it } from '@jest/globals';
import { studentMapping } from '../../../shared/domain/sync-mapping.ts';
import type { YearOfRoll } from '../../../shared/ipc/admin/people-setup-contract.ts';
import { yearKeyOf } from '../../../shared/domain/year-group.ts';
import { modeOf, whoInWords, yearsInWords } from './mapping-words.ts';

const mis = { rollRead: true, allowsWriteback: true, writebackEnabled: true };
const mapping = (more: object) =>
  studentMapping.parse({
    id: 'm',
    entity: 'student',
    userTypeId: 'student',
    years: 'others',
    reads: true,
    writes: true,
    ...more,
  });
const year = (name: string, mappingId: string | null): YearOfRoll => ({
  key: yearKeyOf(name),
  name,
  pupils: 3,
  inNoAddressBook: 0,
  mappingId: mapping({ id: mappingId ?? 'm' }).id,
  inMis: true,
});

describe('year groups in words', () => {
  it.each([
    [['Year 12', 'Year 13'], 'Years 12 and 13'],
    [['Year 7', 'Year 8', 'Year 9', 'Year 10', 'Year 11'], 'Years 7 to 11'],
    [['Year 7', 'Year 8', 'Year 9', 'Year 12'], 'Years 7 to 9 and 12'],
    [['Year 7', 'Year 9', 'Year 11'], 'Years 7, 9 and 11'],
    [['Year 12'], 'Year 12'],
    [['Reception', 'Year 1', 'Year 2'], 'Reception and Years 1 and 2'],
    [['Nursery', 'Oak class'], 'Nursery and Oak class'],
  ])('%j', (names, words) => expect(yearsInWords(names)).toBe(words));
});

describe('a mapping in words', () => {
  it('is for all year groups while no other one lists any', () => {
    expect(whoInWords(mapping({}), [])).toBe('All year groups');
    expect(whoInWords(mapping({}), [year('Year 12', 'other')])).toBe('All other year groups');
  });

  it('names a year the MIS no longer has after its key', () => {
    expect(whoInWords(mapping({ years: ['14', 'R'] }), [])).toBe('Year 14 and Reception');
  });

  it('never promises to write where the MIS does not let it', () => {
    expect(modeOf(mapping({}), mis)).toBe('readWrite');
    expect(modeOf(mapping({ writes: false }), mis)).toBe('readOnly');
    expect(modeOf(mapping({}), { ...mis, allowsWriteback: false })).toBe('readOnly');
    expect(modeOf(mapping({ reads: false }), mis)).toBe('notRead');
  });
});
