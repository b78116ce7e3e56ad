// The name a file is offered under: fit for Windows, macOS and Linux, and for a person who looks for it a year later.
import type { ExportFormat } from '../../../shared/ipc/admin/export-contract.ts';
import type { ExportTable } from './table.ts';

/** Leaves room for a long folder under Windows' 260 characters. */
const LONGEST_NAME = 120;
// Not allowed in a Windows name, and what no name should have: control and direction-changing characters.
const UNFIT = /[<>:"/\\|?*\p{Cc}\p{Cf}]+/gu;
const DEVICE_NAME = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu;

/** `Daily logbook - 22 November 2026 - Year 9.csv`: the title and the notes, cut where it gets too long. */
export function exportFileName(table: Pick<ExportTable, 'title' | 'notes'>, format: ExportFormat): string {
  const said = [table.title, ...(table.notes ?? [])].join(' - ');
  const fit = Array.from(said.replaceAll(UNFIT, ' ').replaceAll(/\s+/gu, ' '))
    .slice(0, LONGEST_NAME)
    .join('')
    // Windows drops dots and blanks at the end by itself.
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  const base = fit === '' || DEVICE_NAME.test(fit) ? `Gatehouse ${fit}`.trim() : fit;
  return `${base}.${format}`;
}
