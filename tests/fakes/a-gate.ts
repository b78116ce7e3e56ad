// How the admin view's door stands, for tests and for the pages in a plain browser.
import type { Gate } from '../../src/shared/ipc/admin/users-contract.ts';

/** A door that is open to the only administrator; `part` replaces any of it. Closed: nobody is signed in. */
export function aGate(part: Partial<Gate> = {}): Gate {
  const signedIn = part.signedIn ?? true;
  return {
    passwordSet: true,
    signedIn,
    lockedUntilMs: null,
    asksName: false,
    name: signedIn ? 'Administrator' : null,
    role: signedIn ? 'administrator' : null,
    resetOpenUntilMs: null,
    ...part,
  };
}
