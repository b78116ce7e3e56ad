// Badge IDs: eight digits, the last a Damm check digit, read aloud as two groups of four.
// Digits only: they cannot be misheard as each other the way letters can, and the keypad stays at ten large keys.
import { z } from 'zod';

const DAMM_TABLE = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const;

export const BADGE_ID_LENGTH = 8;
/** How many digits are drawn at random; the check digit is the rest. */
export const BADGE_ID_RANDOM_DIGITS = BADGE_ID_LENGTH - 1;
/** Before the digits in the printed symbol, so that a scanned badge is told from any other barcode or card. */
export const BADGE_SYMBOL_PREFIX = 'GH';

/** The Damm interim digit: 0 over a whole ID with a right check digit. Catches every single wrong digit and every swap of neighbours. */
function dammDigit(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = Number(DAMM_TABLE[interim]?.[Number(digit)] ?? Number.NaN);
  return interim;
}

/** True when the text is eight digits whose check digit fits. */
export function isBadgeId(text: string): boolean {
  return /^\d{8}$/.test(text) && dammDigit(text) === 0;
}

export const badgeId = z.string().refine(isBadgeId, 'a badge ID of eight digits').brand<'BadgeId'>();
export type BadgeId = z.infer<typeof badgeId>;

/** Completes seven random digits with their check digit. */
export function badgeIdFromRandomDigits(sevenDigits: string): BadgeId {
  return badgeId.parse(`${sevenDigits}${dammDigit(sevenDigits)}`);
}

/** The ID as people read it: `4829 1735`. */
export function spacedBadgeId(id: BadgeId): string {
  return `${id.slice(0, 4)} ${id.slice(4)}`;
}

/** What the QR code and the bar code hold: `GH48291735`. */
export function badgeSymbolText(id: BadgeId): string {
  return `${BADGE_SYMBOL_PREFIX}${id}`;
}

export type BadgeText =
  { readonly kind: 'badge'; readonly id: BadgeId } | { readonly kind: 'wrongCheck' } | { readonly kind: 'notABadge' };

/** Reads what somebody typed or scanned, forgiving spaces, hyphens, case and the symbol's prefix. Never throws. */
export function readBadgeText(text: string): BadgeText {
  const compact = text.replace(/[\s-]/g, '').toUpperCase();
  const digits = compact.startsWith(BADGE_SYMBOL_PREFIX) ? compact.slice(BADGE_SYMBOL_PREFIX.length) : compact;
  if (!/^\d{8}$/.test(digits)) return { kind: 'notABadge' };
  const parsed = badgeId.safeParse(digits);
  return parsed.success ? { kind: 'badge', id: parsed.data } : { kind: 'wrongCheck' };
}
