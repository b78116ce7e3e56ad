// The measuring of frames, over a video that gives them one by one.
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { watchExposure } from './watch-exposure.ts';

afterEach(() => {
  jest.restoreAllMocks();
});

/** A video whose frames have the level that is given, and a canvas that shows it. */
function aVideo(size = { videoWidth: 1280, videoHeight: 720 }) {
  let level = 0;
  let atMs = 0;
  let onFrame: ((atMs: number) => void) | null = null;
  const drawImage = jest.fn();
  const getImageData = () => ({ data: Uint8ClampedArray.from({ length: 4 * 24 * 32 }, () => level) });
  // as: only what the watch asks of a canvas and a video
  const context = { drawImage, getImageData } as unknown as CanvasRenderingContext2D;
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context);
  const cancelVideoFrameCallback = jest.fn();
  const video = {
    ...size,
    requestVideoFrameCallback: (callback: (atMs: number) => void) => {
      onFrame = callback;
      return 7;
    },
    cancelVideoFrameCallback,
  } as unknown as HTMLVideoElement; // as: see above
  return {
    video,
    drawImage,
    cancelVideoFrameCallback,
    frames: (count: number, levelAt: (at: number) => number): void => {
      for (let at = 0; at < count; at += 1) {
        level = levelAt(at);
        atMs += 33;
        onFrame?.(atMs);
      }
    },
  };
}

describe('watching the exposure', () => {
  it('waits while it changes and answers as soon as it has settled', async () => {
    const { video, frames } = aVideo();
    const watch = watchExposure(video);
    frames(20, (at) => at * 10);
    const settled = watch.whenSettled(60_000);
    frames(20, () => 200);
    expect(await settled).toBe(true);
    expect(await watch.whenSettled(60_000)).toBe(true);
  });

  it('measures the part that becomes the still', () => {
    const { video, frames, drawImage } = aVideo();
    watchExposure(video);
    frames(1, () => 100);
    expect(drawImage).toHaveBeenCalledWith(video, 370, 0, 540, 720, 0, 0, 24, 32);
  });

  it('does not wait beyond its bound: neither for a light that flickers nor for a camera that gives no frames', async () => {
    const { video, frames } = aVideo();
    const watch = watchExposure(video);
    expect(await watch.whenSettled(5)).toBe(false);
    frames(40, (at) => (at % 2) * 100);
    expect(await watch.whenSettled(5)).toBe(false);
  });

  it('measures nothing before the picture has a size, and lets go of the video when it is stopped', async () => {
    const { video, frames, drawImage, cancelVideoFrameCallback } = aVideo({ videoWidth: 0, videoHeight: 0 });
    const watch = watchExposure(video);
    frames(40, () => 100);
    expect(drawImage).not.toHaveBeenCalled();
    watch.stop();
    expect(cancelVideoFrameCallback).toHaveBeenCalledWith(7);
  });

  it('never keeps the still waiting where nothing can be measured', async () => {
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    // as: nothing of it is asked
    const watch = watchExposure({} as HTMLVideoElement);
    expect(await watch.whenSettled(60_000)).toBe(false);
    watch.stop();
  });
});
