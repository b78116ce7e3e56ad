// The lines themselves, drawn by Recharts. Only chart parts import the library.
import { CartesianGrid, Line, LineChart as Plot, XAxis, YAxis } from 'recharts';
import { plotRows, seriesKey, type ChartPoint, type ChartSeries } from './chart-data.ts';
import { seriesColour, seriesDashes } from './patterns.tsx';
import { useForgottenWords } from './use-forgotten-words.ts';
import { useWidth } from './use-width.ts';

interface LinePlotProps {
  readonly points: readonly ChartPoint[];
  readonly series: readonly ChartSeries[];
}

const HEIGHT_PX = 260;
const MAX_DOTTED_POINTS = 60;
/** How SVG writes no dashes. */
const SOLID = 'none';
const axisText = { fill: 'var(--ink)', fontSize: 14 };

/** One line a series. */
export function LinePlot({ points, series }: LinePlotProps) {
  useForgottenWords();
  const [ref, width] = useWidth();
  return (
    <div ref={ref}>
      <Plot
        width={width}
        height={HEIGHT_PX}
        data={plotRows(points, series)}
        margin={{ top: 12, right: 24, bottom: 4, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="label"
          tick={axisText}
          stroke="var(--line-strong)"
          interval="preserveStartEnd"
          minTickGap={16}
        />
        <YAxis allowDecimals={false} tick={axisText} stroke="var(--line-strong)" width={44} />
        {series.map(({ id }, index) => (
          <Line
            key={id}
            type="linear"
            dataKey={seriesKey(index)}
            stroke={seriesColour(index)}
            strokeWidth={3}
            strokeDasharray={seriesDashes(index) ?? SOLID}
            // The points of a dashed line are whole all the same.
            dot={points.length <= MAX_DOTTED_POINTS ? { strokeDasharray: SOLID, fill: 'var(--paper-raised)' } : false}
            isAnimationActive={false}
          />
        ))}
      </Plot>
    </div>
  );
}
