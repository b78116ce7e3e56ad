// Whether Windows or macOS lets this program use cameras. Linux has no such switch.
import { systemPreferences } from 'electron';
import type { CameraAccess } from '../../core/ports.ts';

/** On macOS the first call asks the person; later ones, and Windows, only look. Never throws. */
export async function cameraAccess(): Promise<CameraAccess> {
  if (process.platform !== 'win32' && process.platform !== 'darwin') return 'unknown';
  try {
    const status = systemPreferences.getMediaAccessStatus('camera');
    if (status === 'granted') return 'allowed';
    if (status === 'denied' || status === 'restricted') return 'blocked';
    if (process.platform !== 'darwin') return 'unknown';
    return (await systemPreferences.askForMediaAccess('camera')) ? 'allowed' : 'blocked';
  } catch {
    // Not said: then a camera that does not open says what it says.
    return 'unknown';
  }
}
