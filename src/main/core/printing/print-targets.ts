// Which printer takes a badge: the main one, or the spare one when the main one is surely not printing. Pure.
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import { isNothingSent } from './print-policy.ts';

export type PrinterRole = 'main' | 'spare';

/** What is known against a printer; both null while nothing is. */
export interface PrinterHealth {
  readonly errorCode: ErrorCode | null;
  /** Since when it has not printed, epoch milliseconds. */
  readonly sinceMs: number | null;
}

export const WELL: PrinterHealth = { errorCode: null, sinceMs: null };

/**
 * What is known after a try: a printer that took the badge is well; one that refused it is not, since it first did. A
 * badge without a word (unconfirmed, dropped) says nothing for sure, so that is kept as a fault of now.
 */
export function healthAfter(before: PrinterHealth, errorCode: ErrorCode | null, nowMs: number): PrinterHealth {
  if (errorCode === null) return WELL;
  return { errorCode, sinceMs: before.sinceMs ?? nowMs };
}

export interface SpareRule {
  readonly hasSpare: boolean;
  readonly spareAfterMs: number;
}

/** When the spare printer may take badges, epoch milliseconds; null while it may not: nothing on the main one is in doubt. */
export function spareFromMs(main: PrinterHealth, { hasSpare, spareAfterMs }: SpareRule): number | null {
  if (!hasSpare || main.sinceMs === null || main.errorCode === null) return null;
  return isNothingSent(main.errorCode) ? main.sinceMs + spareAfterMs : null;
}
