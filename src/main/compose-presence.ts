// Joins the lists of people to the badge printer, the PDF maker and the shipped font.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Printing } from './compose-printing.ts';
import type { KioskContext } from './core/kiosk-context.ts';
import type { PaperDeps } from './core/presence/put-on-paper.ts';
import type { Shell } from './electron/app-port.ts';

/** The shipped font as part of the document: a PC may have none that knows every name. */
function readFontFaces(fontsDir: string): string {
  const weights = [
    [400, 500],
    [700, 700],
  ] as const;
  const subsets = [
    ['latin-ext', 'U+0100-024F, U+1E00-1EFF'],
    ['latin', 'U+0000-00FF, U+2010-2026, U+2713'],
  ] as const;
  return weights
    .flatMap(([weight, file]) =>
      subsets.map(([subset, range]) => {
        const name = `noto-sans-${subset}-${file}-normal.woff2`;
        const base64 = readFileSync(path.join(fontsDir, name)).toString('base64');
        return (
          `@font-face { font-family: "Sheet"; font-weight: ${weight}; unicode-range: ${range}; ` +
          `src: url("data:font/woff2;base64,${base64}") format("woff2"); }`
        );
      }),
    )
    .join('\n');
}

interface PresenceParts {
  readonly shell: Pick<Shell, 'fileSaver' | 'pdfMaker' | 'fontsDir'>;
  readonly context: KioskContext;
  readonly printing: Pick<Printing, 'printerOf' | 'composeSheet'>;
  readonly demo: boolean;
}

/** What the lists need of the outside. */
export function composePresence({ shell, context, printing, demo }: PresenceParts): PaperDeps {
  let fontFaces: string | null = null;
  return {
    context,
    demo,
    printer() {
      const wanted = context.settings().printer;
      if (wanted.kind === 'none') return null;
      return { printer: printing.printerOf(wanted), settings: wanted };
    },
    composeSheet: printing.composeSheet,
    pdf: shell.pdfMaker,
    fileSaver: shell.fileSaver,
    // Read at the first PDF: a start need not wait for it.
    fontFaces: () => (fontFaces ??= readFontFaces(shell.fontsDir)),
  };
}
