// Events are hints: the renderer asks again for what changed.
import { z } from 'zod';
import { movementId } from '../domain/ids.ts';
import type { EventName } from './names.ts';

export const events = {
  'roster.changed': z.object({}),
  'movement.recorded': z.object({ movementId }),
  'badge.progressed': z.object({ movementId }),
  'sync.statusChanged': z.object({}),
  /** A run of the roll has come further. */
  'sync.progressed': z.object({}),
  'settings.changed': z.object({}),
  'admin.sessionEnded': z.object({}),
} as const satisfies Record<EventName, z.ZodType>;

export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>;
