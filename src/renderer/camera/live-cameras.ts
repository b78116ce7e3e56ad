// The cameras Chromium sees, by the names the system gives them.
import { useEffect, useState } from 'react';

export interface LiveCamera {
  readonly deviceId: string;
  readonly label: string;
}

/** The cameras that are plugged in; none where the page may not ask. Never rejects. */
export async function listLiveCameras(): Promise<readonly LiveCamera[]> {
  // Absent where the page is not trusted: then there is no camera for us.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  try {
    const found = (await devices?.enumerateDevices()) ?? [];
    return found.flatMap(({ kind, deviceId, label }) => (kind === 'videoinput' ? [{ deviceId, label }] : []));
  } catch {
    // Refused: opening a camera will say why.
    return [];
  }
}

/** The same for as long as it is looked at: asked again when a camera is plugged in or out. Null before the first answer. */
export function useLiveCameras(): readonly LiveCamera[] | null {
  const [cameras, setCameras] = useState<readonly LiveCamera[] | null>(null);
  useEffect(() => {
    let current = true;
    const devices: MediaDevices | undefined = navigator.mediaDevices;
    const ask = (): void => {
      // listLiveCameras never rejects.
      void listLiveCameras().then((found) => current && setCameras(found));
    };
    ask();
    devices?.addEventListener('devicechange', ask);
    return () => {
      current = false;
      devices?.removeEventListener('devicechange', ask);
    };
  }, []);
  return cameras;
}
