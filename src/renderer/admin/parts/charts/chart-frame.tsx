// What every chart has: a heading, a key with patterns, one sentence for screen readers, and the numbers as a table.
import { Suspense, useId, useState, type ReactNode } from 'react';
import { enAdmin } from '../../../strings/en-admin.ts';
import { adminParts } from '../../../strings/admin/parts.ts';
import { Button } from '../../../ui/button.tsx';
import { isNothing, valueAt, type ChartPoint, type ChartSeries } from './chart-data.ts';
import { LineSwatch, PatternSwatch } from './patterns.tsx';

export interface ChartProps {
  readonly title: string;
  /** One sentence that says what the picture shows: "Most late on Mondays (41), fewest on Fridays (12)." */
  readonly summary: string;
  /** Heading of the table's first column: "Day", "Year group". */
  readonly axisLabel: string;
  readonly points: readonly ChartPoint[];
  /** One to four. */
  readonly series: readonly ChartSeries[];
  /** Beside *Show as table*: the export of these numbers. */
  readonly actions?: ReactNode;
}

interface ChartFrameProps extends ChartProps {
  /** What stands for a series in the picture: a filled shape or a line. */
  readonly mark: 'fill' | 'line';
  readonly children: ReactNode;
}

/** Wraps a plot. */
export function ChartFrame({ mark, children, ...chart }: ChartFrameProps) {
  const { title, summary, axisLabel, points, series, actions } = chart;
  const words = adminParts.chart;
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const empty = isNothing(points, series);
  return (
    <section className="adm-card adm-chart" aria-labelledby={id}>
      <div className="adm-page-header">
        <div className="adm-page-header__words">
          <h2 id={id}>{title}</h2>
          <p className="adm-quiet">{summary}</p>
        </div>
        <div className="adm-actions">
          {!empty && (
            <Button size="admin" aria-pressed={asTable} onPress={() => setAsTable(!asTable)}>
              {asTable ? words.showChart : words.showTable}
              <span className="visually-hidden">: {title}</span>
            </Button>
          )}
          {actions}
        </div>
      </div>
      {empty && <p className="adm-quiet">{words.empty}</p>}
      {!empty && asTable && <ChartTable title={title} axisLabel={axisLabel} points={points} series={series} />}
      {!empty && !asTable && (
        <>
          {series.length > 1 && <ChartKey series={series} mark={mark} />}
          <div role="img" aria-label={`${title}. ${summary}`} className="adm-chart__plot">
            <Suspense fallback={<p className="adm-loading">{enAdmin.common.loading}</p>}>{children}</Suspense>
          </div>
        </>
      )}
    </section>
  );
}

function ChartKey({ series, mark }: Pick<ChartFrameProps, 'series' | 'mark'>) {
  return (
    <ul className="adm-chart__key">
      {series.map(({ id, label }, index) => (
        <li key={id}>
          {mark === 'fill' ? <PatternSwatch index={index} /> : <LineSwatch index={index} />}
          {label}
        </li>
      ))}
    </ul>
  );
}

type ChartTableProps = Pick<ChartProps, 'title' | 'axisLabel' | 'points' | 'series'>;

/** The numbers behind a chart. */
export function ChartTable({ title, axisLabel, points, series }: ChartTableProps) {
  return (
    // Focusable, so that the arrow keys scroll it.
    <div className="adm-table-scroll adm-chart__table" role="group" aria-label={title} tabIndex={0}>
      <table className="adm-table" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{axisLabel}</th>
            {series.map(({ id, label }) => (
              <th key={id} scope="col" className="adm-chart__figure">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.id}>
              <th scope="row">{point.label}</th>
              {series.map(({ id }) => (
                <td key={id} className="adm-chart__figure">
                  {valueAt(point, id)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
