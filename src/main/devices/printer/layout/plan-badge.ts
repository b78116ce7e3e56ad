// From a badge's content, look and paper to the places of everything on it. Pure. Upright, the paper gives the width
// and the badge is as long as it needs; lying along the paper, it gives the height and the badge is as wide as it needs.
import { BAR_MODULES, BAR_QUIET_MODULES } from '../../../../shared/domain/badge-paper.ts';
import { tightened } from '../badge-metrics.ts';
import {
  demoBand,
  footBlock,
  idBlock,
  logoBlock,
  marksBlock,
  personBlock,
  photoBlock,
  qrBlock,
  schoolBlock,
  symbolsBlock,
  whatBlock,
  whenBlock,
  type PartKit,
} from './badge-parts.ts';
import { beside, centred, movedItems, nothing, padded, single, stack, type Block, type Item } from './blocks.ts';

export interface BadgePlan {
  readonly width: number;
  readonly height: number;
  readonly items: readonly Item[];
}

/** Upright: school, marks, name, photo beside what and when, ID, symbols, foot. */
export function planPortrait(kit: PartKit): BadgePlan {
  const { metrics } = kit;
  const { width, side, gap } = metrics;
  const inner = width - 2 * side;
  const id = idBlock(kit, width - 8, true);
  const dashes: Item = { kind: 'dashes', box: { x: 0, y: 0, width: inner, height: 3 } };
  const inside = stack(
    [
      schoolBlock(kit, inner, logoBlock(kit, Math.floor(inner / 2))),
      marksBlock(kit, inner),
      personBlock(kit, inner),
      middle(kit, inner),
      id.height === 0 ? nothing : single(dashes),
    ],
    gap,
  );
  const blocks = [
    padded(inside, { x: side, top: 10 }),
    padded(id, { x: 4 }),
    symbolsBlock(kit, width),
    padded(footBlock(kit, inner, 'center'), { x: side }),
  ];
  const body = stack(blocks, gap);
  const all = stack([demoBand(kit, width), padded(body, { bottom: 14 }), demoBand(kit, width)], 0);
  return { width, height: all.height, items: all.items };
}

function middle(kit: PartKit, inner: number): Block {
  const { gap } = kit.metrics;
  const photo = photoBlock(kit);
  if (photo === nothing) {
    const half = Math.floor((inner - gap) / 2);
    return beside([whatBlock(kit, half), whenBlock(kit, inner - half - gap)], gap);
  }
  const column = inner - photo.width - gap;
  const [what, when] = [whatBlock(kit, column), whenBlock(kit, column)];
  // Time and date stand at the photo's foot where there is room for it.
  const between = Math.max(10, photo.height - what.height - when.height);
  return beside([photo, stack([what, when], between)], gap);
}

/** Columns that are tried, as shares of the paper's width, before everything is made smaller. */
const FIRST_COLUMN = 0.75;
const WIDE_COLUMN = 1.6;
const STEP_DOTS = 40;
const WIDEST_DOTS = 6_000;
const SCALES = [1, 0.9, 0.8, 0.7, 0.6] as const;

/** Lying along the paper: photo and logo, then who and why, then ID and symbols, side by side. */
export function planLandscape(kit: PartKit): BadgePlan {
  const { side, gap, width: height } = kit.metrics;
  const room = height - 2 * side;
  const row = beside([pictures(kit, room), fittedStory(kit, room), codes(kit, room)], gap * 2, 'middle');
  const items = movedItems(row, side, side + Math.floor((room - row.height) / 2));
  return { width: row.width + 2 * side, height, items };
}

/** Who and why, no higher than the room: first wider, then smaller, and at the end as wide as it takes. */
function fittedStory(kit: PartKit, room: number): Block {
  const { width } = kit.metrics;
  const first = Math.round(width * FIRST_COLUMN);
  let last: Block = nothing;
  for (const scale of SCALES) {
    const smaller = { ...kit, metrics: tightened(kit.metrics, scale) };
    const widest = scale === SCALES.at(-1) ? WIDEST_DOTS : width * WIDE_COLUMN;
    for (let column = first; column <= widest; column += STEP_DOTS) {
      last = story(smaller, column);
      if (last.height <= room) return last;
    }
  }
  return last;
}

function story(kit: PartKit, width: number): Block {
  const { gap } = kit.metrics;
  const half = Math.floor((width - gap) / 2);
  return stack(
    [
      demoBand(kit, width),
      schoolBlock(kit, width),
      marksBlock(kit, width),
      personBlock(kit, width),
      beside([whatBlock(kit, half), whenBlock(kit, width - half - gap)], gap),
      footBlock(kit, width, 'start'),
    ],
    Math.round(gap * 0.75),
  );
}

function pictures(kit: PartKit, room: number): Block {
  const { metrics } = kit;
  const logo = logoBlock(kit, metrics.photo, Math.min(metrics.logoHeight, Math.floor(room / 3)));
  const left = room - 8 - (logo.height === 0 ? 0 : logo.height + metrics.gap);
  const photo = photoBlock(kit, Math.min(metrics.photo, left));
  const width = Math.max(logo.width, photo.width);
  return stack([centred(logo, width), centred(photo, width)], metrics.gap);
}

function codes(kit: PartKit, room: number): Block {
  if (kit.qrModules === 0) return nothing;
  const { metrics, content } = kit;
  const bars = content.look.fields.barcode ? metrics.barModule * (BAR_MODULES + 2 * BAR_QUIET_MODULES) : 0;
  const width = Math.max(qrBlock(kit).width, bars);
  const symbols = symbolsBlock(kit, width);
  const withWords = stack([idBlock(kit, width, true), symbols], metrics.gap);
  return withWords.height <= room ? withWords : stack([idBlock(kit, width, false), symbols], metrics.gap);
}
