// Tries a printer, kept or not: one page that shows its own settings, and how it went as a value.
import { AppError, asAppError } from '../../../shared/errors/app-error.ts';
import type { PrintTest } from '../../../shared/ipc/admin/devices-contract.ts';
import type { PrinterCommands, PrinterSettings, SetUpPrinter } from '../../../shared/settings/printer.ts';
import type { BadgePaper } from '../badge-content.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { Printer } from '../printer-port.ts';
import { printerTestPage, type TestPageContent } from './printer-test-page.ts';

export interface PrintTestDeps extends Pick<KioskContext, 'clock' | 'settings' | 'logger'> {
  readonly composeTestPage: (
    testPage: TestPageContent,
    paper: BadgePaper,
    commands: PrinterCommands,
  ) => Promise<Uint8Array>;
  readonly printerOf: (printer: SetUpPrinter) => Printer;
}

/** Prints the page. A printer that fails is an answer with its code; @throws AppError INTERNAL, when there is no page */
export async function printTestPage(deps: PrintTestDeps, wanted: PrinterSettings): Promise<PrintTest> {
  if (wanted.kind === 'none') return { outcome: 'failed', errorCode: 'PRINTER_NOT_SET_UP' };
  const printer = deps.printerOf(wanted);
  const model = await modelOf(printer);
  const content = printerTestPage({ settings: deps.settings(), nowMs: deps.clock.nowMs() }, wanted, model);
  const bytes = await deps.composeTestPage(content, wanted.paper, wanted.commands);
  try {
    const { result } = await printer.print({ id: 'test', bytes });
    const { paperLow } = await printer.status();
    return { outcome: result, paperLow, model };
  } catch (thrown) {
    const error = asAppError(thrown);
    if (error.code === 'INTERNAL') throw new AppError('INTERNAL', { cause: error });
    deps.logger.info('a test page did not print', { code: error.code });
    return { outcome: 'failed', errorCode: error.code };
  }
}

// A printer that is not well is not asked for its name: it would only cost a second wait.
async function modelOf(printer: Printer): Promise<string | null> {
  const { state } = await printer.status();
  return state === 'ready' ? printer.model() : null;
}
