// The admin view's door and its users. What is of the role kiosk is asked before anybody is signed in.
import { z } from 'zod';
import { adminRole, adminUserId, adminUserName } from '../../domain/admin-user.ts';
import { adminPassword } from '../../settings/admin-password.ts';
import { command, query } from '../endpoint.ts';

export const gate = z.object({
  /** False on a fresh kiosk: the first person to open the admin view sets the password. */
  passwordSet: z.boolean(),
  signedIn: z.boolean(),
  /** Until when no password is tried; null when not locked. With several users, the kiosk's own lock-out only. */
  lockedUntilMs: z.number().int().nullable(),
  /** False where there is one user: the password alone says who it is. */
  asksName: z.boolean(),
  /** Who is signed in at this window; null when nobody is. */
  name: z.string().nullable(),
  role: adminRole.nullable(),
  /** The kiosk was started with --reset-admin: until when a new administrator password may be set here. */
  resetOpenUntilMs: z.number().int().nullable(),
});
export type Gate = z.infer<typeof gate>;

/** As typed: checked against what is stored, so nothing is refused for its shape but its size. */
const typedName = z.string().max(200).nullable().default(null);
const typedPassword = z.string().min(1).max(256);

export const adminUserRow = z.object({
  id: adminUserId,
  name: z.string(),
  role: adminRole,
  /** Somebody else set the password, and the user has not signed in since. */
  mustChange: z.boolean(),
  /** False: no password opens this user until an administrator sets one. */
  hasPassword: z.boolean(),
  createdAtMs: z.number().int(),
  retiredAtMs: z.number().int().nullable(),
  lastSignInAtMs: z.number().int().nullable(),
  lockedUntilMs: z.number().int().nullable(),
  isYou: z.boolean(),
  /** The only administrator who can sign in: cannot be retired, nor become a receptionist. */
  isLastAdministrator: z.boolean(),
});
export type AdminUserRow = z.infer<typeof adminUserRow>;

const HASHING_MS = 30_000;
const ofUser = z.object({ userId: adminUserId });

export const usersContract = {
  'admin.getGate': query({ role: 'kiosk', input: z.object({}), output: gate }),
  'admin.setFirstPassword': command({
    role: 'kiosk',
    /** The name of the first user; "Administrator" when not given. */
    input: z.object({ password: adminPassword, name: adminUserName.optional() }),
    output: gate,
    timeoutMs: HASHING_MS,
  }),
  'admin.signIn': command({
    role: 'kiosk',
    input: z.object({ name: typedName, password: typedPassword }),
    output: gate,
    timeoutMs: HASHING_MS,
  }),
  /** Signs in with a password somebody else set, and replaces it in the same step. */
  'admin.signInWithNewPassword': command({
    role: 'kiosk',
    input: z.object({ name: typedName, password: typedPassword, newPassword: adminPassword }),
    output: gate,
    timeoutMs: HASHING_MS,
  }),
  /** The way back in, open for a while after a start with --reset-admin. */
  'admin.resetAdministrator': command({
    role: 'kiosk',
    input: z.object({ name: adminUserName, password: adminPassword }),
    output: gate,
    timeoutMs: HASHING_MS,
  }),
  'admin.signOut': command({ role: 'kiosk', input: z.object({}), output: gate }),
  'admin.changePassword': command({
    role: 'receptionist',
    input: z.object({ currentPassword: typedPassword, newPassword: adminPassword }),
    output: z.object({}),
    timeoutMs: HASHING_MS,
  }),
  'users.list': query({ role: 'administrator', input: z.object({}), output: z.array(adminUserRow) }),
  /** The password must be changed at the first sign-in. */
  'users.add': command({
    role: 'administrator',
    input: z.object({ name: adminUserName, role: adminRole, password: adminPassword }),
    output: z.object({ userId: adminUserId }),
    timeoutMs: HASHING_MS,
  }),
  'users.rename': command({
    role: 'administrator',
    input: ofUser.extend({ name: adminUserName }),
    output: z.object({}),
  }),
  /** Ends the user's sessions. */
  'users.setRole': command({ role: 'administrator', input: ofUser.extend({ role: adminRole }), output: z.object({}) }),
  /** Ends the user's sessions and forgives wrong tries; must be changed at the next sign-in. */
  'users.resetPassword': command({
    role: 'administrator',
    input: ofUser.extend({ password: adminPassword }),
    output: z.object({}),
    timeoutMs: HASHING_MS,
  }),
  /** Ends the user's sessions. */
  'users.retire': command({ role: 'administrator', input: ofUser, output: z.object({}) }),
  'users.bringBack': command({ role: 'administrator', input: ofUser, output: z.object({}) }),
} as const;
