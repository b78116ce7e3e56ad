// The live camera, on for as long as its screen is there and not a moment longer.
import { useEffect, useState } from 'react';
import { toCameraProblem, type CameraProblem } from './camera-problem.ts';

export type CameraState =
  | { readonly status: 'starting' }
  | { readonly status: 'live'; readonly stream: MediaStream }
  | { readonly status: 'problem'; readonly code: CameraProblem };

const wanted: MediaStreamConstraints = {
  audio: false,
  video: { width: { ideal: 1280 }, height: { ideal: 960 }, facingMode: 'user' },
};
/** A camera that has not answered by now will not before the pupil has given up. */
const START_TIMEOUT_MS = 6_000;

/** Opens the camera while `active`; stops every track when not, on a late answer too. */
export function useCamera(active: boolean): CameraState {
  const [state, setState] = useState<CameraState>({ status: 'starting' });
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
        const stream = await devices.getUserMedia(wanted);
        window.clearTimeout(timer);
        if (!current) return stopStream(stream);
        opened = stream;
        for (const track of stream.getTracks()) track.addEventListener('ended', () => fail('CAMERA_MISSING'));
        setState({ status: 'live', stream });
      } catch (thrown) {
        window.clearTimeout(timer);
        fail(toCameraProblem(thrown));
      }
    }
  }, [active]);
  return state;
}

function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
