// An action: what a person may choose on the kiosk as the reason of a movement.
import { z } from 'zod';
import { codeRule } from './attendance.ts';
import { actionId } from './ids.ts';

export const direction = z.enum(['in', 'out']);
export type Direction = z.infer<typeof direction>;

/** Names of pictures the kiosk ships; the picture repeats on the badge and in the logbook. */
export const actionIcon = z.enum([
  'bed',
  'bus',
  'car',
  'stethoscope',
  'home',
  'family',
  'ill',
  'interview',
  'sport',
  'music',
  'back',
  'other',
]);
export type ActionIcon = z.infer<typeof actionIcon>;

/** As the school's general setting, always, or never. */
export const generalAlwaysNever = z.enum(['general', 'always', 'never']);

export const action = z.strictObject({
  id: actionId,
  name: z.string().min(1).max(60),
  icon: actionIcon,
  direction,
  /** sign changes who is on site; check records an exception and leaves presence alone. */
  type: z.enum(['sign', 'check']),
  /** The action of *I'm back*: exactly one, never offered as a reason. */
  isReturn: z.boolean(),
  codeRule,
  photo: generalAlwaysNever,
  printsBadge: z.boolean(),
  sortOrder: z.number().int(),
  retired: z.boolean(),
});
export type Action = z.infer<typeof action>;
