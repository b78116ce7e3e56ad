// The device itself, inside the printer child. Opened without ever creating anything: a missing device must not become
// a regular file that swallows badges.
import { execFile } from 'node:child_process';
import { constants, type Stats } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { hasErrno } from '../../../errno.ts';
import type { LineEnd } from '../../../../core/printing/printer-child-port.ts';

const isWindows = process.platform === 'win32';
const READ_BYTES = 256;
/** A printer with nothing to say may end a read at once. */
const READ_AGAIN_MS = 50;

export interface DeviceEvents {
  readonly onOpen: () => void;
  readonly onBytes: (bytes: Uint8Array) => void;
  readonly onFlushed: () => void;
  readonly onGone: (how: LineEnd) => void;
}

export interface DeviceFile {
  readonly send: (bytes: Uint8Array) => void;
  readonly finish: () => void;
}

/** Sets a serial line's speed; a line that refuses keeps the one it has. */
function setSpeed(path: string, baud: number): Promise<void> {
  const [program, args] = isWindows
    ? (['mode.com', [`${path}:`, `BAUD=${baud}`, 'PARITY=n', 'DATA=8', 'STOP=1']] as const)
    : (['stty', ['-F', path, String(baud), 'raw', '-echo', 'clocal', 'cs8', '-cstopb', '-parenb']] as const);
  return new Promise((resolve) => void execFile(program, [...args], { windowsHide: true }, () => resolve()));
}

// A pipe or a character device can be a printer; a file or a folder is a slip that would go unnoticed.
const isPrinterLike = (found: Stats): boolean => found.isCharacterDevice() || found.isFIFO();

async function openDevice(path: string, baud: number | null): Promise<FileHandle> {
  if (isWindows) {
    if (baud !== null) await setSpeed(path, baud);
    // A device name is not a file to look at; opened for writing only, since Windows lets a waiting read block writes.
    return open(`\\\\.\\${path}`, constants.O_WRONLY);
  }
  const found = await stat(path);
  if (!isPrinterLike(found)) throw Object.assign(new Error('not a device'), { code: 'ENODEV' });
  if (baud !== null) await setSpeed(path, baud);
  // A pipe that was read too would give us our own bytes back.
  const way = found.isFIFO() ? constants.O_WRONLY : constants.O_RDWR;
  return open(path, way | constants.O_NOCTTY);
}

function whyNotOpen(error: unknown): LineEnd {
  if (hasErrno(error, 'EACCES') || hasErrno(error, 'EPERM')) return 'denied';
  return hasErrno(error, 'EBUSY') ? 'held' : 'missing';
}

/** Opens the device and begins to read it; what happens is told by the events. */
export function holdDevice(path: string, baud: number | null, events: DeviceEvents): DeviceFile {
  let device: { readonly handle: FileHandle } | null = null;
  let work: Promise<void> = openDevice(path, baud).then(
    (opened) => {
      device = { handle: opened };
      events.onOpen();
      if (!isWindows) void readOn(opened, events);
    },
    (error: unknown) => events.onGone(whyNotOpen(error)),
  );
  // One after the other: bytes reach a device in the order they were handed over.
  const next = (step: (opened: FileHandle) => Promise<void>): void => {
    work = work.then(() => (device === null ? undefined : step(device.handle))).catch(() => events.onGone('reset'));
  };
  return {
    send: (bytes) => next((opened) => writeAll(opened, bytes)),
    finish: () =>
      next(() => {
        events.onFlushed();
        return Promise.resolve();
      }),
  };
}

async function writeAll(device: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let sent = 0; sent < bytes.length;) {
    const { bytesWritten } = await device.write(bytes, sent, bytes.length - sent, null);
    sent += bytesWritten;
  }
}

async function readOn(device: FileHandle, events: DeviceEvents): Promise<void> {
  const buffer = new Uint8Array(READ_BYTES);
  try {
    for (;;) {
      const { bytesRead } = await device.read(buffer, 0, buffer.length, null);
      if (bytesRead > 0) events.onBytes(buffer.slice(0, bytesRead));
      else await new Promise((resolve) => setTimeout(resolve, READ_AGAIN_MS));
    }
  } catch {
    // A device that cannot be read may still be written: then it never answers, which the asker notices.
  }
}
