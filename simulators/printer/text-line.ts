// One line of a printer's own text (Font A 12x24, Font B 9x17), drawn with whatever monospaced face this
// machine has: a stand-in, good enough to read, not the printer's own pixels.
import { createCanvas } from '@napi-rs/canvas';
import type { Dots } from './paper.ts';

/** How a run of text looks. */
export interface TextStyle {
  readonly font: 'A' | 'B';
  readonly widthTimes: number;
  readonly heightTimes: number;
  readonly bold: boolean;
  readonly underlineDots: number;
  readonly invert: boolean;
}

/** Text of one style. */
export interface TextRun {
  readonly text: string;
  readonly style: TextStyle;
}

const cells = { A: { width: 12, height: 24 }, B: { width: 9, height: 17 } } as const;

/** The width of one character of a style, in dots. */
export function characterWidth(style: TextStyle): number {
  return cells[style.font].width * style.widthTimes;
}

/** The height of one character of a style, in dots. */
export function characterHeight(style: TextStyle): number {
  return cells[style.font].height * style.heightTimes;
}

/** Draws runs side by side on one base line. */
export function drawTextLine(runs: readonly TextRun[]): Dots {
  const width = runs.reduce((sum, run) => sum + Array.from(run.text).length * characterWidth(run.style), 0);
  const height = Math.max(...runs.map((run) => characterHeight(run.style)));
  const canvas = createCanvas(Math.max(1, width), height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, height);
  let x = 0;
  for (const run of runs) {
    drawRun(context, run, x, height);
    x += Array.from(run.text).length * characterWidth(run.style);
  }
  const pixels = context.getImageData(0, 0, canvas.width, height).data;
  const dots = new Uint8Array(canvas.width * height);
  for (let i = 0; i < dots.length; i += 1) dots[i] = (pixels[i * 4] ?? 255) < 128 ? 1 : 0;
  return { width: canvas.width, height, dots };
}

function drawRun(
  context: ReturnType<ReturnType<typeof createCanvas>['getContext']>,
  { text, style }: TextRun,
  left: number,
  lineHeight: number,
): void {
  const cell = cells[style.font];
  const letters = Array.from(text);
  const top = lineHeight - characterHeight(style);
  if (style.invert) {
    context.fillStyle = '#000';
    context.fillRect(left, top, letters.length * characterWidth(style), characterHeight(style));
  }
  context.fillStyle = style.invert ? '#fff' : '#000';
  context.save();
  context.translate(left, top);
  context.scale(style.widthTimes, style.heightTimes);
  context.font = `${style.bold ? 'bold ' : ''}${Math.round(cell.height * 0.8)}px monospace`;
  context.textAlign = 'center';
  letters.forEach((letter, index) => {
    context.fillText(letter, (index + 0.5) * cell.width, cell.height * 0.8, cell.width);
  });
  if (style.underlineDots > 0) {
    context.fillRect(0, cell.height - style.underlineDots, letters.length * cell.width, style.underlineDots);
  }
  context.restore();
}
