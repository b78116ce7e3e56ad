// Prints commands on a strip of paper: the part of the printer that knows about ink and nothing about wires.
import type { EscposCommand } from './escpos-commands.ts';
import { PaperStrip, unpackDots, type Dots, type PaperSize } from './paper.ts';
import { drawCode128, drawQr } from './symbols.ts';
import { characterHeight, characterWidth, drawTextLine, type TextRun, type TextStyle } from './text-line.ts';

const DEFAULT_LINE_DOTS = 30;
const CODE128 = 73;
const encodings: Readonly<Record<number, string>> = { 16: 'windows-1252', 17: 'ibm866', 19: 'windows-1252' };

interface PageState {
  align: 'left' | 'centre' | 'right';
  style: TextStyle;
  lineDots: number;
  codePage: number;
  upsideDown: boolean;
  barcode: { height: number; module: number };
  qr: { cell: number; correction: number; stored: Uint8Array };
}

function freshState(): PageState {
  return {
    align: 'left',
    style: { font: 'A', widthTimes: 1, heightTimes: 1, bold: false, underlineDots: 0, invert: false },
    lineDots: DEFAULT_LINE_DOTS,
    codePage: 0,
    upsideDown: false,
    barcode: { height: 162, module: 3 },
    qr: { cell: 3, correction: 48, stored: new Uint8Array() },
  };
}

/** One piece of paper in the making. */
export class Page {
  readonly strip: PaperStrip;
  readonly #onProblem: (problem: string) => void;
  #state = freshState();
  #line: TextRun[] = [];

  constructor(size: PaperSize, onProblem: (problem: string) => void) {
    this.strip = new PaperStrip(size);
    this.#onProblem = onProblem;
  }

  /** Carries out a command that marks or moves the paper, or changes how the next ones do. */
  apply(command: EscposCommand): void {
    if (this.#applyStyle(command)) return;
    switch (command.kind) {
      case 'initialise':
        this.#state = freshState();
        this.#line = [];
        return;
      case 'text':
        return this.#addText(command.bytes);
      case 'tab':
        return this.#addText(new Uint8Array([32, 32, 32, 32]));
      case 'lineFeed':
        return this.#endLine();
      case 'feedLines':
        if (this.#line.length > 0) this.#endLine();
        return this.strip.feed(command.lines * this.#state.lineDots);
      case 'feedDots':
        if (this.#line.length > 0) this.#endLine();
        return this.strip.feed(command.dots);
      case 'raster':
        return this.#place(unpackDots(command.bits, command.widthBytes, command.rows), 'picture');
      case 'barcode':
        return this.#addBarcode(command.symbology, command.bytes);
      case 'qrPrint':
        return this.#addQr();
      default:
        return;
    }
  }

  #applyStyle(command: EscposCommand): boolean {
    const state = this.#state;
    switch (command.kind) {
      case 'align':
        state.align = command.to;
        return true;
      case 'bold':
        state.style = { ...state.style, bold: command.on };
        return true;
      case 'underline':
        state.style = { ...state.style, underlineDots: command.dots };
        return true;
      case 'invert':
        state.style = { ...state.style, invert: command.on };
        return true;
      case 'font':
        state.style = { ...state.style, font: command.font };
        return true;
      case 'size':
        state.style = { ...state.style, widthTimes: command.widthTimes, heightTimes: command.heightTimes };
        return true;
      case 'printMode':
        state.style = printModeStyle(command.bits);
        return true;
      default:
        return this.#applySetting(command);
    }
  }

  #applySetting(command: EscposCommand): boolean {
    const state = this.#state;
    switch (command.kind) {
      case 'upsideDown':
        state.upsideDown = command.on;
        if (command.on) this.#onProblem('upside-down printing is not drawn');
        return true;
      case 'lineSpacing':
        state.lineDots = command.dots ?? DEFAULT_LINE_DOTS;
        return true;
      case 'codePage':
        state.codePage = command.page;
        return true;
      case 'barcodeSetting':
        if (command.setting === 'height') state.barcode.height = command.value;
        if (command.setting === 'module') state.barcode.module = command.value;
        return true;
      case 'qrSetting':
        if (command.setting === 'cell') state.qr.cell = command.value;
        if (command.setting === 'correction') state.qr.correction = command.value;
        return true;
      case 'qrStore':
        state.qr.stored = command.bytes;
        return true;
      default:
        return false;
    }
  }

  #addText(bytes: Uint8Array): void {
    const text = decodeText(bytes, this.#state.codePage);
    if (text.includes('\u25a1')) this.#onProblem(`code page ${this.#state.codePage} is not drawn`);
    for (const letter of text) {
      const used = this.#line.reduce((sum, run) => sum + Array.from(run.text).length * characterWidth(run.style), 0);
      if (used + characterWidth(this.#state.style) > this.strip.size.printableDots) this.#endLine();
      this.#line.push({ text: letter, style: this.#state.style });
    }
  }

  #endLine(): void {
    const runs = this.#line;
    this.#line = [];
    if (runs.length === 0) return this.strip.feed(this.#state.lineDots);
    const top = this.strip.rows;
    this.#place(drawTextLine(runs), 'text');
    const height = Math.max(...runs.map((run) => characterHeight(run.style)));
    this.strip.feed(Math.max(0, Math.max(height, this.#state.lineDots) - (this.strip.rows - top)));
  }

  #place(picture: Dots, what: string): void {
    const spare = this.strip.size.printableDots - picture.width;
    if (spare < 0) this.#onProblem(`${what} of ${picture.width} dots is wider than the paper`);
    const left = this.#state.align === 'left' ? 0 : this.#state.align === 'right' ? spare : Math.floor(spare / 2);
    this.strip.draw(picture, Math.max(0, left), this.strip.rows);
  }

  #addBarcode(symbology: number, bytes: Uint8Array): void {
    if (symbology !== CODE128) return this.#onProblem(`bar code type ${symbology} is not drawn`);
    // Code 128 data starts with the code set as `{A`, `{B` or `{C`.
    const text = Buffer.from(bytes)
      .toString('latin1')
      .replace(/^\{[ABC]/, '');
    const { module, height } = this.#state.barcode;
    const symbol = drawCode128(text, module, height);
    // A printer prints nothing at all when a bar code does not fit.
    if (symbol.width > this.strip.size.printableDots)
      return this.#onProblem(`bar code of ${symbol.width} dots left out`);
    this.#place(symbol, 'bar code');
  }

  #addQr(): void {
    const { cell, correction, stored } = this.#state.qr;
    this.#place(drawQr(Buffer.from(stored).toString('latin1'), cell, correction), 'QR symbol');
  }
}

function printModeStyle(bits: number): TextStyle {
  return {
    font: (bits & 0x01) === 0 ? 'A' : 'B',
    bold: (bits & 0x08) !== 0,
    heightTimes: (bits & 0x10) === 0 ? 1 : 2,
    widthTimes: (bits & 0x20) === 0 ? 1 : 2,
    underlineDots: (bits & 0x80) === 0 ? 0 : 1,
    invert: false,
  };
}

function decodeText(bytes: Uint8Array, codePage: number): string {
  const encoding = encodings[codePage];
  if (encoding !== undefined) return new TextDecoder(encoding).decode(bytes);
  return [...bytes].map((byte) => (byte < 0x7f ? String.fromCharCode(byte) : '\u25a1')).join('');
}
