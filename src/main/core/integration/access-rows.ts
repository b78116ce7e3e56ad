// What is known of the access to the school: kept over a restart, forgotten with the school.
import { z } from 'zod';
import { accessState } from '../../../shared/ipc/admin/integration-contract.ts';
import { errorCodeNames } from '../../../shared/errors/codes.ts';
import type { StoreReader, StoreWriter } from '../store-port.ts';

const ACCESS_KEY = 'integration.access';
const SCHOOL_KEY = 'integration.school';
const PERMISSION_KEY = 'integration.writePermission';

const keptAccess = z.object({
  schoolId: z.string(),
  state: accessState,
  online: z.boolean().nullable(),
  checkedAtMs: z.number().int().nullable(),
  requestedAtMs: z.number().int().nullable(),
  requestedBy: z.string().nullable(),
  problem: z.enum(errorCodeNames).nullable().catch(null),
  words: z.string().nullable(),
});
export type KeptAccess = z.infer<typeof keptAccess>;

const keptSchool = z.object({ schoolId: z.string(), name: z.string(), mis: z.string().nullable() });
export type KeptSchool = z.infer<typeof keptSchool>;

/** What is known of this school's access; of another school's it would be a lie. */
export function readAccess(store: Pick<StoreReader, 'findSetting'>, schoolId: string): KeptAccess {
  const parsed = keptAccess.safeParse(store.findSetting(ACCESS_KEY));
  if (parsed.success && parsed.data.schoolId === schoolId) return parsed.data;
  return {
    schoolId,
    state: 'unknown',
    online: null,
    checkedAtMs: null,
    requestedAtMs: null,
    requestedBy: null,
    problem: null,
    words: null,
  };
}

export function putAccess(writer: Pick<StoreWriter, 'setSetting'>, access: KeptAccess, nowMs: number): void {
  writer.setSetting(ACCESS_KEY, access, nowMs);
}

/** The school as it named itself last. */
export function readSchool(store: Pick<StoreReader, 'findSetting'>, schoolId: string): KeptSchool | null {
  const parsed = keptSchool.safeParse(store.findSetting(SCHOOL_KEY));
  return parsed.success && parsed.data.schoolId === schoolId ? parsed.data : null;
}

const keptPermission = z.object({ schoolId: z.string(), canWrite: z.boolean() });

/** Whether the school lets this kiosk write, as Wonde told it last; null where it could not be told. */
export function readWritePermission(store: Pick<StoreReader, 'findSetting'>, schoolId: string): boolean | null {
  const parsed = keptPermission.safeParse(store.findSetting(PERMISSION_KEY));
  return parsed.success && parsed.data.schoolId === schoolId ? parsed.data.canWrite : null;
}

export function putWritePermission(
  writer: Pick<StoreWriter, 'setSetting'>,
  permission: { readonly schoolId: string; readonly canWrite: boolean },
  nowMs: number,
): void {
  writer.setSetting(PERMISSION_KEY, permission, nowMs);
}

export function putSchool(writer: Pick<StoreWriter, 'setSetting'>, school: KeptSchool, nowMs: number): void {
  writer.setSetting(SCHOOL_KEY, school, nowMs);
}
