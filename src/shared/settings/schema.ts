// Every setting: its shape, bounds and default. One stored row per top-level key; secrets are kept elsewhere (secrets.ts).
import { z } from 'zod';
import { codeLetter, defaultPlannedCodes, defaultRegisterTimes, registerTimes } from '../domain/attendance.ts';
import { misAccepts } from '../domain/mis-capability.ts';
import { termDates } from '../domain/term-dates.ts';
import { badgeSettings } from './badge.ts';
import { cameraSettings } from './camera.ts';
import { correspondenceSettings } from './correspondence.ts';
import { scannerSettings, signalSettings } from './readers.ts';
import { printerSettings, printingSettings } from './printer.ts';
import { networkSettings } from './network.ts';
import { setupSettings } from './setup.ts';

export const kioskSettings = z.strictObject({
  name: z.string().min(1).max(60).default('Reception'),
  schoolName: z.string().min(1).max(120).default('Your school'),
  /** IANA zone of the school; the PC's own zone is never used. */
  timeZone: z.string().min(1).default('Europe/London'),
});

export const flowSettings = z.strictObject({
  /** A screen nobody touches warns after this long. */
  idleWarningAfterMs: z.number().int().min(5_000).max(600_000).default(30_000),
  /** How long the warning counts down: WCAG 2.2 asks for at least 20 seconds. */
  idleCountdownMs: z.number().int().min(20_000).max(120_000).default(20_000),
  /** How long the last screen stays. */
  doneMs: z.number().int().min(2_000).max(60_000).default(5_000),
});

/** What wonde-api.md could not verify is a setting, never an assumption. */
export const wondeSettings = z.strictObject({
  baseUrl: z.url().default('https://api.wonde.com/v1.0/'),
  schoolId: z.string().max(64).default(''),
  /** Off: marks are decided and kept, and nothing is written to the MIS. */
  writebackEnabled: z.boolean().default(true),
  requestTimeoutMs: z.number().int().min(1_000).max(300_000).default(30_000),
  pageSize: z.number().int().min(1).max(1_000).default(200),
  paging: z.enum(['offset', 'cursor']).default('offset'),
  rosterEveryMinutes: z.number().int().min(1).max(1_440).default(15),
  fullRosterEveryHours: z.number().int().min(1).max(168).default(24),
  /** A roster that would drop more than this share of current pupils is refused until a person says yes. */
  maxLeaversPercent: z.number().min(1).max(100).default(20),
  maxMarksPerRequest: z.number().int().min(1).max(500).default(50),
  pollEveryMs: z.number().int().min(200).max(600_000).default(5_000),
  /** Words of GET /writebacks/{id} that end a job; anything else means: still running. */
  jobDoneWords: z.array(z.string()).default(['completed', 'complete', 'success', 'successful', 'done', 'processed']),
  jobFailedWords: z.array(z.string()).default(['failed', 'failure', 'error', 'rejected', 'cancelled']),
  /** A job still running after this long goes to a person. */
  jobStuckAfterMinutes: z.number().int().min(1).max(10_080).default(240),
  /** A finished job's marks are looked for in the register this long after; 0: the job's word is enough. */
  verifyAfterMinutes: z.number().int().min(0).max(2_880).default(240),
  /** Codes that staff plan ahead: a mark of ours never goes over one. Empty: nothing is protected. */
  plannedCodes: z.array(codeLetter).default([...defaultPlannedCodes]),
  /** How far back the first reading of the register goes; later ones ask for what changed. */
  registerLookBackDays: z.number().int().min(1).max(60).default(14),
  /** What an administrator knows of this school's MIS; else a table of what vendors publish (core/sync/mis-capability.ts). */
  misAccepts: misAccepts.prefault({}),
  /** Off: never sent, whatever the MIS takes. */
  sendComment: z.boolean().default(true),
  sendMinutesLate: z.boolean().default(true),
});
export type WondeSettings = z.infer<typeof wondeSettings>;

export const adminSettings = z.strictObject({
  /** An admin session nobody uses ends after this long. */
  idleMinutes: z.number().int().min(1).max(120).default(10),
});

export const settingsSchema = z.strictObject({
  kiosk: kioskSettings.prefault({}),
  registers: registerTimes.default(defaultRegisterTimes),
  /** Which days count in reports. */
  termDates: termDates.prefault({}),
  photosEnabled: z.boolean().default(true),
  /** Whether terms and conditions are accepted by default; an action may say otherwise. */
  termsRequired: z.boolean().default(false),
  /** Photos of movements are deleted after this long; no law names a period, so it is short by default. */
  photosKeepDays: z.number().int().min(1).max(2_200).default(30),
  printer: printerSettings.default({ kind: 'none' }),
  /** Takes the badges that the printer is surely not printing. */
  sparePrinter: printerSettings.default({ kind: 'none' }),
  printing: printingSettings.prefault({}),
  badge: badgeSettings.prefault({}),
  camera: cameraSettings.prefault({}),
  scanner: scannerSettings.prefault({}),
  signals: signalSettings.prefault({}),
  flow: flowSettings.prefault({}),
  wonde: wondeSettings.prefault({}),
  admin: adminSettings.prefault({}),
  correspondence: correspondenceSettings.prefault({}),
  setup: setupSettings.prefault({}),
  network: networkSettings.prefault({}),
});
export type Settings = z.infer<typeof settingsSchema>;
export type SettingsKey = keyof Settings;

/** The settings of a kiosk nobody has set up. */
export function defaultSettings(): Settings {
  return settingsSchema.parse({});
}
