// The token and the feed of the school this kiosk is linked to: sealed in one place, forgotten in one place.
import { Secret } from '../../../shared/util/secret.ts';
import type { SecretBox } from '../ports.ts';
import type { StoreWriter } from '../store-port.ts';

/** The secret row of the Wonde token. */
export const WONDE_TOKEN_SECRET = 'wonde.token';

export interface SealedToken {
  readonly sealed: string;
  /** Its last letters, for people. */
  readonly hint: string;
}

/** Seals a token. Outside any transaction: the keychain or the key file may be slow. @throws what the box throws */
export function sealToken(secretBox: SecretBox, token: string): SealedToken {
  return { sealed: secretBox.seal(token), hint: new Secret(token).hint() };
}

/** Stores a sealed token. */
export function putToken(writer: StoreWriter, { sealed, hint }: SealedToken, nowMs: number): void {
  writer.setSecret(WONDE_TOKEN_SECRET, sealed, hint, nowMs);
}

/** Another school or another address: what was learnt of the old one's host and feed does not hold. */
export function forgetFeed(writer: StoreWriter): void {
  writer.updateSyncState({
    cursor: null,
    deltaFromMs: null,
    deletionsFromMs: null,
    lastFullAtMs: null,
    staffDeltaFromMs: null,
    staffProblem: null,
    regionBaseUrl: null,
    allowsWriteback: null,
  });
  writer.forgetRegister();
}
