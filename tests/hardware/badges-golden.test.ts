// Golden files: the bytes each layout is printed with, held against what is drawn today, and read by two decoders that
// are not ours. To renew them after a change that is meant: GATEHOUSE_WRITE_GOLDEN=1 npm test -- hardware, then look at
// artifacts/screens/badges.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { barcodeFits } from '../../src/shared/domain/badge-paper.ts';
import { bitmapToPng, turnedBack, type Bitmap } from '../../src/main/devices/printer/bitmap.ts';
import { pictureOfEscpos } from '../../src/main/devices/printer/escpos-picture.ts';
import { readBadgeSymbols } from '../fixtures/read-symbols.ts';
import { badgeCases, bytesOf, type BadgeCase } from './badge-cases.ts';

jest.setTimeout(60_000);

const goldenDir = path.resolve('tests/hardware/golden');
const pictureDir = path.resolve('artifacts/screens/badges');
const isRenewing = process.env['GATEHOUSE_WRITE_GOLDEN'] === '1';
const goldenOf = ({ name }: BadgeCase) => path.join(goldenDir, `${name}.bin.gz`);

/** Another processor may round the edge of a letter another way: a dot here and there, and never a command. */
const DOTS_THAT_MAY_DIFFER = 0.0005;

let folder: string;
beforeAll(() => {
  mkdirSync(pictureDir, { recursive: true });
  folder = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-golden-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function differingDots(one: Bitmap, two: Bitmap): number {
  let count = 0;
  one.bits.forEach((byte, at) => {
    for (let bits = byte ^ (two.bits[at] ?? 0); bits !== 0; bits &= bits - 1) count += 1;
  });
  return count;
}

/** Everything but the dots: reset, the head of each band, feed and cut. */
function commandsOf(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const isBand = bytes[at] === 0x1d && bytes[at + 1] === 0x76 && bytes[at + 2] === 0x30;
    if (!isBand) {
      parts.push((bytes[at] ?? 0).toString(16));
      at += 1;
      continue;
    }
    parts.push(`[${[...bytes.subarray(at, at + 8)].join(' ')}]`);
    at += 8 + ((bytes[at + 4] ?? 0) + 256 * (bytes[at + 5] ?? 0)) * ((bytes[at + 6] ?? 0) + 256 * (bytes[at + 7] ?? 0));
  }
  return parts.join(' ');
}

/** Every symbol zbar finds in a picture, by kind. */
function zbarReads(file: string): Readonly<Record<string, string>> {
  const run = spawnSync('zbarimg', ['-q', '--nodbus', file], { encoding: 'utf8' });
  if (run.error !== undefined) throw run.error;
  const lines = run.stdout.split('\n').filter((line) => line !== '');
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}

describe.each(badgeCases)('$name', (badge) => {
  let bytes: Uint8Array;
  let printed: Bitmap;
  beforeAll(async () => {
    bytes = await bytesOf(badge);
    printed = pictureOfEscpos(bytes);
    if (isRenewing) writeFileSync(goldenOf(badge), gzipSync(bytes, { level: 9 }));
  });

  it('is printed with the bytes of its golden file', () => {
    const golden = new Uint8Array(gunzipSync(readFileSync(goldenOf(badge))));
    expect(commandsOf(bytes)).toBe(commandsOf(golden));
    const dots = printed.width * printed.height;
    expect(differingDots(printed, pictureOfEscpos(golden)) / dots).toBeLessThanOrEqual(DOTS_THAT_MAY_DIFFER);
  });

  it('holds its ID in symbols that other programs read off the paper', async () => {
    const { symbolText, look } = await badge.content();
    const png = bitmapToPng(look.orientation === 'landscape' ? turnedBack(printed) : printed);
    const file = path.join(pictureDir, `${badge.name}.png`);
    writeFileSync(file, png);
    const hasSymbols = symbolText !== '';
    const hasBars = hasSymbols && barcodeFits(badge.paper, badge.orientation);
    expect(zbarReads(file)).toEqual({
      ...(hasSymbols && { 'QR-Code': symbolText }),
      ...(hasBars && { 'CODE-128': symbolText }),
    });
    // zxing takes half a second for each: the usual badge of every layout is enough to have two opinions.
    if (!badge.name.endsWith('usual')) return;
    expect(readBadgeSymbols(png)).toEqual({ qr: symbolText, code128: hasBars ? symbolText : null });
  });
});

it('there is a golden file for every layout, and none that no layout has', () => {
  const files = existsSync(goldenDir) ? readdirSync(goldenDir).sort() : [];
  expect(files).toEqual(badgeCases.map(({ name }) => `${name}.bin.gz`).sort());
});
