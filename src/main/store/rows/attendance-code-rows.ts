// The school's attendance codes, as Wonde listed them last.
import type { CodeLetter } from '../../../shared/domain/attendance.ts';
import type { CodesReader } from '../../core/store-parts/codes-store.ts';
import type { AttendanceCode, StoreReader, StoreWriter } from '../../core/store-port.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { AttendanceCodesTable } from '../schema.ts';

const codeColumns = ['wonde_id', 'code', 'description', 'type'] as const;

export const attendanceCodeQueries = {
  listCodes: prepared(() =>
    builder.selectFrom('attendance_codes').select(codeColumns).orderBy('code').orderBy('wonde_id'),
  ),
  // A school may list a letter twice; the first id is as good as the other and always the same one.
  findCode: prepared((p: { code: CodeLetter }) =>
    builder.selectFrom('attendance_codes').select(codeColumns).where('code', '=', p.code).orderBy('wonde_id').limit(1),
  ),
  findReadAt: prepared(() =>
    builder.selectFrom('attendance_codes').select((eb) => eb.fn.max('updated_at_ms').as('read_at_ms')),
  ),
  removeCodes: prepared(() => builder.deleteFrom('attendance_codes')),
  // Rows shift between Wonde's pages, so the same code may come twice in one reading.
  insertCode: prepared((row: AttendanceCodesTable) =>
    builder
      .insertInto('attendance_codes')
      .values(pick(row, [...codeColumns, 'updated_at_ms']))
      .orReplace(),
  ),
};

function rowToCode(row: Pick<AttendanceCodesTable, (typeof codeColumns)[number]>): AttendanceCode {
  return { wondeId: row.wonde_id, code: row.code, description: row.description, type: row.type };
}

/** Attendance codes, read. */
export function attendanceCodeReader(
  reader: Reader,
): CodesReader & Pick<StoreReader, 'listAttendanceCodes' | 'findAttendanceCode'> {
  return {
    listAttendanceCodes: () => reader.all(attendanceCodeQueries.listCodes({})).map(rowToCode),
    findAttendanceCode(letter) {
      const row = reader.first(attendanceCodeQueries.findCode({ code: letter }));
      return row === undefined ? null : rowToCode(row);
    },
    findCodesReadAtMs: () => reader.first(attendanceCodeQueries.findReadAt({}))?.read_at_ms ?? null,
  };
}

/** Attendance codes, written. */
export function attendanceCodeWriter(writer: Writer): Pick<StoreWriter, 'replaceAttendanceCodes'> {
  return {
    replaceAttendanceCodes(codes, nowMs) {
      writer.run(attendanceCodeQueries.removeCodes({}));
      for (const { wondeId, code, description, type } of codes) {
        writer.run(
          attendanceCodeQueries.insertCode({ wonde_id: wondeId, code, description, type, updated_at_ms: nowMs }),
        );
      }
    },
  };
}
