import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, renderHook, waitFor } from '@testing-library/react';
import { toCameraProblem } from './camera-problem.ts';
import { useCamera } from './use-camera.ts';

function fakeStream(): { stream: MediaStream; stop: jest.Mock } {
  const stop = jest.fn();
  const track = { stop, addEventListener: () => undefined };
  // as: jsdom has no MediaStream; only these members are used.
  return { stream: { getTracks: () => [track] } as unknown as MediaStream, stop };
}

function putCamera(getUserMedia: () => Promise<MediaStream>): void {
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia } });
}

afterEach(() => {
  Reflect.deleteProperty(navigator, 'mediaDevices');
  jest.useRealTimers();
});

describe('the live camera', () => {
  it('is switched off when its screen is left', async () => {
    const { stream, stop } = fakeStream();
    putCamera(async () => stream);
    const { result, unmount } = renderHook(() => useCamera(true));
    await waitFor(() => expect(result.current.status).toBe('live'));
    expect(stop).not.toHaveBeenCalled();
    unmount();
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it('is switched off when it answers after its screen was left', async () => {
    const { stream, stop } = fakeStream();
    let answer: (stream: MediaStream) => void = () => undefined;
    putCamera(async () => new Promise((resolve) => (answer = resolve)));
    const { unmount } = renderHook(() => useCamera(true));
    unmount();
    await act(async () => answer(stream));
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it('is not waited for without end', async () => {
    jest.useFakeTimers();
    putCamera(async () => new Promise(() => undefined));
    const { result } = renderHook(() => useCamera(true));
    await act(async () => jest.advanceTimersByTimeAsync(6_000));
    expect(result.current).toEqual({ status: 'problem', code: 'CAMERA_TIMEOUT' });
  });

  it('says which problem it has', async () => {
    putCamera(async () => {
      throw new DOMException('', 'NotReadableError');
    });
    const { result } = renderHook(() => useCamera(true));
    await waitFor(() => expect(result.current).toEqual({ status: 'problem', code: 'CAMERA_BUSY' }));
    expect(toCameraProblem(new DOMException('', 'NotAllowedError'))).toBe('CAMERA_DENIED');
    expect(toCameraProblem(new DOMException('', 'NotFoundError'))).toBe('CAMERA_MISSING');
    expect(toCameraProblem('?')).toBe('CAMERA_MISSING');
  });
});
