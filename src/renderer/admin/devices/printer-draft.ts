// What is typed about a printer, and the settings it makes. Fields of a kind that is not chosen keep what was typed.
import type { BadgePaper } from '../../../shared/domain/badge-paper.ts';
import { printerSettings, type PrinterCommands, type PrinterSettings } from '../../../shared/settings/printer.ts';

/** A port may be missing while it is typed. */
export interface PrinterDraft {
  readonly kind: PrinterSettings['kind'];
  readonly host: string;
  readonly port: number | null;
  readonly name: string;
  readonly path: string;
  readonly baud: number;
  readonly folder: string;
  readonly paper: BadgePaper;
  readonly commands: PrinterCommands;
  readonly confirms: boolean;
}

const emptyDraft: PrinterDraft = {
  kind: 'none',
  host: '',
  port: 9100,
  name: '',
  path: '',
  baud: 9_600,
  folder: '',
  paper: '80mm',
  commands: 'epson',
  confirms: true,
};

/** The draft that stands for settings. */
export function draftOf(printer: PrinterSettings): PrinterDraft {
  return { ...emptyDraft, ...printer };
}

export const draftFields = ['host', 'port', 'name', 'path', 'folder'] as const;
export type DraftField = (typeof draftFields)[number];

function wantedOf({ kind, host, port, name, path, baud, folder, paper, commands, confirms }: PrinterDraft): unknown {
  if (kind === 'network') return { kind, host, port, paper, commands, confirms };
  if (kind === 'system') return { kind, name, paper, commands };
  if (kind === 'device') return { kind, path, baud, paper, commands, confirms };
  return kind === 'file' ? { kind, folder, paper, commands } : { kind };
}

/** The draft as settings, or which fields keep it from being some. */
export function readDraft(draft: PrinterDraft): {
  readonly settings: PrinterSettings | null;
  readonly wrong: ReadonlySet<DraftField>;
} {
  const parsed = printerSettings.safeParse(wantedOf(draft));
  if (parsed.success) return { settings: parsed.data, wrong: new Set() };
  const paths = parsed.error.issues.map(({ path }) => path[0]);
  return { settings: null, wrong: new Set(draftFields.filter((field) => paths.includes(field))) };
}
