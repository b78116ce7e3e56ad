// Marks: written once, read together with where their writeback stands.
import type { LocalDate, Session } from '../../../shared/domain/attendance.ts';
import type { MarkId, MovementId, PersonId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark.ts';
import type { MarkWithState, StoreReader, StoreWriter } from '../../core/store-port.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { MarksTable, OutboxTable } from '../schema.ts';
import { rowToOutbox } from './outbox-rows.ts';

const insertedColumns = [
  'id',
  'movement_id',
  'person_id',
  'date',
  'session',
  'code',
  'minutes_late',
  'comment',
  'explanation',
  'corrects_mark_id',
  'corrected_by',
  'correction_reason',
] as const;

type MarkRow = Pick<MarksTable, (typeof insertedColumns)[number]>;

// The outbox half of the join: its own names, so that the two ids and person columns do not meet.
const outboxHalf = [
  'outbox.id as outbox_id',
  'outbox.kind as outbox_kind',
  'outbox.payload_version',
  'outbox.payload',
  'outbox.subject_id',
  'outbox.state',
  'outbox.outcome',
  'outbox.attempts',
  'outbox.next_attempt_at_ms',
  'outbox.last_error_code',
  'outbox.last_error_words',
  'outbox.writeback_id',
  'outbox.submitted_at_ms',
  'outbox.maybe_applied',
  'outbox.created_at_ms',
  'outbox.done_at_ms',
  'outbox.verified_at_ms',
] as const;

type OutboxHalf = { [K in keyof Omit<OutboxTable, 'seq' | 'id' | 'kind'>]: OutboxTable[K] | null } & {
  outbox_id: MarkId | null;
  outbox_kind: OutboxTable['kind'] | null;
};

export type MarkWithStateRow = MarkRow & OutboxHalf;

/** Marks with where their writeback stands; add what they are asked by. */
export const marksWithState = () =>
  builder
    .selectFrom('marks')
    .leftJoin('outbox', 'outbox.id', 'marks.id')
    .select([
      'marks.id',
      'marks.movement_id',
      'marks.person_id',
      'marks.date',
      'marks.session',
      'marks.code',
      'marks.minutes_late',
      'marks.comment',
      'marks.explanation',
      'marks.corrects_mark_id',
      'marks.corrected_by',
      'marks.correction_reason',
    ])
    .select(outboxHalf);

export const markQueries = {
  listMarksOf: prepared((p: { movementId: MovementId }) =>
    marksWithState().where('marks.movement_id', '=', p.movementId).orderBy('marks.seq'),
  ),
  listMarksOfDay: prepared((p: { localDate: LocalDate }) =>
    marksWithState()
      .innerJoin('movements', 'movements.id', 'marks.movement_id')
      .where('movements.local_date', '=', p.localDate)
      .orderBy('marks.seq'),
  ),
  findMark: prepared((p: { id: MarkId }) => marksWithState().where('marks.id', '=', p.id)),
  listMarksForSession: prepared((p: { personId: PersonId; date: LocalDate; session: Session }) =>
    marksWithState()
      .where('marks.person_id', '=', p.personId)
      .where('marks.date', '=', p.date)
      .where('marks.session', '=', p.session)
      .orderBy('marks.seq', 'desc'),
  ),
  insertMark: prepared((row: MarkRow) => builder.insertInto('marks').values(pick(row, insertedColumns))),
};

function rowToMark(row: MarkRow): Mark {
  return {
    id: row.id,
    movementId: row.movement_id,
    personId: row.person_id,
    date: row.date,
    session: row.session,
    code: row.code,
    minutesLate: row.minutes_late,
    comment: row.comment,
    explanation: row.explanation,
    correction:
      row.corrects_mark_id === null || row.corrected_by === null
        ? null
        : { of: row.corrects_mark_id, by: row.corrected_by, reason: row.correction_reason ?? '' },
  };
}

function markToRow(mark: Mark): MarkRow {
  return {
    id: mark.id,
    movement_id: mark.movementId,
    person_id: mark.personId,
    date: mark.date,
    session: mark.session,
    code: mark.code,
    minutes_late: mark.minutesLate,
    comment: mark.comment,
    explanation: mark.explanation,
    corrects_mark_id: mark.correction?.of ?? null,
    corrected_by: mark.correction?.by ?? null,
    correction_reason: mark.correction?.reason ?? null,
  };
}

/** A joined row as a mark with its outbox row, where it has one. */
export function rowToMarkWithState(row: MarkWithStateRow): MarkWithState {
  if (row.outbox_id === null) return { mark: rowToMark(row), outbox: null };
  // as: the join found the outbox row, and each of its columns is then as the table has it.
  const outbox = { ...row, id: row.outbox_id, kind: row.outbox_kind } as Parameters<typeof rowToOutbox>[0];
  return { mark: rowToMark(row), outbox: rowToOutbox(outbox) };
}

/** Marks, read. */
export function markReader(reader: Reader): Pick<StoreReader, 'listMarksOf' | 'findMark' | 'listMarksForSession'> {
  return {
    listMarksOf: (movementId) => reader.all(markQueries.listMarksOf({ movementId })).map(rowToMarkWithState),
    findMark(id) {
      const row = reader.first(markQueries.findMark({ id }));
      return row === undefined ? null : rowToMarkWithState(row);
    },
    listMarksForSession: (personId, date, session) =>
      reader.all(markQueries.listMarksForSession({ personId, date, session })).map(rowToMarkWithState),
  };
}

/** Marks, written. */
export function markWriter(writer: Writer): Pick<StoreWriter, 'insertMark'> {
  return { insertMark: (mark) => void writer.run(markQueries.insertMark(markToRow(mark))) };
}
