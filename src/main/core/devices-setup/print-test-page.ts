// Tries a printer, kept or not: one page that shows its own settings, and how it went as a value.
import { AppError, asAppError } from '../../../shared/errors/app-error.ts';
import type { PrintTest } from '../../../shared/ipc/admin/devices-contract.ts';
import type { PrinterSettings } from '../../../shared/settings/schema.ts';
import type { ComposeBadge } from '../badge-content.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { Printer } from '../printer-port.ts';
import { testPage, type NetworkPrinter } from './sample-badges.ts';

export interface PrintTestDeps extends Pick<KioskContext, 'clock' | 'settings' | 'logger'> {
  readonly composeBadge: ComposeBadge;
  readonly printerOf: (printer: NetworkPrinter) => Printer;
}

/** Prints the page. A printer that fails is an answer with its code; @throws AppError INTERNAL, when there is no page */
export async function printTestPage(deps: PrintTestDeps, wanted: PrinterSettings): Promise<PrintTest> {
  if (wanted.kind === 'none') return { outcome: 'failed', errorCode: 'PRINTER_NOT_SET_UP' };
  const content = testPage({ settings: deps.settings(), nowMs: deps.clock.nowMs() }, wanted);
  const bytes = await deps.composeBadge(content, wanted.paper);
  const printer = deps.printerOf(wanted);
  try {
    const { result } = await printer.print({ id: 'test', bytes });
    const { paperLow } = await printer.status();
    return { outcome: result, paperLow };
  } catch (thrown) {
    const error = asAppError(thrown);
    if (error.code === 'INTERNAL') throw new AppError('INTERNAL', { cause: error });
    deps.logger.info('a test page did not print', { code: error.code });
    return { outcome: 'failed', errorCode: error.code };
  }
}
