// The page of a test print: which settings it was printed with, and marks that show whether they are the right ones.
import { DateTime } from 'luxon';
import type { BadgePaper } from '../../../shared/domain/badge-paper.ts';
import type { SetUpPrinter } from '../../../shared/settings/printer.ts';
import type { Settings } from '../../../shared/settings/schema.ts';

/** What stands on the page, in words; the marks are the layout's. */
export interface TestPageContent {
  readonly title: string;
  readonly where: string;
  /** Each setting with its value. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly rulerTitle: string;
  readonly rulerHint: string;
  readonly symbolHint: string;
  /** A scanner reads this as text that is no badge. */
  readonly symbolText: string;
  readonly letters: string;
}

const paperWords: Readonly<Record<BadgePaper, string>> = {
  '80mm': '80 mm roll, 203 dots an inch',
  '58mm': '58 mm roll, 203 dots an inch',
  '62mm': '62 mm labels, 203 dots an inch',
  '62mm-300': '62 mm labels, 300 dots an inch',
};

const commandWords = { epson: 'EPSON (ESC/POS)', star: 'STAR (line mode)' } as const;

/** Where a printer is, in one line: an address, a queue, a path, a folder. */
export function printerPlace(printer: SetUpPrinter): string {
  if (printer.kind === 'network') return `${printer.host} port ${printer.port}`;
  if (printer.kind === 'system') return printer.name;
  return printer.kind === 'device' ? printer.path : printer.folder;
}

const kindWords = {
  network: 'Network',
  system: 'Printer of this PC',
  device: 'USB or serial',
  file: 'Folder',
} as const;

function confirmationWords(printer: SetUpPrinter): string {
  if (printer.kind === 'file') return 'each file is complete or not there';
  if (printer.kind === 'system') return 'not possible through the system’s queue';
  return printer.confirms ? 'asked for after each badge' : 'not asked for';
}

/** Builds the page. `model` is what the printer calls itself, null where it does not say. */
export function printerTestPage(
  { settings, nowMs }: { readonly settings: Settings; readonly nowMs: number },
  printer: SetUpPrinter,
  model: string | null,
): TestPageContent {
  const { kiosk } = settings;
  const there = DateTime.fromMillis(nowMs, { zone: kiosk.timeZone, locale: 'en-GB' });
  return {
    title: 'Test print',
    where: `${kiosk.schoolName} · ${kiosk.name} · ${there.toFormat('d LLL yyyy HH:mm')}`,
    facts: [
      { label: 'Connection', value: `${kindWords[printer.kind]}: ${printerPlace(printer)}` },
      { label: 'Model', value: model ?? 'the printer does not say' },
      { label: 'Commands', value: commandWords[printer.commands] },
      { label: 'Paper', value: paperWords[printer.paper] },
      { label: 'Confirmation', value: confirmationWords(printer) },
      { label: 'Code page', value: 'none needed: everything is drawn as a picture' },
    ],
    rulerTitle: 'Paper width',
    rulerHint:
      'Both ends must be on the paper. The last number fits the roll: 48 for 58 mm, 62 or 58 for 62 mm labels, ' +
      '72 for 80 mm. An end is cut off: choose a narrower paper. Paper is left over: a wider one.',
    symbolHint: 'Scan to try the scanner.',
    symbolText: 'GHTEST',
    letters: 'Siân Ŵyn Łukasz Ștefan Nguyễn',
  };
}
