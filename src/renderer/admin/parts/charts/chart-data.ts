// What a chart draws, and the words a screen reader gets of it. Pure.

export interface ChartSeries {
  readonly id: string;
  readonly label: string;
}

export interface ChartPoint {
  readonly id: string;
  /** On the axis: "Mon 14 Sep", "Year 9". */
  readonly label: string;
  /** By series id; absent counts as 0. */
  readonly values: Readonly<Record<string, number>>;
}

/** How many series can be told apart by pattern as well as by colour. */
export const MAX_SERIES = 4;

/** The value of a series at a point. */
export function valueAt(point: ChartPoint, seriesId: string): number {
  return point.values[seriesId] ?? 0;
}

/** True when there is nothing to see: no points, or all of them nought. */
export function isNothing(points: readonly ChartPoint[], series: readonly ChartSeries[]): boolean {
  return points.every((point) => series.every(({ id }) => valueAt(point, id) === 0));
}

/** The points as flat rows, as the charting library reads them. */
export function plotRows(points: readonly ChartPoint[], series: readonly ChartSeries[]) {
  return points.map((point) => ({
    label: point.label,
    ...Object.fromEntries(series.map(({ id }, index) => [seriesKey(index), valueAt(point, id)])),
  }));
}

/** The key of the n-th series in a plot row: safe whatever the series is called. */
export function seriesKey(index: number): string {
  return `s${index}`;
}
