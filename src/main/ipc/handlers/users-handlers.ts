// The admin view's door and its users.
import type { AdminGate } from '../../core/admin/admin-gate.ts';
import type { AdminUsersUse } from '../../core/admin/admin-users.ts';
import type { usersContract } from '../../../shared/ipc/admin/users-contract.ts';
import type { Handlers } from '../dispatch.ts';

export interface UsersHandlerDeps {
  readonly gate: AdminGate;
  readonly users: AdminUsersUse;
}

/** Builds the handlers of the gate and of `users.*`. */
export function usersHandlers({ gate, users }: UsersHandlerDeps): Pick<Handlers, keyof typeof usersContract> {
  return {
    'admin.getGate': (_input, { sessionKey }) => gate.gate(sessionKey),
    'admin.setFirstPassword': ({ password, name }, { sessionKey }) =>
      gate.setFirstPassword(sessionKey, { password, ...(name === undefined ? {} : { name }) }),
    'admin.signIn': (claim, { sessionKey }) => gate.signIn(sessionKey, claim),
    'admin.signInWithNewPassword': (claim, { sessionKey }) => gate.signInWithNewPassword(sessionKey, claim),
    'admin.resetAdministrator': (wanted, { sessionKey }) => gate.resetAdministrator(sessionKey, wanted),
    'admin.signOut': (_input, { sessionKey }) => gate.signOut(sessionKey),
    'admin.changePassword': async ({ currentPassword, newPassword }, { sessionKey }) => {
      await gate.changePassword(sessionKey, currentPassword, newPassword);
      return {};
    },
    'users.list': (_input, { admin }) => [...users.list(admin)],
    'users.add': (input, { admin }) => users.add(input, admin.name),
    'users.rename': (input, { admin }) => {
      users.rename(input, admin.name);
      return {};
    },
    'users.setRole': (input, { admin }) => {
      users.setRole(input, admin.name);
      return {};
    },
    'users.resetPassword': async (input, { admin }) => {
      await users.resetPassword(input, admin.name);
      return {};
    },
    'users.retire': ({ userId }, { admin }) => {
      users.retire(userId, admin.name);
      return {};
    },
    'users.bringBack': ({ userId }, { admin }) => {
      users.bringBack(userId, admin.name);
      return {};
    },
  };
}
