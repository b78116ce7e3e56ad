// The live camera, on for as long as its screen is there and not a moment longer.
import { useEffect, useState } from 'react';
import { resolutionSize, type CameraSettings } from '../../shared/settings/camera.ts';
import { toCameraProblem, type CameraProblem } from './camera-problem.ts';
import { listLiveCameras } from './live-cameras.ts';

export type CameraState =
  | { readonly status: 'starting' }
  | { readonly status: 'live'; readonly stream: MediaStream }
  | { readonly status: 'problem'; readonly code: CameraProblem };

export type LiveWish = Pick<CameraSettings, 'liveCamera' | 'resolution'>;

/** A camera that has not answered by now will not before the pupil has given up. */
const START_TIMEOUT_MS = 6_000;

/** Opens the camera of that name, or the first. @throws DOMException as getUserMedia does */
async function openCamera(devices: MediaDevices, { liveCamera, resolution }: LiveWish): Promise<MediaStream> {
  const { width, height } = resolutionSize(resolution);
  const size = { width: { ideal: width }, height: { ideal: height } };
  if (liveCamera === null) {
    return devices.getUserMedia({ audio: false, video: { ...size, facingMode: 'user' } });
  }
  const chosen = (await listLiveCameras()).find(({ label }) => label === liveCamera);
  // Not another one: it may look where nobody agreed to be seen.
  if (chosen === undefined) throw new DOMException('', 'NotFoundError');
  return devices.getUserMedia({ audio: false, video: { ...size, deviceId: { exact: chosen.deviceId } } });
}

/** Opens the camera while `active`; stops every track when not, on a late answer too. */
export function useCamera(active: boolean, { liveCamera, resolution }: LiveWish): CameraState {
  const [state, setState] = useState<CameraState>({ status: 'starting' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!active) return undefined;
    let current = true;
    let opened: MediaStream | null = null;
    const fail = (code: CameraProblem): void => {
      if (current) setState({ status: 'problem', code });
    };
    const timer = window.setTimeout(() => fail('CAMERA_TIMEOUT'), START_TIMEOUT_MS);
    void open();
    return () => {
      current = false;
      window.clearTimeout(timer);
      if (opened !== null) stopStream(opened);
      setState({ status: 'starting' });
    };

    async function open(): Promise<void> {
      try {
        // mediaDevices is absent where the page is not trusted: then there is no camera for us.
        const devices: MediaDevices | undefined = navigator.mediaDevices;
        if (devices === undefined) return fail('CAMERA_MISSING');
        const stream = await openCamera(devices, { liveCamera, resolution });
        window.clearTimeout(timer);
        if (!current) return stopStream(stream);
        opened = stream;
        for (const track of stream.getTracks()) track.addEventListener('ended', () => fail('CAMERA_UNPLUGGED'));
        setState({ status: 'live', stream });
      } catch (thrown) {
        window.clearTimeout(timer);
        fail(toCameraProblem(thrown));
      }
    }
  }, [active, liveCamera, resolution, tries]);

  const isWaitingForOne = active && state.status === 'problem' && state.code !== 'CAMERA_DENIED';
  useEffect(() => {
    const devices: MediaDevices | undefined = navigator.mediaDevices;
    if (!isWaitingForOne || devices === undefined) return undefined;
    // Plugged in again: nobody should have to start over.
    const again = (): void => setTries((before) => before + 1);
    devices.addEventListener('devicechange', again);
    return () => devices.removeEventListener('devicechange', again);
  }, [isWaitingForOne]);
  return state;
}

function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
