// What a school sets about its badge printer, checked before anything is sent: node-thermal-printer would take a
// mistyped address for a file name and create that file.
import { isIP } from 'node:net';
import { z } from 'zod';
import { printerCommands } from '../../../shared/settings/printer.ts';

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;
// Four numbers that are no IPv4 address are a slip, not a host name.
const LOOKS_LIKE_IPV4 = /^[\d.]+$/;

/** True for an IPv4 or IPv6 address or a host name, without scheme, port or brackets. */
export function isPrinterHost(text: string): boolean {
  return isIP(text) !== 0 || (HOST_NAME.test(text) && !LOOKS_LIKE_IPV4.test(text));
}

/** A network printer's address and habits. */
export const tcpPrinterSettingsSchema = z.object({
  host: z.string().refine(isPrinterHost, 'an IP address or host name, without tcp:// or a port'),
  port: z.int().min(1).max(65_535).default(9100),
  /** False for a printer that never answers: its badges end as `sent` instead of `confirmed`. */
  confirm: z.boolean().default(true),
  commands: z.enum(printerCommands).default('epson'),
});

export type TcpPrinterSettings = z.input<typeof tcpPrinterSettingsSchema>;
