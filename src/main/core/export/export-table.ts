// Gives a table to a person as a file of their choosing, and writes down who took what.
import type { Exported, ExportFormat } from '../../../shared/ipc/admin/export-contract.ts';
import type { Clock, FileSaver, Logger, Random } from '../ports.ts';
import type { Store } from '../store-port.ts';
import { exportFileName } from './file-name.ts';
import type { ExportTable } from './table.ts';
import { toCsv } from './to-csv.ts';

export interface ExportDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly fileSaver: FileSaver;
  /** Makes the bytes of an .xlsx file. */
  readonly toXlsx: (table: ExportTable) => Promise<Uint8Array>;
}

export interface ExportRequest {
  readonly table: ExportTable;
  readonly format: ExportFormat;
}

/** exportTable with its ports already in hand: what handlers are given. */
export type ListExporter = (request: ExportRequest, who: string) => Promise<Exported>;

async function bytesOf(table: ExportTable, format: ExportFormat, toXlsx: ExportDeps['toXlsx']): Promise<Uint8Array> {
  return format === 'xlsx' ? toXlsx(table) : new TextEncoder().encode(toCsv(table));
}

const lastPart = (path: string): string => path.split(/[\\/]/u).at(-1) ?? path;

/**
 * Asks where, writes the file, and then the audit entry: who, which list narrowed to what, how many rows.
 * @throws AppError EXPORT_FAILED, when nothing was written; STORAGE_*, when it was and could not be recorded
 */
export async function exportTable(deps: ExportDeps, { table, format }: ExportRequest, who: string): Promise<Exported> {
  const bytes = await bytesOf(table, format, deps.toXlsx);
  const kept = await deps.fileSaver.save({ suggestedName: exportFileName(table, format), bytes });
  const rowCount = table.rows.length;
  if (kept === null) return { saved: false, fileName: null, rowCount };
  const atMs = deps.clock.nowMs();
  const detailJson = JSON.stringify({ list: table.title, narrowedTo: table.notes ?? [], format, rows: rowCount });
  deps.store.transaction((writer) =>
    writer.insertAudit({ id: deps.random.uuidV7(atMs), atMs, who, what: 'export.saved', detailJson }),
  );
  deps.logger.info('a list was exported', { format, rows: rowCount });
  return { saved: true, fileName: lastPart(kept.path), rowCount };
}
