import { describe, expect, it, jest } from '@jest/globals';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import { FilterBar, FilterChips, SearchBox } from './layout/filter-bar.tsx';
import { Page, Section } from './layout/page.tsx';
import { SidePanel } from './layout/side-panel.tsx';
import { Stepper } from './layout/stepper.tsx';
import { Tabs } from './layout/tabs.tsx';
import { MenuButton } from './menu-button.tsx';
import { Progress } from './progress.tsx';
import { ReorderList } from './reorder-list.tsx';
import { StatusChip } from './status-chip.tsx';

// axe takes its time in jsdom, more so on a busy machine.
jest.setTimeout(30_000);

describe('ReorderList', () => {
  function List() {
    const [items, setItems] = useState<readonly string[]>(['Bus', 'Doctor', 'Music']);
    return <ReorderList label="Order" items={items} idOf={String} nameOf={String} onReorder={setItems} />;
  }
  const order = () =>
    within(screen.getByRole('list', { name: 'Order' }))
      .getAllByRole('listitem')
      .map((item) => item.textContent);

  it('moves by button, keeps the focus on what moved, and reads the new place out', async () => {
    render(<List />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Move Bus down' }));
    expect(order()).toEqual(['Doctor', 'Bus', 'Music']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move Bus down');
    expect(screen.getByRole('status').textContent).toBe('Bus is now 2 of 3.');
    await user.keyboard('{Enter}');
    expect(order()).toEqual(['Doctor', 'Music', 'Bus']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move Bus up');
  });

  it('moves with Alt and the arrow keys, and stops at the ends', async () => {
    render(<List />);
    const user = userEvent.setup();
    screen.getByRole('button', { name: 'Move Music up' }).focus();
    await user.keyboard('{Alt>}{ArrowUp}{ArrowUp}{ArrowUp}{/Alt}');
    expect(order()).toEqual(['Music', 'Bus', 'Doctor']);
  });
});

describe('SidePanel', () => {
  function Scene() {
    const [open, setOpen] = useState(false);
    return (
      <div className="adm-beside">
        <button onClick={() => setOpen(true)}>Open</button>
        {open && (
          <SidePanel title="Maja Wójcik" onClose={() => setOpen(false)}>
            <p>Details</p>
          </SidePanel>
        )}
      </div>
    );
  }

  it('takes the focus, closes on Escape, and gives the focus back', async () => {
    render(<Scene />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Open' }));
    expect(document.activeElement?.textContent).toBe('Maja Wójcik');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(document.activeElement?.textContent).toBe('Open');
  });
});

describe('MenuButton', () => {
  it('is opened and chosen from by keyboard', async () => {
    const chosen: string[] = [];
    render(
      <MenuButton
        label="More for Sixth Form"
        choices={[
          { id: 'rename', label: 'Rename', onSelect: () => chosen.push('rename') },
          { id: 'retire', label: 'Retire', tone: 'danger', onSelect: () => chosen.push('retire') },
        ]}
      />,
    );
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('{Enter}{ArrowDown}');
    expect(await findAxeViolations()).toEqual([]);
    await user.keyboard('{Enter}');
    expect(chosen).toEqual(['retire']);
    expect(screen.queryByRole('menu')).toBeNull();
  });
});

describe('SearchBox', () => {
  it('is cleared by its button and by Escape', async () => {
    function Scene() {
      const [text, setText] = useState('maja');
      return <SearchBox label="Search by name" value={text} onChange={setText} />;
    }
    render(<Scene />);
    const user = userEvent.setup();
    const box = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search by name' });
    await user.click(screen.getByRole('button', { name: 'Clear the search' }));
    expect(box.value).toBe('');
    await user.type(box, 'x{Escape}');
    expect(box.value).toBe('');
  });
});

describe('the parts of a page together', () => {
  function Gallery() {
    const [tab, setTab] = useState<'list' | 'terms'>('list');
    return (
      <main>
        <Page title="Reports" lead="How late, how often." actions={<button>Export</button>}>
          <Stepper
            steps={[
              { id: 'password', label: 'Password', state: 'done' },
              { id: 'school', label: 'School', state: 'todo' },
              { id: 'mappings', label: 'Mappings', state: 'skipped' },
            ]}
            current="school"
            onGo={() => undefined}
          />
          <FilterBar count="3 of 9 shown" onClear={() => undefined}>
            <SearchBox label="Search" value="" onChange={() => undefined} />
            <FilterChips
              label="Who"
              options={[
                { id: 'all', label: 'All' },
                { id: 'staff', label: 'Staff' },
              ]}
              chosen="all"
              onChoose={() => undefined}
            />
          </FilterBar>
          <Tabs
            label="Views"
            selected={tab}
            onSelect={setTab}
            tabs={[
              { id: 'list', label: 'List', content: <p>The list</p> },
              { id: 'terms', label: 'Term dates', content: <p>The dates</p> },
            ]}
          />
          <Section title="State">
            <StatusChip tone="good" meaning="The MIS has it.">
              Confirmed
            </StatusChip>
            <Progress label="Writing the file…" done={3} all={10} onCancel={() => undefined} />
            <Progress label="Asking the MIS…" done={null} all={1} />
          </Section>
        </Page>
      </main>
    );
  }

  it('are clean to axe', async () => {
    render(<Gallery />);
    expect(await findAxeViolations()).toEqual([]);
  });

  it('change tab with the arrow keys', async () => {
    render(<Gallery />);
    act(() => screen.getByRole('tab', { name: 'List' }).focus());
    await userEvent.setup().keyboard('{ArrowRight}');
    expect(screen.getByText('The dates')).toBeTruthy();
    expect(screen.queryByText('The list')).toBeNull();
  });
});
