// The logbook as a file: everything that fits the filter and nothing else, however long the list on screen is.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../../tests/fakes/fake-clock.ts';
import { seededRandom } from '../../../../tests/fakes/seeded-random.ts';
import { addManyMovements } from '../../../../tests/fixtures/builders/many-movements.ts';
import { openTempStore, type TempStore } from '../../../../tests/harness/temp-store.ts';
import type { ExportFormat } from '../../../shared/ipc/admin/export-contract.ts';
import {
  MOST_LOGBOOK_ROWS,
  MOST_WINDOW_ROWS,
  type LogbookFilter,
  type LogbookOrder,
} from '../../../shared/ipc/admin/logbook-contract.ts';
import { defaultSettings } from '../../../shared/settings/schema.ts';
import { exportTable } from '../export/export-table.ts';
import type { ExportTable } from '../export/table.ts';
import type { AuditFilter } from '../store-parts/audit-store.ts';
import type { LogbookListEntry } from '../store-parts/logbook-store.ts';
import { exportLogbook, logbookTable } from './export-logbook.ts';
import { criteriaOf, nowAt, type LogbookContext } from './list-logbook.ts';

/** More than the export reads at once, and far more than a window. */
const MOVEMENTS = 2_600;
const ANYTHING: LogbookFilter = {
  range: { kind: 'any' },
  status: null,
  userTypeId: null,
  departmentId: null,
  actionId: null,
  yearName: null,
  writeback: null,
  withBadge: false,
  search: '',
};

const NO_AUDIT_FILTER: AuditFilter = { fromMs: null, untilMs: null, who: null, area: null, text: null, whats: [] };

const clock = new FakeClock(Date.UTC(2026, 10, 23, 12));
const random = seededRandom();
let temp: TempStore;
let context: LogbookContext;
let all: readonly LogbookListEntry[];
beforeAll(() => {
  temp = openTempStore({ clock });
  addManyMovements(temp.store, { movements: MOVEMENTS });
  const settings = defaultSettings();
  context = { store: temp.store, clock, settings: () => settings };
  const criteria = criteriaOf(ANYTHING, nowAt(context));
  all = temp.store.listLogbookEntries(temp.store.listLogbookKeys(criteria, 'newest', 100_000));
});
afterAll(() => temp.dispose());

interface Taken {
  readonly name: string;
  readonly text: string;
}

/** Exports as a person who keeps the file does; returns what the file holds. */
async function take(filter: Partial<LogbookFilter>, order: LogbookOrder = 'newest', format: ExportFormat = 'csv') {
  const files: Taken[] = [];
  const tables: ExportTable[] = [];
  const deps = {
    store: temp.store,
    clock,
    random,
    logger: temp.logger,
    fileSaver: {
      save: (file: { readonly suggestedName: string; readonly bytes: Uint8Array }) => {
        files.push({ name: file.suggestedName, text: new TextDecoder().decode(file.bytes) });
        return Promise.resolve({ path: `/home/reed/${file.suggestedName}` });
      },
    },
    toXlsx: (table: ExportTable) => {
      tables.push(table);
      return Promise.resolve(Uint8Array.of(1));
    },
  };
  const wanted = { filter: { ...ANYTHING, ...filter }, order, format };
  const answer = await exportLogbook(context, wanted, {
    exportList: (request, who) => exportTable(deps, request, who),
    who: 'Mrs Reed',
  });
  const [file = { name: '', text: '' }] = files;
  // No cell of this school has a line break or, before the fourth column, a comma.
  const [heading = '', ...lines] = file.text.trimEnd().split('\r\n');
  return { answer, name: file.name, heading, lines, tables };
}

/** The first cells of a movement's line, worked out without the export. */
function beginning({ movement, person }: LogbookListEntry): string {
  const time = new Date(movement.occurredAtMs).toISOString().slice(11, 16);
  return `${movement.localDate},${time},${person.forename} ${person.surname},`;
}

function expectLines(lines: readonly string[], expected: readonly LogbookListEntry[]): void {
  expect(lines.map((line) => line.split(',').slice(0, 3).join(',') + ',')).toEqual(expected.map(beginning));
}

describe('the exported logbook', () => {
  it('holds every movement, not the window the screen was drawing', async () => {
    const { answer, heading, lines } = await take({});
    expect(all).toHaveLength(MOVEMENTS);
    expect(MOVEMENTS).toBeGreaterThan(MOST_WINDOW_ROWS);
    expectLines(lines, all);
    expect(answer).toMatchObject({ saved: true, rowCount: MOVEMENTS });
    expect(heading).toContain('Date,Time,Name,User type,Year group,Form,Department,Movement,Reason');
  });

  it('holds exactly what each filter leaves', async () => {
    const late = await take({ status: 'late' });
    expectLines(
      late.lines,
      all.filter(({ movement }) => movement.kind === 'late'),
    );
    const today = await take({ range: { kind: 'today' }, withBadge: true });
    expectLines(
      today.lines,
      all.filter(({ movement }) => movement.localDate === '2026-11-23' && movement.badgeId !== null),
    );
    const attention = await take({ writeback: 'attention' });
    expectLines(
      attention.lines,
      all.filter(({ marks }) => marks.some(({ outbox }) => outbox?.state === 'parked')),
    );
    const searched = await take({ search: 'łukasz', status: 'late' });
    expectLines(
      searched.lines,
      all.filter(({ movement, person }) => person.forename === 'Łukasz' && movement.kind === 'late'),
    );
    for (const { lines } of [late, today, attention, searched]) expect(lines).not.toEqual([]);
  });

  it('has the list’s order', async () => {
    const signedIn = all.filter(({ movement }) => movement.kind === 'signIn');
    expectLines((await take({ status: 'in' }, 'oldest')).lines, signedIn.toReversed());
    const names = (await take({ status: 'in' }, 'nameAz')).lines.map((line) => line.split(',')[2] ?? '');
    expect(names).toHaveLength(signedIn.length);
    const forenames = names.map((name) => name.split(' ')[0] ?? '');
    const collator = new Intl.Collator('en-GB');
    expect(forenames).toEqual([...forenames].sort((a, b) => collator.compare(a, b)));
  });

  it('is nothing but its heading where nothing fits', async () => {
    const { answer, lines } = await take({ search: 'nobody is called this' });
    expect(lines).toEqual([]);
    expect(answer.rowCount).toBe(0);
  });

  it('gives a workbook the same rows', async () => {
    const { tables } = await take({ status: 'late' }, 'newest', 'xlsx');
    const [table] = tables;
    expect(table?.rows.map(({ date, name }) => [date, name])).toEqual(
      all
        .filter(({ movement }) => movement.kind === 'late')
        .map(({ movement, person }) => [movement.localDate, `${person.forename} ${person.surname}`]),
    );
  });

  it('says in its name what it was narrowed to, and the audit says who took how many', async () => {
    const { name, lines } = await take({
      range: { kind: 'today' },
      status: 'late',
      yearName: 'Year 12',
      search: ' bus ',
    });
    expect(name).toBe('Daily logbook - 23 November 2026 - Late - Year 12 - Search bus.csv');
    const [entry] = temp.store.listAudit(NO_AUDIT_FILTER, { beforeSeq: null, limit: 1 });
    expect(entry).toMatchObject({ who: 'Mrs Reed', what: 'export.saved' });
    expect(JSON.parse(entry?.detailJson ?? '')).toEqual({
      list: 'Daily logbook',
      narrowedTo: ['23 November 2026', 'Late', 'Year 12', 'Search: bus'],
      format: 'csv',
      rows: lines.length,
    });
  });

  it('says that it is cut only where it is cut', () => {
    const notesOf = (fitting: number) => {
      const store = {
        ...temp.store,
        listLogbookKeys: (_criteria: unknown, _order: unknown, limit: number) =>
          Array.from({ length: Math.min(limit, fitting) }, (_, n) => n + 1_000_000),
      };
      return logbookTable({ ...context, store }, { filter: ANYTHING, order: 'newest' }).notes;
    };
    expect(notesOf(MOST_LOGBOOK_ROWS)).toEqual(['All days']);
    expect(notesOf(MOST_LOGBOOK_ROWS + 1)).toEqual(['All days', `the newest ${MOST_LOGBOOK_ROWS}`]);
  });
});
