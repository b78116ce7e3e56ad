// How badges look: the school's choices, its logo, and a preview that is read back from the bytes a printer would get.
import { z } from 'zod';
import { LOGO_MOST_BYTES } from '../../domain/badge-logo.ts';
import { badgePapers } from '../../domain/badge-paper.ts';
import { badgeSettings } from '../../settings/badge.ts';
import { command, query } from '../endpoint.ts';

const isBytes = (value: unknown): boolean => Object.prototype.toString.call(value) === '[object Uint8Array]';

/** By its tag, not by instanceof: bytes that crossed IPC come from another Uint8Array. */
const bytes = z.custom<Uint8Array>(isBytes, 'bytes');

export const pngBytes = bytes.refine(
  (png) => [0x89, 0x50, 0x4e, 0x47].every((byte, at) => png[at] === byte),
  'a PNG picture',
);

/** The logo as it is kept. */
export const badgeLogo = z.object({
  png: pngBytes,
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  updatedAtMs: z.number().int(),
});
export type BadgeLogo = z.infer<typeof badgeLogo>;

/** What the preview shows. */
export const badgeSample = z.strictObject({
  kind: z.enum(['badge', 'reprint', 'slip']),
  name: z.enum(['usual', 'accents', 'long', 'arabic', 'chinese']),
});
export type BadgeSample = z.infer<typeof badgeSample>;

const paper = z.enum(badgePapers);

export const badgesContract = {
  'badges.getSettings': query({
    role: 'administrator',
    input: z.object({}),
    output: z.object({
      badge: badgeSettings,
      logo: badgeLogo.nullable(),
      /** The papers of the printer and the spare one; null where none is set up. */
      papers: z.object({ main: paper.nullable(), spare: paper.nullable() }),
    }),
  }),
  'badges.saveSettings': command({
    role: 'administrator',
    input: z.object({ badge: badgeSettings }),
    output: z.object({ badge: badgeSettings }),
  }),
  /** Settings as they are typed, kept or not, with the kept logo. The picture is turned the way it is read. */
  'badges.preview': query({
    role: 'administrator',
    input: z.object({ paper, badge: badgeSettings, sample: badgeSample }),
    output: z.object({ png: pngBytes, acrossDots: z.number().int(), alongDots: z.number().int() }),
    timeoutMs: 30_000,
  }),
  /** A PNG or JPEG file; it is made grey, trimmed and scaled down, and replaces the one before. */
  'badges.saveLogo': command({
    role: 'administrator',
    input: z.object({
      file: bytes.refine((file) => file.length > 0 && file.length <= LOGO_MOST_BYTES, 'at most 2 MB'),
    }),
    output: z.object({ logo: badgeLogo }),
    timeoutMs: 30_000,
  }),
  'badges.removeLogo': command({
    role: 'administrator',
    input: z.object({}),
    output: z.object({ removed: z.boolean() }),
  }),
} as const;
