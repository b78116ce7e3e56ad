// The badges that the golden files hold: every paper, upright and along it, with what layouts break on.
import { createCanvas } from '@napi-rs/canvas';
import type { BadgeContent } from '../../src/main/core/badge-content.ts';
import { encodeBitmap } from '../../src/main/devices/printer/encode-bitmap.ts';
import { layoutBadge } from '../../src/main/devices/printer/badge-layout.ts';
import { prepareLogo } from '../../src/main/devices/printer/layout/logo.ts';
import {
  badgeOrientations,
  badgePapers,
  type BadgeOrientation,
  type BadgePaper,
} from '../../src/shared/domain/badge-paper.ts';
import { aBadge, aLook, aPhoto, fontsDir } from '../fixtures/a-badge.ts';

/** A shield with a stripe: a drawing, as logos are. */
export function aLogoFile(): Uint8Array {
  const context = createCanvas(900, 500).getContext('2d');
  context.fillStyle = '#0b3d91';
  context.fillRect(300, 60, 300, 380);
  context.fillStyle = '#ffd23f';
  context.fillRect(300, 200, 300, 70);
  return new Uint8Array(context.canvas.toBuffer('image/png'));
}

const slip: Partial<BadgeContent> = {
  kind: 'slip',
  badgeId: '',
  badgeIdSpaced: '',
  symbolText: '',
  direction: 'in',
  directionText: 'Late slip',
  reason: 'Bus or train',
};

const contents: Readonly<Record<string, () => Partial<BadgeContent>>> = {
  usual: () => ({ photo: aPhoto(), dueBackText: '12:12' }),
  long: () => ({
    personName: 'Bartholomew Maximilian Featherstonehaugh-Cholmondeley-Warner',
    reason: 'An appointment at the orthodontist that takes rather long',
    isReprint: true,
    reprintNumber: 2,
  }),
  arabic: () => ({ personName: 'محمد عبد الرحمن الخطيب', photo: aPhoto(), printedLate: true, printedAtText: '11:05' }),
  chinese: () => ({ personName: '欧阳娜 陳大文', demo: true }),
  slip: () => slip,
};

export interface BadgeCase {
  /** `58mm-landscape-arabic` */
  readonly name: string;
  readonly paper: BadgePaper;
  readonly orientation: BadgeOrientation;
  readonly content: () => Promise<BadgeContent>;
}

/** The look of a school that shows all there is. */
async function everything(orientation: BadgeOrientation) {
  const logo = (await prepareLogo(aLogoFile())).png;
  return aLook({ orientation, footer: 'Please hand this in at reception.', fields: { form: true }, logo });
}

/** On every layout. The others are held on the widest upright and the narrowest along it. */
const everywhere = ['usual', 'slip'];
const withAll = ['80mm portrait', '58mm landscape'];

export const badgeCases: readonly BadgeCase[] = badgePapers.flatMap((paper) =>
  badgeOrientations.flatMap((orientation) =>
    Object.entries(contents)
      .filter(([content]) => everywhere.includes(content) || withAll.includes(`${paper} ${orientation}`))
      .map(([content, over]) => ({
        name: `${paper}-${orientation}-${content}`,
        paper,
        orientation,
        content: async () => aBadge({ ...over(), look: await everything(orientation) }),
      })),
  ),
);

/** The bytes for an EPSON printer. */
export async function bytesOf({ paper, content }: BadgeCase): Promise<Uint8Array> {
  return encodeBitmap(await layoutBadge(await content(), paper, fontsDir), 'epson');
}
