// Fills that differ in pattern as well as in colour: solid, stripes, dots, bars.
import { useId } from 'react';

/** The colour of the n-th series: a token. */
export function seriesColour(index: number): string {
  return `var(--chart-${(index % 4) + 1})`;
}

/** The fill of the n-th series; the patterns of `ChartPatterns` with the same id must be in the picture. */
export function seriesFill(id: string, index: number): string {
  return index === 0 ? seriesColour(0) : `url(#${id}-${index})`;
}

/** Solid, long dashes, dots, dash and dot: null is solid. */
const dashes = [null, '10 5', '2 5', '12 4 2 4'] as const;

/** The dashes of the n-th line; null for a solid one. */
export function seriesDashes(index: number): string | null {
  return dashes[index % dashes.length] ?? null;
}

/** The pattern definitions of one picture. `id` has to be unique on the page. */
export function ChartPatterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}-1`} width={8} height={8} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={8} height={8} fill="var(--paper-raised)" />
        <rect width={5} height={8} fill={seriesColour(1)} />
      </pattern>
      <pattern id={`${id}-2`} width={8} height={8} patternUnits="userSpaceOnUse">
        <rect width={8} height={8} fill="var(--paper-raised)" />
        <circle cx={2} cy={2} r={2} fill={seriesColour(2)} />
        <circle cx={6} cy={6} r={2} fill={seriesColour(2)} />
      </pattern>
      <pattern id={`${id}-3`} width={8} height={6} patternUnits="userSpaceOnUse">
        <rect width={8} height={6} fill="var(--paper-raised)" />
        <rect width={8} height={3} fill={seriesColour(3)} />
      </pattern>
    </defs>
  );
}

/** The square in a key. */
export function PatternSwatch({ index }: { readonly index: number }) {
  const id = useId();
  return (
    <svg width={22} height={16} aria-hidden focusable="false">
      <ChartPatterns id={id} />
      <rect x={1} y={1} width={20} height={14} fill={seriesFill(id, index)} stroke={seriesColour(index)} />
    </svg>
  );
}

/** The line in a key. */
export function LineSwatch({ index }: { readonly index: number }) {
  return (
    <svg width={40} height={16} aria-hidden focusable="false">
      <line
        x1={0}
        y1={8}
        x2={40}
        y2={8}
        stroke={seriesColour(index)}
        strokeWidth={3}
        strokeDasharray={seriesDashes(index) ?? undefined}
      />
    </svg>
  );
}
