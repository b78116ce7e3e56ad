// Turns what the browser and main say about a camera into our own codes.
import type { ErrorCode } from '../../shared/errors/codes.ts';

export type CameraProblem = Extract<ErrorCode, `CAMERA_${string}`>;

/** The code for a rejected getUserMedia; an unknown failure counts as no camera. Never throws. */
export function toCameraProblem(thrown: unknown): CameraProblem {
  const name = thrown instanceof Error || thrown instanceof DOMException ? thrown.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'CAMERA_DENIED';
  if (name === 'NotReadableError' || name === 'AbortError') return 'CAMERA_BUSY';
  if (name === 'TimeoutError') return 'CAMERA_TIMEOUT';
  return 'CAMERA_MISSING';
}

const isCameraProblem = (code: ErrorCode): code is CameraProblem => code.startsWith('CAMERA_');

/** The code for a capture that main refused. */
export function asCameraProblem(code: ErrorCode): CameraProblem {
  if (isCameraProblem(code)) return code;
  return code === 'TIMED_OUT' ? 'CAMERA_TIMEOUT' : 'CAMERA_NO_IMAGE';
}
