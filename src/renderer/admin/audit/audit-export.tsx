// The trail as a file: everything that the filters let through, not only what is on screen.
import { Download } from 'lucide-react';
import type { ExportFormat } from '../../../shared/ipc/admin/export-contract.ts';
import type { AuditFilterInput } from '../../../shared/ipc/admin/audit-contract.ts';
import { auditCodes, auditWords } from '../../strings/admin/audit.ts';
import { useToast } from '../frame/toasts.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { MenuButton } from '../parts/menu-button.tsx';
import { useCommand } from '../parts/use-command.ts';

const words = auditWords;

/** The menu *Export*. */
export function AuditExport({ filter }: { readonly filter: AuditFilterInput }) {
  const exporting = useCommand('audit.export');
  const toast = useToast();

  async function save(format: ExportFormat): Promise<void> {
    const answer = await exporting.run({ ...filter, format, words: { ...auditCodes } });
    if (answer?.saved === true) toast.say(words.exported(answer.rowCount, answer.fileName ?? ''));
  }
  return (
    <>
      <MenuButton
        label={words.export}
        withWords
        icon={Download}
        choices={[
          { id: 'csv', label: words.exportCsv, onSelect: () => void save('csv') },
          { id: 'xlsx', label: words.exportXlsx, onSelect: () => void save('xlsx') },
        ]}
      />
      {exporting.error !== null && <AdminError error={exporting.error} />}
    </>
  );
}
