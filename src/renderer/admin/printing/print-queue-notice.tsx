// What staff have to know of the printer now: nothing while all is well (unless asked to say so), else what is wrong,
// what waits, and the badges only a person can settle.
import { Check, Printer, RefreshCw } from 'lucide-react';
import { spacedBadgeId } from '../../../shared/domain/badge-id.ts';
import type { PrintQueueStatus, UnsettledPrint } from '../../../shared/ipc/admin/printing-contract.ts';
import { adminPrinting } from '../../strings/admin/printing.ts';
import { adminErrorWords } from '../../strings/en-admin-errors.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { momentText } from '../logbook/school-day.ts';
import { AdminError } from '../parts/admin-error.tsx';
import { Notice } from '../parts/notice.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';

const words = adminPrinting.status;

interface PrintQueueNoticeProps {
  /** On the printer's own page it also says that all is well. */
  readonly saysAllIsWell?: boolean;
}

/** The notice. Draws nothing until the state is known: it is no reason to keep a page waiting. */
export function PrintQueueNotice({ saysAllIsWell = false }: PrintQueueNoticeProps) {
  const status = useAdminQuery('printing.getStatus', {});
  if (status.status !== 'ready') return null;
  const { value } = status;
  return (
    <div className="adm-stack">
      <PrinterState status={value} saysAllIsWell={saysAllIsWell} />
      {value.unsettled.length > 0 && <Unsettled prints={value.unsettled} />}
    </div>
  );
}

/** Where only badges in doubt are known of, the list below says it all. */
const isInDoubt = (code: string | null): boolean => code === 'PRINTER_UNCONFIRMED' || code === 'PRINTER_DROPPED';

function PrinterState({
  status,
  saysAllIsWell,
}: {
  readonly status: PrintQueueStatus;
  readonly saysAllIsWell: boolean;
}) {
  const { main, spare } = status;
  if (main === null) return null;
  if (main.errorCode === null || isInDoubt(main.errorCode)) {
    if (!saysAllIsWell || main.errorCode !== null) return null;
    return (
      <Notice tone="good" title={words.well}>
        <p>{words.wellText(main.place)}</p>
      </Notice>
    );
  }
  return <PrinterTrouble status={status} main={{ ...main, errorCode: main.errorCode }} spare={spare} />;
}

interface PrinterTroubleProps {
  readonly status: PrintQueueStatus;
  readonly main: NonNullable<PrintQueueStatus['main']> & { readonly errorCode: UnsettledCode };
  readonly spare: PrintQueueStatus['spare'];
}
type UnsettledCode = NonNullable<UnsettledPrint['errorCode']>;

function PrinterTrouble({ status, main, spare }: PrinterTroubleProps) {
  const { kiosk, nowMs } = useAdmin();
  const tryNow = useCommand('printing.tryNow');
  const said = adminErrorWords(main.errorCode);
  const when = (epochMs: number): string => momentText(epochMs, nowMs(), kiosk.timeZone);
  return (
    <Notice
      tone="bad"
      title={said.title}
      live="status"
      actions={
        <Button size="admin" icon={<RefreshCw aria-hidden />} busy={tryNow.busy} onPress={() => void tryNow.run({})}>
          {words.tryNow}
        </Button>
      }
    >
      <p>
        {said.sentence} {main.sinceMs !== null && words.since(when(main.sinceMs))}
      </p>
      <p>
        <strong>{enAdmin.common.whatNext}:</strong> {said.next}
      </p>
      {spare !== null && (
        <p>
          {spare.errorCode === null
            ? words.spareWell(spare.place)
            : words.spareToo(adminErrorWords(spare.errorCode).title)}
        </p>
      )}
      {status.waiting > 0 && status.waitingSinceMs !== null && (
        <p>{words.waiting(status.waiting, when(status.waitingSinceMs))}</p>
      )}
      {tryNow.error !== null && <AdminError error={tryNow.error} />}
    </Notice>
  );
}

function Unsettled({ prints }: { readonly prints: readonly UnsettledPrint[] }) {
  const text = adminPrinting.unsettled;
  return (
    <Notice tone="bad" title={text.title(prints.length)} live="status">
      <p>{text.text}</p>
      <ul className="adm-plain-list">
        {prints.map((print) => (
          <UnsettledLine key={print.printJobId} print={print} />
        ))}
      </ul>
    </Notice>
  );
}

function UnsettledLine({ print }: { readonly print: UnsettledPrint }) {
  const { kiosk, nowMs } = useAdmin();
  const text = adminPrinting.unsettled;
  const cameOut = useCommand('printing.cameOut');
  const again = useCommand('printing.printAgain');
  const { printJobId, personName } = print;
  const error = cameOut.error ?? again.error;
  return (
    <li className="adm-stack">
      <p>
        <strong>{personName}</strong> · {print.badgeId === null ? text.slip : spacedBadgeId(print.badgeId)} ·{' '}
        {momentText(print.atMs, nowMs(), kiosk.timeZone)}
      </p>
      <div className="adm-actions">
        <Button
          size="admin"
          icon={<Check aria-hidden />}
          aria-label={text.cameOutOf(personName)}
          busy={cameOut.busy}
          onPress={() => void cameOut.run({ printJobId })}
        >
          {text.cameOut}
        </Button>
        <Button
          size="admin"
          icon={<Printer aria-hidden />}
          aria-label={text.againOf(personName)}
          busy={again.busy}
          onPress={() => void again.run({ printJobId, reason: text.reason })}
        >
          {text.again}
        </Button>
      </div>
      {error !== null && <AdminError error={error} />}
    </li>
  );
}
