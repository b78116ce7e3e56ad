// The badge as it comes out of the printer: laid out, encoded, sent to the simulator, and read by another decoder.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { startPrinterSimulator, type PrinterSimulator } from '../../../../simulators/printer/start.ts';
import { aBadge, aLook, aPhoto, fontsDir } from '../../../../tests/fixtures/a-badge.ts';
import { readBadgeSymbols, readQr } from '../../../../tests/fixtures/read-symbols.ts';
import type { BadgeContent, BadgePaper } from '../../core/badge-content.ts';
import { layoutBadge } from './badge-layout.ts';
import { bitmapToPng, isBlack, type Bitmap } from './bitmap.ts';
import { createBadgeComposer } from './compose-badge.ts';
import { createTcpPrinter } from './tcp-printer.ts';

// Drawing and decoding take a while on a machine that does other things too.
jest.setTimeout(30_000);

const patient = { statusTimeoutMs: 10_000, confirmTimeoutMs: 20_000 };
const papers: readonly BadgePaper[] = ['80mm', '58mm', '62mm', '62mm-300'];

async function layout(over: Partial<BadgeContent> = {}, paper: BadgePaper = '80mm'): Promise<Bitmap> {
  return layoutBadge(aBadge(over), paper, fontsDir);
}

/** A page as it is read: one that lies along the paper comes out a quarter turned. */
function upright(page: Buffer, orientation: 'portrait' | 'landscape'): Buffer {
  if (orientation === 'portrait') return page;
  const { width, height, data } = PNG.sync.read(page);
  const turned = new PNG({ width: height, height: width });
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 4;
      data.copy(turned.data, ((width - 1 - x) * height + y) * 4, from, from + 4);
    }
  }
  return PNG.sync.write(turned);
}

function hasInkAtEdge(bitmap: Bitmap): boolean {
  for (let y = 0; y < bitmap.height; y += 1) {
    if (isBlack(bitmap, 0, y) || isBlack(bitmap, bitmap.width - 1, y)) return true;
  }
  return false;
}

// The simulator knows receipts; labels are bitmaps of another width.
describe.each(['80mm', '58mm'] as const)('a badge on %s paper, from the printer', (paper) => {
  let outDir: string;
  let simulator: PrinterSimulator;

  beforeAll(async () => {
    outDir = mkdtempSync(join(tmpdir(), 'gatehouse-badge-'));
    simulator = await startPrinterSimulator({ outDir, paper });
  });
  afterAll(async () => {
    await simulator.close();
    rmSync(outDir, { recursive: true, force: true });
  });

  const cases: readonly { name: string; over: Partial<BadgeContent> }[] = [
    { name: 'with a photo', over: { photo: aPhoto() } },
    { name: 'without a photo', over: {} },
    { name: 'coming in', over: { direction: 'in', directionText: 'Arriving late' } },
    { name: 'of the demo school', over: { demo: true } },
    { name: 'reprinted', over: { isReprint: true, reprintNumber: 2, printedLate: true, printedAtText: '11:05' } },
    { name: 'along the paper', over: { photo: aPhoto(), look: aLook({ orientation: 'landscape' }) } },
    { name: 'with another ID', over: { symbolText: 'GH00000000', badgeIdSpaced: '0000 0000', badgeId: '00000000' } },
  ];

  it.each(cases)('$name holds the ID in its symbols, as another decoder reads them', async ({ over }) => {
    const content = aBadge(over);
    const bytes = await createBadgeComposer(fontsDir)(content, paper);
    const printer = createTcpPrinter({ host: '127.0.0.1', port: simulator.port, confirm: true }, patient);
    await simulator.reset();
    expect(await printer.print({ id: 'a', bytes })).toEqual({ result: 'confirmed' });
    const [printed] = simulator.state().badges;
    expect(printed?.problems).toEqual([]);
    // Across 58 mm the bars have no room for their quiet zones.
    const hasBars = paper === '80mm' || content.look.orientation === 'landscape';
    const symbols = readBadgeSymbols(upright(readFileSync(printed?.file ?? ''), content.look.orientation));
    expect(symbols).toEqual({ qr: content.symbolText, code128: hasBars ? content.symbolText : null });
  });
});

describe('the layout', () => {
  it.each([
    ['80mm', 576],
    ['58mm', 384],
    ['62mm', 496],
    ['62mm-300', 696],
  ] as const)('is exactly as wide as %s paper prints', async (paper, width) => {
    expect((await layout({}, paper)).width).toBe(width);
    expect((await layout({ look: aLook({ orientation: 'landscape' }) }, paper)).width).toBe(width);
  });

  it('gives the same dots for the same badge', async () => {
    const photo = aPhoto();
    const [one, two] = [await layout({ photo }), await layout({ photo })];
    expect(Buffer.from(one.bits).equals(Buffer.from(two.bits))).toBe(true);
  });

  it('closes up without a photo, and with one that is no picture', async () => {
    const withPhoto = await layout({ photo: aPhoto() });
    const without = await layout({ photo: null });
    const broken = await layout({ photo: Uint8Array.of(0xff, 0xd8, 0xff, 1, 2, 3) });
    expect(without.height).toBeLessThan(withPhoto.height - 40);
    expect(Buffer.from(broken.bits).equals(Buffer.from(without.bits))).toBe(true);
  });

  it('gives the marks room only when there are any', async () => {
    const plain = await layout();
    expect((await layout({ isReprint: true, reprintNumber: 1 })).height).toBeGreaterThan(plain.height);
    expect((await layout({ printedLate: true })).height).toBeGreaterThan(plain.height);
    expect((await layout({ demo: true })).height).toBeGreaterThan(plain.height);
  });

  it('prints two composed and two decomposed accents alike', async () => {
    const composed = await layout({ personName: 'Siân Zoë'.normalize('NFC') });
    const decomposed = await layout({ personName: 'Siân Zoë'.normalize('NFD') });
    expect(Buffer.from(decomposed.bits).equals(Buffer.from(composed.bits))).toBe(true);
  });

  it('prints nothing for control characters in a name', async () => {
    const clean = await layout({ personName: "Aoife O'Brien" });
    const dirty = await layout({ personName: "Ao\u001b\u0000ife O\u0007'Bri\u009ben" });
    expect(Buffer.from(dirty.bits).equals(Buffer.from(clean.bits))).toBe(true);
  });

  it.each(papers)('keeps long names, schools and reasons on %s paper', async (paper) => {
    const long = await layout(
      {
        personName: 'Bartholomew Maximilian Featherstonehaugh-Cholmondeley-Warner',
        schoolName: 'The Academy of Saint Somebody and All the Other Saints, Church in Wales '.repeat(2),
        reason: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
        directionText: 'Leaving for an appointment',
        kioskName: 'The kiosk in the entrance hall beside the second staircase on the left',
      },
      paper,
    );
    expect(hasInkAtEdge(long)).toBe(false);
    expect(long.height).toBeLessThan(2600);
    expect(readQr(bitmapToPng(long))).toBe('GH48291735');
  });

  it('says at once that the fonts are not there', async () => {
    await expect(layoutBadge(aBadge(), '80mm', '/nowhere')).rejects.toThrow();
  });
});
