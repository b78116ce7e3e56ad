// Which way the picture is taken: the live camera, or, where none opens, the capture program.
import { useEffect, useState } from 'react';
import type { CameraCheck, CameraView } from '../../shared/ipc/kiosk-contract.ts';
import { useClient } from '../api/client-context.tsx';
import type { Client } from '../api/client.ts';
import type { CameraProblem } from './camera-problem.ts';
import { useCamera } from './use-camera.ts';

export type PhotoDriver = 'auto' | 'live' | 'node-webcam';

export type CameraWay =
  | { readonly name: 'opening' }
  | { readonly name: 'live'; readonly stream: MediaStream }
  | { readonly name: 'program' }
  | { readonly name: 'problem'; readonly code: CameraProblem };

const unknown: CameraCheck = { access: 'unknown', canCapture: false };

async function checkCamera(client: Client): Promise<CameraCheck> {
  try {
    return await client.call('kiosk.checkCamera', {});
  } catch {
    // Main has logged why: what the browser said has to do.
    return unknown;
  }
}

/** A camera pulled out in the middle, or kept from us, is no reason to look for another way. */
const isAskedAbout = (code: CameraProblem): boolean => code !== 'CAMERA_UNPLUGGED' && code !== 'CAMERA_DENIED';

/** Opens the camera as the driver says, and falls back from live to the program for `auto`. */
export function useCameraWay(driver: PhotoDriver, view: CameraView): CameraWay {
  const client = useClient();
  const [fallenBack, setFallenBack] = useState(false);
  const [check, setCheck] = useState<CameraCheck | null>(null);
  const camera = useCamera(driver !== 'node-webcam' && !fallenBack, view);
  const problem = camera.status === 'problem' ? camera.code : null;
  const asked = problem !== null && isAskedAbout(problem);
  useEffect(() => {
    if (!asked) return undefined;
    let current = true;
    // checkCamera never rejects.
    void checkCamera(client).then((answer) => {
      if (!current) return;
      setCheck(answer);
      setFallenBack(driver === 'auto' && answer.canCapture);
    });
    return () => {
      current = false;
      setCheck(null);
    };
  }, [asked, client, driver]);

  if (driver === 'node-webcam' || fallenBack) return { name: 'program' };
  if (camera.status === 'live') return { name: 'live', stream: camera.stream };
  if (problem === null || (asked && check === null)) return { name: 'opening' };
  return { name: 'problem', code: check?.access === 'blocked' ? 'CAMERA_DENIED' : problem };
}
