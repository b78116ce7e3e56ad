// What the MIS's register was last read to hold: a copy, kept for a few days.
import type { LocalDate, Session } from '../../../shared/domain/attendance.ts';
import type { HeldMark, RegisterReader, RegisterState, RegisterWriter } from '../../core/store-parts/register-store.ts';
import type { RegisterMark } from '../../core/wonde-port.ts';
import { builder, compiled, pick, prepared, type Query, type Reader, type Writer } from '../query.ts';
import type { RegisterMarksTable, SyncStateTable } from '../schema.ts';
import { toBit } from './columns.ts';
import { rowToOutbox } from './outbox-rows.ts';

const markColumns = [
  'student_id',
  'date',
  'session',
  'code_id',
  'code_letter',
  'minutes_late',
  'comment',
  'updated_at_ms',
] as const satisfies readonly (keyof RegisterMarksTable)[];

export const registerQueries = {
  state: prepared(() =>
    builder
      .selectFrom('sync_state')
      .select(['register_from_ms', 'register_newest_ms', 'register_readable'])
      .where('id', '=', 1),
  ),
  findHeldMark: prepared((p: { studentId: string; date: LocalDate; session: Session }) =>
    builder
      .selectFrom('register_marks')
      .leftJoin('attendance_codes', 'attendance_codes.wonde_id', 'register_marks.code_id')
      .select([
        'register_marks.student_id',
        'register_marks.date',
        'register_marks.session',
        'register_marks.code_id',
        'register_marks.code_letter',
        'register_marks.minutes_late',
        'register_marks.comment',
        'register_marks.updated_at_ms',
        'attendance_codes.code as listed_letter',
      ])
      .where('register_marks.student_id', '=', p.studentId)
      .where('register_marks.date', '=', p.date)
      .where('register_marks.session', '=', p.session),
  ),
  keepHeldMark: prepared((row: RegisterMarksTable) =>
    builder
      .insertInto('register_marks')
      .values(pick(row, markColumns))
      .onConflict((conflict) =>
        conflict
          .columns(['student_id', 'date', 'session'])
          .doUpdateSet((eb) => ({
            code_id: eb.ref('excluded.code_id'),
            code_letter: eb.ref('excluded.code_letter'),
            minutes_late: eb.ref('excluded.minutes_late'),
            comment: eb.ref('excluded.comment'),
            updated_at_ms: eb.ref('excluded.updated_at_ms'),
          }))
          .whereRef('excluded.updated_at_ms', '>=', 'register_marks.updated_at_ms'),
      ),
  ),
  findOwnComment: prepared((p: { studentId: string; date: LocalDate; session: Session; comment: string }) =>
    builder
      .selectFrom('people')
      .innerJoin('marks', 'marks.person_id', 'people.id')
      .select('marks.id')
      .where('people.wonde_id', '=', p.studentId)
      .where('marks.date', '=', p.date)
      .where('marks.session', '=', p.session)
      .where('marks.comment', '=', p.comment)
      .limit(1),
  ),
  forgetBefore: prepared((p: { date: LocalDate }) => builder.deleteFrom('register_marks').where('date', '<', p.date)),
  forgetAll: prepared(() => builder.deleteFrom('register_marks')),
  listUnverified: prepared((p: { sinceMs: number; limit: number }) =>
    builder
      .selectFrom('outbox')
      .selectAll()
      .where('state', '=', 'done')
      .where('done_at_ms', '>=', p.sinceMs)
      .where('verified_at_ms', 'is', null)
      .where('submitted_at_ms', 'is not', null)
      .orderBy('done_at_ms')
      .orderBy('seq')
      .limit(p.limit),
  ),
  listDoneOverOlder: prepared((p: { sinceMs: number; limit: number }) =>
    builder
      .selectFrom('outbox')
      .innerJoin('marks', 'marks.id', 'outbox.id')
      .selectAll('outbox')
      .where('outbox.state', '=', 'done')
      .where('outbox.done_at_ms', '>=', p.sinceMs)
      .where('outbox.outcome', 'is', null)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('marks as older')
            .select('older.seq')
            .whereRef('older.person_id', '=', 'marks.person_id')
            .whereRef('older.date', '=', 'marks.date')
            .whereRef('older.session', '=', 'marks.session')
            .whereRef('older.seq', '<', 'marks.seq'),
        ),
      )
      .orderBy('outbox.done_at_ms')
      .orderBy('outbox.seq')
      .limit(p.limit),
  ),
};

/** The update that a patch stands for; null when the patch says nothing. */
export function updateRegisterStateQuery(patch: Partial<RegisterState>): Query<unknown> | null {
  const columns: Partial<SyncStateTable> = {
    ...(patch.fromMs !== undefined && { register_from_ms: patch.fromMs }),
    ...(patch.newestMs !== undefined && { register_newest_ms: patch.newestMs }),
    ...(patch.readable !== undefined && { register_readable: patch.readable === null ? null : toBit(patch.readable) }),
  };
  if (Object.keys(columns).length === 0) return null;
  return compiled(builder.updateTable('sync_state').set(columns).where('id', '=', 1));
}

function toRow(mark: RegisterMark): RegisterMarksTable {
  return {
    student_id: mark.studentId,
    date: mark.date,
    session: mark.session,
    code_id: mark.codeId,
    code_letter: mark.codeLetter,
    minutes_late: mark.minutesLate,
    comment: mark.comment,
    updated_at_ms: mark.updatedAtMs ?? 0,
  };
}

/** What the register holds, read. */
export function registerReader(reader: Reader): RegisterReader {
  return {
    registerState() {
      const row = reader.first(registerQueries.state({}));
      const readable = row?.register_readable ?? null;
      return {
        fromMs: row?.register_from_ms ?? null,
        newestMs: row?.register_newest_ms ?? null,
        readable: readable === null ? null : readable === 1,
      };
    },
    findHeldMark(studentId, date, session): HeldMark | null {
      const row = reader.first(registerQueries.findHeldMark({ studentId, date, session }));
      if (row === undefined) return null;
      return {
        studentId: row.student_id,
        date: row.date,
        session: row.session,
        codeId: row.code_id,
        codeLetter: row.code_letter ?? row.listed_letter,
        minutesLate: row.minutes_late,
        comment: row.comment,
        updatedAtMs: row.updated_at_ms,
      };
    },
    isOwnComment: ({ studentId, date, session, comment }) =>
      comment !== null &&
      reader.first(registerQueries.findOwnComment({ studentId, date, session, comment })) !== undefined,
    listUnverifiedOutbox: (sinceMs, limit) =>
      reader.all(registerQueries.listUnverified({ sinceMs, limit })).map(rowToOutbox),
    listDoneOverOlder: (sinceMs, limit) =>
      reader.all(registerQueries.listDoneOverOlder({ sinceMs, limit })).map(rowToOutbox),
  };
}

/** What the register holds, written. */
export function registerWriter(writer: Writer): RegisterWriter {
  const updateRegisterState = (patch: Partial<RegisterState>): void => {
    const update = updateRegisterStateQuery(patch);
    if (update !== null) writer.run(update);
  };
  return {
    updateRegisterState,
    keepHeldMarks(marks) {
      for (const mark of marks) writer.run(registerQueries.keepHeldMark(toRow(mark)));
    },
    forgetHeldMarksBefore: (date) => writer.run(registerQueries.forgetBefore({ date })),
    forgetRegister() {
      writer.run(registerQueries.forgetAll({}));
      updateRegisterState({ fromMs: null, newestMs: null, readable: null });
    },
  };
}
