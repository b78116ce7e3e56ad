// Small conversions every *-rows.ts needs: booleans, JSON text and error codes as SQLite keeps them.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { isErrorCode, type ErrorCode } from '../../../shared/errors/codes.ts';
import type { Bit } from '../schema.ts';
import { unreadableColumn } from '../sqlite-errors.ts';

/** A boolean as a column. */
export function toBit(value: boolean): Bit {
  return value ? 1 : 0;
}

/** Sorts before every id. */
// as: no id of anybody, only a place to begin
export const FIRST_ID = '' as PersonId;

/** The values of a JSON list, for `in`: one parameter, however many there are. */
export const listed = <T extends string>(json: string) => sql<T>`(select value from json_each(${json}))`;

/** A column of a condition that most rows meet: SQLite would take it for a narrow one and choose its index. */
export const unindexed = <T>(column: string) => sql<T>`+${sql.ref(column)}`;

/** Reads a JSON column through its schema. @throws AppError STORAGE_CORRUPT, naming table and column only */
export function parseJson<T>(schema: z.ZodType<T>, text: string, table: string, column: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw unreadableColumn(table, column, error);
  }
}

/** Reads an error code; one that a later version has retired becomes INTERNAL. */
export function toErrorCode(text: string | null): ErrorCode | null {
  if (text === null) return null;
  return isErrorCode(text) ? text : 'INTERNAL';
}
