// A line chart: how something went over time.
import { lazy } from 'react';
import { ChartFrame, type ChartProps } from './chart-frame.tsx';

// Its own file: the library is loaded with the first chart, not with the admin view.
const LinePlot = lazy(async () => ({ default: (await import('./line-plot.tsx')).LinePlot }));

/** Lines that differ in dashes and points as well as in colour. */
export function LineChart(chart: ChartProps) {
  return (
    <ChartFrame mark="line" {...chart}>
      <LinePlot points={chart.points} series={chart.series} />
    </ChartFrame>
  );
}
