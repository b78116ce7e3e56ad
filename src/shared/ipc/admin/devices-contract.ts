// Printer, camera and readers: their settings, and a try of each before or after it is kept.
import { z } from 'zod';
import { badgeId } from '../../domain/badge-id.ts';
import { personId } from '../../domain/ids.ts';
import { errorCodeNames } from '../../errors/codes.ts';
import { printerSettings } from '../../settings/printer.ts';
import { cameraSettings } from '../../settings/camera.ts';
import { command, query } from '../endpoint.ts';
import { cameraCheck, capturedPicture } from '../kiosk-contract.ts';

const errorCode = z.enum(errorCodeNames);

/** How a test print went: on paper for certain, sent to a printer that never answers, or why not. */
export const printTest = z.discriminatedUnion('outcome', [
  /** model: as the printer itself names it; null where it does not say. */
  z.object({ outcome: z.enum(['confirmed', 'sent']), paperLow: z.boolean(), model: z.string().nullable() }),
  z.object({ outcome: z.literal('failed'), errorCode }),
]);
export type PrintTest = z.infer<typeof printTest>;

/** What a reader sent. */
export const scanned = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('badge'),
    badgeId,
    /** unknown: this kiosk never gave it out. */
    state: z.enum(['out', 'used', 'expired', 'unknown']),
    personName: z.string().nullable(),
  }),
  /** Eight digits whose check digit is wrong: a reader that loses or doubles characters. */
  z.object({ kind: z.literal('damagedBadge') }),
  z.object({ kind: z.literal('card'), personId, personName: z.string() }),
  /** Text a card may send, and nobody has that card. */
  z.object({ kind: z.literal('unknownCard'), ending: z.string() }),
  z.object({ kind: z.literal('unreadable') }),
]);
export type Scanned = z.infer<typeof scanned>;

export const cameraChoices = z.object({
  access: cameraCheck.shape.access,
  platform: z.enum(['linux', 'mac', 'windows', 'other']),
  /** The capture program's file; null where none is installed, or the one that is set may not be run. */
  program: z.string().nullable(),
  /** Its cameras. `id` is what the setting `device` takes. */
  cameras: z.array(z.object({ id: z.string(), label: z.string() })),
});
export type CameraChoices = z.infer<typeof cameraChoices>;

export const devicesContract = {
  'devices.getSettings': query({
    role: 'administrator',
    input: z.object({}),
    output: z.object({ printer: printerSettings, camera: cameraSettings }),
  }),
  'devices.savePrinter': command({
    role: 'administrator',
    input: z.object({ printer: printerSettings }),
    output: z.object({ printer: printerSettings }),
  }),
  'devices.saveCamera': command({
    role: 'administrator',
    input: z.object({ camera: cameraSettings }),
    output: z.object({ camera: cameraSettings }),
  }),
  /** Prints a page that shows these settings, kept or not. It waits for the badge that is being printed. */
  'devices.testPrint': command({
    role: 'administrator',
    input: z.object({ printer: printerSettings }),
    output: printTest,
    timeoutMs: 90_000,
  }),
  /** One picture through the capture program with these settings; nothing is kept. The live camera is tried on screen. */
  'devices.captureTest': command({
    role: 'administrator',
    input: z.object({ camera: cameraSettings }),
    output: capturedPicture,
    timeoutMs: 15_000,
  }),
  /** What this PC has to take pictures with, apart from the live cameras, which only the screen can see. */
  'devices.listCameras': query({
    role: 'administrator',
    input: z.object({ program: cameraSettings.shape.program.unwrap() }),
    output: cameraChoices,
    timeoutMs: 10_000,
  }),
  /** What a scanner or card reader just sent. A command, so that nobody asks it in passing; nothing is recorded. */
  'devices.readScan': command({
    role: 'administrator',
    input: z.object({ text: z.string().min(1).max(128) }),
    output: scanned,
  }),
} as const;
