import { describe, expect, it, jest } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import { SaveBar } from '../parts/save-bar.tsx';
import { UnsavedProvider, useAskBeforeLeaving } from './unsaved.tsx';

// axe takes its time in jsdom, more so on a busy machine.
jest.setTimeout(30_000);

function Page({ onLeft }: { readonly onLeft: () => void }) {
  const ask = useAskBeforeLeaving();
  const [dirty, setDirty] = useState(false);
  const [saved, setSaved] = useState(false);
  return (
    <>
      <button onClick={() => setDirty(true)}>Change</button>
      <button onClick={() => ask(onLeft)}>Go</button>
      <SaveBar
        dirty={dirty}
        busy={false}
        saved={saved}
        onSave={() => {
          setDirty(false);
          setSaved(true);
        }}
        onDiscard={() => setDirty(false)}
      />
    </>
  );
}

function renderPage() {
  let left = 0;
  render(
    <UnsavedProvider>
      <Page onLeft={() => (left += 1)} />
    </UnsavedProvider>,
  );
  const user = userEvent.setup();
  const press = (name: string) => user.click(screen.getByRole('button', { name }));
  return { user, press, left: () => left };
}

describe('leaving a page', () => {
  it('just leaves when nothing was changed', async () => {
    const { press, left } = renderPage();
    await press('Go');
    expect(left()).toBe(1);
  });

  it('asks while something is not saved, with the harmless answer focused; Escape and Stay stay', async () => {
    const { user, press, left } = renderPage();
    await press('Change');
    await press('Go');
    expect(screen.getByRole('alertdialog', { name: 'Leave without saving?' })).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Stay here');
    expect(await findAxeViolations()).toEqual([]);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    await press('Go');
    await press('Stay here');
    expect(left()).toBe(0);
  });

  it('leaves when the person says that the changes may be lost', async () => {
    const { press, left } = renderPage();
    await press('Change');
    await press('Go');
    await press('Leave, lose the changes');
    expect(left()).toBe(1);
  });

  it('does not ask again once it is saved or discarded, and says that it is saved', async () => {
    const { press, left } = renderPage();
    await press('Change');
    expect(screen.getByText('Not saved yet')).toBeTruthy();
    await press('Save');
    expect(screen.getByText('Saved.')).toBeTruthy();
    await press('Go');
    await press('Change');
    await press('Discard changes');
    await press('Go');
    expect(left()).toBe(2);
  });

  it('saves nothing while nothing is changed', async () => {
    const { press } = renderPage();
    await press('Save');
    expect(screen.queryByText('Saved.')).toBeNull();
  });
});
