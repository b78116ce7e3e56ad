// The way to Wonde and the leave to use it, as the domain sees them: what the connection test and the access request ask.
import type { ConnectionPart, ConnectionReason } from '../../../shared/ipc/admin/integration-contract.ts';
import type { AccessState } from '../../../shared/ipc/admin/integration-contract.ts';

/** One stretch of the way to Wonde, tried without a token. */
export interface WayStep {
  readonly part: Extract<ConnectionPart, 'dns' | 'proxy' | 'network' | 'tls'>;
  /** Null where it was passed. */
  readonly reason: ConnectionReason | null;
  /** A fact worth showing: the host, the proxy, who signed the certificate. */
  readonly detail: string | null;
}

/** One thing the token may do at the school; null where Wonde does not say. */
export interface Permission {
  /** Such as students.read. */
  readonly identity: string;
  readonly approved: boolean | null;
}

/** What a kiosk reads of a school beside its pupils: asked for one row each, to see whether it may. */
export const readableThings = ['yearGroups', 'employees', 'attendance'] as const;
export type ReadableThing = (typeof readableThings)[number];

/** Who at the school Wonde may turn to about a request. */
export interface AccessContact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly notes: string;
}

export interface AccessAnswer {
  /** Null where the answer does not say. */
  readonly state: AccessState | null;
  /** Wonde's words, redacted. */
  readonly words: string | null;
}

export interface WondeAccessApi {
  /** The proxy a request would go through, without its password; null for none. */
  proxyInUse(): string | null;
  /** Tries name, proxy, port and certificate one after the other, up to the first that fails. Never throws. */
  probeWay(signal?: AbortSignal): Promise<readonly WayStep[]>;
  /** Asks for one row of it. @throws WondeError */
  tryRead(thing: ReadableThing, signal?: AbortSignal): Promise<void>;
  /** @throws WondeError */
  listPermissions(signal?: AbortSignal): Promise<readonly Permission[]>;
  /** Which of Wonde's lists holds the school; null where none does or the token may not ask. @throws WondeError */
  findAccessState(signal?: AbortSignal): Promise<AccessState | null>;
  /** @throws WondeError */
  requestAccess(contact: AccessContact | null, signal?: AbortSignal): Promise<AccessAnswer>;
}
