// Takes what is filtered out of the app, as CSV or as a workbook; main asks where, and writes down who took it.
import { Download } from 'lucide-react';
import type { ExportFormat } from '../../../shared/ipc/admin/export-contract.ts';
import type { LogbookFilter, LogbookOrder } from '../../../shared/ipc/admin/logbook-contract.ts';
import { adminLogbook } from '../../strings/admin/logbook.ts';
import { useToast } from '../frame/toasts.tsx';
import { MenuButton } from '../parts/menu-button.tsx';
import type { RunningCommand } from '../parts/use-command.ts';

const words = adminLogbook.export;

interface ExportMenuProps {
  readonly command: RunningCommand<'logbook.export'>;
  readonly filter: LogbookFilter;
  readonly order: LogbookOrder;
}

/** The button; a failure is the page's to show. */
export function ExportMenu({ command, filter, order }: ExportMenuProps) {
  const { say } = useToast();
  async function take(format: ExportFormat): Promise<void> {
    const exported = await command.run({ filter, order, format });
    if (exported === null) return;
    say(exported.fileName === null ? words.notSaved : words.saved(exported.fileName, exported.rowCount));
  }
  return (
    <MenuButton
      label={command.busy ? words.working : words.button}
      withWords
      icon={Download}
      choices={[
        { id: 'xlsx', label: words.xlsx, off: command.busy, onSelect: () => void take('xlsx') },
        { id: 'csv', label: words.csv, off: command.busy, onSelect: () => void take('csv') },
      ]}
    />
  );
}
