// Where the admin view must say something else than the kiosk about the same error. All other codes keep their words
// from en-errors.ts.
import type { ErrorCode } from '../../shared/errors/codes.ts';
import { enErrors, type ErrorWords } from './en-errors.ts';

const adminVariations: Partial<Record<ErrorCode, ErrorWords>> = {
  VALIDATION: {
    title: 'Something is not filled in right',
    sentence: 'Nothing was saved.',
    next: 'Correct what is marked and save again.',
  },
  NOT_FOUND: {
    title: 'That is no longer here',
    sentence: 'The list has changed since this page was opened.',
    next: 'Close this, look at the list again, and repeat it if it is still needed.',
  },
  CONFLICT: {
    title: 'This changed meanwhile',
    sentence: 'Somebody else, or the kiosk itself, was quicker.',
    next: 'Look at it again: there may be nothing left to do.',
  },
  TOO_MANY_TRIES: {
    title: 'Too many tries',
    sentence: 'The kiosk waits a moment before it accepts another.',
    next: 'Wait a minute and try again.',
  },
  CAMERA_MISSING: {
    title: 'There is no camera',
    sentence: 'This kiosk cannot find a camera, or not the one that is chosen.',
    next: 'Check its cable and that the computer itself shows it, then try again. The kiosk works without photos meanwhile.',
  },
  CAMERA_UNPLUGGED: {
    title: 'The camera is gone',
    sentence: 'It was unplugged, or lost its power, while its picture was shown.',
    next: 'Plug it in again: the picture comes back by itself. If it keeps happening, try another cable or another socket of the computer.',
  },
  CAMERA_BUSY: {
    title: 'The camera is busy',
    sentence: 'Another program on this computer is using it.',
    next: 'Close programs that use the camera, such as a video call, and try again.',
  },
  CAMERA_DENIED: {
    title: 'The camera is switched off',
    sentence: 'This computer does not let Gatehouse use the camera.',
    next: 'Ask IT to allow it. Windows: Settings, Privacy & security, Camera, and there both “Camera access” and “Let desktop apps access your camera”. macOS: System Settings, Privacy & Security, Camera, Gatehouse.',
  },
  CAMERA_TIMEOUT: {
    title: 'The camera is not answering',
    sentence: 'No picture came from the camera in time.',
    next: 'Unplug the camera, plug it in again, and try once more.',
  },
  CAMERA_NO_IMAGE: {
    title: 'The picture did not come out',
    sentence: 'The camera answered, but there was no picture in it.',
    next: 'Check that nothing covers it and try again. If it stays so, try the other way to use a camera above.',
  },
  PRINTER_NOT_SET_UP: {
    title: 'No printer is set up',
    sentence: 'This kiosk cannot print badges.',
    next: 'Write the badge ID on paper for the pupil: typing it at the kiosk works just as well. Ask IT to set up a printer.',
  },
  WONDE_WRITEBACK_OFF: {
    title: 'Writing to the MIS is switched off',
    sentence:
      'Marks are kept in the logbook and are not sent, because it is switched off here or not allowed at Wonde.',
    next: 'Switch it on under Integration settings. If it is on there, ask the school’s Wonde administrator to allow writeback.',
  },
  STORAGE_FULL: {
    title: 'The computer’s disk is full',
    sentence: 'The kiosk can no longer keep what pupils record.',
    next: 'Sign pupils in on paper and call IT now: free space on the disk, then restart the kiosk.',
  },
  STORAGE_READONLY: {
    title: 'The kiosk cannot write to its disk',
    sentence: 'It can no longer keep what pupils record.',
    next: 'Sign pupils in on paper and call IT now.',
  },
  STORAGE_CORRUPT: {
    title: 'The kiosk’s records are damaged',
    sentence: 'It stopped before making it worse.',
    next: 'Sign pupils in on paper and call IT now: the runbook says how to restore a backup.',
  },
  STORAGE_BUSY: {
    title: 'The kiosk was busy',
    sentence: 'This was not done.',
    next: 'Try again in a moment.',
  },
  TIMED_OUT: {
    title: 'That took too long',
    sentence: 'No answer came in time. It may still have worked.',
    next: 'Look at the page again before you repeat it. Nothing is ever sent or recorded twice.',
  },
  INTERNAL: {
    title: 'Something went wrong in Gatehouse',
    sentence: 'That is a fault in the program, not something you did.',
    next: 'Try again. If it happens again, give IT the reference below.',
  },
};

/** The words of a code for somebody in the admin view. */
export function adminErrorWords(code: ErrorCode): ErrorWords {
  return adminVariations[code] ?? enErrors[code];
}
