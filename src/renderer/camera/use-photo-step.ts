// The steps of one photo: framing, 3-2-1, a look at it, and its id in main. What the camera does, not what it looks like.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PhotoId } from '../../shared/domain/ids.ts';
import { asAppError } from '../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import { useClient } from '../api/client-context.tsx';
import type { Client } from '../api/client.ts';
import type { CameraProblem } from './camera-problem.ts';
import { drawStill, jpegOf, pictureOf } from './capture-still.ts';
import { useCamera } from './use-camera.ts';

export type PhotoDriver = 'live' | 'node-webcam';

/** A still, ready to be looked at. */
export interface Still {
  readonly picture: HTMLCanvasElement | ImageBitmap;
  /** Null when main could not keep it: the pupil leaves without a photo rather than not at all. */
  readonly kept: Promise<PhotoId | null>;
}

export type PhotoPhase =
  | { readonly name: 'starting' }
  | { readonly name: 'framing' }
  | { readonly name: 'counting'; readonly seconds: number }
  | { readonly name: 'taking' }
  | { readonly name: 'review'; readonly still: Still }
  | { readonly name: 'problem'; readonly code: CameraProblem };

export interface PhotoStep {
  readonly phase: PhotoPhase;
  readonly stream: MediaStream | null;
  /** The picture on screen, for the live driver to take the still from. */
  readonly videoRef: { current: HTMLVideoElement | null };
  readonly take: () => void;
  readonly retake: () => void;
}

type Own = Exclude<PhotoPhase, { name: 'starting' | 'framing' }>;

const COUNT_FROM = 3;
const COUNT_STEP_MS = 1_000;

/** Runs one photo with the given driver. */
export function usePhotoStep(driver: PhotoDriver): PhotoStep {
  const client = useClient();
  const camera = useCamera(driver === 'live');
  const videoRef = useRef<HTMLVideoElement>(null);
  const [own, setOwn] = useState<Own | null>(null);
  const takeStill = useCallback(async (): Promise<void> => {
    setOwn({ name: 'taking' });
    setOwn(driver === 'live' ? await stillFromVideo(client, videoRef.current) : await stillFromMain(client));
  }, [client, driver]);

  useEffect(() => {
    if (own?.name !== 'counting') return undefined;
    const timer = setTimeout(() => {
      if (own.seconds > 1) setOwn({ name: 'counting', seconds: own.seconds - 1 });
      // takeStill never rejects: every failure is a phase.
      else void takeStill();
    }, COUNT_STEP_MS);
    return () => clearTimeout(timer);
  }, [own, takeStill]);

  return {
    phase: phaseOf(driver, camera.status === 'problem' ? camera.code : null, camera.status === 'live', own),
    stream: camera.status === 'live' ? camera.stream : null,
    videoRef,
    take: useCallback(() => setOwn({ name: 'counting', seconds: COUNT_FROM }), []),
    retake: useCallback(() => setOwn(null), []),
  };
}

function phaseOf(driver: PhotoDriver, problem: CameraProblem | null, live: boolean, own: Own | null): PhotoPhase {
  // A still already taken outlives a camera that was pulled out afterwards.
  if (own?.name === 'review') return own;
  if (problem !== null) return { name: 'problem', code: problem };
  if (own !== null) return own;
  return driver === 'live' && !live ? { name: 'starting' } : { name: 'framing' };
}

async function stillFromVideo(client: Client, video: HTMLVideoElement | null): Promise<Own> {
  const canvas = video === null ? null : drawStill(video);
  const jpeg = canvas === null ? null : await jpegOf(canvas);
  if (canvas === null || jpeg === null) return { name: 'problem', code: 'CAMERA_NO_IMAGE' };
  return { name: 'review', still: { picture: canvas, kept: keepStill(client, jpeg) } };
}

async function keepStill(client: Client, jpeg: Uint8Array<ArrayBuffer>): Promise<PhotoId | null> {
  try {
    return (await client.call('kiosk.keepStill', { jpeg })).photoId;
  } catch {
    // Main has logged why. Fail soft: the movement is worth more than its photo.
    return null;
  }
}

async function stillFromMain(client: Client): Promise<Own> {
  try {
    const { photoId, jpeg } = await client.call('kiosk.captureStill', {});
    const picture = await pictureOf(new Uint8Array(jpeg));
    if (picture === null) return { name: 'problem', code: 'CAMERA_NO_IMAGE' };
    return { name: 'review', still: { picture, kept: Promise.resolve(photoId) } };
  } catch (thrown) {
    return { name: 'problem', code: asCameraProblem(asAppError(thrown).code) };
  }
}

function asCameraProblem(code: ErrorCode): CameraProblem {
  switch (code) {
    case 'CAMERA_MISSING':
    case 'CAMERA_BUSY':
    case 'CAMERA_DENIED':
    case 'CAMERA_TIMEOUT':
    case 'CAMERA_NO_IMAGE':
      return code;
    case 'TIMED_OUT':
      return 'CAMERA_TIMEOUT';
    default:
      return 'CAMERA_NO_IMAGE';
  }
}
