// The kiosk's half of the contract: what the touchscreen may ask of main with nobody signed in.
import { z } from 'zod';
import { actionIcon, languageCode } from '../domain/action.ts';
import { session } from '../domain/attendance.ts';
import { actionId, movementId, personId, photoId, requestId, yearGroupId } from '../domain/ids.ts';
import { identifiedBy, movementKind } from '../domain/movement.ts';
import { badgeId } from '../domain/badge-id.ts';
import { termsVersionId } from '../domain/terms.ts';
import { departmentId, userTypeId } from '../domain/user-type.ts';
import { cameraSettings } from '../settings/camera.ts';
import { scannerSettings, signalSettings } from '../settings/readers.ts';
import { flowSettings } from '../settings/schema.ts';
import { currentTerms } from './admin/terms-contract.ts';
import { command, query } from './endpoint.ts';

/**
 * Whose names are offered. late, leaving: everybody who has a reason to give there; sign: everybody of one user type who
 * signs in and out here or goes into buildings; outNow: only those who are out and not back.
 */
export const directoryScope = z.enum(['late', 'leaving', 'sign', 'outNow']);
export type DirectoryScope = z.infer<typeof directoryScope>;

/** The scope, and for sign the user type that was chosen. */
const directory = z.object({ scope: directoryScope, userTypeId: userTypeId.nullable().default(null) });
export type Directory = z.output<typeof directory>;

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

const MAX_CAPTURED_BYTES = 9 * 1024 * 1024;

/** A picture as a capture program took it, whole and uncropped; the screen makes the still of it. */
export const capturedPicture = z.object({
  bytes: z
    .custom<Uint8Array>(isBytes, 'bytes')
    .refine((bytes) => bytes.length <= MAX_CAPTURED_BYTES, 'a picture of at most 9 MB'),
  type: z.enum(['image/jpeg', 'image/bmp']),
  width: z.number().int(),
  height: z.number().int(),
});

export type CapturedPicture = z.infer<typeof capturedPicture>;

/** How the live camera is opened and its picture shown and kept. */
export const cameraView = cameraSettings.pick({
  liveCamera: true,
  resolution: true,
  mirrorPreview: true,
  mirrorPhoto: true,
});
export type CameraView = z.infer<typeof cameraView>;

/** What main knows of the camera when the live one did not open. */
export const cameraCheck = z.object({
  /** Whether the operating system lets Gatehouse use cameras. */
  access: z.enum(['allowed', 'blocked', 'unknown']),
  /** A capture program is there, and a camera for it. */
  canCapture: z.boolean(),
});
export type CameraCheck = z.infer<typeof cameraCheck>;

/** Which doors the idle screen has: those that lead somewhere in this school. */
export const kioskDoors = z.object({
  late: z.boolean(),
  leaving: z.boolean(),
  return: z.boolean(),
  /** Sign in or out: on site or not, and buildings. */
  sign: z.boolean(),
});
export type KioskDoors = z.infer<typeof kioskDoors>;

export const kioskState = z.object({
  schoolName: z.string(),
  kioskName: z.string(),
  timeZone: z.string(),
  /** The kiosk's clock, which a test may have moved (`--now`). */
  nowMs: z.number().int(),
  demo: z.boolean(),
  cameraDriver: cameraSettings.shape.driver.unwrap(),
  cameraView,
  flow: flowSettings,
  scanner: scannerSettings,
  signals: signalSettings,
  /** empty: never imported; importing: the first import is running; ready. */
  roster: z.enum(['empty', 'importing', 'ready']),
  /** A discreet light for staff who know: ok, waiting (offline or queued), attention (a person is needed). */
  syncLight: z.enum(['ok', 'waiting', 'attention']),
  doors: kioskDoors,
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
  /** Whether the terms and conditions are accepted first. */
  asksTerms: z.boolean(),
  printsBadge: z.boolean(),
});
export type ReasonChoice = z.infer<typeof reasonChoice>;

/** What follows the name in *I'm late* and *I'm leaving*: the reasons; or what has to be said first. */
export const reasonsAnswer = z.discriminatedUnion('next', [
  z.object({ next: z.literal('reason'), reasons: z.array(reasonChoice) }),
  /** Down as out: are they back? */
  z.object({ next: z.literal('stillOut'), leftAtText: z.string() }),
  /** Signed in already, or not signed in: the person screen says so and offers what fits. */
  z.object({ next: z.literal('person') }),
]);
export type ReasonsAnswer = z.infer<typeof reasonsAnswer>;

/** People who sign in and out here: one user type, and whether they are found as pupils or as staff. */
export const signGroup = z.object({ userTypeId, name: z.string(), kind: z.enum(['student', 'staff']) });
export type SignGroup = z.infer<typeof signGroup>;

export const departmentChoice = z.object({ id: departmentId, name: z.string() });
export type DepartmentChoice = z.infer<typeof departmentChoice>;

export const personOffer = reasonChoice.extend({ kind: movementKind, building: z.string().nullable() });
export type PersonOffer = z.infer<typeof personOffer>;

/** Where somebody stands, and exactly what fits: seen before anything is done. */
export const personStanding = z.object({
  personId,
  /** Forename and surname initial: anybody can look over the shoulder. */
  label: z.string(),
  /** untold: these people do not sign in and out, so nothing is known of it. */
  presence: z.enum(['signedIn', 'signedOut', 'notYet', 'untold']),
  /** When they signed in or out. */
  sinceText: z.string().nullable(),
  building: z.string().nullable(),
  /** Out at the door and not back, since when. Not why: anybody may be looking on. */
  outSinceText: z.string().nullable(),
  offers: z.array(personOffer),
  /** Whether *I'm back* fits. */
  canReturn: z.boolean(),
  /** Doors whose reasons this person may give, where those are not among the offers. */
  doors: z.array(z.enum(['late', 'leaving'])),
});
export type PersonStanding = z.infer<typeof personStanding>;

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
  nextStep: z.enum([
    'goToLesson',
    'goToReception',
    'showBadgeAndLeave',
    'leave',
    'welcome',
    'goodbye',
    'inBuilding',
    'outOfBuilding',
  ]),
  /** Which session the movement counts for, where it made a mark. */
  session: session.nullable(),
  badgeId: badgeId.nullable(),
  /** The building a movement led into or out of. */
  building: z.string().nullable(),
  /** True when this movement had been recorded before and nothing new was written. */
  alreadyRecorded: z.boolean(),
});
export type Receipt = z.infer<typeof receipt>;

/** How the person was found, where it was not by a badge. */
const foundBy = identifiedBy.exclude(['badge']).default('name');

/** Where the flow was, kept in main so that a renderer that crashed comes back to the same question. */
export const keptFlow = z.object({ savedAtMs: z.number().int(), stateJson: z.string().max(20_000) });

export const kioskContract = {
  'kiosk.getState': query({ role: 'kiosk', input: z.object({}), output: kioskState }),
  'kiosk.listYearGroups': query({
    role: 'kiosk',
    input: directory,
    output: z.array(yearGroupChoice),
  }),
  'kiosk.listBirthMonths': query({
    role: 'kiosk',
    input: directory.extend({ yearGroupId }),
    output: z.array(birthMonth),
  }),
  'kiosk.listNames': query({
    role: 'kiosk',
    input: directory.extend({ yearGroupId, birthMonth }),
    output: z.array(nameChoice),
  }),
  'kiosk.listReasons': query({
    role: 'kiosk',
    input: z.object({ kind: z.enum(['late', 'leaving']), personId, language: languageCode.default('en') }),
    output: reasonsAnswer,
  }),
  /** Who signs in and out here, as user types. */
  'kiosk.listSignGroups': query({ role: 'kiosk', input: z.object({}), output: z.array(signGroup) }),
  /** Departments of a user type with somebody in them. */
  'kiosk.listDepartments': query({
    role: 'kiosk',
    input: z.object({ userTypeId }),
    output: z.array(departmentChoice),
  }),
  /** The staff of a user type and department. */
  'kiosk.listStaff': query({
    role: 'kiosk',
    input: z.object({ userTypeId, departmentId }),
    output: z.array(nameChoice),
  }),
  'kiosk.getPerson': query({
    role: 'kiosk',
    input: z.object({ personId, language: languageCode.default('en') }),
    output: personStanding,
  }),
  /** Whose card or PIN this is. A command: wrong tries are counted. */
  'kiosk.identify': command({
    role: 'kiosk',
    input: z.object({ by: z.object({ kind: z.enum(['card', 'pin']), text: z.string().min(1).max(64) }) }),
    output: nameChoice,
  }),
  /** Keeps a still, cropped and encoded by the screen; a later recordMovement names it. Unused stills are swept. */
  'kiosk.keepStill': command({ role: 'kiosk', input: z.object({ jpeg: jpegBytes }), output: z.object({ photoId }) }),
  /** Takes a picture with the capture program (driver node-webcam, or auto). Nothing of it is kept. */
  'kiosk.captureStill': command({ role: 'kiosk', input: z.object({}), output: capturedPicture, timeoutMs: 12_000 }),
  /** Asked when the live camera did not open: why, and whether there is another way. */
  'kiosk.checkCamera': query({ role: 'kiosk', input: z.object({}), output: cameraCheck, timeoutMs: 10_000 }),
  'kiosk.recordMovement': command({
    role: 'kiosk',
    input: z.object({
      requestId,
      personId,
      actionId,
      photoId: photoId.nullable(),
      /** The version of the terms that was accepted on the way here. */
      termsVersionId: termsVersionId.nullable().default(null),
      identifiedBy: foundBy,
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
        z.object({ kind: z.literal('person'), personId, identifiedBy: foundBy }),
      ]),
    }),
    output: receipt,
  }),
  'kiosk.getBadgeProgress': query({
    role: 'kiosk',
    input: z.object({ movementId }),
    output: z.object({ badgeId: badgeId.nullable(), state: badgePrintState }),
  }),
  /** A badge that did not come out, printed again by whoever just left; limited per hour. */
  'kiosk.reprintBadge': command({
    role: 'kiosk',
    input: z.object({ movementId }),
    output: z.object({ state: badgePrintState }),
  }),
  'kiosk.keepFlow': command({
    role: 'kiosk',
    input: z.object({ stateJson: z.string().max(20_000).nullable() }),
    output: z.object({}),
  }),
  /** The terms and conditions as they are now; null while none was published. */
  'kiosk.getTerms': query({ role: 'kiosk', input: z.object({}), output: currentTerms.nullable() }),
  'kiosk.getKeptFlow': query({ role: 'kiosk', input: z.object({}), output: keptFlow.nullable() }),
  'kiosk.writeLog': command({
    role: 'kiosk',
    input: z.object({ level: z.enum(['warn', 'error']), message: z.string().max(500) }),
    output: z.object({}),
  }),
} as const;
