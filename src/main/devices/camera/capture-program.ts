// Which capture program runs: one of three names, as a whole file, never a name for a shell to look up.
import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import { cameraSettings, type CameraSettings } from '../../../shared/settings/camera.ts';

export type CapturePlatform = 'linux' | 'darwin' | 'win32';

const programNames: Readonly<Record<CapturePlatform, string>> = {
  linux: 'fswebcam',
  darwin: 'imagesnap',
  win32: 'CommandCam.exe',
};

/** Where a school's IT puts CommandCam, which is under the GPL and not shipped with Gatehouse. */
const windowsFolders = ['Gatehouse Tools', 'CommandCam'];
/** Where Homebrew puts programs: a Mac app's PATH does not name them. */
const macFolders = ['/opt/homebrew/bin', '/usr/local/bin'];

/** The platform, where it has a capture program. */
export function capturePlatform(platform: string): CapturePlatform | null {
  return platform === 'linux' || platform === 'darwin' || platform === 'win32' ? platform : null;
}

/** The program's name on this platform. */
export const programName = (platform: CapturePlatform): string => programNames[platform];

function usualPlaces(platform: CapturePlatform, env: NodeJS.ProcessEnv): readonly string[] {
  const path = platform === 'win32' ? win32 : posix;
  const onPath = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter);
  const programFiles = [env['ProgramFiles'], env['ProgramFiles(x86)']].flatMap((root) =>
    root === undefined ? [] : windowsFolders.map((folder) => path.join(root, folder)),
  );
  const folders = platform === 'win32' ? programFiles : platform === 'darwin' ? [...onPath, ...macFolders] : onPath;
  // A relative folder would be one that whoever started the kiosk stood in. Windows' PATH is anybody's to write to.
  return folders.filter((folder) => path.isAbsolute(folder)).map((folder) => path.join(folder, programName(platform)));
}

/** True for a file of its own that may be run, and that not everybody may change. */
async function mayRun(file: string): Promise<boolean> {
  try {
    const facts = await stat(await realpath(file));
    if (!facts.isFile()) return false;
    if (process.platform === 'win32') return true;
    await access(file, constants.X_OK);
    return (facts.mode & 0o002) === 0;
  } catch {
    // Not there, or not ours to look at: either way it does not run.
    return false;
  }
}

/**
 * The program's file: the one that is set, or the first of the usual places; null where none may be run. A setting of
 * another platform's program, or of any other shape, is as good as none.
 */
export async function findCaptureProgram(
  platform: CapturePlatform,
  setting: CameraSettings['program'],
  env: NodeJS.ProcessEnv,
): Promise<string | null> {
  if (setting !== null) {
    // Checked again here, because settings can be edited by hand.
    const checked = cameraSettings.shape.program.safeParse(setting);
    const isOurs = checked.success && setting.split(/[\\/]/).at(-1) === programName(platform);
    return isOurs && (await mayRun(setting)) ? setting : null;
  }
  for (const file of usualPlaces(platform, env)) if (await mayRun(file)) return file;
  return null;
}
