// What is wrong with a new password typed twice. Pure. Main checks again; this only spares the walk.
import { ADMIN_PASSWORD_MIN_LENGTH } from '../../../shared/settings/admin-password.ts';
import { enAdmin } from '../../strings/en-admin.ts';

export interface NewPasswordProblems {
  readonly first: string | null;
  readonly second: string | null;
}

/** Words for each of the two inputs, or null where nothing is wrong. */
export function newPasswordProblems(first: string, second: string): NewPasswordProblems {
  if (first.length < ADMIN_PASSWORD_MIN_LENGTH) {
    return { first: enAdmin.gate.tooShort(ADMIN_PASSWORD_MIN_LENGTH), second: null };
  }
  return { first: null, second: first === second ? null : enAdmin.gate.notTheSame };
}

export const noPasswordProblems: NewPasswordProblems = { first: null, second: null };
