// Users of the admin view: named, with a role.
import { z } from 'zod';

export const adminUserId = z.string().min(1).max(64).brand<'AdminUserId'>();
export type AdminUserId = z.infer<typeof adminUserId>;

/** receptionist: the day's work; administrator: every setting as well. */
export const adminRole = z.enum(['receptionist', 'administrator']);
export type AdminRole = z.infer<typeof adminRole>;

/** Who is signed in to the admin view. */
export interface AdminIdentity {
  readonly userId: AdminUserId;
  readonly name: string;
  readonly role: AdminRole;
}
