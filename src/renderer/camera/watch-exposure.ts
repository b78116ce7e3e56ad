// Measures the frames of a live picture, so that the still is taken once the camera has found its exposure.
import { cropPortrait } from './capture-still.ts';
import { createExposureMeter, lightOf } from './exposure.ts';

/** Small enough to cost nothing, large enough for a mean. */
const SAMPLE_WIDTH = 24;
const SAMPLE_HEIGHT = 32;

export interface ExposureWatch {
  /** True once the exposure has settled; false after `boundMs`, or where frames cannot be measured. Never rejects. */
  whenSettled(boundMs: number): Promise<boolean>;
  stop(): void;
}

/** Begins to measure the part of the video that becomes the still. */
export function watchExposure(video: HTMLVideoElement): ExposureWatch {
  const canvas = document.createElement('canvas');
  canvas.width = SAMPLE_WIDTH;
  canvas.height = SAMPLE_HEIGHT;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const meter = createExposureMeter();
  const waiting = new Set<() => void>();
  let nextFrame = 0;
  if (context !== null) nextFrame = video.requestVideoFrameCallback(measure);

  /** Called with each frame of the camera, and only then: a picture that stands still is no settled exposure. */
  function measure(atMs: number): void {
    nextFrame = video.requestVideoFrameCallback(measure);
    const crop = cropPortrait(video.videoWidth, video.videoHeight);
    if (context === null || crop.width === 0) return;
    context.drawImage(video, crop.x, crop.y, crop.width, crop.height, 0, 0, SAMPLE_WIDTH, SAMPLE_HEIGHT);
    meter.push(lightOf(context.getImageData(0, 0, SAMPLE_WIDTH, SAMPLE_HEIGHT).data).mean, atMs);
    if (meter.isSettled()) for (const settled of waiting) settled();
  }

  return {
    whenSettled(boundMs) {
      if (meter.isSettled()) return Promise.resolve(true);
      if (context === null) return Promise.resolve(false);
      return new Promise((resolve) => {
        const finish = (settled: boolean): void => {
          window.clearTimeout(bound);
          waiting.delete(onSettled);
          resolve(settled);
        };
        const onSettled = (): void => finish(true);
        const bound = window.setTimeout(() => finish(false), boundMs);
        waiting.add(onSettled);
      });
    },
    stop() {
      if (context !== null) video.cancelVideoFrameCallback(nextFrame);
    },
  };
}
