// The badge printer and its spare: how each is reached, what it understands, and the rules of printing.
import { z } from 'zod';
import { badgePapers } from '../domain/badge-paper.ts';

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;

/** An address or a host name, bare: `10.0.0.5`, `fe80::1`, `printer.school.local`. Four numbers that are no address are a slip. */
const printerHost = z
  .string()
  .refine(
    (host) => z.union([z.ipv4(), z.ipv6(), z.string().regex(HOST_NAME).regex(/[a-z]/i)]).safeParse(host).success,
    'an IP address or host name, without tcp:// or a port',
  );

/** The command sets a badge is encoded in. */
export const printerCommands = ['epson', 'star'] as const;
export type PrinterCommands = (typeof printerCommands)[number];

// A list of what may be opened, not of what may not: a path is the one setting that could name any file of the PC.
const DEVICE_PATHS = [
  /^\/dev\/usb\/lp\d{1,2}$/,
  /^\/dev\/lp\d{1,2}$/,
  /^\/dev\/tty(USB|ACM|S)\d{1,3}$/,
  /^\/dev\/cu\.[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
  /^(COM[1-9]\d{0,2}|LPT[1-9])$/,
];

/** True for a USB or serial printer's device path: `/dev/usb/lp0`, `/dev/ttyUSB0`, `COM3`. */
export function isPrinterDevicePath(path: string): boolean {
  return DEVICE_PATHS.some((pattern) => pattern.test(path));
}

/** True for the paths whose speed is set before a job: the serial ones. */
export function isSerialPath(path: string): boolean {
  return /^(\/dev\/tty|\/dev\/cu\.|COM)/.test(path);
}

/** A queue's name as the system lists it. It begins with a letter or digit, so no program takes it for an option. */
const queueName = z
  .string()
  .max(200)
  .regex(/^[\p{L}\p{N}\\][^\p{Cc}]*$/u, 'a printer as the system names it');

/** An absolute folder of this PC: `/srv/badges`, `C:\Badges`, `\\server\badges`. */
const folderPath = z
  .string()
  .max(400)
  .regex(/^(\/|[A-Za-z]:[\\/]|\\\\)[^\p{Cc}]*$/u, 'a whole path, such as /srv/badges or C:\\Badges')
  .refine((path) => !path.split(/[\\/]/u).includes('..'), 'a path without ..');

const paper = z.enum(badgePapers).default('80mm');
const commands = z.enum(printerCommands).default('epson');
/** Off for printers that never answer a status request: their badges are shown as "sent". */
const confirms = z.boolean().default(true);

export const baudRates = [9_600, 19_200, 38_400, 57_600, 115_200] as const;

export const printerSettings = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('network'),
    host: printerHost,
    port: z.number().int().min(1).max(65_535).default(9100),
    paper,
    commands,
    confirms,
  }),
  /** A queue of the operating system: CUPS, or the Windows spooler. It never says whether paper came out. */
  z.strictObject({ kind: z.literal('system'), name: queueName, paper, commands }),
  z.strictObject({
    kind: z.literal('device'),
    path: z.string().refine(isPrinterDevicePath, 'a device such as /dev/usb/lp0, /dev/ttyUSB0 or COM3'),
    /** Serial lines only. */
    baud: z.union(baudRates.map((rate) => z.literal(rate))).default(9_600),
    paper,
    commands,
    confirms,
  }),
  /** Each badge becomes a file; another program takes it from there. */
  z.strictObject({ kind: z.literal('file'), folder: folderPath, paper, commands }),
]);
export type PrinterSettings = z.infer<typeof printerSettings>;
export type SetUpPrinter = Exclude<PrinterSettings, { readonly kind: 'none' }>;

export const printingSettings = z.strictObject({
  /** A badge that the printer is surely not printing goes to the spare one after this long. */
  spareAfterSeconds: z.number().int().min(0).max(3_600).default(60),
  /** Badges printed again at the touchscreen, in any hour; 0 turns it off. */
  reprintsPerHourAtKiosk: z.number().int().min(0).max(100).default(3),
  /** Badges printed again by receptionists, in any hour; null is no limit. Administrators have none. */
  reprintsPerHourAtReception: z.number().int().min(0).max(1_000).nullable().default(20),
});
export type PrintingSettings = z.infer<typeof printingSettings>;
