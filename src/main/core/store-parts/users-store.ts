// The users of the admin view as the domain sees them.
import type { AdminRole, AdminUserId } from '../../../shared/domain/admin-user.ts';

export interface AdminUser {
  readonly id: AdminUserId;
  readonly name: string;
  readonly role: AdminRole;
  /** Null: no password opens this user. Never leaves main. */
  readonly passwordHash: string | null;
  /** Somebody else set the password: it is changed at the next sign-in. */
  readonly mustChange: boolean;
  /** As stored, unparsed: see admin-lockout.ts. */
  readonly lockout: unknown;
  readonly createdAtMs: number;
  /** Null while the user may sign in. */
  readonly retiredAtMs: number | null;
}

export interface UsersReader {
  /** Retired ones too, by name. */
  listAdminUsers(): readonly AdminUser[];
  findAdminUser(id: AdminUserId): AdminUser | null;
  /** The user of this name who may sign in; capitals and spaces do not matter. */
  findAdminUserByName(name: string): AdminUser | null;
}

export interface UsersWriter {
  /** Adds the user or writes every field anew. @throws AppError CONFLICT when another active user has the name */
  putAdminUser(user: AdminUser): void;
}
