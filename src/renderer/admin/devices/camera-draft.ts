// The camera's settings while they are being edited: what is typed is text, and may be no setting yet.
import { cameraSettings, type CameraSettings } from '../../../shared/settings/camera.ts';

export interface CameraDraft extends Omit<CameraSettings, 'program'> {
  /** Empty: the usual places. */
  readonly program: string;
}

/** The draft of kept settings. */
export const draftOf = ({ program, ...rest }: CameraSettings): CameraDraft => ({ ...rest, program: program ?? '' });

export const usesLive = ({ driver }: Pick<CameraDraft, 'driver'>): boolean => driver === 'auto' || driver === 'live';
export const usesProgram = ({ driver }: Pick<CameraDraft, 'driver'>): boolean =>
  driver === 'auto' || driver === 'node-webcam';

/** The typed program as a setting; undefined when it is none. */
export function programOf(draft: CameraDraft): CameraSettings['program'] | undefined {
  const typed = draft.program.trim();
  const parsed = cameraSettings.shape.program.safeParse(typed === '' ? null : typed);
  return parsed.success ? parsed.data : undefined;
}

/** The draft as settings; null when something typed is no setting. */
export function settingsOf(draft: CameraDraft): CameraSettings | null {
  // What stands in a field nobody sees must not stop a save.
  const program = usesProgram(draft) ? programOf(draft) : null;
  return program === undefined ? null : { ...draft, program };
}
