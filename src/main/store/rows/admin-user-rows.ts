// The users of the admin view.
import { nameKeyOf } from '../../../shared/domain/admin-user.ts';
import type { AdminUser, UsersReader, UsersWriter } from '../../core/store-parts/users-store.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { AdminUsersTable } from '../schema.ts';

const columns = [
  'id',
  'name',
  'name_key',
  'role',
  'password_hash',
  'must_change',
  'lockout_json',
  'created_at_ms',
  'retired_at_ms',
] as const;

export const adminUserQueries = {
  listAdminUsers: prepared(() =>
    builder.selectFrom('admin_users').selectAll().orderBy('name_key').orderBy('created_at_ms'),
  ),
  findAdminUser: prepared((p: { id: AdminUsersTable['id'] }) =>
    builder.selectFrom('admin_users').selectAll().where('id', '=', p.id),
  ),
  findAdminUserByName: prepared((p: { nameKey: string }) =>
    builder.selectFrom('admin_users').selectAll().where('name_key', '=', p.nameKey).where('retired_at_ms', 'is', null),
  ),
  putAdminUser: prepared((row: AdminUsersTable) =>
    builder
      .insertInto('admin_users')
      .values(pick(row, columns))
      .onConflict((oc) =>
        oc.column('id').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          name_key: eb.ref('excluded.name_key'),
          role: eb.ref('excluded.role'),
          password_hash: eb.ref('excluded.password_hash'),
          must_change: eb.ref('excluded.must_change'),
          lockout_json: eb.ref('excluded.lockout_json'),
          retired_at_ms: eb.ref('excluded.retired_at_ms'),
        })),
      ),
  ),
};

/** JSON of a lock-out; text that is no JSON stays text, which reads as damaged and so as locked. */
function lockoutOf(text: string | null): unknown {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

function rowToUser(row: AdminUsersTable): AdminUser {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    passwordHash: row.password_hash,
    mustChange: row.must_change === 1,
    lockout: lockoutOf(row.lockout_json),
    createdAtMs: row.created_at_ms,
    retiredAtMs: row.retired_at_ms,
  };
}

/** Users, read. */
export function adminUserReader(reader: Reader): UsersReader {
  const one = (row: AdminUsersTable | undefined): AdminUser | null => (row === undefined ? null : rowToUser(row));
  return {
    listAdminUsers: () => reader.all(adminUserQueries.listAdminUsers({})).map(rowToUser),
    findAdminUser: (id) => one(reader.first(adminUserQueries.findAdminUser({ id }))),
    findAdminUserByName: (name) =>
      one(reader.first(adminUserQueries.findAdminUserByName({ nameKey: nameKeyOf(name) }))),
  };
}

/** Users, written. */
export function adminUserWriter(writer: Writer): UsersWriter {
  return {
    putAdminUser(user) {
      writer.run(
        adminUserQueries.putAdminUser({
          id: user.id,
          name: user.name,
          name_key: nameKeyOf(user.name),
          role: user.role,
          password_hash: user.passwordHash,
          must_change: user.mustChange ? 1 : 0,
          lockout_json: user.lockout === null || user.lockout === undefined ? null : JSON.stringify(user.lockout),
          created_at_ms: user.createdAtMs,
          retired_at_ms: user.retiredAtMs,
        }),
      );
    },
  };
}
