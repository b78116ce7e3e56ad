// A sync mapping: one row of Wonde configuration. It says which people of the MIS belong to which user type.
import { z } from 'zod';
import { departmentId, userTypeId } from './user-type.ts';
import { yearKey } from './year-group.ts';

export const syncMappingId = z.string().min(1).max(64).brand<'SyncMappingId'>();
export type SyncMappingId = z.infer<typeof syncMappingId>;

export const studentMapping = z.strictObject({
  id: syncMappingId,
  entity: z.literal('student'),
  userTypeId,
  /** The years it takes in, or every year that no other mapping lists. */
  years: z.union([z.literal('others'), z.array(yearKey).min(1)]),
  reads: z.boolean(),
  /** Off: these pupils' marks are decided and kept, and not written to the MIS. */
  writes: z.boolean(),
});
export type StudentMapping = z.infer<typeof studentMapping>;

export const staffMapping = z.strictObject({
  id: syncMappingId,
  entity: z.literal('staff'),
  userTypeId,
  departmentId,
  /** Everybody, or by what the MIS says of teaching; a row for teaching staff or support staff wins over one for all. */
  staff: z.enum(['all', 'teaching', 'support']),
  reads: z.boolean(),
});
export type StaffMapping = z.infer<typeof staffMapping>;

export const syncMapping = z.discriminatedUnion('entity', [studentMapping, staffMapping]);
export type SyncMapping = z.infer<typeof syncMapping>;
