// The live picture and the still, drawn without any address a policy would have to allow.
import { useEffect, useRef, type ReactNode } from 'react';
import { cropPortrait, STILL_HEIGHT, STILL_WIDTH } from './capture-still.ts';

interface LivePictureProps {
  readonly stream: MediaStream;
  readonly label: string;
  readonly videoRef: { current: HTMLVideoElement | null };
}

/** The camera's picture, mirrored as people know themselves. */
export function LivePicture({ stream, label, videoRef }: LivePictureProps): ReactNode {
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
  return <video ref={videoRef} className="k-video" muted playsInline autoPlay aria-label={label} />;
}

interface StillPictureProps {
  readonly picture: HTMLCanvasElement | ImageBitmap;
  readonly label: string;
}

/** The still, mirrored like the live picture so that nothing jumps; the bytes that are kept are not mirrored. */
export function StillPicture({ picture, label }: StillPictureProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const crop = cropPortrait(picture.width, picture.height);
    const context = canvas.current?.getContext('2d');
    context?.drawImage(picture, crop.x, crop.y, crop.width, crop.height, 0, 0, STILL_WIDTH, STILL_HEIGHT);
  }, [picture]);
  return (
    <canvas ref={canvas} className="k-video" width={STILL_WIDTH} height={STILL_HEIGHT} role="img" aria-label={label} />
  );
}
