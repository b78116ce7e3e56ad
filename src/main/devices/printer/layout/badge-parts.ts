// The parts of a badge, each as a block for a given width: school, marks, person, what, when, ID, symbols, foot.
// A part with nothing to show is empty and takes no room.
import type { BadgeContent } from '../../../core/badge-content.ts';
import { BAR_MODULES, BAR_QUIET_MODULES } from '../../../../shared/domain/badge-paper.ts';
import type { BadgeMetrics } from '../badge-metrics.ts';
import { badgeWords } from '../badge-words.ts';
import {
  beside,
  centred,
  nothing,
  padded,
  single,
  stack,
  textBlock,
  type Block,
  type Item,
  type MeasureRoom,
  type TextWish,
} from './blocks.ts';

/** Width and height of a picture, in its own pixels. */
export interface PictureShape {
  readonly width: number;
  readonly height: number;
}

/** What parts are made of. Texts are clean; a field that is off or empty is not shown. */
export interface PartKit {
  readonly measure: MeasureRoom;
  readonly metrics: BadgeMetrics;
  readonly content: BadgeContent;
  /** Modules along one side of the QR code; 0 for none. */
  readonly qrModules: number;
  readonly logo: PictureShape | null;
  readonly hasPhoto: boolean;
}

// A QR code wants four empty modules around it.
const QR_QUIET = 4;
const BOLD = 700;
const PLAIN = 500;

function text(kit: PartKit, words: string | null, wish: TextWish): Block {
  return words === null || words === '' ? nothing : textBlock(kit.measure, words, wish);
}

/** A black band that no real badge has. */
export function demoBand({ metrics, content, measure }: PartKit, width: number): Block {
  if (!content.demo) return nothing;
  const wish = {
    width,
    sizes: [metrics.smallSize],
    maxLines: 1,
    weight: BOLD,
    color: 'white',
    align: 'center',
  } as const;
  const words = textBlock(measure, badgeWords.demo, wish);
  const height = words.height + 14;
  const band: Item = { kind: 'fill', box: { x: 0, y: 0, width, height }, radius: 0 };
  return { width, height, items: [band, ...padded(words, { top: 7 }).items] };
}

/** The logo as large as the room allows, never larger than it came. */
export function logoBlock(
  { logo, content, metrics }: PartKit,
  maxWidth: number,
  maxHeight = metrics.logoHeight,
): Block {
  if (logo === null || !content.look.fields.logo) return nothing;
  const scale = Math.min(maxWidth / logo.width, maxHeight / logo.height);
  const width = Math.max(1, Math.floor(logo.width * scale));
  const height = Math.max(1, Math.floor(logo.height * scale));
  return single({ kind: 'logo', box: { x: 0, y: 0, width, height } });
}

/** The school's name, with the logo before it where one is given, over a line. */
export function schoolBlock(kit: PartKit, width: number, logo: Block = nothing): Block {
  const { metrics, content } = kit;
  const name = content.look.fields.schoolName ? content.schoolName : null;
  const left = logo === nothing ? 0 : logo.width + metrics.gap;
  const words = text(kit, name, { width: width - left, sizes: metrics.schoolSizes, maxLines: 2, weight: BOLD });
  if (words === nothing) return centred(logo, logo === nothing ? 0 : width);
  const line = single({ kind: 'fill', box: { x: 0, y: 0, width, height: 3 }, radius: 0 });
  return stack([beside([logo, words], metrics.gap, 'middle'), line], 6);
}

/** Reprint 2; Printed late 11:05. */
export function marksBlock(kit: PartKit, width: number): Block {
  const { metrics, content } = kit;
  const marks = [
    ...(content.isReprint ? [badgeWords.reprint(content.reprintNumber)] : []),
    ...(content.printedLate ? [badgeWords.printedLate(content.printedAtText)] : []),
  ].map((mark) => markBlock(kit, mark, width));
  const row = beside(marks, 12);
  return row.width <= width ? row : stack(marks, Math.round(metrics.gap / 2));
}

function markBlock({ measure, metrics }: PartKit, mark: string, width: number): Block {
  const room = Math.ceil(measure(mark, BOLD, metrics.smallSize).width);
  const words = textBlock(measure, mark, {
    width: Math.min(room, width - 28),
    sizes: [metrics.smallSize],
    maxLines: 1,
    weight: BOLD,
  });
  const box = { x: 0, y: 0, width: words.width + 28, height: words.height + 14 };
  return {
    ...box,
    items: [{ kind: 'outline', box, radius: 10 }, ...padded(words, { x: 14, top: 7 }).items],
  };
}

/** Name, and year and form below it. */
export function personBlock(kit: PartKit, width: number): Block {
  const { metrics, content } = kit;
  const { fields } = content.look;
  const group = [fields.year ? content.yearName : null, fields.form ? content.formName : null]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
  const name = text(kit, content.personName, { width, sizes: metrics.nameSizes, maxLines: 3, weight: BOLD });
  return stack([name, text(kit, group, { width, sizes: metrics.infoSizes, maxLines: 2, weight: PLAIN })], 4);
}

/** The direction as a pill with an arrow, and the reason. */
export function whatBlock(kit: PartKit, width: number): Block {
  const { metrics, content } = kit;
  const icon = Math.round(metrics.pillHeight * 0.4);
  const padding = Math.round(metrics.pillHeight * 0.28);
  const left = padding * 2 + icon + 2;
  const wish = { sizes: metrics.pillSizes, maxLines: 1, weight: BOLD, color: 'white' } as const;
  const word = text(kit, content.directionText, { ...wish, width: width - left - padding });
  const height = Math.max(metrics.pillHeight, word.height + 14);
  const pill: Block = {
    width,
    height,
    items: [
      { kind: 'fill', box: { x: 0, y: 0, width, height }, radius: 12 },
      {
        kind: 'arrow',
        box: { x: padding + 2, y: Math.floor((height - icon) / 2), width: icon, height: icon },
        direction: content.direction,
      },
      ...padded(word, { x: left, top: Math.floor((height - word.height) / 2) }).items,
    ],
  };
  const words = content.look.fields.reason ? content.reason : null;
  return stack([pill, text(kit, words, { width, sizes: metrics.reasonSizes, maxLines: 4, weight: BOLD })], 10);
}

/** The time at the door, when they are due back, and the date. */
export function whenBlock(kit: PartKit, width: number): Block {
  const { metrics, content } = kit;
  const { fields } = content.look;
  const label = { width, sizes: [metrics.smallSize], maxLines: 2, weight: PLAIN } as const;
  const time = { width, sizes: [metrics.timeSize, ...metrics.nameSizes], maxLines: 1, weight: BOLD } as const;
  const date = {
    width,
    sizes: [metrics.smallSize + 2, metrics.smallSize, metrics.smallSize - 2],
    maxLines: 1,
  } as const;
  const due = fields.dueBack && content.dueBackText !== null ? badgeWords.dueBack(content.dueBackText) : null;
  return stack(
    [
      text(kit, badgeWords.timeLabels[content.direction], label),
      text(kit, content.timeText, time),
      text(kit, due, { width, sizes: metrics.dueSizes, maxLines: 1, weight: BOLD }),
      text(kit, fields.date ? content.dateText : null, { ...date, weight: PLAIN, balanced: true }),
    ],
    2,
  );
}

export function photoBlock({ metrics, hasPhoto }: PartKit, side = metrics.photo): Block {
  if (!hasPhoto) return nothing;
  const frame = { x: 0, y: 0, width: side + 8, height: side + 8 };
  return {
    ...frame,
    items: [
      { kind: 'outline', box: frame, radius: 6 },
      { kind: 'photo', box: { x: 4, y: 4, width: side, height: side } },
    ],
  };
}

/** The ID in large digits; `comeBack` tells what it is for. */
export function idBlock(kit: PartKit, width: number, comeBack: boolean): Block {
  const { metrics, content } = kit;
  if (content.badgeIdSpaced === '') return nothing;
  const small = { width, sizes: [metrics.smallSize, metrics.smallSize - 2], weight: PLAIN, align: 'center' } as const;
  const digits = { width, sizes: [...metrics.idSizes, ...metrics.nameSizes], maxLines: 1, weight: BOLD } as const;
  return stack(
    [
      text(kit, badgeWords.badgeId, { ...small, maxLines: 1 }),
      text(kit, content.badgeIdSpaced, { ...digits, align: 'center' }),
      text(kit, comeBack && content.direction === 'out' ? badgeWords.comeBack : null, {
        ...small,
        maxLines: 2,
        balanced: true,
      }),
    ],
    0,
  );
}

/** The QR code with its quiet zone. */
export function qrBlock({ metrics, qrModules }: PartKit): Block {
  if (qrModules === 0) return nothing;
  const side = qrModules * metrics.qrCell;
  const box = { x: 0, y: 0, width: side, height: side };
  // As high as it is: the gaps above and below are the parts' own.
  return padded(single({ kind: 'qr', box, cellDots: metrics.qrCell }), { x: QR_QUIET * metrics.qrCell });
}

/** The bars with their quiet zones, or nothing where the width has no room for both. */
export function barsBlock({ metrics, content, qrModules }: PartKit, width: number): Block {
  const quiet = BAR_QUIET_MODULES * metrics.barModule;
  const bars = BAR_MODULES * metrics.barModule;
  if (qrModules === 0 || !content.look.fields.barcode || bars + 2 * quiet > width) return nothing;
  const box = { x: 0, y: 0, width: bars, height: metrics.barHeight };
  return padded(single({ kind: 'bars', box, moduleDots: metrics.barModule }), { x: quiet });
}

/**
 * Both symbols, one above the other: a reader whose line crosses the QR code first takes its modules for the start of
 * the bars.
 */
export function symbolsBlock(kit: PartKit, width: number): Block {
  return stack([centred(qrBlock(kit), width), centred(barsBlock(kit, width), width)], QR_QUIET * kit.metrics.qrCell);
}

/** The school's own words and the kiosk's name. */
export function footBlock(kit: PartKit, width: number, align: 'start' | 'center'): Block {
  const { metrics, content } = kit;
  const kiosk = content.look.fields.kiosk ? content.kioskName : null;
  const small = [metrics.smallSize - 2, metrics.smallSize - 4];
  return stack(
    [
      text(kit, content.look.footer, {
        width,
        sizes: metrics.footerSizes,
        maxLines: 4,
        weight: BOLD,
        align,
        balanced: true,
      }),
      text(kit, kiosk, { width, sizes: small, maxLines: 1, weight: PLAIN, align }),
    ],
    6,
  );
}
