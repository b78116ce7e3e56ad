// The provisioning file: one JSON document that sets up a kiosk with no hands. resources/provisioning.schema.json is made from this.
import { z } from 'zod';
import { registerTimes } from '../domain/attendance.ts';
import { checkTermDates, termDates } from '../domain/term-dates.ts';
import { adminPassword } from './admin-password.ts';
import { provisionedCorrespondence } from './correspondence.ts';
import { provisionedBadge } from './badge.ts';
import { cameraSettings } from './camera.ts';
import { printerSettings, printingSettings } from './printer.ts';
import { provisionedNetwork } from './network.ts';
import { schoolSections } from './provisioning-school.ts';
import { scannerSettings, signalSettings } from './readers.ts';
import { flowSettings, kioskSettings, settingsSchema, wondeSettings } from './schema.ts';

export const PROVISIONING_VERSION = 1;

export const provisioningDocument = z.strictObject({
  $schema: z.string().optional().describe('Where an editor finds the JSON Schema. Ignored by the kiosk.'),
  version: z.literal(PROVISIONING_VERSION).describe('The version of this format.'),
  kiosk: kioskSettings.partial().optional().describe("The kiosk's name, the school's name and its time zone."),
  wonde: wondeSettings
    .partial()
    .extend({
      schoolId: z.string().min(1).max(64).describe("The school's Wonde id, such as A1234567890."),
      token: z.string().min(8).max(512).describe('The Wonde token of this school. Kept encrypted; never shown again.'),
    })
    .describe('Where the pupils come from and the marks go to.'),
  admin: z
    .strictObject({ password: adminPassword.describe('The password of the admin view. Kept as a scrypt hash.') })
    .optional()
    .describe('Without it the kiosk asks for a password the first time the admin view is opened.'),
  registers: registerTimes.optional().describe('When the registers are taken.'),
  termDates: termDates
    .optional()
    .refine(
      (dates) => dates === undefined || checkTermDates(dates).length === 0,
      'lines overlap or end before they begin',
    )
    .describe('Terms, holidays and closure days, and half days with their own register times.'),
  photosEnabled: z.boolean().optional().describe('The general photo switch.'),
  photosKeepDays: settingsSchema.shape.photosKeepDays
    .unwrap()
    .optional()
    .describe('Photos of movements are deleted after this many days.'),
  printer: printerSettings.optional().describe('The badge printer.'),
  sparePrinter: printerSettings
    .optional()
    .describe('Takes the badges that the printer is surely not printing (off, out of paper, open).'),
  printing: printingSettings
    .partial()
    .optional()
    .describe('When the spare printer is used, and how often badges are printed again.'),
  badge: provisionedBadge.optional().describe('What stands on badges, and the logo of the school.'),
  camera: cameraSettings.partial().optional(),
  scanner: scannerSettings.partial().optional().describe('How scanners and card readers are told from typing.'),
  signals: signalSettings.partial().optional().describe('Sounds and lights.'),
  flow: flowSettings.partial().optional(),
  network: provisionedNetwork
    .optional()
    .describe('How this computer reaches the internet: proxy, log-in, exceptions, an extra file of certificates.'),
  correspondence: provisionedCorrespondence
    .optional()
    .describe('Who is written to when the MIS refuses marks or cannot be reached, and the mail server.'),
  ...schoolSections,
});
export type ProvisioningDocument = z.infer<typeof provisioningDocument>;
