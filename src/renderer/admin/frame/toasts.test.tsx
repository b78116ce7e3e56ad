import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { AppError } from '../../../shared/errors/app-error.ts';
import { ToastProvider, useToast } from './toasts.tsx';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

function Page({ undo }: { readonly undo: () => Promise<void> | void }) {
  const toast = useToast();
  return <button onClick={() => toast.undoable({ words: 'Retired Sixth Form.', undo })}>Retire</button>;
}

function renderPage(undo: () => Promise<void> | void = () => undefined) {
  render(
    <ToastProvider>
      <Page undo={undo} />
    </ToastProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Retire' }));
}

const wait = (ms: number) => act(async () => await jest.advanceTimersByTimeAsync(ms));
const isShown = () => screen.queryByText(/Retired Sixth Form/) !== null;

describe('an undo toast', () => {
  it('is announced, stays ten seconds, then goes', async () => {
    renderPage();
    expect(screen.getByRole('status').textContent).toContain('Retired Sixth Form.');
    await wait(9_900);
    expect(isShown()).toBe(true);
    await wait(200);
    expect(isShown()).toBe(false);
  });

  it('waits while the focus is in it, and starts its ten seconds afresh afterwards', async () => {
    renderPage();
    await wait(9_000);
    fireEvent.keyDown(window, { key: 'F6' });
    expect(document.activeElement?.textContent).toBe('Undo');
    await wait(60_000);
    expect(isShown()).toBe(true);
    act(() => screen.getByRole('button', { name: 'Retire' }).focus());
    await wait(9_900);
    expect(isShown()).toBe(true);
    await wait(200);
    expect(isShown()).toBe(false);
  });

  it('takes back what was done, once, and says so', async () => {
    let undone = 0;
    renderPage(async () => {
      undone += 1;
    });
    const undo = screen.getByRole('button', { name: 'Undo' });
    fireEvent.click(undo);
    fireEvent.click(undo);
    await wait(0);
    expect(undone).toBe(1);
    expect(screen.getByRole('status').textContent).toContain('Undone.');
    expect(isShown()).toBe(false);
  });

  it('says in words why it could not be taken back', async () => {
    renderPage(() => Promise.reject(new AppError('NOT_FOUND')));
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await wait(0);
    expect(screen.getByRole('status').textContent).toContain('It could not be undone');
  });
});
