// The paper a badge is printed on, in dots. A roll's printable width is less than the roll: 72 mm of 80, 48 of 58.

/** Receipt rolls of 80 and 58 mm; label rolls of 62 mm in a 203 dpi printer, or in one of 300 dpi. */
export const badgePapers = ['80mm', '58mm', '62mm', '62mm-300'] as const;
export type BadgePaper = (typeof badgePapers)[number];

export const badgeOrientations = ['portrait', 'landscape'] as const;
export type BadgeOrientation = (typeof badgeOrientations)[number];

export interface PaperDots {
  /** Across the paper; a multiple of 8. */
  readonly width: number;
  readonly dpi: 203 | 300;
  /** A bar of the Code 128: about 0.4 mm, which a worn reader still tells apart. */
  readonly barModule: number;
}

export const paperDots: Readonly<Record<BadgePaper, PaperDots>> = {
  '80mm': { width: 576, dpi: 203, barModule: 3 },
  '58mm': { width: 384, dpi: 203, barModule: 3 },
  '62mm': { width: 496, dpi: 203, barModule: 3 },
  '62mm-300': { width: 696, dpi: 300, barModule: 5 },
};

/** Modules of the Code 128 of a badge ID: `GH` and eight digits, whichever they are. */
export const BAR_MODULES = 112;
/** Empty modules on either side, without which readers do not see where it begins. */
export const BAR_QUIET_MODULES = 10;

/** Dots from one quiet zone's edge to the other's. */
export function barcodeDots(paper: BadgePaper): number {
  return paperDots[paper].barModule * (BAR_MODULES + 2 * BAR_QUIET_MODULES);
}

/** Whether the Code 128 has room. Across a 58 mm roll it has none; along any paper it has. */
export function barcodeFits(paper: BadgePaper, orientation: BadgeOrientation): boolean {
  return orientation === 'landscape' || barcodeDots(paper) <= paperDots[paper].width;
}
