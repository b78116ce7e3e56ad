// A sheet as a whole HTML document for the PDF: no scripts, nothing to load, every text escaped. Pure.
import type { PresenceSheetContent, SheetRow, SheetSection } from './presence-sheet.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that stays text, whatever somebody's name holds. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}

const style = `
  @page { size: A4; margin: 14mm; }
  body { font-family: "Sheet", sans-serif; font-size: 10.5pt; color: #000; margin: 0; }
  h1 { font-size: 20pt; margin: 0 0 2mm; }
  h2 { font-size: 13pt; margin: 6mm 0 1mm; border-bottom: 1.5pt solid #000; break-after: avoid; }
  p { margin: 0 0 1mm; }
  table { width: 100%; border-collapse: collapse; table-layout: fixed; }
  td { padding: 1.6mm 1mm; border-bottom: 0.4pt solid #777; vertical-align: top; overflow-wrap: anywhere; }
  tr { break-inside: avoid; }
  .box { width: 7mm; }
  .box span { display: block; width: 4mm; height: 4mm; border: 1pt solid #000; text-align: center; line-height: 4mm; }
  .name { width: 34%; font-weight: 700; }
  .group { width: 24%; }
  .footer { margin-top: 8mm; color: #333; }
`;

function rowHtml({ name, group, note, box }: SheetRow): string {
  const boxCell = box === 'none' ? '' : `<td class="box"><span>${box === 'ticked' ? '✓' : ''}</span></td>`;
  const cells = [
    `<td class="name">${escapeHtml(name)}</td>`,
    `<td class="group">${escapeHtml(group)}</td>`,
    `<td>${escapeHtml(note)}</td>`,
  ];
  return `<tr>${boxCell}${cells.join('')}</tr>`;
}

const sectionHtml = ({ heading, rows }: SheetSection): string =>
  `<h2>${escapeHtml(heading)}</h2><table>${rows.map(rowHtml).join('')}</table>`;

/**
 * The document of a sheet.
 * @param fontFaces `@font-face` rules of a family "Sheet" whose files are part of the text; empty for the PC's own font
 */
export function sheetHtml(sheet: PresenceSheetContent, fontFaces: string): string {
  const sections = sheet.sections.map(sectionHtml).join('');
  return [
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">`,
    `<title>${escapeHtml(sheet.title)}</title><style>${fontFaces}${style}</style></head><body>`,
    `<h1>${escapeHtml(sheet.title)}</h1><p>${escapeHtml(sheet.schoolName)}</p>`,
    sheet.lines.map((line) => `<p>${escapeHtml(line)}</p>`).join(''),
    sections === '' ? `<h2>${escapeHtml(sheet.empty)}</h2>` : sections,
    `<p class="footer">${escapeHtml(sheet.footer)}</p></body></html>`,
  ].join('');
}
