// Every measure of the badge in dots, for each paper, upright and lying along it. At 203 dots an inch a millimetre is 8.
import { paperDots, type BadgeOrientation, type BadgePaper } from '../../../shared/domain/badge-paper.ts';

/** The codes' modules and quiet zones follow trials: QR cells under 6 and bars under 3 dots fail on bad paper. */
export interface BadgeMetrics {
  /** Across the paper. */
  readonly width: number;
  readonly side: number;
  readonly gap: number;
  readonly schoolSizes: readonly number[];
  readonly logoHeight: number;
  readonly nameSizes: readonly number[];
  readonly infoSizes: readonly number[];
  readonly photo: number;
  readonly pillHeight: number;
  readonly pillSizes: readonly number[];
  readonly reasonSizes: readonly number[];
  readonly timeSize: number;
  readonly dueSizes: readonly number[];
  readonly smallSize: number;
  readonly footerSizes: readonly number[];
  readonly idSizes: readonly number[];
  readonly qrCell: number;
  readonly barModule: number;
  readonly barHeight: number;
}

type Sizes = Omit<BadgeMetrics, 'width' | 'barModule'>;

const wide: Sizes = {
  side: 16,
  gap: 20,
  schoolSizes: [30, 26, 22, 20],
  logoHeight: 120,
  nameSizes: [72, 64, 58, 52, 46, 40, 34, 30],
  infoSizes: [36, 32, 28, 24],
  photo: 256,
  pillHeight: 64,
  pillSizes: [38, 34, 30, 26, 22],
  reasonSizes: [36, 32, 28, 24],
  timeSize: 84,
  dueSizes: [36, 32, 28, 24],
  smallSize: 24,
  footerSizes: [26, 24, 22],
  idSizes: [108, 104, 100, 96],
  qrCell: 8,
  barHeight: 96,
};

const narrow: Sizes = {
  side: 8,
  gap: 14,
  schoolSizes: [24, 22, 20],
  logoHeight: 88,
  nameSizes: [54, 48, 42, 36, 30, 26],
  infoSizes: [28, 25, 22],
  photo: 176,
  pillHeight: 48,
  pillSizes: [28, 25, 22, 20],
  reasonSizes: [28, 25, 22, 20],
  timeSize: 58,
  dueSizes: [28, 25, 22],
  smallSize: 20,
  footerSizes: [22, 20],
  idSizes: [76, 72, 68, 64],
  qrCell: 8,
  barHeight: 96,
};

const label: Sizes = {
  side: 12,
  gap: 16,
  schoolSizes: [28, 24, 22, 20],
  logoHeight: 104,
  nameSizes: [64, 58, 52, 46, 40, 34, 30],
  infoSizes: [32, 28, 24],
  photo: 224,
  pillHeight: 56,
  pillSizes: [34, 30, 26, 22],
  reasonSizes: [32, 28, 24, 22],
  timeSize: 72,
  dueSizes: [32, 28, 24],
  smallSize: 22,
  footerSizes: [24, 22, 20],
  idSizes: [92, 88, 84, 80],
  qrCell: 8,
  barHeight: 96,
};

/** Lying along the paper, the badge is as high as the paper is wide: everything shares that height. */
const lying: Readonly<Record<Exclude<BadgePaper, '62mm-300'>, Partial<Sizes>>> = {
  '80mm': { idSizes: [84, 76, 68], logoHeight: 110, nameSizes: [84, 76, 68, 60, 52, 46, 40, 34, 30] },
  '58mm': { idSizes: [56, 52, 48], logoHeight: 72, barHeight: 64, gap: 8 },
  '62mm': { idSizes: [76, 68, 60], logoHeight: 96, barHeight: 80, gap: 12 },
};

const at203: Readonly<Record<Exclude<BadgePaper, '62mm-300'>, Sizes>> = { '80mm': wide, '58mm': narrow, '62mm': label };

const at300 = (dots: number): number => Math.round((dots * 300) / 203);
const all300 = (sizes: readonly number[]): readonly number[] => sizes.map(at300);

function scaled(sizes: Sizes): Sizes {
  return {
    side: at300(sizes.side),
    gap: at300(sizes.gap),
    schoolSizes: all300(sizes.schoolSizes),
    logoHeight: at300(sizes.logoHeight),
    nameSizes: all300(sizes.nameSizes),
    infoSizes: all300(sizes.infoSizes),
    photo: at300(sizes.photo),
    pillHeight: at300(sizes.pillHeight),
    pillSizes: all300(sizes.pillSizes),
    reasonSizes: all300(sizes.reasonSizes),
    timeSize: at300(sizes.timeSize),
    dueSizes: all300(sizes.dueSizes),
    smallSize: at300(sizes.smallSize),
    footerSizes: all300(sizes.footerSizes),
    idSizes: all300(sizes.idSizes),
    qrCell: at300(sizes.qrCell),
    barHeight: at300(sizes.barHeight),
  };
}

/** The measures for a paper and the way the badge lies on it. */
export function badgeMetrics(paper: BadgePaper, orientation: BadgeOrientation): BadgeMetrics {
  const { width, barModule } = paperDots[paper];
  const base = paper === '62mm-300' ? '62mm' : paper;
  const sizes = orientation === 'landscape' ? { ...at203[base], ...lying[base] } : at203[base];
  return { ...(paper === '62mm-300' ? scaled(sizes) : sizes), width, barModule };
}

const SMALLEST_TEXT = 16;

/** The same badge with smaller words; pictures and symbols stay as they are. */
export function tightened(metrics: BadgeMetrics, scale: number): BadgeMetrics {
  const one = (dots: number): number => Math.max(SMALLEST_TEXT, Math.round(dots * scale));
  const all = (sizes: readonly number[]): readonly number[] => sizes.map(one);
  return {
    ...metrics,
    gap: Math.round(metrics.gap * scale),
    schoolSizes: all(metrics.schoolSizes),
    nameSizes: all(metrics.nameSizes),
    infoSizes: all(metrics.infoSizes),
    pillHeight: one(metrics.pillHeight),
    pillSizes: all(metrics.pillSizes),
    reasonSizes: all(metrics.reasonSizes),
    timeSize: one(metrics.timeSize),
    dueSizes: all(metrics.dueSizes),
    smallSize: one(metrics.smallSize),
    footerSizes: all(metrics.footerSizes),
  };
}
