// The logbook's filter on a real store: each part leaves what it says, and together they leave what all of them leave.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addManyMovements, SCIENCE, SIXTH_FORM } from '../../../../tests/fixtures/builders/many-movements.ts';
import { openTempStore, type TempStore } from '../../../../tests/harness/temp-store.ts';
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import { actionId, movementId } from '../../../shared/domain/ids.ts';
import { STUDENT } from '../../../shared/domain/user-type.ts';
import { logbookStatus, logbookWriteback } from '../../../shared/ipc/admin/logbook-contract.ts';
import { plainText } from '../../../shared/util/plain-text.ts';
import type { LogbookCriteria, LogbookListEntry } from '../../core/store-parts/logbook-store.ts';
import { writebackStateOf } from '../../core/sync/mark-state.ts';

const NOW_MS = Date.UTC(2026, 10, 23, 12);
const ANYTHING: LogbookCriteria = {
  from: null,
  to: null,
  status: null,
  userTypeId: null,
  departmentId: null,
  actionId: null,
  yearName: null,
  writeback: null,
  withBadge: false,
  search: '',
  nowMs: NOW_MS,
};

const NOBODY = movementId.parse('01900000-0000-7000-8000-000000000000');

let temp: TempStore;
let days: readonly LocalDate[];
let all: readonly LogbookListEntry[];
beforeAll(() => {
  temp = openTempStore();
  days = addManyMovements(temp.store, { movements: 600 });
  all = temp.store.listLogbookEntries(keysOf({}));
});
afterAll(() => temp.dispose());

const keysOf = (part: Partial<LogbookCriteria>, order: 'newest' | 'oldest' | 'nameAz' | 'nameZa' = 'newest') =>
  temp.store.listLogbookKeys({ ...ANYTHING, ...part }, order, 10_000);

/** What a part of the filter means, said once more and without SQL. */
function fits(entry: LogbookListEntry, wanted: Partial<LogbookCriteria>): boolean {
  const part = { ...ANYTHING, ...wanted };
  const { movement, person } = entry;
  const later = ({ outbox }: LogbookListEntry['marks'][number]) =>
    outbox?.state === 'pending' &&
    outbox.attempts === 0 &&
    outbox.lastErrorCode === null &&
    outbox.nextAttemptAtMs > NOW_MS;
  const states = entry.marks.map((mark) => ({ state: writebackStateOf(mark.outbox), later: later(mark) }));
  const has = (...wanted: readonly string[]) => states.some(({ state }) => wanted.includes(state));
  const newer = all.filter(
    ({ movement: other, key }) =>
      other.personId === movement.personId && other.localDate === movement.localDate && key > entry.key,
  );
  const status = {
    late: movement.kind === 'late',
    in: movement.kind === 'signIn',
    out: movement.kind === 'signOut',
    checkedIn: ['late', 'return', 'buildingIn'].includes(movement.kind),
    checkedOut: ['leaving', 'buildingOut'].includes(movement.kind),
    notBack: movement.kind === 'leaving' && newer.every(({ movement: { kind } }) => kind.startsWith('building')),
  };
  const writeback = {
    attention: has('refused', 'needs_person'),
    waiting: states.some((mark) => mark.state === 'waiting' && !mark.later),
    later: states.some((mark) => mark.later),
    sent: has('sent'),
    confirmed: has('confirmed'),
    notNeeded: has('not_needed', 'superseded'),
    none: states.length === 0,
  };
  const text = plainText(
    [person.forename, person.surname, entry.yearName, person.formName, movement.actionName].join(' '),
  );
  return (
    (part.from === null || movement.localDate >= part.from) &&
    (part.to === null || movement.localDate <= part.to) &&
    (part.status === null || status[part.status]) &&
    (part.userTypeId === null || (movement.userTypeId ?? person.userTypeId) === part.userTypeId) &&
    (part.departmentId === null || (movement.departmentId ?? person.departmentId) === part.departmentId) &&
    (part.actionId === null || movement.actionId === part.actionId) &&
    (part.yearName === null || entry.yearName === part.yearName) &&
    (part.writeback === null || writeback[part.writeback]) &&
    (!part.withBadge || (movement.kind === 'leaving' && movement.badgeId !== null)) &&
    plainText(part.search)
      .split(/\s+/)
      .every((word) => text.includes(word))
  );
}

const parts = fc.record(
  {
    from: fc.nat(4).map((n) => days[n] ?? null),
    to: fc.nat(4).map((n) => days[n] ?? null),
    status: fc.constantFrom(...logbookStatus.options),
    userTypeId: fc.constantFrom(STUDENT, SIXTH_FORM),
    departmentId: fc.constantFrom(SCIENCE),
    actionId: fc.constantFrom(actionId.parse('bus'), actionId.parse('dentist'), actionId.parse('nobody-has-it')),
    yearName: fc.constantFrom('Year 7', 'Year 12', 'Year 99'),
    writeback: fc.constantFrom(...logbookWriteback.options),
    withBadge: fc.boolean(),
    search: fc.constantFrom('sian', 'obrien', 'ZAK', 'year 12', '7a', 'cafe', 'lukasz bus', '%', "'", 'zzz', ' '),
  },
  { requiredKeys: [] },
);

describe('the filter of the logbook', () => {
  it('leaves exactly what each of its parts means', () => {
    fc.assert(
      fc.property(parts, (part) => {
        const expected = all.filter((entry) => fits(entry, part)).map(({ key }) => key);
        expect(keysOf(part)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves with two parts what both leave alone', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const { search, from, to } = one;
        // Of a field both set there is one value; of the rest the two filters add up.
        const both = { ...other, ...one };
        const rest = { ...other, ...(search && { search }), ...(from && { from }), ...(to && { to }) };
        const left = new Set(keysOf(one));
        const same = Object.keys(one).every((name) => !(name in other));
        const expected = same ? keysOf(rest).filter((key) => left.has(key)) : keysOf(both);
        expect(keysOf(both)).toEqual(expected);
        for (const key of keysOf(both)) expect(left.has(key)).toBe(true);
      }),
    );
  });

  it('finds a badge by part of its ID, however it is spaced, on the leaving and on the return', () => {
    const [entry] = all.filter(({ badge }) => badge !== null);
    const id = entry?.badge?.id ?? '';
    expect(keysOf({ search: `${id.slice(0, 4)} ${id.slice(4)}` })).toContain(entry?.key);
    expect(keysOf({ search: '99999999' })).toEqual([]);
  });

  it('finds every state that was put in, so that no state is tested by an empty list', () => {
    for (const writeback of logbookWriteback.options) expect(keysOf({ writeback })).not.toEqual([]);
    for (const status of logbookStatus.options) {
      expect(keysOf({ status })).not.toEqual([]);
    }
  });

  it('takes a mark for one that waits for its register only while it was never tried and nothing is wrong with it', () => {
    const ahead = all.filter(({ marks }) =>
      marks.some(({ outbox }) => outbox?.state === 'pending' && outbox.nextAttemptAtMs > NOW_MS),
    );
    const keysWhere = (attempts: number, code: string | null) =>
      ahead
        .filter(({ marks }) =>
          marks.some(({ outbox }) => outbox?.attempts === attempts && outbox.lastErrorCode === code),
        )
        .map(({ key }) => key);
    const later = keysOf({ writeback: 'later' });
    expect(later).toEqual(keysWhere(0, null));
    const waiting = keysOf({ writeback: 'waiting' });
    for (const tried of [keysWhere(1, null), keysWhere(0, 'WONDE_OFFLINE'), keysWhere(1, 'WONDE_OFFLINE')]) {
      expect(tried).not.toEqual([]);
      expect(waiting).toEqual(expect.arrayContaining(tried));
    }
  });
});

describe('the order of the logbook', () => {
  it('is the newest first, by day, time and order of recording', () => {
    const times = all.map(({ movement, key }) => [movement.occurredAtMs, key] as const);
    const sorted = [...times].sort(([a, aKey], [b, bKey]) => b - a || bKey - aKey);
    expect(times).toEqual(sorted);
    expect(keysOf({}, 'oldest')).toEqual(all.map(({ key }) => key).reverse());
  });

  it('orders names as people do: Łukasz beside Luke, not after Z', () => {
    const names = temp.store.listLogbookEntries(keysOf({}, 'nameAz')).map(({ person }) => person.forename);
    const collator = new Intl.Collator('en-GB');
    expect(names).toEqual([...names].sort((a, b) => collator.compare(a, b)));
    expect(names.indexOf('Łukasz')).toBeLessThan(names.indexOf('Nguyễn'));
  });

  it('gives the newest where not all fit', () => {
    expect(temp.store.listLogbookKeys(ANYTHING, 'newest', 10)).toEqual(keysOf({}).slice(0, 10));
    expect([...temp.store.listLogbookKeys(ANYTHING, 'oldest', 10)].reverse()).toEqual(keysOf({}).slice(0, 10));
  });
});

describe('a window of rows', () => {
  it('comes in the order it was asked for, without what is not there', () => {
    const keys = [all[5]?.key ?? 0, 999_999, all[2]?.key ?? 0];
    expect(temp.store.listLogbookEntries(keys).map(({ key }) => key)).toEqual([all[5]?.key, all[2]?.key]);
  });

  it('has the marks, the badge and the names of each movement', () => {
    const entry = all.find(({ badge, movement }) => badge !== null && movement.userTypeId === SIXTH_FORM);
    expect(entry?.badge?.id).toBe(entry?.movement.badgeId);
    expect(entry?.printJob?.badgeId).toBe(entry?.movement.badgeId);
    expect(entry?.marks.every(({ mark }) => mark.movementId === entry.movement.id)).toBe(true);
    expect(entry?.userTypeName).toBe('Sixth Form');
    expect(temp.store.findLogbookEntry(entry === undefined ? NOBODY : entry.movement.id)).toEqual(entry);
  });
});

describe('the numbers and choices', () => {
  it('count today alone', () => {
    const today = days.at(-1) ?? '';
    const ofToday = all.filter(({ movement }) => movement.localDate === today);
    expect(temp.store.logbookNumbers(today)).toEqual({
      late: ofToday.filter(({ movement }) => movement.kind === 'late').length,
      outNow: temp.store.listOutNow(today).length,
    });
    expect(keysOf({ from: today, to: today, status: 'notBack' })).toHaveLength(temp.store.listOutNow(today).length);
  });

  it('offer what was retired too, after the rest', () => {
    expect(temp.store.logbookChoices().departments.at(-1)).toEqual({ id: SCIENCE, name: 'Science', retired: true });
    expect(temp.store.logbookChoices().years).toEqual(['Year 7', 'Year 8', 'Year 9', 'Year 12']);
  });
});
