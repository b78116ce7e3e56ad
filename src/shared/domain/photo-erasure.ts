// Why a photo was erased.
import { z } from 'zod';

/**
 * expired: its days were over; unused: no movement took the still up; requested: an administrator erased a person's
 * photos; withdrawn: the same, of somebody whose photo permission is refused.
 */
export const photoErasureReason = z.enum(['expired', 'unused', 'requested', 'withdrawn']);
export type PhotoErasureReason = z.infer<typeof photoErasureReason>;
