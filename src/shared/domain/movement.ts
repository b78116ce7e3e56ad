// A movement: one thing that happened at the door. Written once, never edited.
import { z } from 'zod';
import { direction, type Action } from './action.ts';
import { localDate } from './attendance.ts';
import { badgeId } from './badge-id.ts';
import { actionId, kioskId, movementId, personId, photoId, requestId } from './ids.ts';
import { termsVersionId } from './terms.ts';
import { departmentId, userTypeId } from './user-type.ts';

/**
 * What happened. late, leaving, return: checking in and out at the door, an exception that leaves presence alone.
 * signIn, signOut: changes who is on site. buildingIn, buildingOut: says where somebody is, and no more.
 */
export const movementKind = z.enum(['late', 'leaving', 'return', 'signIn', 'signOut', 'buildingIn', 'buildingOut']);
export type MovementKind = z.infer<typeof movementKind>;

/** The kind of movement an action makes. */
export function movementKindOf(of: Pick<Action, 'type' | 'direction' | 'building' | 'isReturn'>): MovementKind {
  if (of.type === 'sign') return of.direction === 'in' ? 'signIn' : 'signOut';
  if (of.building !== null) return of.direction === 'in' ? 'buildingIn' : 'buildingOut';
  if (of.isReturn) return 'return';
  return of.direction === 'in' ? 'late' : 'leaving';
}

/** How the kiosk knew the person: chosen by name, or by a badge, a PIN or a card. */
export const identifiedBy = z.enum(['name', 'badge', 'pin', 'card']);
export type IdentifiedBy = z.infer<typeof identifiedBy>;

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
  building: z.string().nullable(),
  identifiedBy,
  /** The terms that were accepted for this movement, and when. */
  terms: z.object({ versionId: termsVersionId, acceptedAtMs: z.number().int() }).nullable(),
  /** As they were on the day; null in movements from before this was kept. */
  userTypeId: userTypeId.nullable(),
  departmentId: departmentId.nullable(),
  yearName: z.string().nullable(),
});
export type Movement = z.infer<typeof movement>;
