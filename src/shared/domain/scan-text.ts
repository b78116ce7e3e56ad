// What a scanner or card reader sent: one of our badges, something that may be a card, or a code from elsewhere. Pure.
import { BADGE_SYMBOL_PREFIX, readBadgeText, type BadgeId } from './badge-id.ts';
import { normaliseCard } from './card-text.ts';

/** Where a code that is none of ours comes from: a barcode of goods or books, an address of a page, or anything else. */
export type ForeignCode = 'product' | 'link' | 'other';

export type ScanText =
  | { readonly kind: 'badge'; readonly id: BadgeId }
  /** It begins as our badges do, and its digits are not right. */
  | { readonly kind: 'damagedBadge' }
  /** Whether somebody has this card is for the store to say. */
  | { readonly kind: 'card'; readonly text: string }
  | { readonly kind: 'foreign'; readonly from: ForeignCode };

/** What some readers send before the code to tell which symbology it was: `]Q1`, `]C0`. */
const SYMBOLOGY = /^\][A-Za-z]\d/;

/** Addresses, and the other things a phone opens from a QR code: WIFI:…, mailto:…, BEGIN:VCARD. */
const LINK = /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:|tel:|sms:|smsto:|geo:|wifi:|begin:|bitcoin:|otpauth:)/i;

/** Longer texts are cut before anything looks at them. */
const LONGEST = 64;

/** What the whole of a scan is. Never throws. */
export function readScanText(scanned: string): ScanText {
  const text = scanned.trim().replace(SYMBOLOGY, '');
  if (text.toUpperCase().startsWith(BADGE_SYMBOL_PREFIX)) {
    const read = readBadgeText(text);
    if (read.kind === 'badge') return { kind: 'badge', id: read.id };
    if (read.kind === 'wrongCheck' || isNearlyBadge(text)) return { kind: 'damagedBadge' };
  }
  if (LINK.test(text)) return { kind: 'foreign', from: 'link' };
  if (text.length > LONGEST || normaliseCard(text) === null) return { kind: 'foreign', from: 'other' };
  return { kind: 'card', text };
}

/** Our prefix and about as many digits as a badge has: a reader lost or doubled some. */
function isNearlyBadge(text: string): boolean {
  return /^GH\d{5,10}$/.test(text.replace(/[\s-]/g, '').toUpperCase());
}

/**
 * True for a number with the length and the check digit of a barcode on goods or books (EAN-8, UPC-A, EAN-13, ISBN).
 * A card may have such a number too, so this only chooses words for a card nobody has.
 */
export function isProductCode(text: string): boolean {
  const digits = text.trim().replace(SYMBOLOGY, '');
  if (!/^(?:\d{8}|\d{12,13})$/.test(digits)) return false;
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, fromRight) => total + Number(digit) * (fromRight % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
