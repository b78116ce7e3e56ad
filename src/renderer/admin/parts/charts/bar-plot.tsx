// The bars themselves, drawn by Recharts. Only chart parts import the library.
import { useId } from 'react';
import { Bar, BarChart as Plot, CartesianGrid, LabelList, XAxis, YAxis } from 'recharts';
import { plotRows, seriesKey, type ChartPoint, type ChartSeries } from './chart-data.ts';
import { ChartPatterns, seriesColour, seriesFill } from './patterns.tsx';
import { useForgottenWords } from './use-forgotten-words.ts';
import { useWidth } from './use-width.ts';

interface BarPlotProps {
  readonly points: readonly ChartPoint[];
  readonly series: readonly ChartSeries[];
  readonly direction: 'columns' | 'rows';
  readonly stacked: boolean;
}

const COLUMNS_HEIGHT_PX = 260;
const ROW_PX = 26;
const ROWS_AXES_PX = 40;
const NAME_WIDTH_PX = 200;
/** Above this many, values on every bar would cover each other; the table has them. */
const MAX_LABELLED_BARS = 40;

const axisText = { fill: 'var(--ink)', fontSize: 14 };

/** Bars standing (columns) or lying (rows). */
export function BarPlot({ points, series, direction, stacked }: BarPlotProps) {
  useForgottenWords();
  const [ref, width] = useWidth();
  const patternId = useId();
  const isRows = direction === 'rows';
  const barsAPoint = stacked ? 1 : series.length;
  const height = isRows ? ROWS_AXES_PX + points.length * (barsAPoint * ROW_PX + 8) : COLUMNS_HEIGHT_PX;
  const labelled = points.length * series.length <= MAX_LABELLED_BARS;
  const valueAxis = { type: 'number', allowDecimals: false, tick: axisText, stroke: 'var(--line-strong)' } as const;
  const nameAxis = {
    type: 'category',
    dataKey: 'label',
    tick: axisText,
    stroke: 'var(--line-strong)',
    tickLine: false,
  } as const;
  return (
    <div ref={ref}>
      <Plot
        width={width}
        height={height}
        data={plotRows(points, series)}
        layout={isRows ? 'vertical' : 'horizontal'}
        margin={{ top: 20, right: 40, bottom: 4, left: 0 }}
        barCategoryGap={isRows ? 6 : '20%'}
        accessibilityLayer={false}
      >
        <ChartPatterns id={patternId} />
        <CartesianGrid stroke="var(--line)" vertical={isRows} horizontal={!isRows} />
        {isRows ? <XAxis {...valueAxis} /> : <XAxis {...nameAxis} interval="preserveStartEnd" minTickGap={12} />}
        {isRows ? <YAxis {...nameAxis} width={NAME_WIDTH_PX} interval={0} /> : <YAxis {...valueAxis} width={44} />}
        {series.map(({ id }, index) => (
          <Bar
            key={id}
            dataKey={seriesKey(index)}
            {...(stacked ? { stackId: 'whole' } : {})}
            fill={seriesFill(patternId, index)}
            stroke={seriesColour(index)}
            isAnimationActive={false}
            maxBarSize={56}
          >
            {labelled && !stacked && <LabelList position={isRows ? 'right' : 'top'} fill="var(--ink)" fontSize={14} />}
          </Bar>
        ))}
      </Plot>
    </div>
  );
}
