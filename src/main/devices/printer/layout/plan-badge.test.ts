// Whatever stands on it, nothing of a badge leaves its paper, nothing is cut, and its symbols keep their room.
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { aBadge, aLook, aPhoto, fontsDir } from '../../../../../tests/fixtures/a-badge.ts';
import {
  badgeOrientations,
  badgePapers,
  BAR_QUIET_MODULES,
  barcodeDots,
  barcodeFits,
  paperDots,
} from '../../../../shared/domain/badge-paper.ts';
import type { BadgeContent } from '../../../core/badge-content.ts';
import { planBadge } from '../badge-layout.ts';
import { cleanBadgeText } from '../badge-text.ts';
import type { Item } from './blocks.ts';
import type { BadgePlan } from './plan-badge.ts';

jest.setTimeout(60_000);

const layouts = badgePapers.flatMap((paper) => badgeOrientations.map((orientation) => ({ paper, orientation })));

const pieces = fc.constantFrom('a', 'W', 'Ŵ', 'ễ', ' ', ' ', '-', "'", 'محمد', '陳', 'নি', 'Llan', 'ß', '\u001b@');
const words = (maxLength: number) => fc.string({ unit: pieces, minLength: 1, maxLength });

/** Anything a school and an MIS may put on a badge. */
const anyBadge = fc.record({
  personName: words(70),
  schoolName: words(30),
  reason: words(20),
  formName: fc.option(words(8)),
  dueBackText: fc.option(fc.constant('12:12')),
  footer: words(40),
  demo: fc.boolean(),
  isReprint: fc.boolean(),
  printedLate: fc.boolean(),
  isSlip: fc.boolean(),
  hasPhoto: fc.boolean(),
  barcode: fc.boolean(),
});

let photo: Uint8Array;
beforeAll(() => {
  photo = aPhoto();
});

function contentOf(
  { footer, isSlip, hasPhoto, barcode, ...over }: typeof anyBadge extends fc.Arbitrary<infer T> ? T : never,
  orientation: (typeof badgeOrientations)[number],
): BadgeContent {
  const slip = { kind: 'slip', badgeId: '', badgeIdSpaced: '', symbolText: '' } as const;
  return aBadge({
    ...over,
    reprintNumber: over.isReprint ? 12 : 0,
    photo: hasPhoto ? photo : null,
    ...(isSlip && slip),
    look: aLook({ orientation, footer: footer.slice(0, 160), fields: { form: true, barcode } }),
  });
}

const isInside = ({ box }: Item, plan: BadgePlan): boolean =>
  box.x >= 0 && box.y >= 0 && box.x + box.width <= plan.width && box.y + box.height <= plan.height;

const letters = (text: string): string => text.replace(/\s/g, '');
const textOf = (plan: BadgePlan): string =>
  letters(plan.items.map((item) => (item.kind === 'text' ? item.text : '')).join(''));

describe.each(layouts)('a badge on $paper paper, $orientation', ({ paper, orientation }) => {
  it('keeps everything on the paper and every letter of every name', async () => {
    await fc.assert(
      fc.asyncProperty(anyBadge, async (any) => {
        const content = contentOf(any, orientation);
        const { plan } = await planBadge(content, paper, fontsDir);
        const across = orientation === 'landscape' ? plan.height : plan.width;
        expect(across).toBe(paperDots[paper].width);
        expect(plan.items.filter((item) => !isInside(item, plan))).toEqual([]);
        for (const text of [content.personName, content.schoolName, content.reason, content.look.footer]) {
          expect(textOf(plan)).toContain(letters(cleanBadgeText(text)));
        }
      }),
      { numRuns: 8 },
    );
  });

  it('gives both symbols their quiet zones, or leaves the bars out where they have no room', async () => {
    const { plan } = await planBadge(aBadge({ look: aLook({ orientation }) }), paper, fontsDir);
    const qr = plan.items.find((item) => item.kind === 'qr');
    const bars = plan.items.find((item) => item.kind === 'bars');
    expect(bars !== undefined).toBe(barcodeFits(paper, orientation));
    for (const [item, quiet] of [
      [qr, 4 * (qr?.kind === 'qr' ? qr.cellDots : 0)],
      [bars, BAR_QUIET_MODULES * paperDots[paper].barModule],
    ] as const) {
      if (item === undefined) continue;
      const { box } = item;
      expect(box.x).toBeGreaterThanOrEqual(quiet);
      expect(plan.width - box.x - box.width).toBeGreaterThanOrEqual(quiet);
      const room = { left: box.x - quiet, right: box.x + box.width + quiet };
      const beside = plan.items.filter(
        (other) =>
          other !== item &&
          other.box.y < box.y + box.height &&
          other.box.y + other.box.height > box.y &&
          other.box.x < room.right &&
          other.box.x + other.box.width > room.left,
      );
      expect(beside).toEqual([]);
    }
  });
});

describe('what the school chooses', () => {
  const plan = async (over: Partial<BadgeContent>) => (await planBadge(aBadge(over), '80mm', fontsDir)).plan;
  const off = (field: 'schoolName' | 'photo' | 'year' | 'form' | 'reason' | 'date' | 'dueBack' | 'barcode' | 'kiosk') =>
    aLook({ fields: { form: true, [field]: false } });

  it.each([
    ['schoolName', 'CwmRhydCommunitySchool'],
    ['year', 'Year9'],
    ['form', '9Menai'],
    ['reason', "Doctor'sappointment"],
    ['date', 'Friday21November2025'],
    ['dueBack', 'Dueback12:12'],
    ['kiosk', 'Mainreception'],
  ] as const)('%s is there, and is not when it is off', async (field, text) => {
    const shown = { photo, dueBackText: '12:12' };
    expect(textOf(await plan({ ...shown, look: aLook({ fields: { form: true } }) }))).toContain(text);
    expect(textOf(await plan({ ...shown, look: off(field) }))).not.toContain(text);
  });

  it('can leave out photo and bars, and never the QR code', async () => {
    const kinds = async (look: BadgeContent['look']) => (await plan({ photo, look })).items.map(({ kind }) => kind);
    expect(await kinds(off('photo'))).not.toContain('photo');
    const withoutBars = await kinds(off('barcode'));
    expect(withoutBars).not.toContain('bars');
    expect(withoutBars).toContain('qr');
  });

  it('puts neither ID nor symbols nor photo on a slip', async () => {
    const slip = await plan({ kind: 'slip', badgeId: '', badgeIdSpaced: '', symbolText: '', photo });
    const kinds = slip.items.map(({ kind }) => kind);
    for (const kind of ['qr', 'bars', 'photo']) expect(kinds).not.toContain(kind);
    expect(textOf(slip)).not.toContain('BadgeID');
  });
});

it('the width of a barcode is what the paper table says', () => {
  for (const paper of badgePapers) expect(barcodeDots(paper)).toBe(132 * paperDots[paper].barModule);
});
