import { describe, expect, it, jest } from '@jest/globals';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { findAxeViolations } from '../../../../../tests/harness/axe-dom.ts';
import { BarChart } from './bar-chart.tsx';
// Loaded here, once: the library takes longer to compile than a test waits.
import './bar-plot.tsx';
import { LineChart } from './line-chart.tsx';
import './line-plot.tsx';

// axe takes its time in jsdom, more so on a busy machine.
jest.setTimeout(30_000);

const series = [
  { id: 'late', label: 'Late' },
  { id: 'left', label: 'Left early' },
];
const points = [
  { id: 'mon', label: 'Monday', values: { late: 41, left: 7 } },
  { id: 'tue', label: 'Tuesday', values: { late: 12 } },
];
const chart = { title: 'By weekday', summary: 'Most on Mondays (48).', axisLabel: 'Weekday', points, series };

describe('a chart', () => {
  it('says what it shows to a screen reader, names its series, and writes the values on the bars', async () => {
    const { container } = render(<BarChart {...chart} />);
    expect(screen.getByRole('img', { name: 'By weekday. Most on Mondays (48).' })).toBeTruthy();
    // Tuesday's missing value is nought and draws no bar.
    await waitFor(() => expect(container.querySelectorAll('.recharts-bar-rectangle').length).toBe(3));
    expect(container.querySelector('.adm-chart__plot')?.textContent).toContain('41');
    expect(within(screen.getByRole('list')).getAllByRole('listitem')).toHaveLength(2);
    expect(await findAxeViolations()).toEqual([]);
  });

  it('draws the second series with a pattern and not with a colour alone', async () => {
    const { container } = render(<BarChart {...chart} direction="rows" />);
    await waitFor(() => expect(container.querySelector('path[fill^="url(#"]')).not.toBeNull());
  });

  it('has its numbers as a table, nought where nothing was', async () => {
    render(<LineChart {...chart} />);
    await userEvent.setup().click(screen.getByRole('button', { name: /Show as table/ }));
    const rows = within(screen.getByRole('table', { name: 'By weekday' })).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toEqual(['WeekdayLateLeft early', 'Monday417', 'Tuesday120']);
    expect(await findAxeViolations()).toEqual([]);
  });

  it('draws a line for each series, told apart by its dashes', async () => {
    const { container } = render(<LineChart {...chart} />);
    await waitFor(() => expect(container.querySelectorAll('.recharts-line-curve').length).toBe(2));
    const dashed = [...container.querySelectorAll('.recharts-line-curve')].map((line) =>
      line.getAttribute('stroke-dasharray'),
    );
    expect(new Set(dashed).size).toBe(2);
  });

  it('leaves no word on the page when it goes: the last one it measured may be a name', async () => {
    const measured = () => document.getElementById('recharts_measurement_span')?.textContent ?? null;
    const names = [{ id: 'p1', label: 'Ffion Roberts', values: { late: 2 } }];
    const { unmount } = render(<BarChart {...chart} points={names} direction="rows" />);
    await waitFor(() => expect(measured()).not.toBeNull());
    unmount();
    expect(measured()).toBeNull();
    expect(document.body.textContent).toBe('');
  });

  it('says that there is nothing to draw when every value is nought', () => {
    render(<BarChart {...chart} points={[{ id: 'mon', label: 'Monday', values: {} }]} />);
    expect(screen.getByText('Nothing to draw')).toBeTruthy();
    expect(screen.queryByRole('img')).toBeNull();
  });
});
