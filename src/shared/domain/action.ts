// An action: what a person may choose on the kiosk as the reason of a movement.
import { z } from 'zod';
import { codeRule } from './attendance.ts';
import { actionId } from './ids.ts';
import { userTypeId } from './user-type.ts';

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
  'school',
  'study',
  'library',
  'building',
  'lunch',
  'work',
  'meeting',
  'exam',
  'trip',
  'prayer',
  'art',
  'leave',
]);
export type ActionIcon = z.infer<typeof actionIcon>;

/** As the school's general setting, always, or never. */
export const generalAlwaysNever = z.enum(['general', 'always', 'never']);

/** A language of the kiosk, such as cy or pl; English is the action's name itself. */
export const languageCode = z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/, 'a language such as cy or pl');

export const buildingName = z.string().trim().min(1).max(60);

/**
 * Which session an action's code is for. auto: the session at the door for arriving; for leaving the next register, and
 * only if the person is not back by then (attendance-rules.md). current: the session at the door, written at once.
 */
export const forSession = z.enum(['auto', 'current', 'AM', 'PM']);
export type ForSession = z.infer<typeof forSession>;

export const action = z.strictObject({
  id: actionId,
  name: z.string().trim().min(1).max(60),
  translations: z.record(languageCode, z.string().trim().min(1).max(60)),
  icon: actionIcon,
  direction,
  /** sign changes who is on site; check records an exception and leaves presence alone. */
  type: z.enum(['sign', 'check']),
  /** The action of *I'm back*: exactly one, never offered as a reason. */
  isReturn: z.boolean(),
  codeRule,
  forSession,
  photo: generalAlwaysNever,
  /** Whether the terms and conditions are accepted first. */
  terms: generalAlwaysNever,
  printsBadge: z.boolean(),
  /** A slip for whoever arrives late or comes back; it has no badge ID and nobody waits for it. */
  printsSlip: z.boolean().default(false),
  /** How long somebody who leaves for this is usually away: the badge says when they are due back. Null: it does not. */
  backAfterMinutes: z.number().int().min(5).max(720).nullable().default(null),
  /** A check action with a building says where somebody is; without one it is an exception at the door. */
  building: buildingName.nullable(),
  /** Who sees it on the kiosk. */
  userTypeIds: z.array(userTypeId),
  sortOrder: z.number().int(),
  retired: z.boolean(),
});
export type Action = z.infer<typeof action>;
