// The logbook's list and a window of it at 10,000 and 100,000 movements, beside the newest row alone.
import type { LogbookCriteria } from '../../src/main/core/store-parts/logbook-store.ts';
import type { Store } from '../../src/main/core/store-port.ts';
import { openTempStore } from '../../tests/harness/temp-store.ts';
import { addManyMovements } from '../../tests/fixtures/builders/many-movements.ts';
import { say } from '../runtime/project.ts';
import type { BenchContext } from './bench-context.ts';
import type { Measurement } from './statistics.ts';

const MOST_ROWS = 100_001;
const anything: LogbookCriteria = {
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
  nowMs: Date.UTC(2026, 10, 23, 12),
};

/** What a receptionist does, as the store is asked. */
const questions: readonly { readonly name: string; readonly ask: (store: Store) => unknown }[] = [
  { name: 'all days', ask: (store) => store.listLogbookKeys(anything, 'newest', MOST_ROWS) },
  { name: 'search', ask: (store) => store.listLogbookKeys({ ...anything, search: 'sian obr' }, 'newest', MOST_ROWS) },
  { name: 'not back', ask: (store) => store.listLogbookKeys({ ...anything, status: 'notBack' }, 'newest', MOST_ROWS) },
  { name: 'by name', ask: (store) => store.listLogbookKeys(anything, 'nameAz', MOST_ROWS) },
];

function timed(work: () => unknown): number {
  const startedAtMs = performance.now();
  work();
  return performance.now() - startedAtMs;
}

/** Measures each question, and a window of 200 rows. */
export async function benchLogbook({ isQuick }: BenchContext): Promise<readonly Measurement[]> {
  const turns = isQuick ? 5 : 30;
  const found: Measurement[] = [];
  for (const movements of [10_000, 100_000]) {
    const temp = openTempStore();
    try {
      addManyMovements(temp.store, { movements, pupils: 1_500, days: 190, allConfirmed: true });
      const keys = temp.store.listLogbookKeys(anything, 'newest', MOST_ROWS);
      const windowKeys = keys.slice(Math.floor(keys.length / 2), Math.floor(keys.length / 2) + 200);
      const all = [
        ...questions,
        { name: 'a window of 200 rows', ask: (store: Store) => store.listLogbookEntries(windowKeys) },
      ];
      for (const { name, ask } of all) {
        ask(temp.store);
        const samples = Array.from({ length: turns }, () => timed(() => ask(temp.store)));
        const referenceSamples = Array.from({ length: turns }, () =>
          timed(() => temp.store.listLogbookKeys(anything, 'newest', 1)),
        );
        const median = [...samples].sort((a, b) => a - b)[Math.floor(turns / 2)] ?? 0;
        say(`logbook of ${movements}, ${name}: ${median.toFixed(1)} ms`);
        found.push({
          name: `logbook of ${movements} movements: ${name} / its newest row alone`,
          unit: 'ms',
          samples,
          referenceSamples,
          target: { of: 'median', atMost: movements === 10_000 ? 50 : 500 },
        });
      }
    } finally {
      temp.dispose();
    }
  }
  return found;
}
