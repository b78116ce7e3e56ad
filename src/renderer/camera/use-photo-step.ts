// The steps of one photo: framing, 3-2-1, a look at it, and its id in main. What the camera does, not what it looks like.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PhotoId } from '../../shared/domain/ids.ts';
import { asAppError } from '../../shared/errors/app-error.ts';
import type { CameraView } from '../../shared/ipc/kiosk-contract.ts';
import { useClient } from '../api/client-context.tsx';
import type { Client } from '../api/client.ts';
import { asCameraProblem, type CameraProblem } from './camera-problem.ts';
import { drawStill, jpegOf, lightOfStill, pictureOf } from './capture-still.ts';
import { isDark } from './exposure.ts';
import { useCameraWay, type CameraWay, type PhotoDriver } from './use-camera-way.ts';
import { watchExposure, type ExposureWatch } from './watch-exposure.ts';

/** A still, ready to be looked at. */
export interface Still {
  readonly picture: HTMLCanvasElement;
  /** Nothing to see in it: a lens cover, perhaps. */
  readonly dark: boolean;
  /** Hands it to main; until then it is on no disk. Null when main could not keep it: the pupil leaves without a photo. */
  readonly keep: () => Promise<PhotoId | null>;
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
  /** Null while there is no live picture: a capture program has none. */
  readonly stream: MediaStream | null;
  /** The picture on screen, for the live driver to take the still from. */
  readonly videoRef: { current: HTMLVideoElement | null };
  readonly take: () => void;
  readonly retake: () => void;
}

type Own = Exclude<PhotoPhase, { name: 'starting' | 'framing' }>;

const COUNT_FROM = 3;
const COUNT_STEP_MS = 1_000;
/** After 3-2-1 most cameras have settled long ago; nobody holds still for longer than this. */
const SETTLE_BOUND_MS = 1_500;

/** Runs one photo with the given driver. */
export function usePhotoStep(driver: PhotoDriver, view: CameraView): PhotoStep {
  const client = useClient();
  const way = useCameraWay(driver, view);
  const videoRef = useRef<HTMLVideoElement>(null);
  const exposure = useRef<ExposureWatch | null>(null);
  const [own, setOwn] = useState<Own | null>(null);
  const { mirrorPhoto } = view;
  const isLive = way.name === 'live';
  const takeStill = useCallback(async (): Promise<void> => {
    setOwn({ name: 'taking' });
    if (!isLive) return setOwn(await stillFromMain(client, mirrorPhoto));
    await exposure.current?.whenSettled(SETTLE_BOUND_MS);
    exposure.current?.stop();
    setOwn(await stillFrom(client, videoRef.current, mirrorPhoto));
  }, [client, isLive, mirrorPhoto]);

  const isCounting = own?.name === 'counting';
  useEffect(() => {
    const video = videoRef.current;
    if (!isLive || !isCounting || video === null) return undefined;
    const watch = watchExposure(video);
    exposure.current?.stop();
    exposure.current = watch;
    return undefined;
  }, [isLive, isCounting]);
  useEffect(() => () => exposure.current?.stop(), []);

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
    phase: phaseOf(way, own),
    stream: way.name === 'live' ? way.stream : null,
    videoRef,
    take: useCallback(() => setOwn({ name: 'counting', seconds: COUNT_FROM }), []),
    retake: useCallback(() => setOwn(null), []),
  };
}

function phaseOf(way: CameraWay, own: Own | null): PhotoPhase {
  // A still already taken outlives a camera that was pulled out afterwards.
  if (own?.name === 'review') return own;
  if (way.name === 'problem') return { name: 'problem', code: way.code };
  if (own !== null) return own;
  return way.name === 'opening' ? { name: 'starting' } : { name: 'framing' };
}

/** The still of a picture, cropped and encoded; the caller looks at it before anything is kept. */
async function stillFrom(
  client: Client,
  source: HTMLVideoElement | ImageBitmap | null,
  mirrored: boolean,
): Promise<Own> {
  const canvas = source === null ? null : drawStill(source, mirrored);
  const jpeg = canvas === null ? null : await jpegOf(canvas);
  if (canvas === null || jpeg === null) return { name: 'problem', code: 'CAMERA_NO_IMAGE' };
  let kept: Promise<PhotoId | null> | null = null;
  // Once: somebody who comes back to this still uses the same photo.
  const keep = (): Promise<PhotoId | null> => (kept ??= keepStill(client, jpeg));
  return { name: 'review', still: { picture: canvas, dark: isDark(lightOfStill(canvas)), keep } };
}

async function keepStill(client: Client, jpeg: Uint8Array<ArrayBuffer>): Promise<PhotoId | null> {
  try {
    return (await client.call('kiosk.keepStill', { jpeg })).photoId;
  } catch {
    // Main has logged why. Fail soft: the movement is worth more than its photo.
    return null;
  }
}

async function stillFromMain(client: Client, mirrored: boolean): Promise<Own> {
  try {
    const { bytes, type } = await client.call('kiosk.captureStill', {});
    return await stillFrom(client, await pictureOf(new Uint8Array(bytes), type), mirrored);
  } catch (thrown) {
    return { name: 'problem', code: asCameraProblem(asAppError(thrown).code) };
  }
}
