// A movement: one thing that happened at the door. Written once, never edited.
import { z } from 'zod';
import { direction } from './action.ts';
import { localDate } from './attendance.ts';
import { badgeId } from './badge-id.ts';
import { actionId, kioskId, movementId, personId, photoId, requestId } from './ids.ts';

/** Which of the kiosk's three doors the person came through. */
export const movementKind = z.enum(['late', 'leaving', 'return']);
export type MovementKind = z.infer<typeof movementKind>;

export const movement = z.strictObject({
  id: movementId,
  requestId,
  kioskId,
  personId,
  kind: movementKind,
  direction,
  actionId,
  /** The action's name on the day: renaming an action does not rewrite history. */
  actionName: z.string(),
  /** The time at the door, epoch milliseconds. */
  occurredAtMs: z.number().int(),
  /** The school's calendar date at the door. */
  localDate,
  photoId: photoId.nullable(),
  /** The badge this movement issued (leaving) or used up (return). */
  badgeId: badgeId.nullable(),
  /** Why this movement gave the marks it gave, or none. */
  explanation: z.string(),
});
export type Movement = z.infer<typeof movement>;
