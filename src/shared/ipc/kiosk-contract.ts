// The kiosk's half of the contract: what the touchscreen may ask of main with nobody signed in.
import { z } from 'zod';
import { actionIcon } from '../domain/action.ts';
import { session } from '../domain/attendance.ts';
import { actionId, movementId, personId, photoId, requestId, yearGroupId } from '../domain/ids.ts';
import { movementKind } from '../domain/movement.ts';
import { badgeId } from '../domain/badge-id.ts';
import { flowSettings } from '../settings/schema.ts';
import { command, query } from './endpoint.ts';

/** Whose names are offered: everyone on roll, or only those who are out and not back. */
export const directoryScope = z.enum(['everyone', 'outNow']);
export type DirectoryScope = z.infer<typeof directoryScope>;

/** 1 to 12, or 0 for pupils whose MIS gives no date of birth. */
export const birthMonth = z.number().int().min(0).max(12);

const MAX_STILL_BYTES = 4 * 1024 * 1024;

/** By its tag, not by instanceof: bytes that crossed IPC or a test's realm come from another Uint8Array. */
const isBytes = (value: unknown): boolean => Object.prototype.toString.call(value) === '[object Uint8Array]';

/** A JPEG: its first bytes are checked, its size capped. */
export const jpegBytes = z
  .custom<Uint8Array>(isBytes, 'bytes')
  .refine((bytes) => bytes.length <= MAX_STILL_BYTES, 'a picture of at most 4 MB')
  .refine((bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff, 'a JPEG picture');

export const kioskState = z.object({
  schoolName: z.string(),
  kioskName: z.string(),
  timeZone: z.string(),
  /** The kiosk's clock, which a test may have moved (`--now`). */
  nowMs: z.number().int(),
  demo: z.boolean(),
  cameraDriver: z.enum(['live', 'node-webcam', 'none']),
  flow: flowSettings,
  /** empty: never imported; importing: the first import is running; ready. */
  roster: z.enum(['empty', 'importing', 'ready']),
  /** A discreet light for staff who know: ok, waiting (offline or queued), attention (a person is needed). */
  syncLight: z.enum(['ok', 'waiting', 'attention']),
});
export type KioskState = z.infer<typeof kioskState>;

export const yearGroupChoice = z.object({
  id: yearGroupId,
  /** As the MIS names it: "Year 7", "Reception". */
  name: z.string(),
  /** The large numeral or letter on the button: "7", "R"; null where the name gives none. */
  numeral: z.string().nullable(),
});
export type YearGroupChoice = z.infer<typeof yearGroupChoice>;

export const nameChoice = z.object({
  personId,
  /** "Siân O": forename and as much more as tells it from the others. */
  label: z.string(),
  /** Form group, given only where two labels would be the same. */
  detail: z.string().nullable(),
});
export type NameChoice = z.infer<typeof nameChoice>;

export const reasonChoice = z.object({
  actionId,
  name: z.string(),
  icon: actionIcon,
  /** Whether a photo is taken before the movement is recorded. */
  takesPhoto: z.boolean(),
  printsBadge: z.boolean(),
});
export type ReasonChoice = z.infer<typeof reasonChoice>;

export const badgePrintState = z.enum([
  'waiting',
  'printing',
  'confirmed',
  'sent',
  'failed',
  'unconfirmed',
  'noPrinter',
]);
export type BadgePrintState = z.infer<typeof badgePrintState>;

export const receipt = z.object({
  movementId,
  kind: movementKind,
  /** Forename and surname initial: the last screen can be read from the queue. */
  personLabel: z.string(),
  occurredAtMs: z.number().int(),
  /** "09:12" in the school's zone. */
  timeText: z.string(),
  reasonName: z.string(),
  /** Where to go now. */
  nextStep: z.enum(['goToLesson', 'goToReception', 'showBadgeAndLeave', 'leave']),
  /** Which session the movement counts for, where it made a mark. */
  session: session.nullable(),
  badgeId: badgeId.nullable(),
  /** True when this movement had been recorded before and nothing new was written. */
  alreadyRecorded: z.boolean(),
});
export type Receipt = z.infer<typeof receipt>;

/** Where the flow was, kept in main so that a renderer that crashed comes back to the same question. */
export const keptFlow = z.object({ savedAtMs: z.number().int(), stateJson: z.string().max(20_000) });

export const kioskContract = {
  'kiosk.getState': query({ role: 'kiosk', input: z.object({}), output: kioskState }),
  'kiosk.listYearGroups': query({
    role: 'kiosk',
    input: z.object({ scope: directoryScope }),
    output: z.array(yearGroupChoice),
  }),
  'kiosk.listBirthMonths': query({
    role: 'kiosk',
    input: z.object({ scope: directoryScope, yearGroupId }),
    output: z.array(birthMonth),
  }),
  'kiosk.listNames': query({
    role: 'kiosk',
    input: z.object({ scope: directoryScope, yearGroupId, birthMonth }),
    output: z.array(nameChoice),
  }),
  'kiosk.listReasons': query({
    role: 'kiosk',
    input: z.object({ kind: z.enum(['late', 'leaving']), personId }),
    output: z.array(reasonChoice),
  }),
  /** Keeps a still the live camera took; a later recordMovement names it. Unused stills are swept. */
  'kiosk.keepStill': command({ role: 'kiosk', input: z.object({ jpeg: jpegBytes }), output: z.object({ photoId }) }),
  /** Takes a still with the capture program (driver node-webcam). */
  'kiosk.captureStill': command({
    role: 'kiosk',
    input: z.object({}),
    output: z.object({ photoId, jpeg: jpegBytes }),
    timeoutMs: 12_000,
  }),
  'kiosk.recordMovement': command({
    role: 'kiosk',
    input: z.object({
      requestId,
      kind: z.enum(['late', 'leaving']),
      personId,
      actionId,
      photoId: photoId.nullable(),
    }),
    output: receipt,
  }),
  'kiosk.recordReturn': command({
    role: 'kiosk',
    input: z.object({
      requestId,
      by: z.discriminatedUnion('kind', [
        /** What was typed or scanned, unread: main says which of wrong check, unknown, used or expired it is. */
        z.object({ kind: z.literal('badge'), text: z.string().max(64) }),
        z.object({ kind: z.literal('person'), personId }),
      ]),
    }),
    output: receipt,
  }),
  'kiosk.getBadgeProgress': query({
    role: 'kiosk',
    input: z.object({ movementId }),
    output: z.object({ badgeId: badgeId.nullable(), state: badgePrintState }),
  }),
  'kiosk.keepFlow': command({
    role: 'kiosk',
    input: z.object({ stateJson: z.string().max(20_000).nullable() }),
    output: z.object({}),
  }),
  'kiosk.getKeptFlow': query({ role: 'kiosk', input: z.object({}), output: keptFlow.nullable() }),
  'kiosk.writeLog': command({
    role: 'kiosk',
    input: z.object({ level: z.enum(['warn', 'error']), message: z.string().max(500) }),
    output: z.object({}),
  }),
} as const;
