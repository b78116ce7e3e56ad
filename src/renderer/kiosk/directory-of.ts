// Whose names a walk through the flow is offered.
import type { UserTypeId } from '../../shared/domain/user-type.ts';
import type { DirectoryScope } from '../../shared/ipc/kiosk-contract.ts';
import type { Walk } from './flow-types.ts';

/** What the choosing screens ask main for. */
export function directoryOf(walk: Walk): { readonly scope: DirectoryScope; readonly userTypeId: UserTypeId | null } {
  if (walk.door === 'return') return { scope: 'outNow', userTypeId: null };
  return { scope: walk.door, userTypeId: walk.group?.userTypeId ?? null };
}
