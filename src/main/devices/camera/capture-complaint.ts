// Which error a capture program's complaint stands for, where there was no picture.
import { AppError } from '../../../shared/errors/app-error.ts';

/** First match wins. The words are those of fswebcam, imagesnap and CommandCam, and of the systems below them. */
const complaints = [
  [/permission denied|operation not permitted|not authorized|access (was|is) denied/i, 'CAMERA_DENIED'],
  // CommandCam cannot say more of a camera that another program holds.
  [
    /resource busy|device busy|in use by|could not (run filter graph|render capture|create capture filter)/i,
    'CAMERA_BUSY',
  ],
  [/(fopen|error opening (file|output))/i, 'CAMERA_NO_IMAGE'],
  [
    /no such (file|device)|not a v4l|find a source module|no video devices|no (matching )?(camera|device)s? found/i,
    'CAMERA_MISSING',
  ],
] as const;

/** The error, with what was wrong with the picture for the log. The program's own words hold paths and stay out of it. */
export function complaintError(complaint: string, fault: string): AppError {
  const [, code] = complaints.find(([words]) => words.test(complaint)) ?? [null, 'CAMERA_NO_IMAGE'];
  return new AppError(code, { context: { fault } });
}
