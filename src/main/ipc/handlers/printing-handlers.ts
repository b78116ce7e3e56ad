// The endpoints of the print queue and of the spare printer. Roles are checked by dispatch.
import { changeSetting, type SettingsChanger } from '../../core/settings/change-setting.ts';
import type { KioskContext } from '../../core/kiosk-context.ts';
import { printJobAgain } from '../../core/printing/print-badge.ts';
import { getPrintQueueStatus, type PrintQueueDeps } from '../../core/printing/print-queue-status.ts';
import { recordCameOut } from '../../core/printing/settle-print.ts';
import type { Handlers } from '../dispatch.ts';

export interface PrintingHandlerDeps {
  readonly context: KioskContext;
  readonly changer: SettingsChanger;
  readonly printerHealth: PrintQueueDeps['printerHealth'];
  readonly findPrinters: () => Promise<{ readonly queues: readonly string[]; readonly devices: readonly string[] }>;
}

type PrintingHandlers = Pick<Handlers, Extract<keyof Handlers, `printing.${string}`>>;

/** Builds the handlers behind `printing.*`. */
export function printingHandlers({
  context,
  changer,
  printerHealth,
  findPrinters,
}: PrintingHandlerDeps): PrintingHandlers {
  return {
    'printing.getStatus': () => getPrintQueueStatus({ ...context, printerHealth }),
    'printing.tryNow': () => {
      context.pokePrinter();
      return {};
    },
    'printing.cameOut': ({ printJobId }, { admin }) => {
      recordCameOut(context, printJobId, admin.name);
      return {};
    },
    'printing.printAgain': (input, { admin }) => {
      printJobAgain(context, input, admin);
      return {};
    },
    'printing.getSettings': () => {
      const { sparePrinter, printing } = changer.settings();
      return { sparePrinter, printing };
    },
    'printing.saveSpare': ({ printer }, { admin }) => {
      const change = { what: 'sparePrinter.changed', key: 'sparePrinter', value: printer } as const;
      const kept = changeSetting(changer, admin.name, change);
      context.pokePrinter();
      return { printer: kept };
    },
    'printing.saveRules': ({ printing }, { admin }) => {
      const change = { what: 'printing.changed', key: 'printing', value: printing } as const;
      return { printing: changeSetting(changer, admin.name, change) };
    },
    'printing.findPrinters': async () => {
      const { queues, devices } = await findPrinters();
      return { queues: [...queues], devices: [...devices] };
    },
  };
}
