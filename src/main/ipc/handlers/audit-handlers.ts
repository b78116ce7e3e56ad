// The audit trail.
import { auditTable, listAudit } from '../../core/admin/read-audit.ts';
import type { ListExporter } from '../../core/export/export-table.ts';
import type { KioskContext } from '../../core/kiosk-context.ts';
import type { auditContract } from '../../../shared/ipc/admin/audit-contract.ts';
import type { Handlers } from '../dispatch.ts';

/** Builds the handlers behind `audit.*`. */
export function auditHandlers(
  context: KioskContext,
  exportList: ListExporter,
): Pick<Handlers, keyof typeof auditContract> {
  return {
    'audit.list': (input) => listAudit(context, input),
    'audit.export': (input, { admin }) =>
      exportList({ table: auditTable(context, input), format: input.format }, admin.name),
  };
}
