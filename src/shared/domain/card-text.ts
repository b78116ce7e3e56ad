// What a card reader types, made comparable. Pure. The same card read by two readers should be one card; two cards
// must never become one, so nothing that tells cards apart is dropped.

/** Words some readers send before the number. Only with something between: "ID4" may be the number itself. */
const PREFIX = /^(?:CARD(?: ?NO)?|NO|NR|SN|UID|CSN|ID|RFID|TAG|HEX|DEC)\s*[:=#]\s*/;
const SHORTEST = 4;
const LONGEST = 20;

/**
 * A card's text in its one form: capitals, letters and digits only, without a reader's prefix and frame characters,
 * without leading zeros beyond four characters (readers differ in how many they send). Null: not a card. Four to
 * twenty letters and digits are; zeros alone are what a reader sends when it failed.
 */
export function normaliseCard(text: string): string | null {
  const words = text
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/^[^A-Z0-9]+/, '')
    .replace(PREFIX, '');
  const kept = words.replace(/[^A-Z0-9]/g, '');
  if (kept.length < SHORTEST || kept.length > LONGEST || /^0+$/.test(kept)) return null;
  return kept.replace(/^0+/, '').padStart(SHORTEST, '0');
}

/** The last characters of a card, for "ends in 4f2a": two of a short number, four of a longer one. */
export function cardHint(card: string): string {
  return card.slice(card.length >= 8 ? -4 : -2);
}
