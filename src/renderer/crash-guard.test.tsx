import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, fireEvent, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createFakeBridge } from '../../tests/fakes/fake-bridge.ts';
import { renderWithBridge } from '../../tests/harness/render-app.tsx';
import { CrashGuard, crashSummary } from './crash-guard.tsx';

const broken = { yes: true };
function Fragile(): ReactNode {
  if (broken.yes) throw new TypeError('Siân O has no year');
  return <p>all is well</p>;
}

afterEach(() => {
  jest.restoreAllMocks();
  broken.yes = true;
});

describe('a bug in a screen', () => {
  it('is logged without its words, forgets the walk, and lets the kiosk start again', async () => {
    // React reports what it caught; the test expects it.
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const bridge = createFakeBridge({ 'kiosk.writeLog': () => ({}), 'kiosk.keepFlow': () => ({}) });
    renderWithBridge(
      <CrashGuard>
        <Fragile />
      </CrashGuard>,
      bridge,
    );
    await screen.findByText('Something went wrong');
    const logged = bridge.inputsOf('kiosk.writeLog')[0]?.message ?? '';
    expect(logged).toMatch(/^TypeError \| at .*Fragile/);
    expect(logged).not.toContain('Siân');
    expect(bridge.inputsOf('kiosk.keepFlow')).toEqual([{ stateJson: null }]);
    broken.yes = false;
    fireEvent.click(screen.getByRole('button', { name: 'Start again' }));
    await screen.findByText('all is well');
  });

  it('is got over by the kiosk alone when nobody is there', async () => {
    jest.useFakeTimers();
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    renderWithBridge(
      <CrashGuard>
        <Fragile />
      </CrashGuard>,
      createFakeBridge(),
    );
    broken.yes = false;
    await act(async () => jest.advanceTimersByTimeAsync(8_000));
    jest.useRealTimers();
    expect(screen.getByText('all is well')).toBeTruthy();
  });

  it('is summarised within what the log takes, whatever was thrown', () => {
    const long = new Error('x'.repeat(2000));
    expect(crashSummary(long).length).toBeLessThanOrEqual(500);
    expect(crashSummary('a name')).toBe('thrown string');
  });
});
