// Puts a list of people on the badge printer's roll or into a PDF. Not through the badge queue: whoever stands at the
// printer during an alarm reads at once whether paper came out, and a list that waited would be a wrong list.
import type { BadgePaper } from '../badge-content.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { PrinterCommands, SetUpPrinter } from '../../../shared/settings/printer.ts';
import type { Exported } from '../../../shared/ipc/admin/export-contract.ts';
import type { PresenceSheet } from '../../../shared/ipc/admin/presence-contract.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { FileSaver, PdfMaker } from '../ports.ts';
import type { Printer, PrintReceipt } from '../printer-port.ts';
import { getEvacuationList, listOut } from './on-site.ts';
import {
  evacuationSheet,
  outNowSheet,
  rollCallSheet,
  type PresenceSheetContent,
  type SheetFrame,
} from './presence-sheet.ts';
import { getRollCall } from './roll-call.ts';
import { sheetHtml } from './sheet-html.ts';

export interface PaperDeps {
  readonly context: KioskContext;
  readonly demo: boolean;
  /** The printer of the settings and its roll; null where there is none. */
  readonly printer: () => { readonly printer: Printer; readonly settings: SetUpPrinter } | null;
  /** Draws a sheet for a roll and encodes it, a page each. */
  readonly composeSheet: (
    sheet: PresenceSheetContent,
    paper: BadgePaper,
    commands: PrinterCommands,
  ) => Promise<readonly Uint8Array[]>;
  readonly pdf: PdfMaker;
  readonly fileSaver: FileSaver;
  /** See sheetHtml. */
  readonly fontFaces: () => string;
}

interface Filled {
  readonly sheet: PresenceSheetContent;
  readonly peopleCount: number;
}

function fill({ context, demo }: PaperDeps, wanted: PresenceSheet): Filled {
  const { kiosk } = context.settings();
  const now = schoolTimeAt(context.clock.nowMs(), kiosk.timeZone);
  const frame: SheetFrame = { schoolName: kiosk.schoolName, demo, localDate: now.localDate, timeText: now.timeText };
  if (wanted.kind === 'evacuation') {
    const list = getEvacuationList(context);
    return { sheet: evacuationSheet(frame, list), peopleCount: list.people.length };
  }
  if (wanted.kind === 'outNow') {
    const people = listOut(context);
    return { sheet: outNowSheet(frame, people), peopleCount: people.length };
  }
  const rollCall = getRollCall(context, wanted.rollCallId);
  return { sheet: rollCallSheet(frame, rollCall), peopleCount: rollCall.peopleCount };
}

function audit(
  { context }: PaperDeps,
  who: string,
  what: 'presence.printed' | 'presence.pdfSaved',
  detail: { readonly list: string; readonly people: number },
): void {
  const atMs = context.clock.nowMs();
  const id = context.random.uuidV7(atMs);
  context.store.transaction((writer) =>
    writer.insertAudit({ id, atMs, who, what, detailJson: JSON.stringify(detail) }),
  );
}

/** Prints the list as it is at this moment. @throws AppError PRINTER_*, NOT_FOUND (no such roll call) */
export async function printSheet(deps: PaperDeps, wanted: PresenceSheet, who: string): Promise<PrintReceipt> {
  const target = deps.printer();
  if (target === null) throw new AppError('PRINTER_NOT_SET_UP');
  const { sheet, peopleCount } = fill(deps, wanted);
  const pages = await deps.composeSheet(sheet, target.settings.paper, target.settings.commands);
  let receipt: PrintReceipt = { result: 'confirmed' };
  for (const bytes of pages) {
    const id = deps.context.random.uuidV7(deps.context.clock.nowMs());
    receipt = await target.printer.print({ id, bytes });
  }
  audit(deps, who, 'presence.printed', { list: sheet.title, people: peopleCount });
  return receipt;
}

const lastPart = (path: string): string => path.split(/[\\/]/u).at(-1) ?? path;

/** Asks where and keeps the list as a PDF. @throws AppError EXPORT_FAILED, NOT_FOUND (no such roll call) */
export async function savePdf(deps: PaperDeps, wanted: PresenceSheet, who: string): Promise<Exported> {
  const { sheet, peopleCount } = fill(deps, wanted);
  const { localDate, timeText } = schoolTimeAt(deps.context.clock.nowMs(), deps.context.settings().kiosk.timeZone);
  const bytes = await deps.pdf.make(sheetHtml(sheet, deps.fontFaces()));
  // A colon is not allowed in a Windows file name.
  const suggestedName = `${sheet.title} ${localDate} ${timeText.replace(':', '.')}.pdf`;
  const kept = await deps.fileSaver.save({ suggestedName, bytes });
  if (kept === null) return { saved: false, fileName: null, rowCount: peopleCount };
  audit(deps, who, 'presence.pdfSaved', { list: sheet.title, people: peopleCount });
  return { saved: true, fileName: lastPart(kept.path), rowCount: peopleCount };
}
