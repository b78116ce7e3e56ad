// The schema of a database as readable SQL: what reviewers see change when a migration is added.
import type { Database as Handle } from 'better-sqlite3';

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

const HEADER = '-- Written by `npm run schema:dump` from migrations/. Do not edit: a test compares the two.\n';

/** Every table, index and trigger in a stable order: tables by name, each with what belongs to it. */
export function schemaText(handle: Handle): string {
  const rows = handle
    .prepare<[], SchemaRow>(
      `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_stat%'
       ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name`,
    )
    .all();
  return `${HEADER}\n${rows.map((row) => `${row.sql};\n`).join('\n')}`;
}
