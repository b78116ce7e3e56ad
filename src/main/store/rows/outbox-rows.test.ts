// The outbox: who is next, what holds whom back, and what a crash leaves behind.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anOutboxRow, aPersonId } from '../../../../tests/fixtures/builders/store-facts.ts';
import { FAKE_CLOCK_START_MS } from '../../../../tests/fakes/fake-clock.ts';
import { seededRandom } from '../../../../tests/fakes/seeded-random.ts';
import { openMemoryConnection } from '../../../../tests/harness/temp-connection.ts';
import { openTempStore, type TempStore } from '../../../../tests/harness/temp-store.ts';
import type { OutboxPatch, OutboxRow, OutboxState } from '../../core/store-port.ts';
import { createStore } from '../store.ts';

const NOW = FAKE_CLOCK_START_MS;

let temp: TempStore;
beforeEach(() => {
  temp = openTempStore();
});
afterEach(() => temp.dispose());

function insert(...rows: readonly OutboxRow[]): void {
  temp.store.transaction((writer) => rows.forEach((row) => writer.insertOutboxRow(row)));
}
const update = (row: OutboxRow, patch: OutboxPatch): void =>
  temp.store.transaction((writer) => writer.updateOutbox(row.id, patch));
const dueIds = (limit = 100): readonly string[] => temp.store.listDueOutbox(NOW, limit).map((row) => row.id);

describe('due rows', () => {
  const ann = aPersonId();
  const ben = aPersonId();

  it('come oldest first, one of each pupil, no more than asked for', () => {
    const rows = [ann, ann, ben, aPersonId()].map((subjectId) => anOutboxRow({ subjectId }));
    insert(...rows);
    expect(dueIds()).toEqual([rows[0]?.id, rows[2]?.id, rows[3]?.id]);
    expect(dueIds(2)).toEqual([rows[0]?.id, rows[2]?.id]);
  });

  it('keep the order they were made in when the clock was put back between them', () => {
    const first = anOutboxRow({ subjectId: ann, createdAtMs: NOW, nextAttemptAtMs: NOW });
    const second = anOutboxRow({ subjectId: ann, createdAtMs: NOW - 600_000, nextAttemptAtMs: NOW - 600_000 });
    insert(first, second);
    expect(dueIds()).toEqual([first.id]);
  });

  it('are held back by an older row of the pupil that waits for its retry, is sending or is submitted', () => {
    const older = anOutboxRow({ subjectId: ann, nextAttemptAtMs: NOW + 1 });
    const younger = anOutboxRow({ subjectId: ann });
    insert(older, younger);
    expect(dueIds()).toEqual([]);
    for (const state of ['sending', 'submitted'] as const) {
      update(older, { state });
      expect(dueIds()).toEqual([]);
    }
  });

  it('are not held back by an older row that is parked, done or cancelled', () => {
    const older = anOutboxRow({ subjectId: ann });
    const younger = anOutboxRow({ subjectId: ann });
    insert(older, younger);
    for (const state of ['parked', 'done', 'cancelled'] as const) {
      update(older, { state });
      expect(dueIds()).toEqual([younger.id]);
    }
  });

  it('are not held back by rows of other pupils', () => {
    insert(anOutboxRow({ subjectId: ann, state: 'submitted' }));
    const row = anOutboxRow({ subjectId: ben });
    insert(row);
    expect(dueIds()).toEqual([row.id]);
  });
});

describe('an outbox row', () => {
  it('is read as it was written', () => {
    const row = anOutboxRow({
      subjectId: aPersonId(),
      payload: '{"code":"L"}',
      state: 'parked',
      outcome: 'needs_person',
      attempts: 3,
      lastErrorCode: 'WONDE_REJECTED',
      lastErrorWords: 'The attendance code is not valid',
      writebackId: 'wb1',
      submittedAtMs: NOW + 1,
      maybeApplied: true,
      doneAtMs: NOW + 2,
    });
    insert(row);
    expect(temp.store.findOutboxRow(row.id)).toEqual(row);
  });

  it('takes a patch and keeps the rest, nulls included', () => {
    const row = anOutboxRow({ subjectId: aPersonId(), lastErrorCode: 'WONDE_DOWN', attempts: 2 });
    insert(row);
    const patch = { state: 'submitted', lastErrorCode: null, maybeApplied: true, writebackId: 'wb1' } as const;
    update(row, patch);
    expect(temp.store.findOutboxRow(row.id)).toEqual({ ...row, ...patch });
    update(row, {});
    expect(temp.store.findOutboxRow(row.id)).toEqual({ ...row, ...patch });
  });

  it('that does not exist cannot be patched', () => {
    const stranger = anOutboxRow({ subjectId: aPersonId() });
    expect(() => update(stranger, { state: 'done' })).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });

  it('is refused a second time under the same id', () => {
    const row = anOutboxRow({ subjectId: aPersonId() });
    insert(row);
    expect(() => insert(row)).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
  });

  it('says INTERNAL where its error code is one this version no longer knows', () => {
    const connection = openMemoryConnection();
    const store = createStore(connection, seededRandom());
    const row = anOutboxRow({ subjectId: aPersonId() });
    store.transaction((writer) => writer.insertOutboxRow(row));
    connection.handle.prepare('UPDATE outbox SET last_error_code = ?').run('WONDE_RETIRED_CODE');
    expect(store.findOutboxRow(row.id)?.lastErrorCode).toBe('INTERNAL');
    store.close();
  });
});

describe('the outbox as a whole', () => {
  it('counts what waits, what was sent and what needs a person', () => {
    const states: readonly OutboxState[] = [
      'pending',
      'pending',
      'sending',
      'submitted',
      'parked',
      'done',
      'cancelled',
    ];
    insert(...states.map((state) => anOutboxRow({ subjectId: aPersonId(), state })));
    expect(temp.store.countOutbox()).toEqual({ waiting: 3, sent: 1, parked: 1 });
    expect(temp.store.listSubmittedOutbox()).toHaveLength(1);
  });

  it('knows when the next pending row is due, and null when none is', () => {
    expect(temp.store.nextOutboxDueMs()).toBeNull();
    insert(anOutboxRow({ subjectId: aPersonId(), nextAttemptAtMs: NOW + 50 }));
    insert(anOutboxRow({ subjectId: aPersonId(), nextAttemptAtMs: NOW + 20 }));
    insert(anOutboxRow({ subjectId: aPersonId(), nextAttemptAtMs: NOW, state: 'parked' }));
    expect(temp.store.nextOutboxDueMs()).toBe(NOW + 20);
  });

  it('turns rows left sending by a crash into pending ones that may have been applied', () => {
    const rows = (['sending', 'pending', 'submitted'] as const).map((state) =>
      anOutboxRow({ subjectId: aPersonId(), state }),
    );
    insert(...rows);
    const store = temp.reopen();
    expect(store.transaction((writer) => writer.releaseInterruptedOutbox())).toBe(1);
    const [interrupted, pending, submitted] = rows.map((row) => store.findOutboxRow(row.id));
    expect(interrupted).toMatchObject({ state: 'pending', maybeApplied: true });
    expect(pending?.maybeApplied).toBe(false);
    expect(submitted).toMatchObject({ state: 'submitted', maybeApplied: false });
  });
});

const subjects = [aPersonId(), aPersonId(), aPersonId()];
const waiting = new Set<OutboxState>(['pending', 'sending', 'submitted']);

describe('any outbox', () => {
  it('gives exactly the due rows that nothing older of their pupil stands before', () => {
    const anyRow = fc.record({
      subject: fc.constantFrom(0, 1, 2),
      state: fc.constantFrom<OutboxState>('pending', 'sending', 'submitted', 'done', 'parked', 'cancelled'),
      dueInMs: fc.integer({ min: -2, max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 15 }), (specs) => {
        const store = createStore(openMemoryConnection(), seededRandom());
        const rows = specs.map(({ subject, state, dueInMs }) =>
          anOutboxRow({ subjectId: subjects[subject] ?? aPersonId(), state, nextAttemptAtMs: NOW + dueInMs }),
        );
        store.transaction((writer) => rows.forEach((row) => writer.insertOutboxRow(row)));
        const expected = rows.filter(
          (row, index) =>
            row.state === 'pending' &&
            row.nextAttemptAtMs <= NOW &&
            !rows.slice(0, index).some((older) => older.subjectId === row.subjectId && waiting.has(older.state)),
        );
        expect(store.listDueOutbox(NOW, 100)).toEqual(expected);
        store.close();
      }),
      { numRuns: 100 },
    );
  });

  it('worked off one by one sends each pupil their rows in the order they were made', () => {
    const steps = fc.array(fc.record({ pick: fc.nat(), outcome: fc.constantFrom('done', 'parked', 'retry') }), {
      minLength: 40,
      maxLength: 40,
    });
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1, 2), { maxLength: 12 }), steps, (owners, plan) => {
        const store = createStore(openMemoryConnection(), seededRandom());
        const rows = owners.map((owner) => anOutboxRow({ subjectId: subjects[owner] ?? aPersonId() }));
        store.transaction((writer) => rows.forEach((row) => writer.insertOutboxRow(row)));
        const finished: string[] = [];
        let nowMs = NOW;
        for (const { pick, outcome } of plan) {
          nowMs += 10;
          const due = store.listDueOutbox(nowMs, 100);
          const row = due[pick % Math.max(1, due.length)];
          if (row === undefined) continue;
          const patch: OutboxPatch = outcome === 'retry' ? { nextAttemptAtMs: nowMs + 25 } : { state: outcome };
          store.transaction((writer) => writer.updateOutbox(row.id, patch));
          if (outcome !== 'retry') finished.push(row.id);
        }
        for (const subjectId of subjects) {
          const made = rows.filter((row) => row.subjectId === subjectId).map((row) => row.id as string); // as: compared as text
          const left = finished.filter((id) => made.includes(id));
          expect(left).toEqual(made.slice(0, left.length));
        }
        store.close();
      }),
      { numRuns: 60 },
    );
  });
});
