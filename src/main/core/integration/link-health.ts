// How the link to Wonde stands, from the last runs of the roll and the queue. Pure.
import type { ErrorCode } from '../../../shared/errors/codes.ts';

/** Unknown until it was tried once since the app started, and while what went wrong says nothing about the link. */
export type LinkHealth =
  { readonly state: 'unknown' | 'well' } | { readonly state: 'trouble'; readonly code: ErrorCode };

/** Wonde answers, and says no. */
export const ACCESS_CODES: readonly ErrorCode[] = ['WONDE_AUTH', 'WONDE_FORBIDDEN', 'WONDE_NOT_FOUND'];
/** Wonde does not answer, or somebody else does. */
export const OUTAGE_CODES: readonly ErrorCode[] = [
  'WONDE_OFFLINE',
  'WONDE_TLS',
  'WONDE_PROXY_LOGIN',
  'WONDE_PORTAL',
  'WONDE_TIMEOUT',
  'WONDE_DOWN',
  'WONDE_BAD_RESPONSE',
];
/** Ours, or Wonde's wish for patience: the link may be well or not. */
const SILENT: readonly ErrorCode[] = ['WONDE_NOT_SET_UP', 'WONDE_RATE_LIMITED', 'SECRET_UNREADABLE', 'INTERNAL'];

export interface LinkFacts {
  /** Whether the roll was read, or tried, since the app started. */
  readonly wasTried: boolean;
  readonly rosterError: ErrorCode | null;
  readonly pausedBecause: ErrorCode | null;
}

/** Says how the link stands. */
export function linkHealthOf({ wasTried, rosterError, pausedBecause }: LinkFacts): LinkHealth {
  const codes = [rosterError, pausedBecause].filter((code) => code !== null);
  // The queue looks every few seconds while it is offline, the roll every quarter of an hour: what fails now counts.
  const code = codes.find((one) => ACCESS_CODES.includes(one)) ?? codes.find((one) => OUTAGE_CODES.includes(one));
  if (code !== undefined) return { state: 'trouble', code };
  const isSilent = codes.some((one) => SILENT.includes(one) || one.startsWith('STORAGE_'));
  return { state: wasTried && !isSilent ? 'well' : 'unknown' };
}
