import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, screen } from '@testing-library/react';
import { AppError } from '../../../shared/errors/app-error.ts';
import { renderAdmin } from '../../../../tests/harness/render-admin.tsx';
import { aGate } from '../../../../tests/fakes/a-gate.ts';
import { NOTE_ACTIVITY_EVERY_MS } from './use-note-activity.ts';

afterEach(() => {
  jest.useRealTimers();
});

describe('somebody at the admin view', () => {
  it('is told to main while they touch and type, at most every twenty seconds; an event alone is no activity', async () => {
    jest.useFakeTimers();
    const { bridge, user } = renderAdmin(
      { 'admin.noteActivity': () => ({}) },
      { advanceTimers: (ms: number) => jest.advanceTimersByTime(ms) },
    );
    await act(() => jest.advanceTimersByTimeAsync(10));
    act(() => bridge.emit('sync.statusChanged'));
    expect(bridge.inputsOf('admin.noteActivity')).toHaveLength(0);
    await user.click(screen.getByRole('banner'));
    await user.keyboard('{Tab}{Tab}');
    expect(bridge.inputsOf('admin.noteActivity')).toHaveLength(1);
    await act(() => jest.advanceTimersByTimeAsync(NOTE_ACTIVITY_EVERY_MS));
    await user.keyboard('{Tab}');
    expect(bridge.inputsOf('admin.noteActivity')).toHaveLength(2);
  });

  it('is led to the gate when main says the session is over', async () => {
    const { bridge, user } = renderAdmin({
      'admin.noteActivity': () => {
        bridge.answer('admin.getGate', () => aGate({ signedIn: false }));
        throw new AppError('ADMIN_SIGN_IN_NEEDED');
      },
    });
    await user.click(await screen.findByRole('banner'));
    expect(await screen.findByRole('heading', { name: 'Sign in to the admin view' })).toBeTruthy();
  });
});
