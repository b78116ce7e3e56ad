// Trying the camera: its live picture, and a still made the way the kiosk makes it. Nothing of it leaves the screen.
import { Camera, CameraOff, RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { CapturedPicture } from '../../../shared/ipc/kiosk-contract.ts';
import type { CameraSettings } from '../../../shared/settings/camera.ts';
import { drawStill, lightOfStill, pictureOf } from '../../camera/capture-still.ts';
import { isDark } from '../../camera/exposure.ts';
import { LivePicture, StillPicture } from '../../camera/pictures.tsx';
import { useCamera } from '../../camera/use-camera.ts';
import { watchExposure, type ExposureWatch } from '../../camera/watch-exposure.ts';
import { pictureWords as words } from '../../strings/admin/cameras.ts';
import { adminErrorWords } from '../../strings/en-admin-errors.ts';
import { Button } from '../../ui/button.tsx';
import { AdminError, ErrorStory } from '../parts/admin-error.tsx';
import { Notice } from '../parts/notice.tsx';
import { useCommand } from '../parts/use-command.ts';
import type { CameraDraft } from './camera-draft.ts';

const SETTLE_BOUND_MS = 1_500;

interface TestStill {
  readonly canvas: HTMLCanvasElement;
  readonly width: number;
  readonly height: number;
  /** Whether the brightness was steady; null where it cannot be measured. */
  readonly settled: boolean | null;
}

/** The still as it would be kept: cropped, and turned round only where the settings say so. */
function StillView({ still }: { readonly still: TestStill }) {
  const dark = isDark(lightOfStill(still.canvas));
  return (
    <>
      <div className="adm-live-picture">
        <StillPicture picture={still.canvas} label={words.stillLabel} mirrored={false} />
      </div>
      {dark ? (
        <Notice tone="waiting" title={words.dark} live="status">
          <p>{words.darkText}</p>
        </Notice>
      ) : (
        <Notice tone="good" title={words.works} live="status" />
      )}
      <p className="adm-quiet">
        {words.size(still.width, still.height)}
        {still.settled !== null && ` ${still.settled ? words.settled : words.unsettled}`}
      </p>
    </>
  );
}

/** The live picture, only while somebody wants to see it, and a still of it. */
export function LiveTest({ draft }: { readonly draft: CameraDraft }) {
  const [on, setOn] = useState(false);
  const camera = useCamera(on, draft);
  return (
    <>
      <div className="adm-actions">
        <Button size="admin" icon={on ? <CameraOff aria-hidden /> : <Camera aria-hidden />} onPress={() => setOn(!on)}>
          {on ? words.stop : words.start}
        </Button>
      </div>
      {on && camera.status === 'starting' && <p role="status">{words.starting}</p>}
      {on && camera.status === 'live' && <LiveView stream={camera.stream} draft={draft} />}
      {on && camera.status === 'problem' && (
        <Notice tone="bad" title={adminErrorWords(camera.code).title} live="alert">
          <ErrorStory code={camera.code} />
        </Notice>
      )}
    </>
  );
}

function LiveView({ stream, draft }: { readonly stream: MediaStream; readonly draft: CameraDraft }) {
  const video = useRef<HTMLVideoElement | null>(null);
  const exposure = useRef<ExposureWatch | null>(null);
  const [still, setStill] = useState<TestStill | null>(null);
  const isLive = still === null;
  useEffect(() => {
    const watch = !isLive || video.current === null ? null : watchExposure(video.current);
    exposure.current = watch;
    return () => watch?.stop();
  }, [stream, isLive]);
  async function take(): Promise<void> {
    const settled = (await exposure.current?.whenSettled(SETTLE_BOUND_MS)) ?? null;
    const element = video.current;
    const canvas = element === null ? null : drawStill(element, draft.mirrorPhoto);
    if (element === null || canvas === null) return;
    setStill({ canvas, width: element.videoWidth, height: element.videoHeight, settled });
  }
  if (still !== null) {
    return (
      <>
        <Button size="admin" icon={<RotateCcw aria-hidden />} onPress={() => setStill(null)}>
          {words.again}
        </Button>
        <StillView still={still} />
      </>
    );
  }
  return (
    <>
      {/* take() never rejects: an exposure that cannot be measured is said to be so. */}
      <Button size="admin" icon={<Camera aria-hidden />} onPress={() => void take()}>
        {words.take}
      </Button>
      <div className="adm-live-picture">
        <LivePicture stream={stream} label={words.liveLabel} mirrored={draft.mirrorPreview} videoRef={video} />
      </div>
      <Notice tone="good" title={words.works} live="status" />
    </>
  );
}

/** One still through the capture program, with the settings as they are typed. */
export function CaptureTest({ settings }: { readonly settings: CameraSettings | null }) {
  const capture = useCommand('devices.captureTest');
  const [still, setStill] = useState<TestStill | null>(null);
  const [broken, setBroken] = useState(false);
  async function take(wanted: CameraSettings): Promise<void> {
    setStill(null);
    setBroken(false);
    const captured = await capture.run({ camera: wanted });
    if (captured === null) return;
    const shown = await stillOf(captured, wanted.mirrorPhoto);
    setStill(shown);
    setBroken(shown === null);
  }
  return (
    <>
      <div className="adm-actions">
        <Button
          size="admin"
          icon={<Camera aria-hidden />}
          busy={capture.busy}
          aria-disabled={settings === null}
          onPress={() => settings !== null && void take(settings)}
        >
          {capture.busy ? words.working : words.takeProgram}
        </Button>
      </div>
      {still !== null && <StillView still={still} />}
      {broken && (
        <Notice tone="bad" title={adminErrorWords('CAMERA_NO_IMAGE').title} live="alert">
          <ErrorStory code="CAMERA_NO_IMAGE" />
        </Notice>
      )}
      {capture.error !== null && <AdminError error={capture.error} />}
    </>
  );
}

async function stillOf({ bytes, type, width, height }: CapturedPicture, mirrored: boolean): Promise<TestStill | null> {
  const picture = await pictureOf(new Uint8Array(bytes), type);
  const canvas = picture === null ? null : drawStill(picture, mirrored);
  return canvas === null ? null : { canvas, width, height, settled: null };
}
