import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, renderHook, waitFor } from '@testing-library/react';
import { toCameraProblem } from './camera-problem.ts';
import { useCamera, type LiveWish } from './use-camera.ts';

const WISH: LiveWish = { liveCamera: null, resolution: '1280x720' };

function fakeStream(): { stream: MediaStream; stop: jest.Mock; track: EventTarget } {
  const stop = jest.fn();
  const track = Object.assign(new EventTarget(), { stop });
  // as: jsdom has no MediaStream; only these members are used.
  return { stream: { getTracks: () => [track] } as unknown as MediaStream, stop, track };
}

type Ask = (constraints: MediaStreamConstraints) => Promise<MediaStream>;

/** Puts cameras of these names in; what is returned hears `devicechange`. */
function putCamera(getUserMedia: Ask, labels: readonly string[] = []): EventTarget {
  const enumerateDevices = async () => labels.map((label, at) => ({ kind: 'videoinput', deviceId: `id-${at}`, label }));
  const value = Object.assign(new EventTarget(), { getUserMedia, enumerateDevices });
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value });
  return value;
}

afterEach(() => {
  Reflect.deleteProperty(navigator, 'mediaDevices');
  jest.useRealTimers();
});

describe('the live camera', () => {
  it('is switched off when its screen is left', async () => {
    const { stream, stop } = fakeStream();
    putCamera(async () => stream);
    const { result, unmount } = renderHook(() => useCamera(true, WISH));
    await waitFor(() => expect(result.current.status).toBe('live'));
    expect(stop).not.toHaveBeenCalled();
    unmount();
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it('is switched off when it answers after its screen was left', async () => {
    const { stream, stop } = fakeStream();
    let answer: (stream: MediaStream) => void = () => undefined;
    putCamera(async () => new Promise((resolve) => (answer = resolve)));
    const { unmount } = renderHook(() => useCamera(true, WISH));
    unmount();
    await act(async () => answer(stream));
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it('is not waited for without end', async () => {
    jest.useFakeTimers();
    putCamera(async () => new Promise(() => undefined));
    const { result } = renderHook(() => useCamera(true, WISH));
    await act(async () => jest.advanceTimersByTimeAsync(6_000));
    expect(result.current).toEqual({ status: 'problem', code: 'CAMERA_TIMEOUT' });
  });

  it('asks for the size that is set, of the first camera', async () => {
    const asked = jest.fn<Ask>(async () => fakeStream().stream);
    putCamera(asked);
    const { result } = renderHook(() => useCamera(true, { ...WISH, resolution: '1920x1080' }));
    await waitFor(() => expect(result.current.status).toBe('live'));
    const video = { width: { ideal: 1920 }, height: { ideal: 1080 }, facingMode: 'user' };
    expect(asked).toHaveBeenCalledWith({ audio: false, video });
  });

  it('opens the camera of the name that is set, and no other in its place', async () => {
    const asked = jest.fn<Ask>(async () => fakeStream().stream);
    putCamera(asked, ['Back', 'Front']);
    const { result, rerender } = renderHook((wish: LiveWish) => useCamera(true, wish), {
      initialProps: { ...WISH, liveCamera: 'Front' },
    });
    await waitFor(() => expect(result.current.status).toBe('live'));
    expect(asked.mock.lastCall?.[0].video).toMatchObject({ deviceId: { exact: 'id-1' } });
    rerender({ ...WISH, liveCamera: 'Door' });
    await waitFor(() => expect(result.current).toEqual({ status: 'problem', code: 'CAMERA_MISSING' }));
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('says that it was unplugged, and comes back by itself when it is plugged in', async () => {
    const first = fakeStream();
    const streams = [first.stream, fakeStream().stream];
    const devices = putCamera(async () => streams.shift() ?? Promise.reject(new DOMException('', 'NotFoundError')));
    const { result } = renderHook(() => useCamera(true, WISH));
    await waitFor(() => expect(result.current.status).toBe('live'));
    act(() => void first.track.dispatchEvent(new Event('ended')));
    expect(result.current).toEqual({ status: 'problem', code: 'CAMERA_UNPLUGGED' });
    act(() => void devices.dispatchEvent(new Event('devicechange')));
    await waitFor(() => expect(result.current.status).toBe('live'));
  });

  it('does not ask again and again where it is not allowed', async () => {
    const asked = jest.fn<Ask>(async () => {
      throw new DOMException('', 'NotAllowedError');
    });
    const devices = putCamera(asked);
    const { result } = renderHook(() => useCamera(true, WISH));
    await waitFor(() => expect(result.current).toEqual({ status: 'problem', code: 'CAMERA_DENIED' }));
    act(() => void devices.dispatchEvent(new Event('devicechange')));
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('says which problem it has', async () => {
    putCamera(async () => {
      throw new DOMException('', 'NotReadableError');
    });
    const { result } = renderHook(() => useCamera(true, WISH));
    await waitFor(() => expect(result.current).toEqual({ status: 'problem', code: 'CAMERA_BUSY' }));
    expect(toCameraProblem(new DOMException('', 'NotAllowedError'))).toBe('CAMERA_DENIED');
    expect(toCameraProblem(new DOMException('', 'NotFoundError'))).toBe('CAMERA_MISSING');
    expect(toCameraProblem('?')).toBe('CAMERA_MISSING');
  });
});
