// Kysely as a cold builder (it makes SQL and types, and never runs anything), and the synchronous executor under it.
// See docs/adr/0002: a transaction is a plain function, so no HTTP request can hide inside one.
import type { Database as Handle, Statement } from 'better-sqlite3';
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Compilable } from 'kysely';
import type { Database } from './schema.ts';
import { toAppError } from './sqlite-errors.ts';

/** Builds queries; executing one through it throws, by design of DummyDriver. */
export const builder = new Kysely<Database>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

declare const rowType: unique symbol;

/** SQL with its values, and the type of the rows it gives. */
export interface Query<O> {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly [rowType]?: O;
}

/** A query compiled once; called with its values it becomes a Query. */
export interface PreparedQuery<P, O> {
  (values: P): Query<O>;
  readonly sql: string;
}

class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * Compiles a query once, with a slot for each value it will be given. The builder sees the slots in place of values,
 * so a condition that depends on a value (`if (p.x === null)`) cannot be written inside it; use `is` for nullable columns.
 */
export function prepared<P extends object, O>(build: (slots: P) => Compilable<O>): PreparedQuery<P, O> {
  // as: every property of the stand-in is a Slot, which Kysely treats like any other value.
  const slots = new Proxy({}, { get: (_, name) => new Slot(String(name)) }) as P;
  const { sql, parameters } = build(slots).compile();
  const bind = (values: P): Query<O> => ({
    sql,
    parameters: parameters.map((parameter) =>
      parameter instanceof Slot ? valueOf(values, parameter.name) : parameter,
    ),
  });
  return Object.assign(bind, { sql });
}

function valueOf(values: object, name: string): unknown {
  const value: unknown = Reflect.get(values, name);
  if (value === undefined) throw new Error(`The query's value "${name}" is missing`);
  return value;
}

/** Compiles a query whose shape is only known now, such as an update of some columns. */
export function compiled<O>(query: Compilable<O>): Query<O> {
  const { sql, parameters } = query.compile();
  return { sql, parameters };
}

/** The named properties of an object; inside `prepared` it makes the columns of an insert. */
export function pick<T, K extends keyof T>(source: T, keys: readonly K[]): Pick<T, K> {
  // as: the loop below sets every key of K and no other.
  const picked = {} as Pick<T, K>;
  for (const key of keys) picked[key] = source[key];
  return picked;
}

/** What a query that only reads may do. */
export interface Reader {
  all<O>(query: Query<O>): O[];
  first<O>(query: Query<O>): O | undefined;
  /** Several reads that see one state of the store. */
  consistent<T>(read: () => T): T;
}

/** What only a transaction hands out; it stops working when the transaction ends. */
export interface Writer extends Reader {
  /** Returns how many rows were changed. */
  run(query: Query<unknown>): number;
}

export interface Connection {
  readonly reader: Reader;
  /** All or nothing. @throws AppError STORAGE_*, CONFLICT; and whatever `work` throws, after rolling back. */
  transaction<T>(work: (writer: Writer) => T): T;
  /** Compiles SQL against the tables as they are, without running it. @throws AppError */
  check(sql: string): void;
  close(): void;
}

type AnyStatement = Statement<unknown[], unknown>;

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function translated<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw toAppError(error);
  }
}

function createExecutor(handle: Handle) {
  const statements = new Map<string, AnyStatement>();
  const statement = (sql: string): AnyStatement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const fresh = handle.prepare<unknown[], unknown>(sql);
    statements.set(sql, fresh);
    return fresh;
  };
  return {
    statement,
    command: (sql: string): void => translated(() => void statement(sql).run()),
    forget: (): void => statements.clear(),
  };
}

type Executor = ReturnType<typeof createExecutor>;

function createReader(handle: Handle, executor: Executor, mayUse: (statement: AnyStatement) => void): Reader {
  const reading = (sql: string): AnyStatement => {
    const statement = executor.statement(sql);
    mayUse(statement);
    return statement;
  };
  return {
    // as: the row's type comes from the query builder, which knows the table; schema-drift.test.ts keeps it true.
    all: <O>(query: Query<O>) => translated(() => reading(query.sql).all(...query.parameters) as O[]),
    // as: as above.
    first: <O>(query: Query<O>) => translated(() => reading(query.sql).get(...query.parameters) as O | undefined),
    consistent(read) {
      if (handle.inTransaction) return read();
      executor.command('BEGIN');
      try {
        return read();
      } finally {
        if (handle.inTransaction) executor.command('ROLLBACK');
      }
    },
  };
}

function mayOnlyRead(statement: AnyStatement): void {
  if (!statement.readonly) throw new Error('A query that writes needs a transaction');
}

function inTransaction<T>(handle: Handle, executor: Executor, work: (writer: Writer) => T): T {
  if (handle.inTransaction) throw new Error('A transaction is open already: transactions do not nest');
  executor.command('BEGIN IMMEDIATE');
  let live = true;
  // SQLite may have rolled back by itself (a full disk); what came after would then be committed one by one.
  const mustBeLive = (): void => {
    if (!live || !handle.inTransaction) throw new Error('This transaction has ended');
  };
  const writer: Writer = {
    ...createReader(handle, executor, mustBeLive),
    run: (query) =>
      translated(() => {
        mustBeLive();
        return executor.statement(query.sql).run(...query.parameters).changes;
      }),
  };
  try {
    const result = work(writer);
    if (isThenable(result)) throw new Error('A transaction cannot be asynchronous');
    mustBeLive();
    executor.command('COMMIT');
    return result;
  } catch (error) {
    if (handle.inTransaction) executor.command('ROLLBACK');
    throw error;
  } finally {
    live = false;
  }
}

/** Puts the executor around an open handle. From here on the handle belongs to the connection. */
export function createConnection(handle: Handle): Connection {
  const executor = createExecutor(handle);
  return {
    reader: createReader(handle, executor, mayOnlyRead),
    transaction: (work) => inTransaction(handle, executor, work),
    check: (sql) => translated(() => void handle.prepare(sql)),
    close() {
      executor.forget();
      handle.close();
    },
  };
}
