// Every measure of the badge, in dots (203 dots an inch, 8 a millimetre), for each width of roll.
import type { BadgePaper } from '../../core/badge-content.ts';

/** The code's modules and quiet zones follow hardware trials: QR cells under 6 and bars under 3 dots fail on bad paper. */
export interface BadgeMetrics {
  readonly width: number;
  readonly side: number;
  readonly schoolSize: number;
  readonly nameSizes: readonly number[];
  readonly yearSize: number;
  readonly photo: number;
  readonly gap: number;
  readonly pillHeight: number;
  readonly pillSizes: readonly number[];
  readonly reasonSizes: readonly number[];
  readonly timeSize: number;
  readonly smallSize: number;
  readonly idSizes: readonly number[];
  readonly qrCell: number;
  readonly barModule: number;
  readonly barHeight: number;
}

export const badgeMetrics = {
  '80mm': {
    width: 576,
    side: 16,
    schoolSize: 30,
    nameSizes: [72, 64, 58, 52, 46, 40],
    yearSize: 36,
    photo: 256,
    gap: 20,
    pillHeight: 64,
    pillSizes: [38, 34, 30, 26, 22],
    reasonSizes: [36, 32, 28, 24],
    timeSize: 84,
    smallSize: 24,
    idSizes: [108, 104, 100, 96],
    qrCell: 8,
    barModule: 3,
    barHeight: 96,
  },
  '58mm': {
    width: 384,
    side: 8,
    schoolSize: 24,
    nameSizes: [54, 48, 42, 36, 30],
    yearSize: 28,
    photo: 176,
    gap: 14,
    pillHeight: 48,
    pillSizes: [28, 25, 22, 18],
    reasonSizes: [28, 25, 22, 20],
    timeSize: 58,
    smallSize: 20,
    idSizes: [76, 72, 68, 64],
    qrCell: 8,
    barModule: 3,
    barHeight: 96,
  },
} as const satisfies Record<BadgePaper, BadgeMetrics>;
