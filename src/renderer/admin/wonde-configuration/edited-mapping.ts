// A mapping while it is edited: everything may still be missing.
import type { MappingDraft } from '../../../shared/ipc/admin/people-setup-contract.ts';
import { mappingDraft } from '../../../shared/ipc/admin/people-setup-contract.ts';
import type { SyncMapping, SyncMappingId } from '../../../shared/domain/sync-mapping.ts';
import { NO_DEPARTMENT, type DepartmentId, type UserTypeId } from '../../../shared/domain/user-type.ts';
import type { YearKey } from '../../../shared/domain/year-group.ts';

export interface EditedMapping {
  readonly id: SyncMappingId | null;
  readonly entity: 'student' | 'staff';
  readonly userTypeId: UserTypeId | null;
  readonly departmentId: DepartmentId;
  readonly scope: 'listed' | 'others';
  readonly years: readonly YearKey[];
  readonly staff: 'all' | 'teaching' | 'support';
  readonly reads: boolean;
  readonly writes: boolean;
}

/** A new mapping: of chosen years, read and written. */
export function newMapping(): EditedMapping {
  return {
    id: null,
    entity: 'student',
    userTypeId: null,
    departmentId: NO_DEPARTMENT,
    scope: 'listed',
    years: [],
    staff: 'all',
    reads: true,
    writes: true,
  };
}

/** A mapping as it is, to be edited. */
export function editedFrom(mapping: SyncMapping): EditedMapping {
  const { id, entity, userTypeId, reads } = mapping;
  const base = { ...newMapping(), id, entity, userTypeId, reads };
  if (mapping.entity === 'staff') return { ...base, departmentId: mapping.departmentId, staff: mapping.staff };
  const { years, writes } = mapping;
  return years === 'others' ? { ...base, scope: 'others', writes } : { ...base, scope: 'listed', years, writes };
}

/** What is missing before it can be saved, by field. */
export function missingIn({ entity, userTypeId, scope, years }: EditedMapping): readonly ('userTypeId' | 'years')[] {
  const noYears = entity === 'student' && scope === 'listed' && years.length === 0;
  return [...(userTypeId === null ? (['userTypeId'] as const) : []), ...(noYears ? (['years'] as const) : [])];
}

/** The draft as main takes it; null while something is missing. */
export function draftOf(edited: EditedMapping): MappingDraft | null {
  if (missingIn(edited).length > 0) return null;
  const { id, entity, userTypeId, departmentId, scope, years, staff, reads, writes } = edited;
  const draft =
    entity === 'staff'
      ? { id, entity, userTypeId, departmentId, staff, reads }
      : { id, entity, userTypeId, years: scope === 'others' ? scope : [...years], reads, writes };
  return mappingDraft.parse(draft);
}
