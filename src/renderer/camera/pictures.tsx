// The live picture and the still, drawn without any address a policy would have to allow.
import { useEffect, useRef, type ReactNode } from 'react';
import { STILL_HEIGHT, STILL_WIDTH } from './capture-still.ts';

interface LivePictureProps {
  readonly stream: MediaStream;
  readonly label: string;
  /** Turned round like a mirror, as people know themselves. */
  readonly mirrored: boolean;
  readonly videoRef: { current: HTMLVideoElement | null };
}

/** The camera's picture. */
export function LivePicture({ stream, label, mirrored, videoRef }: LivePictureProps): ReactNode {
  useEffect(() => {
    const video = videoRef.current;
    if (video === null) return undefined;
    video.srcObject = stream;
    // A play() that is cut short by leaving the screen is no problem of anybody's.
    void Promise.resolve(video.play()).catch(() => undefined);
    return () => {
      video.srcObject = null;
    };
  }, [stream, videoRef]);
  return (
    <video ref={videoRef} className="k-video" data-mirrored={mirrored} muted playsInline autoPlay aria-label={label} />
  );
}

interface StillPictureProps {
  readonly picture: HTMLCanvasElement;
  readonly label: string;
  /** Shown turned round, so that nothing jumps from the live picture to the still; the bytes stay as they are. */
  readonly mirrored: boolean;
}

/** The still. */
export function StillPicture({ picture, label, mirrored }: StillPictureProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(picture, 0, 0, STILL_WIDTH, STILL_HEIGHT);
  }, [picture]);
  return (
    <canvas
      ref={canvas}
      className="k-video"
      data-mirrored={mirrored}
      width={STILL_WIDTH}
      height={STILL_HEIGHT}
      role="img"
      aria-label={label}
    />
  );
}
