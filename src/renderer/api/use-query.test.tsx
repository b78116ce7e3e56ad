import { describe, expect, it } from '@jest/globals';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { createFakeBridge } from '../../../tests/fakes/fake-bridge.ts';
import { renderWithBridge } from '../../../tests/harness/render-app.tsx';
import { AppError } from '../../shared/errors/app-error.ts';
import { useQuery } from './use-query.ts';

function Months({ yearGroupId }: { readonly yearGroupId: string }): ReactNode {
  const query = useQuery('kiosk.listBirthMonths', { scope: 'late', yearGroupId });
  return (
    <output>
      {query.status === 'ready' ? query.value.join() : query.status === 'failed' ? query.error.code : 'loading'}
    </output>
  );
}

describe('useQuery', () => {
  it('asks again when an event makes the answer stale', async () => {
    const bridge = createFakeBridge({ 'kiosk.listBirthMonths': () => [1] });
    renderWithBridge(<Months yearGroupId="y8" />, bridge);
    await screen.findByText('1');
    bridge.answer('kiosk.listBirthMonths', () => [1, 2]);
    act(() => bridge.emit('roster.changed'));
    await screen.findByText('1,2');
  });

  it('keeps an old answer rather than none when asking again fails', async () => {
    const bridge = createFakeBridge({ 'kiosk.listBirthMonths': () => [1] });
    renderWithBridge(<Months yearGroupId="y8" />, bridge);
    await screen.findByText('1');
    bridge.answer('kiosk.listBirthMonths', () => {
      throw new AppError('STORAGE_BUSY');
    });
    act(() => bridge.emit('roster.changed'));
    await waitFor(() => expect(bridge.calls).toHaveLength(2));
    await act(async () => undefined);
    expect(screen.getByText('1')).toBeTruthy();
  });

  it('shows the code when the first answer is an error', async () => {
    renderWithBridge(<Months yearGroupId="y8" />, createFakeBridge());
    await screen.findByText('INTERNAL');
  });

  it('never shows the answer to another question', async () => {
    let giveFirst: (months: number[]) => void = () => undefined;
    const bridge = createFakeBridge({
      'kiosk.listBirthMonths': async ({ yearGroupId }) =>
        yearGroupId === 'y7' ? new Promise<number[]>((resolve) => (giveFirst = resolve)) : [8],
    });
    function Switching(): ReactNode {
      const [id, setId] = useState('y7');
      return (
        <>
          <button type="button" onClick={() => setId('y8')}>
            Year 8
          </button>
          <Months yearGroupId={id} />
        </>
      );
    }
    renderWithBridge(<Switching />, bridge);
    await waitFor(() => expect(bridge.calls).toHaveLength(1));
    fireEvent.click(screen.getByRole('button'));
    await screen.findByText('8');
    await act(async () => giveFirst([7]));
    expect(screen.getByText('8')).toBeTruthy();
  });

  it('hears nothing any more once it is gone', async () => {
    const bridge = createFakeBridge({ 'kiosk.listBirthMonths': () => [1] });
    const { unmount } = renderWithBridge(<Months yearGroupId="y8" />, bridge);
    await screen.findByText('1');
    unmount();
    expect(bridge.listenerCount()).toBe(0);
  });
});
