// A network printer (TCP 9100).
import type { Printer } from '../../core/printer-port.ts';
import { createLinePrinter, type LinePrinterTimeouts } from './drivers/line-printer.ts';
import { tcpLines } from './drivers/tcp-line.ts';
import { tcpPrinterSettingsSchema, type TcpPrinterSettings } from './printer-settings.ts';

/**
 * Creates a printer on a TCP address.
 * @throws ZodError when the settings are not valid.
 */
export function createTcpPrinter(settings: TcpPrinterSettings, timeouts: Partial<LinePrinterTimeouts> = {}): Printer {
  const { host, port, confirm, commands } = tcpPrinterSettingsSchema.parse(settings);
  return createLinePrinter({ openLine: tcpLines({ host, port }), commands, confirm }, timeouts);
}
