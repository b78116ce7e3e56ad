// A badge from its content to the bitmap that is printed: cleaned, planned, drawn, and turned where it lies along the
// paper. The same content gives the same dots on every computer, as long as its letters are in the shipped fonts.
import { barcodeFits } from '../../../shared/domain/badge-paper.ts';
import type { BadgeContent, BadgePaper } from '../../core/badge-content.ts';
import { registerBadgeFonts } from './badge-fonts.ts';
import { badgeMetrics } from './badge-metrics.ts';
import { BadgeSheet } from './badge-sheet.ts';
import { encodeQr } from './badge-symbols.ts';
import { cleanBadgeText } from './badge-text.ts';
import { turnedBitmap, type Bitmap } from './bitmap.ts';
import type { PartKit } from './layout/badge-parts.ts';
import type { MeasureRoom, TextRoom } from './layout/blocks.ts';
import { openLogo } from './layout/logo.ts';
import { paintPlan, type BadgePictures } from './layout/paint-plan.ts';
import { planLandscape, planPortrait, type BadgePlan } from './layout/plan-badge.ts';
import { openPhoto } from './photo-dither.ts';

/** A badge as it is read, before it is turned for the paper. */
export interface DrawnBadge {
  readonly plan: BadgePlan;
  readonly pictures: BadgePictures;
}

/**
 * Lays a badge out for a paper. A photo or logo that cannot be decoded is left out.
 * @throws AppError INTERNAL when the fonts are missing.
 */
export async function layoutBadge(content: BadgeContent, paper: BadgePaper, fontsDir: string): Promise<Bitmap> {
  const { plan, pictures } = await planBadge(content, paper, fontsDir);
  const bitmap = paintPlan(plan, pictures);
  return content.look.orientation === 'landscape' ? turnedBitmap(bitmap) : bitmap;
}

/** Everything on the badge with its place. @throws AppError INTERNAL when the fonts are missing. */
export async function planBadge(content: BadgeContent, paper: BadgePaper, fontsDir: string): Promise<DrawnBadge> {
  registerBadgeFonts(fontsDir);
  const clean = cleanContent(content);
  const { orientation, fields } = clean.look;
  const wantsPhoto = fields.photo && clean.kind === 'badge';
  const photo = clean.photo === null || !wantsPhoto ? null : await openPhoto(clean.photo);
  const logo = clean.look.logo === null || !fields.logo ? null : await openLogo(clean.look.logo);
  const qr = clean.symbolText === '' ? null : encodeQr(clean.symbolText);
  const ruler = new BadgeSheet(8, 8);
  const kit: PartKit = {
    measure: remembered((text, weight, sizeDots) => ruler.room(text, weight, sizeDots)),
    metrics: badgeMetrics(paper, orientation),
    content: withBarcode(clean, fields.barcode && barcodeFits(paper, orientation)),
    qrModules: qr?.size ?? 0,
    logo: logo === null ? null : { width: logo.width, height: logo.height },
    hasPhoto: photo !== null,
  };
  return {
    plan: orientation === 'landscape' ? planLandscape(kit) : planPortrait(kit),
    pictures: {
      symbolText: clean.symbolText,
      qr,
      photoAt: (side) => photo?.dotsAt(side) ?? null,
      logoAt: (width, height) => logo?.dotsAt(width, height) ?? null,
    },
  };
}

/** Trying sizes and columns measures the same words again and again. */
function remembered(measure: MeasureRoom): MeasureRoom {
  const known = new Map<string, TextRoom>();
  return (text, weight, sizeDots) => {
    const key = `${weight} ${sizeDots} ${text}`;
    const room = known.get(key) ?? measure(text, weight, sizeDots);
    known.set(key, room);
    return room;
  };
}

function withBarcode(content: BadgeContent, barcode: boolean): BadgeContent {
  return { ...content, look: { ...content.look, fields: { ...content.look.fields, barcode } } };
}

function cleanContent(content: BadgeContent): BadgeContent {
  const orNull = (text: string | null): string | null => (text === null ? null : cleanBadgeText(text));
  return {
    ...content,
    look: { ...content.look, footer: cleanBadgeText(content.look.footer) },
    schoolName: cleanBadgeText(content.schoolName),
    personName: cleanBadgeText(content.personName),
    yearName: orNull(content.yearName),
    formName: orNull(content.formName),
    reason: cleanBadgeText(content.reason),
    directionText: cleanBadgeText(content.directionText),
    timeText: cleanBadgeText(content.timeText),
    dueBackText: orNull(content.dueBackText),
    dateText: cleanBadgeText(content.dateText),
    badgeIdSpaced: cleanBadgeText(content.badgeIdSpaced),
    printedAtText: cleanBadgeText(content.printedAtText),
    kioskName: cleanBadgeText(content.kioskName),
  };
}
