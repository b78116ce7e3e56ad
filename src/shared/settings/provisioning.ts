// The provisioning file: one JSON document that sets up a kiosk with no hands. resources/provisioning.schema.json is made from this.
import { z } from 'zod';
import { registerTimes } from '../domain/attendance.ts';
import { adminPassword } from './admin-password.ts';
import { schoolSections } from './provisioning-school.ts';
import {
  cameraSettings,
  flowSettings,
  kioskSettings,
  printerSettings,
  settingsSchema,
  wondeSettings,
} from './schema.ts';

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
  photosEnabled: z.boolean().optional().describe('The general photo switch.'),
  photosKeepDays: settingsSchema.shape.photosKeepDays
    .unwrap()
    .optional()
    .describe('Photos of movements are deleted after this many days.'),
  printer: printerSettings.optional(),
  camera: cameraSettings.partial().optional(),
  flow: flowSettings.partial().optional(),
  ...schoolSections,
});
export type ProvisioningDocument = z.infer<typeof provisioningDocument>;
