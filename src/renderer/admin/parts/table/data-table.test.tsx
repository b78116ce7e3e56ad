import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { findAxeViolations } from '../../../../../tests/harness/axe-dom.ts';
import { giveElementsAHeight } from '../../../../../tests/harness/elements-height.ts';
import type { DataColumn } from './data-columns.ts';
import { DataTable, type DataTableProps } from './data-table.tsx';

// axe takes its time in jsdom, more so on a busy machine.
jest.setTimeout(30_000);

interface Pupil {
  readonly id: string;
  readonly name: string;
  readonly year: string;
  readonly late: number;
}

const columns: ReadonlyArray<DataColumn<Pupil>> = [
  { id: 'name', header: 'Name', cell: (row) => row.name, sortBy: (row) => row.name, share: 2 },
  { id: 'year', header: 'Year', cell: (row) => row.year, sortBy: (row) => row.year },
  { id: 'late', header: 'Late', cell: (row) => row.late, sortBy: (row) => row.late, kind: 'figures' },
  { id: 'note', header: 'Note', cell: () => 'none' },
];

const pupils = (count: number): readonly Pupil[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `p${index}`,
    name: `Pupil ${index}`,
    year: `Year ${(index % 5) + 7}`,
    late: (index * 7) % 31,
  }));

function renderTable(rows: readonly Pupil[], props: Partial<DataTableProps<Pupil>> = {}) {
  render(
    <DataTable
      label="Pupils"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      empty={<p>Nobody yet</p>}
      {...props}
    />,
  );
  return userEvent.setup();
}

const rowsOnScreen = () => screen.getAllByRole('row').slice(1);

beforeAll(giveElementsAHeight);

describe('the data table', () => {
  it('draws only the rows in sight of ten thousand, and says how many there are', () => {
    renderTable(pupils(10_000));
    expect(rowsOnScreen().length).toBeLessThan(60);
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('10001');
  });

  it('sorts words as people order them, up and then down', async () => {
    const user = renderTable(pupils(20));
    const names = () => rowsOnScreen().map((row) => within(row).getByRole('rowheader').textContent);
    const years = () => rowsOnScreen().map((row) => within(row).getAllByRole('cell')[0]?.textContent);
    await user.click(screen.getByRole('button', { name: 'Year' }));
    expect(years()[0]).toBe('Year 7');
    expect(years().at(-1)).toBe('Year 11');
    expect(screen.getByRole('columnheader', { name: 'Year' }).getAttribute('aria-sort')).toBe('ascending');
    await user.click(screen.getByRole('button', { name: 'Year' }));
    expect(years()[0]).toBe('Year 11');
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(names().slice(0, 3)).toEqual(['Pupil 0', 'Pupil 1', 'Pupil 2']);
    expect(screen.queryByRole('button', { name: 'Note' })).toBeNull();
  });

  it('takes the Tab key once, is walked with the arrow keys, and opens with Enter', async () => {
    const opened: string[] = [];
    const user = renderTable(pupils(10_000), { onOpen: (row) => opened.push(row.id) });
    for (let stop = 0; stop < 4; stop += 1) await user.tab();
    expect(document.activeElement?.textContent).toBe('Pupil 0');
    await user.keyboard('{ArrowDown}{ArrowDown}');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Pupil 2'));
    await user.keyboard('{Enter}');
    expect(opened).toEqual(['p2']);
    await user.tab();
    expect(screen.getByRole('table').contains(document.activeElement)).toBe(false);
  });

  it('opens a row by a touch anywhere on it, but not by one on its own buttons', async () => {
    const opened: string[] = [];
    const pressed: string[] = [];
    const user = renderTable(pupils(3), {
      onOpen: (row) => opened.push(row.id),
      rowActions: (row, tabIndex) => (
        <button tabIndex={tabIndex} onClick={() => pressed.push(row.id)}>
          Edit {row.name}
        </button>
      ),
    });
    await user.click(screen.getAllByText('none')[1] ?? document.body);
    await user.click(screen.getByRole('button', { name: 'Edit Pupil 2' }));
    expect(opened).toEqual(['p1']);
    expect(pressed).toEqual(['p2']);
  });

  it('selects rows, and all of them, also those not drawn', async () => {
    function Selecting() {
      const [ids, onChange] = useState<ReadonlySet<string>>(new Set());
      return (
        <>
          <p>{ids.size} selected</p>
          <DataTable
            label="Pupils"
            columns={columns}
            rows={rows}
            rowId={(row) => row.id}
            rowName={(row) => row.name}
            empty={null}
            selection={{ ids, onChange }}
          />
        </>
      );
    }
    const rows = pupils(500);
    render(<Selecting />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('checkbox', { name: 'Select Pupil 1' }));
    expect(screen.getByText('1 selected')).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: 'Select all' }));
    expect(screen.getByText('500 selected')).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: 'Select all' }));
    expect(screen.getByText('0 selected')).toBeTruthy();
  });

  it('shows the empty state, and words while it waits', () => {
    renderTable([]);
    expect(screen.getByText('Nobody yet')).toBeTruthy();
    renderTable([], { loading: true });
    expect(screen.getByRole('status').textContent).toContain('Just a moment');
  });

  it('is clean to axe, with everything in it', async () => {
    renderTable(pupils(30), {
      onOpen: () => undefined,
      rowActions: (row, tabIndex) => (
        <button tabIndex={tabIndex} aria-label={`Edit ${row.name}`}>
          …
        </button>
      ),
      selection: { ids: new Set(['p1']), onChange: () => undefined },
    });
    expect(await findAxeViolations()).toEqual([]);
  });
});
