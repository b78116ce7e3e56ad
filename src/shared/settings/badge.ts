// What stands on a badge and how it lies on the paper. The paper itself belongs to each printer (printer.ts).
import { z } from 'zod';
import { badgeOrientations } from '../domain/badge-paper.ts';

/** What a school may leave out. The name, the time, the badge ID and its QR code are on every badge. */
export const badgeFieldNames = [
  'logo',
  'schoolName',
  'photo',
  'year',
  'form',
  'reason',
  'date',
  'dueBack',
  'barcode',
  'kiosk',
] as const;
export type BadgeFieldName = (typeof badgeFieldNames)[number];

const on = z.boolean().default(true);
const off = z.boolean().default(false);

export const badgeFields = z.strictObject({
  logo: on.describe("The school's logo, where one was given."),
  schoolName: on,
  photo: on.describe('The photo taken at the kiosk, where there is one.'),
  year: on,
  form: off,
  reason: on,
  date: on,
  dueBack: on.describe('When they are due back, for actions that say how long people are away.'),
  barcode: on.describe('A Code 128 of the badge ID beside the QR code, where the paper is wide enough.'),
  kiosk: on.describe("The kiosk's name."),
});
export type BadgeFields = z.infer<typeof badgeFields>;

export const badgeSettings = z.strictObject({
  orientation: z.enum(badgeOrientations).default('portrait').describe('landscape: the badge lies along the paper.'),
  fields: badgeFields.prefault({}),
  /** Free words at the foot; empty for none. */
  footer: z.string().trim().max(160).default('').describe('Free words at the foot; empty for none.'),
});
export type BadgeSettings = z.infer<typeof badgeSettings>;

/** The badge in a provisioning file: only what it names is changed. */
export const provisionedBadge = z.strictObject({
  orientation: z.enum(badgeOrientations).optional().describe('landscape: the badge lies along the paper.'),
  fields: z
    .partialRecord(z.enum(badgeFieldNames), z.boolean())
    .optional()
    .describe('What is shown and what is not; those left out stay as they are.'),
  footer: badgeSettings.shape.footer.unwrap().optional().describe('Free words at the foot; empty for none.'),
  logoFile: z
    .string()
    .min(1)
    .max(400)
    .optional()
    .describe('A PNG or JPEG of at most 2 MB; a path from the root, or from the folder of this file.'),
  returnSlips: z.boolean().optional().describe('Whether whoever comes back gets a slip of paper.'),
});
export type ProvisionedBadge = z.infer<typeof provisionedBadge>;
