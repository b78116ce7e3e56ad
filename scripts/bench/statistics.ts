// What a list of measured times says: median, tail, ratio to the reference, target met or not. Pure.

/** One measurement beside its reference; times in `unit`, both lists taken in turns in the same run. */
export interface Measurement {
  readonly name: string;
  readonly unit: 'ms' | 'MB' | 'requests';
  readonly samples: readonly number[];
  readonly referenceSamples: readonly number[];
  readonly target: Target;
}

/** What was promised before anything was measured (docs/benchmarks.md says why). */
export interface Target {
  readonly of: 'median' | 'ratio';
  readonly atMost: number;
}

/** A line of the report, with exactly the keys that `--json` writes. */
export interface BenchRow {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  readonly p99: number;
  /** The reference's median, in the same unit. */
  readonly reference: number;
  /** How many times as long as the reference: median by median. */
  readonly ratio: number;
  /** As words: "ratio ≤ 2.5", "median ≤ 100 ms". */
  readonly target: string;
  readonly met: boolean;
}

/**
 * The value that a share (0 to 1) of the samples does not exceed, by nearest rank: always one that was measured.
 * With fewer than a hundred samples the 99th percentile is therefore the slowest.
 * @throws RangeError for no samples, for one that is not a finite number, or for a share outside 0 to 1
 */
export function percentile(samples: readonly number[], share: number): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a share from 0 to 1, not ${share}`);
  if (!samples.every(Number.isFinite)) throw new RangeError('a sample is not a finite number');
  const sorted = samples.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('there are no samples');
  return value;
}

/** The middle of the samples; between two middle ones, their mean. @throws RangeError as percentile */
export function median(samples: readonly number[]): number {
  const lower = percentile(samples, 0.5);
  if (samples.length % 2 === 1) return lower;
  const upper = samples.toSorted((a, b) => a - b)[samples.length / 2] ?? lower;
  return (lower + upper) / 2;
}

/** Makes a measurement's line. Whether the target is met is decided before anything is rounded. */
export function rowOf({ name, unit, samples, referenceSamples, target }: Measurement): BenchRow {
  const middle = median(samples);
  const reference = median(referenceSamples);
  if (reference <= 0) throw new RangeError(`the reference of "${name}" took no time at all`);
  const ratio = middle / reference;
  return {
    name,
    unit,
    median: rounded(middle),
    p99: rounded(percentile(samples, 0.99)),
    reference: rounded(reference),
    ratio: rounded(ratio),
    target: target.of === 'ratio' ? `ratio ≤ ${target.atMost}` : `median ≤ ${target.atMost} ${unit}`,
    met: (target.of === 'ratio' ? ratio : middle) <= target.atMost,
  };
}

/** Three figures are more than a shared machine can promise. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

const columns = ['name', 'unit', 'median', 'p99', 'reference', 'ratio', 'target', 'met'] as const;

/** Lays the lines out for a terminal: words to the left, numbers to the right. */
export function formatTable(rows: readonly BenchRow[]): string {
  const cells = rows.map((row) => columns.map((column) => cell(row, column)));
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...cells.map((line) => line[index]?.length ?? 0)),
  );
  const isNumber = (index: number): boolean => ['median', 'p99', 'reference', 'ratio'].includes(columns[index] ?? '');
  return [[...columns], ...cells]
    .map((line) =>
      line
        .map((text, index) => (isNumber(index) ? text.padStart(widths[index] ?? 0) : text.padEnd(widths[index] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cell(row: BenchRow, column: (typeof columns)[number]): string {
  if (column === 'met') return row.met ? 'yes' : 'NO';
  return column === 'ratio' ? `${row.ratio}×` : String(row[column]);
}
