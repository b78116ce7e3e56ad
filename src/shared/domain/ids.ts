// Branded ids, so that an action's id cannot be passed where a pupil's is meant.
import { z } from 'zod';

export const uuid = z.uuid();

/** Our own id of a person; stays the same when the MIS and all its ids change. */
export const personId = z.uuid().brand<'PersonId'>();
export type PersonId = z.infer<typeof personId>;

export const actionId = z.string().min(1).max(64).brand<'ActionId'>();
export type ActionId = z.infer<typeof actionId>;

/** UUIDv7, so that ids of several kiosks sort by the time they were made. */
export const movementId = z.uuid().brand<'MovementId'>();
export type MovementId = z.infer<typeof movementId>;

export const markId = z.uuid().brand<'MarkId'>();
export type MarkId = z.infer<typeof markId>;

export const photoId = z.uuid().brand<'PhotoId'>();
export type PhotoId = z.infer<typeof photoId>;

export const printJobId = z.uuid().brand<'PrintJobId'>();
export type PrintJobId = z.infer<typeof printJobId>;

export const kioskId = z.uuid().brand<'KioskId'>();
export type KioskId = z.infer<typeof kioskId>;

/** Made by the screen once per walk through a flow: the same id twice is the same movement. */
export const requestId = z.uuid().brand<'RequestId'>();
export type RequestId = z.infer<typeof requestId>;

/** The Wonde id of a year group, or `none` for pupils whose MIS gives no year. */
export const yearGroupId = z.string().min(1).max(64);
