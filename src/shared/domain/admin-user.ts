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

/** The name of the user that a first password makes, and that a provisioning file sets the password of. */
export const FIRST_USER_NAME = 'Administrator';

/** Who the audit names where no user did it: the touchscreen, the program itself, the provisioning file. */
export const auditActors = ['kiosk', 'system', 'provisioning'] as const;

/** Two users may not differ in capitals or spaces alone. */
export const nameKeyOf = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** A name as it is kept. One that the audit uses for no user would make the audit ambiguous. */
export const adminUserName = z
  .string()
  .transform((name) => name.normalize('NFC').trim().replace(/\s+/g, ' '))
  .pipe(
    z
      .string()
      .min(2, 'at least two characters')
      .max(60, 'at most 60 characters')
      .refine((name) => !auditActors.some((actor) => actor === nameKeyOf(name)), 'another name: this one is taken'),
  );
