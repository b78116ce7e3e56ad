// Every symbol still scans after what happens to paper in a pocket: printed smaller, blurred, turned, with a grey streak.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createCanvas, loadImage, type Image } from '@napi-rs/canvas';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { barcodeFits } from '../../src/shared/domain/badge-paper.ts';
import { bitmapToPng, turnedBack } from '../../src/main/devices/printer/bitmap.ts';
import { pictureOfEscpos } from '../../src/main/devices/printer/escpos-picture.ts';
import { badgeCases, bytesOf } from './badge-cases.ts';

jest.setTimeout(60_000);

interface Harm {
  readonly name: string;
  /** Of its size: a camera further away. */
  readonly scale: number;
  readonly blur: number;
  readonly degrees: number;
  /** A band of grey across everything, as of a worn head or a thumb. */
  readonly streak: boolean;
}

const harms: readonly Harm[] = [
  { name: 'a grey streak', scale: 1, blur: 0, degrees: 0, streak: true },
  { name: 'ink that ran', scale: 1, blur: 1.2, degrees: 0, streak: false },
  { name: 'all of it, seen from further away', scale: 0.75, blur: 0.7, degrees: 4, streak: true },
];

/** A picture of the paper as a camera would have it. */
function harmed(paper: Image, { scale, blur, degrees, streak }: Harm): Buffer {
  const [width, height] = [Math.round(paper.width * scale), Math.round(paper.height * scale)];
  const margin = 80;
  const canvas = createCanvas(width + 2 * margin, height + 2 * margin);
  const context = canvas.getContext('2d');
  context.fillStyle = '#e8e6e0';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((degrees * Math.PI) / 180);
  if (blur > 0) context.filter = `blur(${blur}px)`;
  context.imageSmoothingQuality = 'high';
  context.drawImage(paper, -width / 2, -height / 2, width, height);
  context.filter = 'none';
  if (streak) {
    context.globalAlpha = 0.35;
    context.fillStyle = '#777';
    // Along the paper, through the middle of both symbols, as a worn head leaves it.
    context.fillRect(width * 0.02, -height / 2, width * 0.05, height);
    context.fillRect(-width * 0.11, -height / 2, width * 0.03, height);
  }
  return canvas.toBuffer('image/png');
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-smudge-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cases = badgeCases.filter(({ name }) => name.endsWith('usual'));

describe.each(cases)('$name', (badge) => {
  let paper: Image;
  beforeAll(async () => {
    const printed = pictureOfEscpos(await bytesOf(badge));
    paper = await loadImage(bitmapToPng(badge.orientation === 'landscape' ? turnedBack(printed) : printed));
  });

  it.each(harms)('scans after $name', (harm) => {
    const file = path.join(folder, `${badge.name}.png`);
    writeFileSync(file, harmed(paper, harm));
    const { stdout } = spawnSync('zbarimg', ['-q', '--nodbus', file], { encoding: 'utf8' });
    expect(stdout).toContain('QR-Code:GH48291735');
    if (barcodeFits(badge.paper, badge.orientation)) expect(stdout).toContain('CODE-128:GH48291735');
  });
});
