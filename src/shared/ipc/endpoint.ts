// How one line of the contract is written.
import type { z } from 'zod';
import type { AdminRole } from '../domain/admin-user.ts';

/** kiosk: anybody at the touchscreen; receptionist: a live admin session held in main; administrator: one of that role. */
export type Role = 'kiosk' | AdminRole;

export interface Endpoint<
  K extends 'query' | 'command' = 'query' | 'command',
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  readonly kind: K;
  readonly role: Role;
  readonly input: I;
  readonly output: O;
  /** After this long the caller gets TIMED_OUT. */
  readonly timeoutMs: number;
}

interface Spec<I extends z.ZodType, O extends z.ZodType> {
  readonly role: Role;
  readonly input: I;
  readonly output: O;
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/** An endpoint that only reads. */
export function query<I extends z.ZodType, O extends z.ZodType>(spec: Spec<I, O>): Endpoint<'query', I, O> {
  return { timeoutMs: DEFAULT_TIMEOUT_MS, ...spec, kind: 'query' };
}

/** An endpoint that changes something. */
export function command<I extends z.ZodType, O extends z.ZodType>(spec: Spec<I, O>): Endpoint<'command', I, O> {
  return { timeoutMs: DEFAULT_TIMEOUT_MS, ...spec, kind: 'command' };
}
