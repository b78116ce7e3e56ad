// The ESC/POS commands the simulated printer understands, as plain data.
// Names follow what the paper does, not the manual's mnemonics.

/** One parsed command. `kind` says what the printer does with it. */
export type EscposCommand =
  | { readonly kind: 'initialise' }
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  | { readonly kind: 'lineFeed' }
  | { readonly kind: 'tab' }
  | { readonly kind: 'ignored'; readonly name: string }
  | { readonly kind: 'feedLines'; readonly lines: number }
  | { readonly kind: 'feedDots'; readonly dots: number }
  | { readonly kind: 'align'; readonly to: 'left' | 'centre' | 'right' }
  | { readonly kind: 'bold'; readonly on: boolean }
  | { readonly kind: 'underline'; readonly dots: number }
  | { readonly kind: 'invert'; readonly on: boolean }
  | { readonly kind: 'upsideDown'; readonly on: boolean }
  | { readonly kind: 'font'; readonly font: 'A' | 'B' }
  | { readonly kind: 'size'; readonly widthTimes: number; readonly heightTimes: number }
  | { readonly kind: 'printMode'; readonly bits: number }
  | { readonly kind: 'lineSpacing'; readonly dots: number | null }
  | { readonly kind: 'codePage'; readonly page: number }
  | { readonly kind: 'raster'; readonly widthBytes: number; readonly rows: number; readonly bits: Uint8Array }
  | { readonly kind: 'cut'; readonly how: 'full' | 'partial' }
  | { readonly kind: 'drawer'; readonly pin: number }
  | {
      readonly kind: 'barcodeSetting';
      readonly setting: 'height' | 'module' | 'hri' | 'hriFont';
      readonly value: number;
    }
  | { readonly kind: 'barcode'; readonly symbology: number; readonly bytes: Uint8Array }
  | { readonly kind: 'qrSetting'; readonly setting: 'model' | 'cell' | 'correction'; readonly value: number }
  | { readonly kind: 'qrStore'; readonly bytes: Uint8Array }
  | { readonly kind: 'qrPrint' }
  | { readonly kind: 'queuedStatus'; readonly which: number }
  /** GS I: what it is called. */
  | { readonly kind: 'identify'; readonly which: number }
  | { readonly kind: 'realTimeStatus'; readonly which: number };

/** What reading at one place of the stream gave. */
export type ReadResult =
  | { readonly type: 'command'; readonly command: EscposCommand; readonly length: number }
  | { readonly type: 'incomplete' }
  | { readonly type: 'unknown'; readonly length: number; readonly hex: string };
