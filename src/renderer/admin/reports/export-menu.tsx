// The export of one table: as CSV or as a workbook, with what became of it.
import { Download, FileSpreadsheet, FileText } from 'lucide-react';
import type { ReportTable } from '../../../shared/ipc/admin/reports-contract.ts';
import { adminReports } from '../../strings/admin/reports.ts';
import { useToast } from '../frame/toasts.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { MenuButton } from '../parts/menu-button.tsx';
import { useCommand } from '../parts/use-command.ts';
import type { ReportInput } from './report-filter.ts';

const words = adminReports.export;

interface ExportMenuProps {
  readonly title: string;
  readonly table: ReportTable;
  readonly question: ReportInput;
}

/** A menu button; the save dialog is the system's own. */
export function ExportMenu({ title, table, question }: ExportMenuProps) {
  const toast = useToast();
  const save = useCommand('reports.export');
  async function exportAs(format: 'csv' | 'xlsx'): Promise<void> {
    const answer = await save.run({ ...question, table, format });
    if (answer !== null && answer.fileName !== null) toast.say(words.saved(answer.fileName));
  }
  return (
    <>
      <MenuButton
        label={words.label(title)}
        icon={Download}
        choices={[
          { id: 'csv', label: words.csv, icon: FileText, off: save.busy, onSelect: () => void exportAs('csv') },
          {
            id: 'xlsx',
            label: words.xlsx,
            icon: FileSpreadsheet,
            off: save.busy,
            onSelect: () => void exportAs('xlsx'),
          },
        ]}
      />
      {save.error !== null && <AdminError error={save.error} />}
    </>
  );
}
