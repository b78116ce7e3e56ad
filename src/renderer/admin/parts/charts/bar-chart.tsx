// A bar chart: how much of each. `rows` puts long names (people, reasons) on the left.
import { lazy } from 'react';
import { ChartFrame, type ChartProps } from './chart-frame.tsx';

// Its own file: the library is loaded with the first chart, not with the admin view.
const BarPlot = lazy(async () => ({ default: (await import('./bar-plot.tsx')).BarPlot }));

interface BarChartProps extends ChartProps {
  readonly direction?: 'columns' | 'rows';
  /** Parts of one whole stand on each other. */
  readonly stacked?: boolean;
}

/** Bars with their values written on them. */
export function BarChart({ direction = 'columns', stacked = false, ...chart }: BarChartProps) {
  return (
    <ChartFrame mark="fill" {...chart}>
      <BarPlot points={chart.points} series={chart.series} direction={direction} stacked={stacked} />
    </ChartFrame>
  );
}
