// Print and Save as PDF of a list of people, and in words what came of it.
import { FileDown, Printer } from 'lucide-react';
import type { PresenceSheet } from '../../../shared/ipc/admin/presence-contract.ts';
import { presenceWords } from '../../strings/admin/presence.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useToast } from '../frame/toasts.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { useCommand } from '../parts/use-command.ts';

const words = presenceWords.paper;

interface PaperButtonsProps {
  readonly sheet: PresenceSheet;
  /** What the print button says; "Print" where nothing else on the page prints. */
  readonly printLabel?: string;
}

/** The two buttons. Main makes the list anew at this moment: what is printed is never older than the press. */
export function PaperButtons({ sheet, printLabel = presenceWords.evacuation.print }: PaperButtonsProps) {
  const print = useCommand('presence.print');
  const pdf = useCommand('presence.savePdf');
  const toast = useToast();

  async function doPrint(): Promise<void> {
    const answer = await print.run(sheet);
    if (answer !== null) toast.say(answer.result === 'confirmed' ? words.confirmed : words.sent);
  }
  async function doSave(): Promise<void> {
    const answer = await pdf.run(sheet);
    if (answer?.saved === true) toast.say(words.saved(answer.fileName ?? ''));
  }
  const error = print.error ?? pdf.error;
  const dismiss = () => {
    print.reset();
    pdf.reset();
  };
  return (
    <>
      <Button size="admin" icon={<Printer aria-hidden />} busy={print.busy} onPress={() => void doPrint()}>
        {print.busy ? words.printing : printLabel}
      </Button>
      <Button size="admin" icon={<FileDown aria-hidden />} busy={pdf.busy} onPress={() => void doSave()}>
        {presenceWords.evacuation.pdf}
      </Button>
      {error !== null && (
        <Dialog
          title={words.failedTitle}
          size="admin"
          role="alertdialog"
          onClose={dismiss}
          actions={
            <Button size="admin" onPress={dismiss}>
              {enAdmin.common.close}
            </Button>
          }
        >
          <AdminError error={error} />
        </Dialog>
      )}
    </>
  );
}
