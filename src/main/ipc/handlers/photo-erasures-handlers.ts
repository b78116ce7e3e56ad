// The proofs of erased photos. Roles are checked by dispatch.
import type { ListExporter } from '../../core/export/export-table.ts';
import type { KioskContext } from '../../core/kiosk-context.ts';
import { erasuresTable, listErasures } from '../../core/photos/read-erasures.ts';
import type { photoErasuresContract } from '../../../shared/ipc/admin/photo-erasures-contract.ts';
import type { Handlers } from '../dispatch.ts';

/** Builds the handlers behind `photos.*`. */
export function photoErasuresHandlers(
  context: KioskContext,
  exportList: ListExporter,
): Pick<Handlers, keyof typeof photoErasuresContract> {
  return {
    'photos.listErasures': ({ beforeSeq }) => listErasures(context, beforeSeq),
    'photos.exportErasures': ({ format }, { admin }) =>
      exportList({ table: erasuresTable(context), format }, admin.name),
  };
}
