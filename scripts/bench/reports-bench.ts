// A report over a year and a half of movements, beside the least one can ask of the same table.
import Database from 'better-sqlite3';
import { FakeClock } from '../../tests/fakes/fake-clock.ts';
import { aMovement, anAction, aRosterPupil, enrol } from '../../tests/fixtures/builders/store-facts.ts';
import { openTempStore, type TempStore } from '../../tests/harness/temp-store.ts';
import { getReport } from '../../src/main/core/reports/get-report.ts';
import { actionId } from '../../src/shared/domain/ids.ts';
import { addDays } from '../../src/shared/domain/term-dates.ts';
import { instantOf } from '../../src/shared/domain/school-time.ts';
import { defaultSettings } from '../../src/shared/settings/schema.ts';
import { say } from '../runtime/project.ts';
import type { BenchContext } from './bench-context.ts';
import type { Measurement } from './statistics.ts';

const PUPILS = 1_500;
const MOVEMENTS = 100_000;
const MOVEMENTS_A_DAY = 200;
const KINDS = ['late', 'leaving', 'return'] as const;
const FIRST_DAY = '2025-09-01';
const REASONS = 8;

/** A store with that many movements, spread over school days, pupils and reasons. */
function fill(temp: TempStore): void {
  const people = enrol(
    temp.store,
    Array.from({ length: PUPILS }, (_, n) =>
      aRosterPupil({
        wondeId: `A${n}`,
        upi: `u${n}`,
        yearGroup: { id: `Y${7 + (n % 7)}`, name: `Year ${7 + (n % 7)}`, code: String(7 + (n % 7)) },
      }),
    ),
  );
  temp.store.transaction((writer) => {
    for (let n = 0; n < REASONS; n += 1) {
      writer.insertAction(anAction({ id: actionId.parse(`reason-${n}`), name: `Reason ${n}` }));
    }
    for (let n = 0; n < MOVEMENTS; n += 1) {
      const person = people[(n * 7) % PUPILS];
      if (person === undefined) throw new Error('the school is too small');
      const kind = KINDS[n % KINDS.length] ?? 'late';
      const localDate = addDays(FIRST_DAY, Math.floor(n / MOVEMENTS_A_DAY));
      const minute = kind === 'late' ? 5 : 30 + (n % 25);
      const hour = { late: '09', leaving: '11', return: '14' }[kind];
      const time = `${hour}:${String(minute).padStart(2, '0')}`;
      writer.insertMovement(
        aMovement({
          personId: person.id,
          kind,
          direction: kind === 'leaving' ? 'out' : 'in',
          actionId: actionId.parse(`reason-${n % REASONS}`),
          localDate,
          yearName: `Year ${7 + (((n * 7) % PUPILS) % 7)}`,
          occurredAtMs: instantOf(localDate, time, 'Europe/London') + (n % 60) * 1_000,
        }),
      );
    }
  });
}

/** Measures a whole report: both counts, folded and named. The first turn is not counted. */
export function benchReports({ isQuick }: BenchContext): Promise<readonly Measurement[]> {
  const times = isQuick ? 3 : 15;
  const temp = openTempStore();
  const samples: number[] = [];
  const referenceSamples: number[] = [];
  try {
    fill(temp);
    const raw = new Database(temp.file, { readonly: true });
    const reference = raw.prepare('SELECT kind, local_date, count(*) FROM movements GROUP BY kind, local_date');
    const settings = defaultSettings();
    const context = { store: temp.store, clock: new FakeClock(), settings: () => settings };
    const question = { from: FIRST_DAY, to: addDays(FIRST_DAY, MOVEMENTS / MOVEMENTS_A_DAY), yearName: null };
    for (let turn = 0; turn <= times; turn += 1) {
      const startedAt = performance.now();
      const { totals } = getReport(context, { ...question, userTypeId: null });
      const doneAt = performance.now();
      if (totals.late + totals.leftEarly === 0) throw new Error('the report counted nothing');
      reference.all();
      const referenceAt = performance.now();
      if (turn === 0) continue;
      samples.push(doneAt - startedAt);
      referenceSamples.push(referenceAt - doneAt);
      say(`report ${turn} of ${times}: ${(doneAt - startedAt).toFixed(0)} ms`);
    }
    raw.close();
  } finally {
    temp.dispose();
  }
  return Promise.resolve([
    {
      name: 'report over 100,000 movements / counting the same rows, raw',
      unit: 'ms',
      samples,
      referenceSamples,
      target: { of: 'median', atMost: 500 },
    },
  ]);
}
